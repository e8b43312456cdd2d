"""Page furniture: headers, footers and page numbers that stand in the middle of an answer without being of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from extract.candidate import Span
from ingest.document import Document
from normalize.text import fold

_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*\d{1,3}\s*(?:(?:/|sur|de)\s*\d{1,3})?|\d{1,3}\s*(?:/|sur)\s*\d{1,3})\W*|[-–—]\s?\d{1,3}\s?[-–—]"
    r"|.{4,140}[-–—|]\s*page\s\d{1,3}(?:\s?(?:/|sur)\s?\d{1,3})?"
)
_DATE = r"\d{1,2}(?:er)?(?:[/.-]\d{1,2}[/.-]| [a-z]{3,9}\.? )\d{2,4}"
_OFFICER = r"(?:president|direct|responsab|maire|gerant)\w*"
# A stamp on the paper, as it is read: « Reçu le 26 septembre 2014 », « ARRIVÉ LE 29/09/2014 », « Vu le 23/09/14 ».
_STAMP = re.compile(
    r"\W*(?:courrier )?(?:recue?|arrivee?|vue?|enregistree?|copie|deposee?)(?: au courrier| a la ddcs| par mail)? le\W+"
    rf"{_DATE}\W*"
)
# Where and when it was signed, and room for the signature.
_SIGNED = re.compile(
    rf"\W*(?:(?:(?:fait )?(?:a|en) [^\d.;:]{{2,40}},? ?|[^\d.;:,]{{2,40}}, ?)le {_DATE}\W*"
    rf"|(?:fait )?le {_DATE},? a [^\d.;:]{{2,40}}"
    r"|(?:date|le) ?:? ?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\W{0,20}(?:cachet|signature)\b.{0,60}"
    r"|(?=.*(?:signature|cachet|tampon))(?:date,? )?(?:(?:nom|prenom|qualite|signature|cachet|tampon)s?(?:,| et| ou)? ?){1,4}"
    r"(?:d[eu]s? (?:la |l')?(?:(?:deux|trois|\d) )?(?:porteur|represent|responsab|direct|president|maire|candidat|demandeur|organisme|signataire)[^\d:]{0,30})?\W*"
    r"|(?:mention )?lu et approuve\W*|certifie (?:exact|conforme|sincere)\w*\W*"
    r"|pour (?:l[ae] |l')(?:association|bailleur|organisme|structure|porteur|societe|office)\b,? (?:l[ae] |l'|son |sa )?"
    rf"{_OFFICER}(?: \w+)?\W*"
    rf"|(?:pour [^\d.;:]{{3,60}}|p/o [^\d.;:,]{{3,40}}), ?(?:l[ae] |l'){_OFFICER}(?: [\w'-]+){{0,5}}\W*"
    r"|p\W{0,2}j\W{0,2}\s?:.{3,80}|(?:liste des )?pieces? jointes?\s?:.{3,80}|\W*signe(?:e|s)?\W*|signature illisible.{0,60}"
    rf"|l[ae] {_OFFICER}(?: [\w'-]+){{1,9}},)"
)
_SIGNATORY = re.compile(rf"\W*(?:l[ae] |l'|m\. |mme )?{_OFFICER}(?: [\w'-]+){{0,4}}\W*")
# « Pour Toit Rivemont⏎Le Directeur Général »
_FOR_WHOM = re.compile(
    rf"\s*pour [^\d.;:\n]{{3,60}}?\s+(?:l[ae] |l'){_OFFICER}(?: [\w'-]+){{0,4}}[^\w\n]*(?:\n|\Z)"
)
# « Rubrique | Réponse »: what stands over the columns of a form set as a table.
_COLUMN_TITLE = r"(?:rubriques?|questions?|(?:vos |votre )?reponses?(?: (?:du|des|de la|de l') ?[^\W\d_]+)?|elements de reponse|a completer)"
_COLUMN_TITLES = re.compile(rf"\W*{_COLUMN_TITLE}(?:\W+{_COLUMN_TITLE}){{0,2}}[^\w:]*")
SIGNATURE = 60  # characters of a signature's second line
_LONE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_WORD = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d+")
RUNNING = 3  # times that a line of a text without pages stands in it, from which it is a running header
RUNNING_WORDS = 3
PAGE_LINES = 20  # from the first of a running line's places to the last
_TELEPHONE = re.compile(r"(?<!\d)0\d(?:[ ./-]{0,2}\d\d){4}(?!\d)")
LONGEST_LINE = 160  # characters of a running header
# Of a page's number from its place, which begins with nought; a cover may be counted or not.
PAGE_OFFSETS = (0, 1, 2)
EDGE = 2  # lines from the top or the bottom of a page where running headers and footers stand


def furniture_spans(document: Document, printed: tuple[str, ...]) -> list[Span]:
    """Return the lines that are page furniture: printed by the form, page numbers, or repeated on pages' edges."""
    known = [fold(text) for text in printed]
    edges = _edge_lines(document)
    repeated = Counter(_key(document.text[span.start : span.end]) for span in edges)
    running, numbered = _running_lines(document), _page_numbers(document, edges)
    often = max(len(document.pages) // 2, 1)
    spans = []
    signed = False
    for line in document.lines:
        written = document.text[line.start : line.end].strip()
        folded, goes_on = fold(written), written[:1].islower()  # « … aux objectifs de⏎l'appel à projets. »
        span = Span(line.start, line.end)
        if not folded or len(folded) > LONGEST_LINE:
            continue
        on_edge = span in edges
        signed = bool(
            _SIGNED.fullmatch(folded)
            or (signed and _SIGNATORY.fullmatch(folded))
            or (
                folded.startswith("pour ")
                and _FOR_WHOM.match(fold(document.text[line.start : line.end + SIGNATURE]))
            )
        )
        if (
            _PAGE_NUMBER.fullmatch(folded)
            or _STAMP.fullmatch(folded)
            or _COLUMN_TITLES.fullmatch(folded)
            or signed
            or span in numbered
            or (on_edge and len(folded) > 5 and _WORD.search(folded) and repeated[_key(folded)] > often)
            or _key(folded) in running
            or (not goes_on and any(_printed(folded, text) for text in known))
        ):
            spans.append(span)
    return spans


def _running_lines(document: Document) -> set[str]:
    """Return the lines that a text without pages repeats where its pages once began and ended."""
    if len(document.pages) > 1:
        return set()
    marked = {document.text.rfind("\n", 0, mark.start) + 1 for mark in document.marks}
    lines = [document.text[line.start : line.end] for line in document.lines if line.start not in marked]
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if len(line.split()) >= RUNNING_WORDS and line[:1].isalnum() and _WORD.search(line):
            places.setdefault(_key(line), []).append(number)
    return {line for line, numbers in places.items() if _is_running(lines, numbers)}


def _is_running(lines: Sequence[str], numbers: Sequence[int]) -> bool:
    """Say whether a line that stands at these places runs along the pages: apart, often or beside page numbers.

    The cells of a table that say the same (« relais après la sortie ») stand near one another.
    """
    if numbers[-1] - numbers[0] < PAGE_LINES:
        return False
    return len(numbers) >= RUNNING or all(
        any(_PAGE_NUMBER.fullmatch(fold(line).strip()) for line in lines[max(number - 1, 0) : number + 2])
        for number in numbers
    )


def _printed(line: str, known: str) -> bool:
    """Say whether a line is the form's own, whole or nearly all of it."""
    if fuzz.ratio(line, known) > 90:
        return True
    return len(line) > 25 and len(line) < len(known) * 1.3 and fuzz.token_set_ratio(line, known) > 95


def _edge_lines(document: Document) -> set[Span]:
    """Return the first and last written lines of every page."""
    by_page: dict[int, list[Span]] = {}
    for line in document.lines:
        if document.text[line.start : line.end].strip():
            by_page.setdefault(line.page, []).append(Span(line.start, line.end))
    return {span for lines in by_page.values() for span in (*lines[:EDGE], *lines[-EDGE:])}


def _page_numbers(document: Document, edges: set[Span]) -> set[Span]:
    """Return the lines of pages' edges that are nothing but a number which counts the pages.

    « Nombre de logements⏎22 » may open or close a page: what numbers pages is as far from each one's place.
    """
    if len(document.pages) < 2:
        return set()
    lone = [
        (Span(line.start, line.end), int(told[0]) - line.page)
        for line in document.lines
        if Span(line.start, line.end) in edges
        and _LONE_NUMBER.fullmatch(written := document.text[line.start : line.end])
        and (told := _DIGITS.search(written))
    ]
    counted = Counter(offset for _, offset in lone)
    return {span for span, offset in lone if offset in PAGE_OFFSETS or counted[offset] > 1}


def _key(text: str) -> str:
    """Return what a running line has on every page: its page numbers change, a telephone number is another's."""
    folded = fold(text).strip()
    return folded if _TELEPHONE.search(folded) else _DIGITS.sub("#", folded)


def without(start: int, end: int, holes: list[Span]) -> list[Span]:
    """Return what is left of ``start:end`` when the holes are cut out, in order."""
    left, position = [], start
    for hole in sorted(holes, key=lambda span: span.start):
        if hole.end <= position or hole.start >= end:
            continue
        if hole.start > position:
            left.append(Span(position, hole.start))
        position = max(position, hole.end)
    if position < end:
        left.append(Span(position, end))
    return left
