r"""Lists of partners: lines that are nothing but names, bulleted or in a row, and where prose begins behind them.

Pages that were read line by line leave a sentence behind the last item (« CAF Un groupe de suivi … ») and a
printed prompt's tail before the first (« SIAO, associations…) CAF, MSA »).

>>> list(plain("- SIAO 99\n- Ville\n- MSA Un groupe de suivi se réunit deux fois par an.").values())
[['SIAO 99'], ['Ville'], ['MSA']]
"""

from __future__ import annotations

import re

from normalize.organisation_joints import split
from normalize.organisation_names import undescribed
from normalize.partners_items import BULLET, FEWEST_SIDES, SIDES, items, one_side
from normalize.partners_names import LONGEST_NAME, evidence, halves, without_article
from normalize.text import fold

FEWEST_ITEMS = 3
MOST_PHRASES = 0.3  # share of items that are no names: a list of names has few
SHORTEST_SENTENCE = 5  # words: fewer with a full stop are an item still
LONGEST_ENTRY = 25  # words of a name and what it does
SHORTEST_BROKEN = 45  # characters of a row that the page broke
UNSURE = 1.0  # evidence of a body in a list of fewer, which must be the whole answer
_SEPARATED = re.compile(r"\s*[,;/](?=\s)")
_ROW = re.compile(r"[,;|\t]|\s[/+•·]\s")
# A sentence begins with one of these and a small letter; a name that does (« Les amis … ») stands first.
_SENTENCE = re.compile(
    r"(?<=[\w.)»])\s+(?=(?:(?:Un|Une|Le|La|Les|Des|Du|Ce|Cet|Cette|Ces|Notre|Nos|Leurs?|Ses|Son|Chaque|Tous|Toutes|"
    r"Au|Aux|Pour|Dans|En|Sur|Par|Afin|Ainsi|Lors|Avec|Nous|Ils?|Elles?|Chacun|Plusieurs|Chaque|Deux)\s|[LDCSN]['’])"
    r"[a-zà-ÿ]+(?:['’\s,-]+[\wà-ÿ’']+){3})"
)
_TOLD = re.compile(rf"{SIDES.pattern}|,\s|\s\(")  # a name and what is said of it
# « Ass. Le Phare », « Féd. »: an abbreviation's point ends no sentence.
_SENTENCES = re.compile(
    r"(?<=[^\W\d_]{2})(?<!\bAss)(?<!\bAsso)(?<!\bAssoc)(?<!\bF[ée]d)(?<!\bSt)(?<!\bSte)(?<!\bSt[ée])(?<!\bD[ée]p)"
    r"(?<!\bDpt)(?<!\bDr)(?<!\bMme)(?<!\bSoc)(?<!\bEts)(?<!\bCf)\.\s+(?=[A-ZÀ-Ý«])"
)
# « Centre hospitalier de Rivemont, pôle de psychiatrie »: a part of the body before it.
_UNIT = re.compile(
    r"(?:équipe|pôle|groupe|mission(?! locale)|unité|cellule|antenne|direction|secteur)s?\s[^A-ZÀ-Ý]+$"
)
_DANGLING = re.compile(
    r"(?:\s(?:de|du|des|la|le|les|et|à|en|pour|d['’]|l['’])|-|(?:\s|['’])(?:association|fondation))$",
    re.IGNORECASE,
)
_BROKEN_LABEL = re.compile(
    r"(?<=\w)\s+[A-ZÀ-Ý][a-zà-ÿ]+(?: [a-zà-ÿ]+)* (?:du|de|des|et|la|le|les|à|en|pour|d['’]|l['’])\s*$"
)
_PROMPT_TAIL = re.compile(r"^[^()\n]{0,120}\)\s*[.:–-]*\s*")
_BRACKETED_LABEL = re.compile(
    r"\W*\((?:les |nos )?partenaires?(?: (?:mobilises?|du projet|associes?|envisages?))?\)\s*[:\n]?\s*"
)
_LABEL_LINE = re.compile(
    r"^\W*(?:(?:partenaires?|partenariats?|mobilises?|autour|du|de|des|la|le|les|l|et|ou|envisages?|prevus?|projet|"
    r"associes?|acteurs?|sollicites?|moyens|presentation|dispositif|operation|a|pour|dans)\b[\s']*)+\s*[:.]\s*(?:\n|$)"
)
# The titles of a table: « Partenaire | Rôle dans le projet ».
_FIRST_TITLE = r"(?:noms? (?:du |de la |des )?)?(?:partenaires?|structures?|organismes?|institutions?|acteurs?)|noms?|(?:avec )?qui ?\?"
_SECOND_TITLE = (
    r"(?:roles?|contributions?|missions?|apports?|implications?|nature|engagements?|interventions?|objets?)"
)
_TITLES = re.compile(
    rf"\W*+(?:{_FIRST_TITLE})?\s*+(?:[|/–-]\s*+)?"
    rf"(?:(?:pour )?quoi ?\?|dans quel but ?\?|{_SECOND_TITLE}(?: (?:dans|du|de|sur|au|a|attendue?s?|prevue?s?)\b[^\n,;.]{{0,40}})?)\s*\n"
    rf"|\W*+(?:{_FIRST_TITLE})\s++{_SECOND_TITLE} (?:dans|au sein) (?:le |du |de l'|l')(?:projet|partenariat|dispositif|action)\s"
)
_LABEL_ALONE = re.compile(
    r"^\W*(?:(?:et|les|leurs?|des|du) )*(?:moyens|partenaires?|partenariats?|projet)\W*$"
)
_LABEL_CRUMB = re.compile(r"^\W*(?:(?:autour|du|de|le|et|leurs?) )*(?:projet|moyens|dispositif)\b[\s:.=→-]+")


def clean(text: str) -> str:
    r"""Return an answer without the tail of the printed label or prompt before it.

    >>> clean(", SIAO, associations…) CAF, MSA"), clean("AUTOUR DU PROJET :\n- CAF")
    ('CAF, MSA', '- CAF')
    """
    if _LABEL_ALONE.match(fold(text)):
        return ""
    bracketed = _BRACKETED_LABEL.match(fold(text))
    text = text[bracketed.end() :] if bracketed else text
    tail = _PROMPT_TAIL.match(text)
    if tail and re.match(r"\s*[,;.)…a-zà-ÿ]", text):
        text = text[tail.end() :] or text
    titles = _TITLES.match(fold(text))
    text = text[titles.end() :] if titles else text
    told = _LABEL_LINE.match(fold(text))
    text = text[told.end() :] if told else text
    crumb = _LABEL_CRUMB.match(fold(text))
    # A crumb is in small letters and the answer begins with a capital, or it is in capitals.
    if crumb and (
        text[: crumb.end()].isupper() or (text[0].islower() and re.match("[A-ZÀ-Ý-]", text[crumb.end() :]))
    ):
        text = text[crumb.end() :]
    return text


def lines(text: str) -> list[str]:
    """Return the lines: rows that the page broke made whole, a sentence behind a list on a line of its own."""
    found: list[str] = []
    for line in (sentence for whole in _rejoined(text) for sentence in _SENTENCES.split(whole)):
        mark = BULLET.match(line)
        cut = _SENTENCE.search(line, mark.end() if mark else 0)
        listed = mark or _ROW.search(line[: cut.start()] if cut else line)
        if cut and listed and ". " not in line[: cut.start()]:
            found += [line[: cut.start()], line[cut.end() :]]
        elif listed and len(_BROKEN_LABEL.sub("", line)) > 2:
            found.append(_BROKEN_LABEL.sub("", line))
        else:
            found.append(line)
    return [line for line in found if line.strip()]


def _rejoined(text: str) -> list[str]:
    joined: list[str] = []
    for line in text.split("\n"):
        before = joined[-1].rstrip() if joined else ""
        if before and line.strip() and not BULLET.match(line) and _is_broken(before, line):
            joined[-1] = f"{before} {line.strip()}"
            continue
        joined.append(line)
    return joined


def _is_broken(before: str, line: str) -> bool:
    """Tell whether the page broke a row or a name between two lines."""
    if before[-1] in ".:…" or _SENTENCE.match(f". {line}", 1):
        return False
    if _DANGLING.search(before) or _SEPARATED.match(line):
        return True
    if len(before) < SHORTEST_BROKEN:
        return False
    last = _ROW.split(before)[-1].strip()
    row = _ROW.search(before) and (evidence(last) > 0 or re.fullmatch(r"[A-ZÀ-Ý]\w+", last))
    told = SIDES.search(line)
    if row and not told and (_ROW.search(line) or len(line.split()) < SHORTEST_SENTENCE):
        return True
    if not told and (before[-1] in ",/" or (before[-1] == ";" and before.count(";") > 1)):
        return True
    # A small letter goes on with a sentence, or begins a service of its own.
    small = line[:1].islower() and before[-1] != ")" and not SIDES.search(before)
    return small and not evidence(_ROW.split(line)[0])


def plain(text: str, context: str = "") -> dict[str, list[str]]:
    """Return the lines that are nothing but a list of names, with the names.

    In such a list « Ville » and « 115 » are bodies too; which items are names is told by the list as a whole.
    """
    every = lines(text)
    sides = one_side(every)
    every = [line for line in every if not is_heading(line)]
    everyone = set(every)
    lone = sum(len(line.split()) <= LONGEST_NAME for line in every) < FEWEST_ITEMS
    rows = {line: _single_names(sides.get(line, line), context, lone=lone) for line in every}
    found: dict[str, list[str]] = {}
    for group in (*_bulleted(every), *([line] for line in every), *_runs(every, rows)):
        names = [name for line in group for name in rows[line]]
        whole = set(group) == everyone
        enough = len(names) >= FEWEST_ITEMS or (whole and all(evidence(name) > UNSURE for name in names))
        listed = names and _all_names(names) and all(rows[line] for line in group)
        if enough and listed and not found.keys() & set(group):
            found |= {line: [name for name in rows[line] if evidence(name)] for line in group}
    return found


def _bulleted(every: list[str]) -> list[list[str]]:
    marked = [number for number, line in enumerate(every) if BULLET.match(line)]
    group = [every[number] for number in marked]
    if marked and marked[0] == 1 and not is_heading(every[0]):
        group.insert(0, every[0])  # the answer's first bullet may have been trimmed
    return [group] if group else []


def _runs(every: list[str], rows: dict[str, list[str]]) -> list[list[str]]:
    """Return runs of lines that name bodies and say no more: a list whose bullets were lost or never were."""
    runs: list[list[str]] = [[]]
    for line in every:
        most = SHORTEST_SENTENCE - 1 if line.rstrip().endswith(".") else LONGEST_NAME
        short = len(rows[line]) == 1 and len(line.split()) <= most
        told = bool(_TOLD.search(line)) and len(line.split()) <= LONGEST_ENTRY and _all_names(rows[line])
        if rows[line] and (short or told):
            runs[-1].append(line)
        else:
            runs.append([])
    return [run for run in runs if sum(len(rows[line]) for line in run) >= FEWEST_ITEMS]


def is_heading(line: str) -> bool:
    """Tell a line that only leads to a list: « Nos partenaires : »."""
    return line.rstrip().endswith(":") and not BULLET.match(line)


def _single_names(line: str, context: str, *, lone: bool) -> list[str]:
    if is_heading(line):
        return []
    entries = items(line)
    parts = []
    for number, item in enumerate(entries):
        # « A, B et C »: only the last of a row is two, and no item of a list of lines.
        last = number == len(entries) - 1 and (number > 0 or (lone and not BULLET.match(line)))
        parts += split(item, context, sure=not last)
    bare = [undescribed(_unquoted(without_article(part))) for half in parts for part in halves(half)]
    names = [part for part in bare if part]
    # « Le Phare, hébergement et suivi »: only the first is a name, the others say what it does.
    entry = len(names) > 1 and evidence(names[0]) > 0 and not any(map(evidence, names[1:]))
    unit = len(names) == FEWEST_SIDES and evidence(names[0]) > 0 and _UNIT.match(names[1])
    return names[:1] if entry or unit else names


def _unquoted(part: str) -> str:
    whole = re.fullmatch(r"[«\"“]\s*([^«»\"“”]+?)\s*[»\"”]", part)
    return part.strip("«» ") if part.count("«") != part.count("»") else whole.group(1) if whole else part


def _all_names(names: list[str]) -> bool:
    return MOST_PHRASES * len(names) >= sum(evidence(name) == 0 for name in names)
