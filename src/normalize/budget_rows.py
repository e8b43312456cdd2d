r"""The rows of a budget's table: lines cut into cells, words told from amounts and from titles.

Converters leave a table as tabs, bars, runs of spaces, one cell a line or single spaces; an empty cell is then a
doubled tab or a doubled gap, and says which column the amount behind it stands in.

>>> rows_of("Intitulé    CHARGES    PRODUITS\nPersonnel    300,00    \nCAF        300,00")
[['Intitulé', 'CHARGES', 'PRODUITS'], ['Personnel', '300,00', ''], ['CAF', '', '300,00']]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from normalize.budget_sentences import unfold
from normalize.figures import restored
from normalize.money import to_decimal
from normalize.text import fold

_NUMBER = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)(?:,\d{1,2})?|\d+(?:,\d{1,2})?"
_THOUSAND = r"k ?€|k ?euros?\b|keur\b"
_UNIT = rf"(?:\s*(?:€|euros?\b|eur\b|ttc\b|ht\b|{_THOUSAND}))*"
_CELL = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})", re.IGNORECASE)
_IN_THOUSANDS = re.compile(rf"\(?(?:en )?(?:{_THOUSAND}|milliers d'(?:€|euros?\b))\)?|\ben k$")
_BELOW = Decimal(10_000)  # no budget of these projects has a line of so many thousands
# In a line whose cells are parted by single spaces, what a small letter follows is counted (« 10 000 logements »)
# unless it has cents, and two figures by two are a telephone number.
_IN_LINE = re.compile(
    rf"(?<![\w,.'’/-])(?<![^,]\b\d\d[ .-])(?>{_NUMBER})(?![\w%,]|\.\d|[ .-]\d\d[ .-]\d\d\b){_UNIT}(?!\s*(?:%|E\.?T\.?P))"
    rf"(?:(?<=,\d\d)|(?![ \u00a0]*[a-zà-ÿ(]))"
)
# « le 26 septembre 2014 », « reçus en 2012 »: what stands before a year.
_BEFORE_YEAR = re.compile(
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|semestre|trimestre|annee|exercice|"
    r"budget|depuis|des|en|de|a|et)\s*$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_TITLE = re.compile(r"\W*(?:(?:annee|exercice|an)?\s*(?:19|20)\d\d|(?:annee|an)\s*[1-5])\W*")
_FEWEST_FIGURES = 2  # of an amount within a line that has no unit: « page 3 », « T2 » are none
_MONEY_SIGN = re.compile(r"\d\s*(?:€|euros?\b|eur\b)", re.IGNORECASE)
QUANTITIES = re.compile(r"\b(?:quantites?|qtes?|(?:couts?|prix|montants?) unitaires?|p\.?u\.?)\b")
_REMARK_LINE = re.compile(r"\W*(?:commentaires?|remarques?|observations?|nota|nb|n\.b\.)\s?:.*")
_PARTED = re.compile(r"[ \u00a0]*[\t|][ \u00a0]*")
_GAP = re.compile(r"[ \u00a0]{3,}")
# As OCR gives them too: « e Loyer », « « Achats », « + Eau ».
_BULLET = re.compile(r"^[ \u00a0]*(?:[•·▪■●○➢✓*–-][ \u00a0\t]+(?=\S)|[eo«+][ \u00a0]+(?=[A-ZÀ-Ý\d]))")
# « 625 - Déplacements », « 64 Personnel »: an account of the plan comptable.
_ACCOUNT = re.compile(r"^\W*\d{2,4}(?:\s*[-–:.]\s*|\s+)(?=[^\W\d])")
_DATED = re.compile(
    r"^\W*(?:budget|plan|compte|tableau|exercice|annee|annexe|montants?|periode)\b[^\d]{0,60}(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)*\W*$"
)
_CHARGES = "charges?|depenses?|emplois"
_PRODUITS = "produits?|recettes?|ressources?|financements?|financeurs?"
_AROUND = (
    r"(?:\W|\b(?:montants?|previsionnel(?:le)?s?|annuel(?:le)?s?|prevu(?:e)?s?|ttc|ht|en|euros?|du|de|des|la|le|les|l|projet|action|"
    r"operation|attendu(?:e)?s?|k|keur(?:os?)?|milliers|nature|types?|sources?|postes?|intitules?|libelles?|origine|par|an|annee|une|pour|sur|exercice|pleine|complete|(?:19|20)\d\d|[ivx]{1,3}|[a-d12])\b)*"
)
_SIDES = {
    "charges": re.compile(rf"{_AROUND}\b(?:{_CHARGES})\b{_AROUND}"),
    "produits": re.compile(rf"{_AROUND}\b(?:{_PRODUITS})\b{_AROUND}"),
}
_BOTH = re.compile(
    rf"{_AROUND}\b(?:(?P<charges>{_CHARGES})\b{_AROUND}\b(?:{_PRODUITS})|(?P<produits>{_PRODUITS})\b{_AROUND}\b(?:{_CHARGES}))\b"
    rf"(?:{_AROUND}|\W*(?:commentaires?|observations?)\W*)"
)
_PLAIN = re.compile(
    rf"\W*(?:€|%|{_IN_THOUSANDS.pattern}|{QUANTITIES.pattern}"
    r"|(?:intitules?|libelles?|postes?(?! et)|montants?|nature|commentaires?|observations?|designation|rubriques?|en euros)\b.{0,20})\W*"
)
_REMARKS = re.compile(
    r"\W*(?:commentaires?|observations?|precisions?|remarques?|details?|justifications?|explications?|notes?"
    r"|(?:mode|base|methode)s? de calcul|calcul)(?: \w+){0,3}\W*"
)
_CENTS = re.compile(r",\d\d(?!\d)")
_DECIMALS = re.compile(r",(\d+)\b")
MOSTLY = 0.6
_LONGEST_TITLE = 60
_TABLE_TITLE = re.compile(
    r"\W*(?:budget|plan|compte|tableau|annexe|estimation|montants?|chiffres|donnees)\b.{0,60}$"
)
_TOTAL = re.compile(r"^\W*(?:sous[- ]?)?tota(?:l|ux)\b")
_SUBTOTAL = re.compile(r"^\W*sous[- ]?tota(?:l|ux)\b")


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of each line; lines of one cell each under their titles are put into rows again."""
    lines = unfold(text.replace("\f", "\n")).split("\n")
    gap = _usual_gap(lines)
    rows = [cells(line, gap) for line in lines]
    return in_columns(rows) or [row for row in rows if row]


def cells(line: str, gap: int = 0) -> list[str]:
    """Return the cells of a line; ``gap`` is how many spaces part two cells, where it is known."""
    if not line.strip() or _REMARK_LINE.fullmatch(fold(line)):
        return []
    line = _BULLET.sub("", line)
    if _PARTED.search(line.strip()):
        found = [cell.strip() for cell in _PARTED.split(line.strip(" \u00a0"))]
    elif gap and _GAP.search(line.strip()):
        found = _gapped(line, gap)
    else:
        return _at_amounts(line)
    if any(amount(cell) is not None for cell in found):
        return found
    # The gaps part nothing but a comment or a bullet: words and amount share a cell.
    apart = [piece for cell in found if cell for piece in _at_amounts(cell)]
    return apart if any(amount(cell) is not None for cell in apart) else found


def _usual_gap(lines: Sequence[str]) -> int:
    """Return the narrowest gap between two cells, 0 where the gaps are no multiples of it (aligned columns)."""
    widths = [len(gap) for line in lines for gap in _GAP.findall(line.strip())]
    usual = min(widths, default=0)
    if any(width % usual for width in widths):
        return 0
    doubled = all(width <= 2 * usual for width in widths)
    return usual if doubled or widths.count(usual) > len(widths) / 2 else 0


def _gapped(line: str, gap: int) -> list[str]:
    content = line.lstrip(" \u00a0")
    found, at = [""] * ((len(line) - len(content)) // gap), 0
    for match in _GAP.finditer(content):
        found.append(content[at : match.start()].strip())
        found.extend([""] * (len(match.group()) // gap - 1))
        at = match.end()
    return [*found, content[at:].strip()]


def _at_amounts(line: str) -> list[str]:
    """Return the words and amounts of a line in turn."""
    if _DATED.match(fold(line)):
        return [line.strip()]
    account = _ACCOUNT.match(line)
    found: list[str] = []
    position = 0
    for match in _IN_LINE.finditer(restored(line), account.end() if account else 0):
        remark = found and line.rfind("(", position, match.start()) > line.rfind(")", position, match.start())
        if remark or not _counts(line, match):
            continue
        words = line[position : match.start()].strip(" :.-–—€|_'…\t\u00a0")
        if words:
            found.append(words)
        found.append(line[match.start() : match.end()].strip())
        position = match.end()
    rest = line[position:].strip(" :.-–—€|_'…\t\u00a0" if found else " :.-–—|_'…\t\u00a0")
    return [*found, rest] if rest and re.search(r"\w", rest) else found or [line.strip()]


def _counts(line: str, match: re.Match[str]) -> bool:
    """Say whether a number within a line is an amount: no page's number, no year of a date."""
    if line.strip() == match.group().strip():
        return True
    if _YEAR.fullmatch(match.group().strip()) and _BEFORE_YEAR.search(
        fold(line[max(match.start() - 20, 0) : match.start()])
    ):
        return False
    figures = len(re.sub(r"\D", "", match.group()))
    return figures >= _FEWEST_FIGURES or _MONEY_SIGN.search(match.group()) is not None


def in_columns(rows: Sequence[Sequence[str]]) -> list[list[str]] | None:
    """Return lines of one cell each as rows as wide as their titles, None where they do not fall into columns."""
    first = next((number for number, row in enumerate(rows) if row and side(row[0])), None)
    if first is None or any(len(row) > 1 for row in rows):
        return None
    while first and rows[first - 1] and is_title(rows[first - 1][0]):
        first -= 1
    width = 0
    while first + width < len(rows) and rows[first + width] and is_title(rows[first + width][0]):
        width += 1
    flat = [row[0] if row else "" for row in rows[first:]]
    sides = {side(cell) for cell in flat[:width]} - {None}
    if len(sides) < 2:
        return None
    table = [flat[at : at + width] for at in range(0, len(flat), width)]
    table[-1] += [""] * (width - len(table[-1]))
    return table if all(_well_filled(row, width) for row in table[1:]) else None


def _well_filled(row: Sequence[str], width: int) -> bool:
    """Say whether words and amounts stand where a row of so many columns has them."""
    of_words = (0, 2) if width == 4 else (0,)
    return all(
        not cell or (amount(cell) is None if column in of_words else amount(cell) is not None)
        for column, cell in enumerate(row)
    )


def amount(cell: str) -> Decimal | None:
    """Return the amount that a cell is, None for words."""
    match = _CELL.fullmatch(restored(cell.strip(" \t\u00a0\u202f:;._…").lstrip("€ ")))
    if match is None:
        return None
    return to_decimal(match["number"]) * (1000 if "k" in match["unit"].lower() else 1)


def is_mended(cell: str) -> bool:
    """Say whether a cell is an amount only with its letters read as the figures that they stand for."""
    return any(one.isalpha() for one in cell) and restored(cell) != cell and amount(cell) is not None


def with_commas(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows with the commas that OCR lost: where amounts have as many decimals, those without any have them.

    >>> with_commas([["Loyers", "280,00"], ["Personnel", "4590661"], ["Eau", "45 90661"], ["Total", "9 180,00"]])[1:3]
    [['Personnel', '45906,61'], ['Eau', '45 906,61']]
    """
    amounts = _amounts(rows)
    decimals = Counter(len(found[1]) for cell in amounts if (found := _DECIMALS.search(cell)))
    usual, count = decimals.most_common(1)[0] if decimals else (0, 0)
    if count * 2 < len(amounts):
        return rows
    unparted = re.compile(rf"^((?:\d{{1,3}} )*\d+)(\d{{{usual}}})$")
    return [[unparted.sub(r"\1,\2", cell) for cell in row] for row in rows]


def in_euros(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows with their amounts in euros, where the titles say that they are in thousands of euros.

    >>> in_euros([["Charges", "en k€"], ["Loyers", "2,8"]])
    [['Charges', 'en k€'], ['Loyers', '2800,0']]
    """
    if any("k" in cell.lower() or (amount(cell) or 0) >= _BELOW for cell in _amounts(rows)):
        return rows
    if not any(_heads_thousands(cell) for row in rows for cell in row):
        return rows
    return [
        [cell if (euros := amount(cell)) is None else f"{euros * 1000:f}".replace(".", ",") for cell in row]
        for row in rows
    ]


def without_remarks(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows without the column of remarks that a title names: what is counted there is no amount.

    >>> without_remarks([["Postes", "Montant", "Précisions"], ["Loyers", "2 800", "12 mois"]])
    [['Postes', 'Montant'], ['Loyers', '2 800']]
    """
    column: int | None = None
    kept = []
    for row in rows:
        titled = [number for number, cell in enumerate(row) if _REMARKS.fullmatch(fold(cell))]
        if titled and titled[0] > 0 and all(amount(cell) is None for cell in row):
            column = titled[0]
        here = (
            column if column is not None and any(amount(cell) is not None for cell in row[:column]) else None
        )
        kept.append([cell for number, cell in enumerate(row) if number != (titled[0] if titled else here)])
    return kept


def without_years(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows with their total only, where the titles name years and a total.

    >>> without_years([["Charges", "2015", "2016", "Total"], ["Loyers", "800", "900", "1 700"]])
    [['Charges'], ['Loyers', '1 700']]
    """
    kept, columns = [], 0
    for row in rows:
        years = [cell for cell in row if is_year(cell)]
        if len(years) > 1 and len(row) > len(years) and is_total(row[-1]):
            columns = len(years) + 1
            kept.append([cell for cell in row[:-1] if cell not in years])
            continue
        amounts = [cell for cell in row if amount(cell) is not None]
        summed = columns > 0 and len(amounts) == columns
        kept.append([*(cell for cell in row if cell not in amounts), amounts[-1]] if summed else list(row))
    return kept if columns else rows


def is_year(cell: str) -> bool:
    """Say whether a cell is the title of a year's column: « 2015 », « Année 2 »."""
    return _YEAR_TITLE.fullmatch(fold(cell)) is not None


def in_one_writing(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows without the bare numbers that stand beside an amount with cents, where amounts have cents.

    >>> in_one_writing([["Loyers", "280,00"], ["Personnel", "45 906,61", "1 ETP indice", "552"]])
    [['Loyers', '280,00'], ['Personnel', '45 906,61', '1 ETP indice']]
    """
    amounts = _amounts(rows)
    exact = {cell for cell in amounts if _CENTS.search(cell)}
    if sum(cell in exact for cell in amounts) < MOSTLY * len(amounts):
        return rows
    return [
        [cell for cell in row if amount(cell) is None or cell in exact] if exact & set(row) else row
        for row in rows
    ]


def _amounts(rows: Sequence[Sequence[str]]) -> list[str]:
    return [cell for row in rows for cell in row if amount(cell) is not None]


def _heads_thousands(cell: str) -> bool:
    """Say whether a cell is a title, of a column or of the table, that gives thousands of euros as the unit."""
    folded = fold(cell)
    titled = is_title(cell) or both_sides(cell) is not None or bool(_TABLE_TITLE.match(folded))
    unit = _IN_THOUSANDS.search(folded)
    return titled and unit is not None and not folded[: unit.start()].rstrip()[-1:].isdigit()


_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b")  # « trois ans (2014-2017) »


def has_amount(line: str) -> bool:
    """Say whether a line can be a row: it ends with an amount, or one stands in a cell of its own."""
    line = _YEARS.sub("ans", line)
    found = cells(line, _usual_gap([line]))
    return bool(found) and (
        amount(found[-1]) is not None or (len(found) > 2 and any(amount(cell) is not None for cell in found))
    )


def side(cell: str) -> str | None:
    """Return which side a cell is the title of: charges or produits."""
    folded = fold(cell)
    if len(folded) > _LONGEST_TITLE:
        return None
    return next((name for name, pattern in _SIDES.items() if pattern.fullmatch(folded)), None)


def both_sides(cell: str) -> tuple[str, str] | None:
    """Return the two sides in their order where a cell names both, as lost columns do."""
    folded = fold(cell)
    match = _BOTH.fullmatch(folded) if len(folded) <= _LONGEST_TITLE else None
    if match is None:
        return None
    return ("charges", "produits") if match["charges"] else ("produits", "charges")


def is_title(cell: str) -> bool:
    """Say whether a cell is the title of a column, of a side or not."""
    return side(cell) is not None or (len(cell) <= _LONGEST_TITLE and bool(_PLAIN.fullmatch(fold(cell))))


def is_total(label: str) -> bool:
    """Say whether a row's words say that it sums others up."""
    return bool(_TOTAL.match(fold(label)))


def is_subtotal(label: str) -> bool:
    """Say whether a row's words say that it sums up a part of a side."""
    return bool(_SUBTOTAL.match(fold(label)))


def total_side(label: str) -> str | None:
    """Return the side that a total names."""
    folded = fold(label)
    named = [
        name
        for name, words in (("charges", _CHARGES), ("produits", _PRODUITS))
        if re.search(rf"\b(?:{words})\b", folded)
    ]
    return named[0] if len(named) == 1 else None


def tidy_label(label: str) -> str:
    """Return a row's words without bullet, account number and leaders.

    >>> tidy_label("625 - Frais de déplacement .....")
    'Frais de déplacement'
    """
    one_line = re.sub(r"\s+", " ", label).strip()
    bare = _ACCOUNT.sub("", re.sub(r"^[\W_]+", "", one_line))
    return re.sub(r"[\s:._…–-]+$", "", bare) or one_line
