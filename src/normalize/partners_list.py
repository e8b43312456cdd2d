r"""Lists of partners: lines that are nothing but names, bulleted or in a row, and where prose begins behind them.

Pages that were read line by line leave a sentence behind the last item (« CAF Un groupe de suivi … ») and a
printed prompt's tail before the first (« SIAO, associations…) CAF, MSA »).

>>> list(plain("- SIAO 99\n- Ville\n- MSA Un groupe de suivi se réunit deux fois par an.").values())
[['SIAO 99'], ['Ville'], ['MSA']]
"""

from __future__ import annotations

import re

from normalize.organisation_joints import split
from normalize.text import fold

FEWEST_ITEMS = 3
LONGEST_NAME = 7  # words
_BULLET = re.compile(r"^\s*(?:[-–—•·▪■*►➢→+«]|[eo©¢](?=\s))\s*")
_SCHEME = re.compile(
    r"(?:le |la |les |l')?(?:dalo|pdalh?pd|asll|avdl|masp|iml|plai|gla|etc|bail glissant)|autres?(?: partenaires)?"
)
_ARTICLE = re.compile(r"^(?:l['’]|la |le |les |du |des |d['’]|de la |de l['’])(?=\S{2})")
_ROW = re.compile(r"\s*[,;|\t]\s*|\s+[/+•·]\s+")
# A sentence begins with one of these and a small letter; a name that does (« Les amis … ») stands first.
_SENTENCE = re.compile(
    r"(?<=[\w.)»])\s+(?=(?:(?:Un|Une|Le|La|Les|Des|Du|Ce|Cet|Cette|Ces|Notre|Nos|Leurs?|Ses|Son|Chaque|Tous|Toutes|"
    r"Au|Aux|Pour|Dans|En|Sur|Par|Afin|Ainsi|Lors|Avec|Nous|Ils?|Elles?|Chacun|Plusieurs|Chaque|Deux)\s|[LDCSN]['’])"
    r"[a-zà-ÿ]+(?:['’\s,-]+[\wà-ÿ’']+){3})"
)
_BROKEN_LABEL = re.compile(
    r"(?<=\w)\s+[A-ZÀ-Ý][a-zà-ÿ]+(?: [a-zà-ÿ]+)* (?:du|de|des|et|la|le|les|à|en|pour|d['’]|l['’])\s*$"
)
_PROMPT_TAIL = re.compile(r"^[^()\n]{0,120}\)\s*[.:–-]*\s*")
_LABEL_LINE = re.compile(
    r"^\W*(?:(?:partenaires?|partenariats?|mobilises?|autour|du|de|des|la|le|les|l|et|ou|envisages?|prevus?|projet|"
    r"associes?|acteurs?|sollicites?|moyens|presentation|dispositif|operation|a|pour|dans)\b[\s']*)+\s*[:.]\s*(?:\n|$)"
)
_LABEL_CRUMB = re.compile(r"^\W*(?:(?:du|de|le|et|leurs?) )*(?:projet|moyens|dispositif)\b[\s:.=→-]+")


def clean(text: str) -> str:
    r"""Return an answer without the tail of the printed label or prompt before it.

    >>> clean(", SIAO, associations…) CAF, MSA"), clean("AUTOUR DU PROJET :\n- CAF")
    ('CAF, MSA', '- CAF')
    """
    tail = _PROMPT_TAIL.match(text)
    if tail and re.match(r"\s*[,;.)…a-zà-ÿ]", text):
        text = text[tail.end() :] or text
    for label in (_LABEL_LINE, _LABEL_CRUMB):
        told = label.match(fold(text))
        # A crumb is small: a label's own capital, or an answer's, is not cut.
        if told and (label is _LABEL_LINE or re.match(r"\s*[A-ZÀ-Ý-]", text[told.end() :])):
            text = text[told.end() :]
    return text


def lines(text: str) -> list[str]:
    """Return the lines, a sentence that stands behind the last item of a list on a line of its own."""
    found: list[str] = []
    for line in text.split("\n"):
        cut = _SENTENCE.search(line, _BULLET.match(line).end() if _BULLET.match(line) else 0)  # type: ignore[union-attr]
        listed = _BULLET.match(line) or _ROW.search(line[: cut.start()] if cut else line)
        if cut and listed and ". " not in line[: cut.start()]:
            found += [line[: cut.start()], line[cut.end() :]]
        elif listed and len(_BROKEN_LABEL.sub("", line)) > 2:
            found.append(_BROKEN_LABEL.sub("", line))
        else:
            found.append(line)
    return [line for line in found if line.strip()]


def plain(text: str, context: str = "") -> dict[str, list[str]]:
    """Return the lines that are nothing but a list of names, with the names.

    In such a list « Ville » and « 115 » are bodies too; which items are names is told by the list as a whole.
    """
    every = lines(text)
    bulleted = [number for number, line in enumerate(every) if _BULLET.match(line)]
    groups = [[(every[number], _parts(every[number])) for number in bulleted]]
    if bulleted and bulleted[0] == 1:
        groups[0].insert(0, (every[0], _parts(every[0])))  # the answer's first bullet may have been trimmed
    groups += [[(line, _parts(line))] for line in every]
    found: dict[str, list[str]] = {}
    for group in groups:
        items = [item for _, parts in group for item in parts]
        if len(items) >= FEWEST_ITEMS and _all_names(items) and not any(line in found for line, _ in group):
            found |= {line: _names(parts, context) for line, parts in group}
    return found


def _parts(line: str) -> list[str]:
    return [_item(part) for part in _ROW.split(_item(line)) if _item(part)]


def _item(part: str) -> str:
    bare = _BULLET.sub("", part).strip(" .,;…")
    return bare.strip("«» ") if bare.count("«") != bare.count("»") else bare


def _names(items: list[str], context: str) -> list[str]:
    parts = [_ARTICLE.sub("", part.strip()) for item in items for part in split(item, context)]
    return [part for part in parts if part and not _SCHEME.fullmatch(fold(part))]


def _all_names(items: list[str]) -> bool:
    capitals = sum(item[:1].isupper() or item[:1].isdigit() for item in items)
    return all(len(item.split()) <= LONGEST_NAME for item in items) and 2 * capitals >= len(items)
