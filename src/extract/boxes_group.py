"""The group of boxes whose options are labels of the form themselves (mobilisation des logements)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extract.alignment import is_amid_another
from extract.candidate import Signal, Span, Status
from extract.groups import Choice, Item, Side, mark_signal, marks_between, side_of, states
from extract.labels import Match
from ingest.document import Document, Mark, Tick
from normalize.text import fold, line_end

_NO = re.compile(
    r"[\s:.,–-]*(?:non\b|sans objet|neant\b|pas (?:retenu|concerne|prevu|envisage)|ecarte|(?:ne|n')\s?\w+ (?:pas|aucun))"
)
_YES = re.compile(
    r"[\s:.,–-]*(?:oui\b|(?:est |sont |a ete )?(?:retenu|choisi|prevu|envisage|concerne)e?s?\b|en (?:priorite|partie)\b|principalement)"
)
# « Aménagement de logement existant : 27 logements », « Création d'une offre nouvelle : aucun »
_COUNT = re.compile(
    r"[^\S\n]*(?:[:=(]|[–-]\s|(?=[^\S\n]{3}|\t))[^\S\n]*(?:(?P<none>0|zero|aucune?s?|neant)|\d{1,4}|"
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent)(?:[- ]\w+)?)"
    r"\s?(?:logements?|logts?|lgts?|lots?|appartements?|(?=[\s).;,]*(?:\n|\Z)))"
)
_COUNT_BELOW = re.compile(r"\s*\n\s*(?:(?P<none>0|aucun)|\d{1,4}) logements?[^\S\n]*(?:\n|\Z)")
_DENIED = re.compile(r"\b(?:pas|aucune?|sans|ni|jamais)\b(?:(?!\bet\b)[^.;:\n]){0,30}$")
_LONE_X = re.compile(r"[^\w\n]*x[^\w\n]*(?:\n\W*)?|\W*\n\W*x\W*\n\W*")
# « X on prend des logements existants »
_LEADING_X = re.compile(r"[^\S\n]*[-–•]?\s?x[^\S\n]+(?:[\w']+\s){0,3}")
BESIDE = 40  # characters to an option's box
LEAST_EMPTY = 2  # boxes read as empty beside one that was not read
_TRAILING_X = re.compile(r"[^\S\n]*[(\[]?[xX][)\]]?(?!\S)")
_BLANK_BEHIND = re.compile(r"[^\S\n]{2}|[^\S\n](?:\n|\Z)")  # where a box was that nobody filled in
_ANY_X = re.compile(r"(?<![\w'])[xX](?![\w'])")
MOST_OF_OPTION = 8  # words
LISTED_AS_PRINTED = 3  # options printed without a box from which the boxes are taken as lost


def group_marks(document: Document, anchors: Sequence[Match], start: int, end: int) -> list[Mark]:
    """Return the marks of the group: those from just before its first label to the next label."""
    first = anchors[0].start
    line_start = document.text.rfind("\n", 0, first)
    above = document.text.rfind("\n", 0, max(line_start, 0)) if line_start > 0 else line_start
    low = max(start, above + 1)
    return [mark for mark in document.marks if low <= mark.start < end]


def choose_boxes(
    document: Document, anchors: Sequence[Match], start: int, end: int, *, vote: Side | None
) -> dict[str, Choice]:
    """Read the ticks of the options whose labels are ``anchors``, in text order; by path."""
    items = [Item(number, anchor.start, anchor.end) for number, anchor in enumerate(anchors)]
    marks = group_marks(document, anchors, start, end)
    paths = [anchor.target.paths[0] for anchor in anchors]
    if not marks:
        return dict(zip(paths, _in_words(document, anchors, end, vote), strict=True))
    side = side_of(items, marks)
    extra: tuple[Signal, ...] = () if side is not None else (Signal("cote_des_cases_deduit", -0.8),)
    if side is None:
        side = _side_on_lines(document.text, items, marks)
    if side is None:
        side = _side_in_column(document.text, items, marks)
    mixed = _on_their_lines(document.text, items, marks) if side is None else None
    if side is None:
        side = vote if vote is not None else items[0].start < marks[0].start
    owned = mixed or states(items, marks, side)
    other = _other_told(owned.values(), marks)
    return {path: _choice(owned[number], anchors[number], other, extra) for number, path in enumerate(paths)}


def _other_told(owned: Collection[Sequence[Mark]], marks: Sequence[Mark]) -> Signal | None:
    """Return what makes an empty box of a group an answer: another that is ticked, or the one that was not read.

    A group without any tick is rare, and a box that cannot be read or found has something in it more often than not.
    """
    if any(mark.state is Tick.TICKED for mark in marks):
        return Signal("autre_case_cochee", 0.5)
    empty = sum({mark.state for mark in boxes} == {Tick.EMPTY} for boxes in owned)
    alone = empty == len(owned) - 1 and empty >= LEAST_EMPTY
    return Signal("autre_case_illisible", -1.0) if alone else None


def _side_on_lines(text: str, items: Sequence[Item], marks: Sequence[Mark]) -> Side | None:
    """Return the side on which the boxes stand that share a line with one label only."""
    after = before = 0
    for mark in marks:
        here = _beside(text, items, mark)
        before += any(item.start >= mark.end for item in here) and not any(
            item.end <= mark.start for item in here
        )
        after += any(item.end <= mark.start for item in here) and not any(
            item.start >= mark.end for item in here
        )
    return None if after == before else after > before


def _line_of(text: str, mark: Mark) -> tuple[int, int]:
    return text.rfind("\n", 0, mark.start) + 1, line_end(text, mark.end)


def _beside(text: str, items: Sequence[Item], mark: Mark) -> list[Item]:
    """Return the options whose words begin on a mark's line."""
    start, end = _line_of(text, mark)
    return [item for item in items if start <= item.start < end]


def _on_their_lines(text: str, items: Sequence[Item], marks: Sequence[Mark]) -> dict[int, list[Mark]] | None:
    """Return the marks by option where each stands on the line of one only, now before it, now behind; None elsewhere."""
    owned: dict[int, list[Mark]] = {item.option: [] for item in items}
    for mark in marks:
        here = _beside(text, items, mark)
        if len(here) != 1:
            return None
        owned[here[0].option].append(mark)
    return owned


def _side_in_column(text: str, items: Sequence[Item], marks: Sequence[Mark]) -> Side | None:
    """Return the side of boxes that have a cell of their own, empty where the option is not ticked.

    Such a table becomes a line for each cell: below each option, or above each, stands a box alone or nothing.
    """
    whole = {_line_of(text, mark): mark for mark in marks}

    def is_cell(end: int) -> bool:
        start = text.rfind("\n", 0, max(end, 0)) + 1
        mark = whole.get((start, end))
        around = text[start:end] if mark is None else text[start : mark.start] + text[mark.end : end]
        return end >= 0 and not around.strip()

    after = all(is_cell(line_end(text, line_end(text, item.end) + 1)) for item in items)
    before = all(is_cell(text.rfind("\n", 0, item.start)) for item in items)
    return None if after == before else after


def _choice(marks: Sequence[Mark], anchor: Match, other: Signal | None, extra: tuple[Signal, ...]) -> Choice:
    spans = tuple(Span(mark.start, mark.end) for mark in marks) or (Span(anchor.start, anchor.end),)
    ticked = [mark for mark in marks if mark.state is Tick.TICKED]
    if ticked:
        return Choice(Status.FILLED, True, spans, (mark_signal(ticked[0]), *extra))
    if any(mark.state is Tick.UNREADABLE for mark in marks):
        return Choice(Status.UNREADABLE, None, spans, (Signal("case_illisible", 0.0), *extra))
    empty = (mark_signal(marks[0]), *extra) if marks else (Signal("case_non_trouvee", -1.0), *extra)
    if other is not None and (marks or other.weight > 0):
        return Choice(Status.FILLED, False, spans, (*empty, other))
    return Choice(Status.EMPTY if marks else Status.UNREADABLE, None, spans, empty)


def quotes_an_option(document: Document, anchors: Sequence[Match], place: int) -> bool:
    """Say whether an option's words stand without a box among the labels of another section."""
    if not 0 < place < len(anchors) - 1:
        return False
    before, match, after = anchors[place - 1 : place + 2]
    boxes = marks_between(document, match.start - BESIDE, match.end + BESIDE)
    return not boxes and is_amid_another(before, match, after)


def _crossed(text: str, anchors: Sequence[Match], vote: Side | None) -> list[bool]:
    """Say for which options a cross was typed, the others' boxes left out: « X Logements existants ».

    Amid a line it is known whose a cross is where the document's other boxes stand before (or behind) their words,
    and where such a box left a blank.
    """
    leads = [fold(text[text.rfind("\n", 0, anchor.start) + 1 : anchor.start]) for anchor in anchors]
    crossed = [_LEADING_X.fullmatch(lead) is not None for lead in leads]
    blank = vote and any(_BLANK_BEHIND.match(text, anchor.end) for anchor in anchors)
    if not any(crossed) and blank:
        return [_TRAILING_X.match(text, anchor.end) is not None for anchor in anchors]
    return crossed


def _by_cross(anchors: Sequence[Match], crossed: Sequence[bool]) -> list[Choice]:
    """Return the options as crosses tell them that were typed for some of them."""
    codes = {
        True: (Signal("case_lue_au_jeton", 0.8),),
        False: (Signal("case_non_trouvee", -1.0), Signal("autre_case_cochee", 0.5)),
    }
    return [
        Choice(Status.FILLED, one, (Span(anchor.start, anchor.end),), codes[one])
        for one, anchor in zip(crossed, anchors, strict=True)
    ]


def unlisted(document: Document, anchors: Sequence[Match], choices: Sequence[Choice]) -> Choice | None:
    """Return what the options are that were not found although others of their group were: None where they are absent."""
    first = [choice.signals[0].code for choice in choices]
    chosen = sum(choice.value is True for choice in choices)
    if not chosen:
        return None
    if "option_citee" in first:
        return Choice(Status.FILLED, False, (), (Signal("autre_option_citee", -0.5),))
    if marks_between(document, anchors[0].start, anchors[-1].end) or "reponse_en_toutes_lettres" in first:
        return None
    if _crosses_left(document, anchors, chosen):  # before an option in words that are not known
        return Choice(Status.UNREADABLE, None, (), (Signal("case_perdue", 0.5),))
    return Choice(Status.FILLED, False, (), (Signal("autre_case_cochee", 0.5),))


def _crosses_left(document: Document, anchors: Sequence[Match], chosen: int = 0) -> bool:
    """Say whether more crosses than ``chosen`` stand among options, on their lines or next to them, that are no marks."""
    above = document.text.rfind("\n", 0, max(document.text.rfind("\n", 0, anchors[0].start), 0))
    below = line_end(document.text, line_end(document.text, anchors[-1].end) + 1)
    taken = {mark.start for mark in document.marks}
    found = [match.start() for match in _ANY_X.finditer(document.text, max(above, 0), below)]
    return len(set(found) - taken) > chosen


def _stand_in_a_list(text: str, anchors: Sequence[Match]) -> bool:
    """Say whether options are lines among other short ones: a printed list of them all, some in words not known."""
    between = [line for line in text[anchors[0].end : anchors[-1].start].splitlines()[1:-1] if line.strip()]
    alone = all(text[: anchor.start].rstrip(" \t-•")[-1:] in ("\n", "") for anchor in anchors)
    return alone and bool(between) and all(len(line.split()) <= MOST_OF_OPTION for line in between)


def _in_words(document: Document, anchors: Sequence[Match], end: int, vote: Side | None) -> list[Choice]:
    """Read options that are listed without any box."""
    limits = [anchor.start for anchor in anchors[1:]] + [end]
    crossed = _crossed(document.text, anchors, vote)
    if any(crossed):
        return _by_cross(anchors, crossed)
    said: list[bool | None] = []
    behind = [fold(document.text[anchor.end : limit]) for anchor, limit in zip(anchors, limits, strict=True)]
    count = _COUNT_BELOW if sum(_COUNT_BELOW.match(after) is not None for after in behind) > 1 else _COUNT
    for after in behind:
        counted = count.match(after)
        answer = True if _YES.match(after) else False if _NO.match(after) else None
        answer = answer if counted is None else counted["none"] is None
        said.append(answer)
        if answer is None and _LONE_X.fullmatch(after):
            said[-1] = True
    spans = [(Span(anchor.start, anchor.end),) for anchor in anchors]
    if any(answer is not None for answer in said):
        return [
            Choice(Status.FILLED, bool(answer), span, (Signal("reponse_en_toutes_lettres", 0.3),))
            for answer, span in zip(said, spans, strict=True)
        ]
    if (
        _crosses_left(document, anchors)
        or len(anchors) >= LISTED_AS_PRINTED
        or _stand_in_a_list(document.text, anchors)
    ):
        return [Choice(Status.UNREADABLE, None, span, (Signal("case_perdue", 0.5),)) for span in spans]
    befores = [0, *(anchor.end for anchor in anchors)]
    denied = [
        _DENIED.search(fold(document.text[max(span.start - BESIDE, before) : span.start]))
        for (span,), before in zip(spans, befores, strict=False)
    ]
    return [
        Choice(Status.FILLED, not no, span, (Signal("option_citee", -0.5),))
        for span, no in zip(spans, denied, strict=True)
    ]
