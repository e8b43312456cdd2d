"""The lines of an answer that may name bodies: without the printed label's crumbs, headings and history.

Applicants write who they are in a sentence or a page; a name stands before the first verb. A label of which
only the beginning was found leaves its tail before the answer (« (s) du projet : X »), the next heading its
number behind it (« II - À qui … »).
"""

from __future__ import annotations

import re

from normalize import body_type
from normalize.text import fold

# « – a) X » has two; a recogniser reads « e X » for « • X ».
_BULLET = re.compile(
    r"^(?:\s*(?:[-–—•·▪■*►➢→+o«]\s+|e\s+(?=[A-ZÀ-Ý])|[-–—•·▪■*►➢→+]\s*|\d{1,2}\s?[.)/]\s+|\(?[a-hA-H]\)\s+)){1,2}"
)
# A verb says that what stands before it is a subject, and that a sentence is no name.
_VERB = re.compile(
    r"\b(?:est|sont|etait|a pour|ont pour|comptent|compte(?! (?:tenu|de))|regroupe|gere|gerent|intervient|"
    r"interviennent|developpe|propose|proposent|souhaite|souhaitent|s'agi(?:t|ra)|consiste|"
    r"assure|assurent|dispose|accueille|(?:a|ont|avait) (?:deja )?[a-z]+(?:e|i|u|is|it)|met|mettent|"
    r"instrui(?:t|sent)|repond(?:ent)?|"
    r"(?:co)?financent?|versent?|orientent?|coordonnent?|animent?|suit|suivent|tient|tiennent|fourni(?:t|ssent)|garanti(?:t|ssent)|recoit|recoivent|a ete|"
    r"ont ete|porte|portent|s'engage\w*|loge|"
    r"possede|emploie|existe|contribue\w*|realise\w*|permet|permettra|sera|seront|apporte(?:nt)?|"
    r"enregistrent|donnent|repose\w*|souhaitons|vise(?:nt)?|peuvent|peut|doit|doivent|avons|"
    r"se [a-z]{3,}(?:ent|e|it)|presente\w*|mene|agit|oeuvre|beneficie|travaille\w*|assurera|interviendra|mobiliseront)\b"
)
_NOTES = re.compile(
    r"^(?:objets?|missions?|date|creee?|fusion|siege|adresse|tel|telephone|email|courriel|site|"
    r"contact|represente\w*|siret|agrement\w*|patrimoine|nombre|effectifs?|activites?|domaines?)\b"
)
_BORNE = re.compile(
    r"^(?:(?:les )?(?:deux|trois|quatre|plusieurs) (?:structures|organismes|partenaires|porteurs)\b[^:]{0,60}(?=:)|"
    r".{0,60}?\b(?:(?:co-?)?portee?s? (?:[a-z']+ ){0,3}par|presentee?s? par|deposee?s? par|"
    r"il s'agit d[eu]|(?:partenariat|groupement|association|projet commun) entre|"
    r"(?:constitu|compos|form)ee? (?:de|d'|par)|pilotee? par|conduite? par|menee? par|depose|(?<!la )presente|nous(?: soussignee?s)?\s?[,:])|"
    r"(?:l[ea]s? )?(?:co-?)?porteurs?(?: (?:de|du) projet)?(?: est| sont|,))\s*:?\s*"
)
_ROLE = (
    r"(?:pour )?(?:l[ea]s? |l'|notre |nos |deux |trois )?"
    r"(?:(?:organismes?|bailleurs?|associations?|porteurs?|co-?porteurs?|chefs? de file|mandataires?|partenaires?|"
    r"structures?|collectivites?|operateurs?|noms?|statuts?|raison sociale|denomination|maitres? d'ouvrage|"
    r"gestionnaires?|accompagnat(?:eurs?|rices?)|pilotes?|groupement|consortium|binome|co-?portage|demandeurs?|"
    r"candidats?|deposants?|proprietaires?|formes? juridiques?|accompagnement|logement|gestion locative)"
    r"(?: (?:hlm|porteu(?:rs?|ses?)|socia(?:l|ux|les?)|du projet|principa(?:l|ux)|partenaires?|associee?s?|"
    r"et statut|et nom|gestionnaires?|d'insertion|de file|juridiques?|accompagnat\w+|operationnel\w*|solidaire|"
    r"proprietaires?|candidate?s?|n° ?\d|\d))*)"
)
_TOLD = r"(?:\s?\([^()]{1,40}\))?"  # « Bailleur (ESH) : »
ROLE = re.compile(rf"^{_ROLE}{_TOLD}\s*:\s*")
ROLE_ALONE = re.compile(rf"^{_ROLE}$")
# « Porteur : X. Partenaire : Y »: each label of the writer's own begins a line.
_OWN_LABEL = re.compile(
    rf"(?:[.;,]\s+|\s[-–—/|]\s+|(?:(?<=\))|(?<=\boph)|(?<=\besh)|(?<=\bsem)|(?<=\bhlm)|(?<=1901))\s+)(?={_ROLE}{_TOLD}\s*:)"
)
_LABEL_WORDS = re.compile(
    r"^\W*(?:(?:statuts?|noms?|porteurs?|pilotes?|du|de|des|ou|et|la|le|les|l|s|projets?|organismes?|structures?|"
    r"juridiques?|presentation)\b\W*)+"
)
_LABEL_END = re.compile(
    r".*\b(?:projets?|porteurs?|statuts?|noms?|juridiques?)(?!\w)(?:\(s\))?[\s()\].,;:=→>|–-]*", re.DOTALL
)
_NUMBERED = re.compile(r"^\s*(?:[ivx]{1,4}|[a-h]|\d{1,2})\s?(?:[/.)°]|\s[-–—])+\s*")
LONGEST_HEADING = 8  # words
_DANGLING = re.compile(r"(?:^|\s)(?:et|ou|de|du|des|la|le|les|a|au|aux|en|pour|par|sur)$")
_SENTENCE_END = re.compile(r"(?:(?<=[a-zà-ÿ)»])|(?<=[A-ZÀ-Ý]{2}))\.\s+(?=[A-ZÀ-Ý])")


def verb_in(text: str, pattern: re.Pattern[str] = _VERB) -> re.Match[str] | None:
    """Return the first verb (a match in the folded text): « La Porte Ouverte » has none, « à » is none.

    >>> verb_in("La Porte Ouverte, aide à domicile") is None, verb_in("La Porte porte le projet").start()
    (True, 9)
    """
    return next(
        (told for told in pattern.finditer(fold(text)) if _is_small(text[told.start() : told.end()])), None
    )


def _is_small(found: str) -> bool:
    return found.islower() and "à" not in found


def head_lines(text: str) -> list[str]:
    """Return the lines that name bodies; a sentence about one is left out unless it is all there is."""
    whole = [part for line in _whole_lines(_by_label(without_label(text))) for part in _by_body(line)]
    lines = [_BULLET.sub("", line).strip() for line in whole]
    lines = [line[told.end() :] if (told := _BORNE.match(fold(line))) else line for line in lines]
    lines = [line for line in lines if not is_heading(line) and not _NOTES.match(fold(line))]
    kept = [name for line in lines if (name := _before_sentence(line))]
    return kept if kept or not lines else _subjects(lines)


def _by_label(text: str) -> str:
    """Return ``text`` with a line break before each label that stands inside a line."""
    folded, parts, position = fold(text), [], 0
    for match in _OWN_LABEL.finditer(folded):
        parts.append(text[position : match.start()])
        position = match.end()
    return "\n".join([*parts, text[position:]])


# « X, SA d'HLM, 11 600 logements dans trois départements. Association Y, loi de 1901 »
_NEXT_BODY = re.compile(
    r"(?<=[a-zà-ÿ)»\d])\.\s+(?=(?:L['’])?(?:[Aa]ssociation|Fondation|OPH|Office|SA|SEM|Coop[ée]rative|CCAS|UDAF)\s(?:d['’]HLM\s)?[A-ZÀ-Ý«])"
)


def _by_body(line: str) -> list[str]:
    """Return the sentences of a line that begin with the kind and the name of a body, and what stands before."""
    return _NEXT_BODY.split(line)


# « X est une SA d'HLM »: whatever is said to be of a kind is a body.
_IS_A = re.compile(r"\s(?:est|sont)\s(?:une? |l'|des )")


def _subjects(lines: list[str]) -> list[str]:
    """Return the subjects of sentences that say what a body is, else the first sentence's subject and company."""
    sentences = [sentence for line in lines for sentence in _SENTENCE_END.split(line)]
    told = [(sentence, _IS_A.search(fold(sentence))) for sentence in sentences]
    subjects = [
        sentence[: match.start()]
        for sentence, match in told
        if match and sentence[:1].isupper() and body_type.parse(sentence[match.end() : match.end() + 60])
    ]
    verb = verb_in(sentences[0])
    clauses = [(clause, verb_in(clause)) for clause in re.split(r"\s*;\s*", sentences[0])]
    heads = [
        clause[: found.start()] for clause, found in clauses if found and re.match(r"[A-ZÀ-Ý\d]", clause)
    ]
    first = heads[0] if heads else sentences[0][: verb.start()] if verb else ""
    company = _COMPANY.search(fold(sentences[0]), verb.end()) if verb else None
    beside = sentences[0][company.end() :] if company else ""
    beside = re.split(r"\s(?:pour|afin|dans|sur|qui|en vue)\b", beside)[0]
    return [subject for subject in dict.fromkeys([first, *heads, *subjects, beside]) if subject.strip()]


_COMPANY = re.compile(r"\b(?:avec|en partenariat avec|aux cotes de|conjointement avec|entre)\s")


def without_label(text: str) -> str:
    """Return ``text`` without the tail of a printed label before it.

    >>> without_label("(s) du projet. Toit Rivemont (OPH)"), without_label("Porteur : Toit Rivemont")
    ('Toit Rivemont (OPH)', 'Porteur : Toit Rivemont')
    """
    # A label that is whole begins with a capital and says something of what follows it.
    crumbs = None if re.match(r"\s*(?:[-–—•*]\s*)?[A-ZÀ-Ý]", text) else _LABEL_WORDS.match(fold(text))
    told = _LABEL_END.match(fold(text)[: crumbs.end()]) if crumbs else None
    return text[told.end() :] if told else text


def is_heading(line: str) -> bool:
    """Tell a numbered heading, a label that breaks off and a line without a word from a name."""
    folded = fold(line).strip()
    if not re.search(r"[^\W\d_]{2}", line):
        return True
    if len(folded.split()) <= LONGEST_HEADING and _DANGLING.search(folded):
        return True
    number = _NUMBERED.match(folded)
    rest = line.strip()[number.end() :] if number else ""
    typed = body_type.find(rest)
    return bool(re.search(r"(?:^|\s)[a-zà-ÿ]{4,}", rest)) and not (typed and typed[0][0] < len("l'une "))


# « X (OPH) / Association ⏎ Les Quatre Vents »: a kind with a capital that nothing follows is of the next line's name.
_KIND_LEFT = re.compile(r"(?:^|[/;,]\s|\bet\s)(?:Association|Fondation|Coopérative|Mutuelle)$")


def _whole_lines(text: str) -> list[str]:
    """Return the lines, those joined that go on in small letters with a sentence that did not end."""
    lines: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        before = lines[-1].rstrip() if lines else ""
        goes_on = bare[:1].islower() and before[-1:] not in ".:;!?" and not _BULLET.match(line)
        goes_on = (goes_on and not ROLE.match(fold(bare))) or _KIND_LEFT.search(before) is not None
        if before and goes_on and not (body_type.find(bare) and body_type.find(bare)[0][0] == 0):
            lines[-1] = f"{before} {bare}"
        elif bare:
            lines.append(line)
    return lines


# « X, dont le siège est à Montclair, et Y », « X avec qui nous travaillons »: the clause has a verb, the sentence none.
_RELATIVE = re.compile(
    r",?\s(?:(?:avec|chez|pour|par)\s)?(?:dont|qui|lequel|laquelle|lesquel\w+)\s[^,;\n()]*"
)


def _before_sentence(line: str) -> str:
    """Return what stands before the first sentence with a verb, "" where that is all the line has."""
    kept = []
    for sentence in _SENTENCE_END.split(_RELATIVE.sub("", line)):
        if verb_in(sentence):
            break
        kept.append(sentence)
    return ". ".join(kept)
