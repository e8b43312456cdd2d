"""The parts of an answer on contacts, and what each may be: a name, a function, a body.

A part alone seldom tells (« Claire Vidal », « Val Fleuri »): each gets a score for every kind, and what stands
beside it, e-mails above all, decides in :mod:`normalize.contact_people`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize import contact_given
from normalize.contact_agreement import letters_of, spelled_among, spells
from normalize.contact_kinds import (
    CIVIL,
    FUNCTION,
    KINDS,
    NAME,
    NOT_NAMES,
    SURE_NAME,
    as_name,
    scores,
    without_civility,
)
from normalize.contact_marks import EMAIL_MARK, MARK
from normalize.text import fold

_SEPARATORS = re.compile(
    r"\s*[|;\t•·▪■►➢→]\s*|\s+[-–—]\s*|\s*[-–—]\s+|[-–—]$|^[-–—]|\s*:\s*|,\s*|[()\[\]]|\s+/\s+|^\s*[+*o]\s+|"
    r"/(?=[\ue000\ue001])|(?<=\ue002)/"
)
_BULLET = re.compile(r"^\s*(?:[-–—•·▪■►➢*+«]|[oe](?=\s)|\d{1,2}[.)])\s*")
# « Pour Toit Rivemont : … », « Côté association : … »
_FOR = re.compile(
    r"^\s*(?:[Pp]our|[Cc]ôté|POUR) (?:l['’]association |le bailleur |l['’]|la |le )?(?=[A-ZÀ-Ý«\"])"
)
_LABELS = {
    "name": r"noms?(?: et prenoms?| ?[/,&-] ?prenoms?| prenoms?)?|prenoms?(?: et noms?| noms?)?",
    "function": r"fonctions?|qualites?|postes?|titres?|role",
    "body": r"organismes?|structures?|employeurs?|etablissements?|societes?|raison sociale",
    "fax": r"fax|telecopies?|telecopieurs?",
    "": r"(?:votre |notre |vos |nos )?contacts?|personnes? (?:referentes?|ressources?|a contacter)(?: du projet)?|"
    r"referents?(?: du projet)?|(?:votre |notre |vos |nos |l')?interlocut(?:eur|rice)s?(?: est| sera| sont)?|"
    r"tel(?:ephone)?s?|portables?|mobiles?|gsm|e-?mails?|mels?|mails?|courriels?|t|p|"
    r"adresses?(?: (?:mail|electronique|e-?mail))?|coordonnees|standard|ligne directe",
}
_LABEL = {kind: re.compile(rf"^(?:{words})\W*$") for kind, words in _LABELS.items()}
# « Claire Vidal au 05 … », « joignable à c.vidal@… »
_REACHED_AT = re.compile(rf"\s(?:joignable\s)?(?:au|à|ou|sur)\s*:?\s*(?={MARK.pattern})")
# « vos services pourront joindre notre coordinateur, Claire Vidal »
_ASKED_TO = re.compile(
    r"^[^,;:\t]{0,80}?\b(?:contacter|joindre|appeler|adresser à|adresser au|écrire à|rapprocher de)\s"
    r"(?:(?:notre|nos|votre|la|le|l['’])\s?)?"
)
_CELLS = re.compile(r"\s{3,}")  # between the cells of a table without rules
# « Nom : VIDAL Prénom : Claire Tél : … »: a label and its colon end what stands before them.
_LABEL_INSIDE = re.compile(
    r"\s+(?=(?:Prénoms?|PR[EÉ]NOMS?|Fonction|FONCTION|Qualité|QUALIT[EÉ]|Organisme|ORGANISME|Structure|Poste|[Ff]ax|FAX|[Tt]él(?:éphone)?|TEL|"
    r"[Tt]el|[Pp]ort(?:able)?|[Mm]obile|[EeÉé]-?mail|[Mm]ail|[Mm]él|MAIL|[Cc]ourriel|COURRIEL)\.?\s?:)"
)
LONGEST = 200  # characters; a longer part is prose
LONGEST_BROKEN = 4  # words of a name that a page broke
LEAST_ROW = 2  # commas of a row that goes on below: « Claire Vidal, directrice, Le Relais »
LONGEST_OWNED = 12  # words of a part in which a name is looked for by its e-mail


KEYS = 2  # different words that ask at the starts of lines, from which they are keys: « Nom Claire Vidal »
_KEYED = re.compile(r"(?m)^[^\S\n]*(Nom|Prénom|Fonction|Organisme|Structure)[^\S\n]+(?=[^\s:])")


@dataclass(slots=True)
class Part:
    """One part: its text, what it may be, and how it stands on its line."""

    text: str
    kind: str  # « text », « email » or « phone »
    mark: int = -1  # which e-mail or telephone
    scores: dict[str, float] = field(default_factory=dict)
    opens: bool = False  # first on its line
    bullet: bool = False  # its line is a list item, or stands after an empty line
    heads: bool = False  # alone on a line that ends with a colon: holds for all under it


def parts(text: str, mails: Sequence[str] = ()) -> list[Part]:
    """Return the parts of a text whose e-mails (``mails``) and telephones are covered by marks."""
    found: list[Part] = []
    fresh = False
    if len({match.group(1).casefold() for match in _KEYED.finditer(text)}) >= KEYS:
        text = _KEYED.sub(r"\1\t", text)
    for line in _lines(text, mails):
        if not line.strip():
            fresh = True
            continue
        row = _row(line, mails)
        if row:
            row[0].opens = True
            row[0].bullet = fresh or bool(_BULLET.match(line))
            row[0].heads = len(row) == 1 and line.rstrip().endswith(":")
            fresh = False
        found += row
    return _joined_names(found)


_OPEN_END = re.compile(
    r"(?:[;,/|–—]|\s-|\b(?:de|du|des|[Ll]a|[Ll]e|[Ll]es|et|à|en|au|aux|pour|sur)|\b[ld]['’])\s*$"
)
_OPEN_START = re.compile(r"^\s*[;,/|]")


def _lines(text: str, addresses: Sequence[str]) -> list[str]:
    """Return the lines, those joined that a wrapped page broke in the middle of a row."""
    mails, bodies = frozenset(map(letters_of, addresses)), frozenset(map(_body_of, addresses))
    lines: list[str] = []
    for line in text.splitlines():
        before = lines[-1] if lines else ""
        broken = bool(before.strip()) and bool(_OPEN_END.search(before) or _OPEN_START.match(line))
        tail = fold(re.split(r"[;,:–|\t]|\s-\s", before)[-1])
        # « responsable d'unité ⏎ territoriale »: a small letter goes on with a function.
        goes_on = (
            re.match(r"\s*[a-zà-ÿ]{2,}", line)
            and FUNCTION.search(tail)
            and not FUNCTION.match(fold(line.strip()))
        )
        if (
            broken
            or (goes_on and not MARK.search(tail))
            or _is_broken_name(before, line, mails)
            or _is_broken_body(before, line, bodies)
            or _is_broken_row(before, line)
        ):
            lines[-1] = f"{before.rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return lines


_PARTED = re.compile(r",|\s[-–—]\s")


def _is_broken_row(before: str, line: str) -> bool:
    """Tell « Claire Vidal, directrice, Le Relais des ⏎ Trois Monts, 05 … »: where one is reached ends a row."""
    told, mark = _PARTED.split(line, maxsplit=1)[0], MARK.search(line)
    if (
        mark is None
        or MARK.search(before)
        or before.count(",") < LEAST_ROW
        or not _PARTED.search(line, 0, mark.start())
    ):
        return False
    words = told.split()
    return (
        len(words) <= LONGEST_BROKEN
        and not FUNCTION.search(fold(told))
        and not CIVIL.match(told.strip())
        and not any(map(contact_given.known, words))
    )


def _is_broken_body(before: str, line: str, bodies: frozenset[str]) -> bool:
    """Tell « Haute-Comté ⏎ Habitat » in a narrow cell: the address behind an @ is the whole name."""
    upper, lower = _letters(before), _letters(line)
    return bool(upper and lower) and len(line.split()) <= LONGEST_BROKEN and upper + lower in bodies


def _body_of(mail: str) -> str:
    return _letters(mail.partition("@")[2].rpartition(".")[0])


def _letters(text: str) -> str:
    return re.sub(r"[^a-z\d]", "", fold(text))


def _is_broken_name(before: str, line: str, mails: frozenset[str]) -> bool:
    """Tell « Claire ⏎ VIDAL », a name in a narrow cell: an e-mail of the answer spells the whole."""
    if any(label.match(fold(before.strip())) for label in _LABEL.values()):
        return False  # the title of a column
    whole = without_civility(f"{before.strip()} {line.strip()}")
    if len(whole.split()) > LONGEST_BROKEN or not NAME.fullmatch(whole):
        return False
    return spelled_among(whole, mails) and not spelled_among(before, mails)


def _row(line: str, mails: Sequence[str]) -> list[Part]:
    row: list[Part] = []
    forced: str | None = None
    line = _CELLS.sub("\t", line)
    bare = _LABEL_INSIDE.sub("\t", _FOR.sub("", _BULLET.sub("", line)))
    bare = MARK.sub(r"\t\g<0>\t", _REACHED_AT.sub(" ", bare))
    pieces = [_ASKED_TO.sub("", piece.strip(" \t.*'’\"«»_/")) for piece in _SEPARATORS.split(bare)]
    for piece in filter(None, pieces):
        label = next((kind for kind, words in _LABEL.items() if words.match(fold(piece))), None)
        if label is not None:
            forced = label
            continue
        mark = MARK.fullmatch(piece)
        if mark:
            kind = "email" if mark.group(1) == EMAIL_MARK else "phone"
            if not (kind == "phone" and forced == "fax"):
                row.append(Part(piece, kind, int(mark.group(2))))
        else:
            row += _texts(piece, forced, mails)
        forced = None
    return row


def _texts(piece: str, forced: str | None, mails: Sequence[str]) -> list[Part]:
    if len(piece) > LONGEST:
        return [Part(piece[:LONGEST], "text")]
    if forced in KINDS:
        return [Part(without_civility(piece) if forced == "name" else piece, "text", scores={forced: 5.0})]
    found: list[Part] = []
    second = re.match(r"(?:et|ou)\s+(?=[A-ZÀ-Ý])", piece)  # « Claire Vidal, directrice, et Paul Roy, … »
    if second and as_name(piece[second.end() :]) >= SURE_NAME:
        own = _texts(piece[second.end() :], forced, mails)
        own[0].opens = True
        return own
    for person in _split_people(piece):
        texts = [text for joint in _split_joint(person) for text in _split_owner(joint, mails)]
        texts = [text for text in texts if not _LABEL[""].match(fold(text))] or texts
        own = [Part(without_civility(text), "text", scores=scores(text)) for text in texts]
        own[0].opens = bool(found)  # « Claire Vidal et Paul Roy »: the second begins like a line
        found += own
    return found


def _split_owner(text: str, mails: Sequence[str]) -> list[str]:
    """Split « Toit Rivemont Claire VIDAL » where an e-mail of the answer spells the name."""
    words = text.split()
    if not 3 <= len(words) <= LONGEST_OWNED or not mails or CIVIL.match(text):
        return [text]
    whole = as_name(text) > -1
    for length in (4, 3, 2):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if length < len(words) and NAME.fullmatch(name) and any(spells(name, mail) for mail in mails):
                beside = words[:start] + words[start + length :]
                if whole and (len(beside) < len(name.split()) or any(map(contact_given.known, beside))):
                    continue  # « Marie Claire VIDAL » of « c.vidal@ » is one person
                around = (" ".join(words[:start]), name, " ".join(words[start + length :]))
                return [part for part in around if without_civility(part)]
    return [text]


def _split_people(piece: str) -> list[str]:
    """Split « Claire Vidal et Paul Roy », « Mme Vidal et M. Roy »."""
    told = re.split(r"(?:^|\s+)(?:et|ou)\s+(?=(?:m\.|mme|mr|mlle)\s)", piece, flags=re.IGNORECASE)
    halves = re.split(r"\s+et\s+", piece)
    if len(told) == 1 and len(halves) > 1 and all(as_name(half) >= SURE_NAME for half in halves):
        return halves
    return [half for half in told if half] or [piece]


# A sentence that leads to a name is no function and no body: « vous pouvez vous adresser à », « joindre ».
_LEADS_TO = re.compile(r"\b(?:à|a|auprès de|avec|par|(?:contacter|joindre|appeler|est|sera))$", re.IGNORECASE)


def _split_joint(text: str) -> list[str]:
    """Split « Claire Vidal directrice », « Directrice Claire VIDAL », « s'adresser à Mme VIDAL »."""
    name, before, after = _name_in(text)
    if name and _LEADS_TO.search(before):
        return [part for part in (name, after) if part]
    if name and (before or after) and FUNCTION.search(fold(before or after)):
        return [part for part in (before, name, after) if part]
    return [text]


def _name_in(text: str) -> tuple[str, str, str]:
    """Return the name that stands in ``text`` before or after other words, and these."""
    civil = re.search(r"\b(?:M\.|M(?= [A-Z])|Mme|Mlle|Mr|Monsieur|Madame)\s+(?=[A-ZÀ-Ý])", text)
    position = civil.end() if civil else 0
    for match in NAME.finditer(text, position):
        words = match.group().split()
        start = 0
        while start < len(words) - 1 and _is_word_of_function(words[start]):
            start += 1
        jobs = [place for place in range(start + 2, len(words)) if FUNCTION.fullmatch(fold(words[place]))]
        stop = jobs[0] if jobs else len(words)
        while stop - start > 2 and _is_word_of_function(words[stop - 1]):
            stop -= 1
        name = " ".join(words[start:stop])
        # « pôle social de Béarn Adour Habitat »: a body's words, unless a given name begins them.
        if not civil and _of_a_body(words[stop:]) and not contact_given.known(words[start]):
            continue
        after = " ".join([*words[stop:], *text[match.end() :].split()])
        # « président de l'association Le Phare »: an article and a noun are no name of a person.
        if stop - start == 2 and not civil and re.match(r"(?:le|la|les) ", fold(name)):
            continue
        if stop - start >= 2 and not NOT_NAMES.search(fold(name)) and not FUNCTION.search(fold(name)):
            head = text[: civil.start() if civil else match.start()]
            head = " ".join([*head.split(), *words[:start]])
            return name, head.strip(" ,-–:"), after.strip(" ,-–:")
    return "", "", ""


def _of_a_body(words: Sequence[str]) -> bool:
    return (
        bool(words) and NOT_NAMES.search(fold(words[0])) is not None and not FUNCTION.search(fold(words[0]))
    )


def _is_word_of_function(word: str) -> bool:
    return bool(FUNCTION.search(fold(word)) or NOT_NAMES.search(fold(word)))


def _joined_names(found: list[Part]) -> list[Part]:
    """Join « Nom : VIDAL » and « Prénom : Claire », which stand side by side or on two lines."""
    joined: list[Part] = []
    for part in found:
        before = joined[-1] if joined else None
        halves = before is not None and before.scores == part.scores == {"name": 5.0}
        if before is not None and halves and " " not in part.text and " " not in before.text:
            before.text = f"{before.text} {part.text}"
        else:
            joined.append(part)
    return joined
