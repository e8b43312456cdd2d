"""Where a budget's table stands in the text: its rows name « accompagnement » or « bailleur » and are no labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.contact_zone import CONTACT
from normalize import budget_sentences
from normalize.budget_quantities import is_quantity
from normalize.budget_rows import both_sides, has_amount, is_title, is_total, is_year, side
from normalize.text import line_end

MAX_BARE_LINES = (
    2  # lines without an amount that may stand between two rows (a label that wraps, a page's foot)
)
LONGEST_ROW = 130
LONGEST_HEADER = 160
_WORDS = re.compile(r"charges|d[ée]penses|emplois|produits|recettes|ressources", re.IGNORECASE)
_TITLE = re.compile(
    r"\W*(?:(?:annexe\s?(?:n°\s?)?\d{0,2}\s?[:–-]\s?)?(?:budget|plan|compte|tableau)|estimation|chiffrage|annexe (?:financi[èe]re|budg[ée]taire)|intitul[ée]|postes?|"
    r"libell[ée]|nature|montants?)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80
_PROSE = 70  # characters of a line that may be prose
# « 6. INSCRIPTION DANS LA DURÉE » below the totals; charges are counted from 60.
_SECTION = re.compile(r"\s*(?:(?:\d(?:\.\d)*|[IVX]{1,4}|[A-H])\s?(?:[.)–-]|\s-)+\s*|\d\.\d\s+)[A-ZÀ-Ý]")
# « Coût de l'accompagnement par ménage : 165 € par mois »: the form's next question, with a price.
_PRICE = re.compile(
    r"\W*(?:co[uû]ts?\s(?:du|de|interne|global|moyen)|co-?financements?\b)[^\t|:]*:.*(?:€|\beuros?\b)\s*(?:\(|par\b|/|[àa] l|au\b|,)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\s(?:de|d['’]|est|sera|s['’])\W?\w"
)  # « Budget annuel de 86 000 €, dont 55 000 € … »
_BRACKET_ENDS = re.compile(r"[^(]*\)")
_CELLS = re.compile(r"[\t|€]| {3,}")
_MOST_TITLES = 3  # lines above the titles of the columns: the table's own title, its year, its first column
_FAR_ABOVE = 200  # characters: a sentence may stand between a table's label and its titles
_LONGEST_REST = 30

_Lines = list[tuple[int, int]]


@lru_cache(maxsize=4)  # labels, answers and features ask for the same document's
def budget_zones(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans from a line of column titles to the last row with an amount under it.

    Charges and produits one under the other are one span, where no more than a page's foot stands between them. A
    document without a table may give its budget as sentences.
    """
    if not _WORDS.search(text):
        return ()
    lines = _lines(text)
    zones: list[tuple[int, int]] = []
    number = 0
    while number < len(lines):
        if not _opens(text, lines[number]):
            number += 1
            continue
        last, stop = _last_row(text, lines, number)
        if last is not None:
            zones.append((_title_above(text, lines, number), last))
        number = stop if last is None else last + 1
    tables = tuple((lines[first][0], lines[last][1]) for first, last in zones)
    return tables or budget_sentences.find(text)


def _lines(text: str) -> _Lines:
    """Return where the lines stand that hold anything."""
    return [match.span() for match in re.finditer(r"[^\n\f]*\S[^\n\f]*", text)]


def _opens(text: str, line: tuple[int, int]) -> bool:
    """Say whether a line is titles of columns and names a side."""
    content = text[slice(*line)]
    if len(content) > LONGEST_HEADER or not _WORDS.search(content):
        return False
    if _BRACKET_ENDS.match(content):
        return False  # « (…, problématiques rencontrées, ⏎ ressources) : »
    found = [cell for cell in re.split(r"\t|\||[ \u00a0]{3,}", content) if cell.strip()]
    titles = [cell for cell in found if is_title(cell) or both_sides(cell) or is_year(cell) or is_total(cell)]
    return any(side(cell) or both_sides(cell) for cell in titles) and len(titles) == len(found)


def _last_row(text: str, lines: _Lines, first: int) -> tuple[int | None, int]:
    """Return the last line with an amount under the titles, None where there is none, and where the search ended."""
    last, bare, number, summed = None, 0, first, False
    for number in range(first + 1, len(lines)):
        content = text[slice(*lines[number])]
        if summed and _SECTION.match(content) and not has_amount(content):
            break
        if _PRICE.match(content):
            break
        summed = summed or is_total(content.split("\t")[0].strip())
        if _opens(text, lines[number]) or is_title(content.strip()):
            bare = 0
        elif len(content) > LONGEST_ROW:
            break
        elif has_amount(content) and not CONTACT.search(content) and not _goes_on(text, lines, number):
            last, bare = number, 0
        elif is_quantity(content) or is_total(content):
            continue
        elif bare == MAX_BARE_LINES or content.rstrip().endswith(":"):
            break
        else:
            bare += 1
    return last, max(number, first + 1)


def _goes_on(text: str, lines: _Lines, number: int) -> bool:
    """Say whether a line is prose that the page broke: « … de 36 mois (1er janvier 2015 – 31 ⏎ décembre 2017) »."""
    start, end = lines[number]
    whole = end - start >= _PROSE and not _CELLS.search(text, start, end)
    return whole and number + 1 < len(lines) and text[lines[number + 1][0]].islower()


def _title_above(text: str, lines: _Lines, number: int) -> int:
    """Return the line on which the table's own title begins."""
    for above in range(number - 1, max(number - 1 - _MOST_TITLES, -1), -1):
        start, end = lines[above]
        if end - start > _LONGEST_TITLE or not _TITLE.match(text, start) or has_amount(text[start:end]):
            break
        number = above
    return number


def heads_a_budget(text: str, start: int, end: int, zones: Sequence[tuple[int, int]]) -> bool:
    """Say whether words like a budget's label at ``start:end`` are one: prose speaks of a « budget » too.

    Where there is a table, its label stands in it or right above it; where there is none, a label opens a line
    with a capital and little follows it there.
    """
    if zones:
        return any(start < high and low - _FAR_ABOVE <= end for low, high in zones)
    before, after = text[text.rfind("\n", 0, start) + 1 : start], text[end : line_end(text, end)]
    opens = not re.search(r"[^\W\d_]{2}", before) and text[start].isupper()
    return opens and not _SENTENCE.match(after) and (len(after.strip()) <= _LONGEST_REST or has_amount(after))
