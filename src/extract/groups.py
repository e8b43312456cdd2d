"""Which option of a group is ticked: marks tied to the words they stand beside.

A box stands before or after its word, the same way all through a document. The side is voted on by the groups
that have as many boxes as words; a group that lost a box follows the vote instead of guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.candidate import Signal, Span, Status
from extract.form import Option
from extract.statements import verdict
from ingest.document import Document, Mark, MarkOrigin, Tick
from normalize.text import fold, line_end

YES_NO = (
    Option(value=True, words=("oui", "0ui", "oul", "ouI", "ou!", "ou|")),
    Option(value=False, words=("non", "n0n", "nan", "nori")),
)
LOST_GROUPS = 3  # groups ticked throughout from which a document's boxes say nothing
Side = bool  # True: the box stands after its word

_POSITIVE = re.compile(
    r"\b(?:tous|toutes|totalite|en partie|partiellement|majoritairement|certains|100 ?%|x)\b"
)
_HINT = re.compile(r"\(\s*oui\s*/\s*non\s*\)")  # what may be answered, not what is
# « oui ( non ) »: what is ringed; « … – oui ........ / … – non ........ X »: what is crossed at the end of its line.
_RING_OPENS, _RING_CLOSES = re.compile(r"\(\s*\Z"), re.compile(r"\s*\)")
_LEADERS = re.compile(r"[\s.…_:–-]*(?P<cross>[x✗✘×])?\W*\Z")
_NEGATIVE = re.compile(r"\b(?:aucune?|pas |sans objet|neant|non concerne)")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a group says, and where."""

    status: Status
    value: bool | str | None
    spans: tuple[Span, ...]
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An option's word in the text."""

    option: int
    start: int
    end: int


def marks_between(document: Document, start: int, end: int) -> list[Mark]:
    """Return the marks that stand in ``start:end``."""
    return [mark for mark in document.marks if start <= mark.start < end]


def option_words(document: Document, options: Sequence[Option], start: int, end: int) -> list[Item]:
    """Return where the options' words stand in ``start:end``."""
    folded = _HINT.sub(lambda hint: " " * len(hint.group()), fold(document.text[start:end]))
    items = []
    for number, option in enumerate(options):
        words = "|".join(re.escape(fold(word)) for word in option.words)
        items += [
            Item(number, start + found.start(), start + found.end())
            for found in re.finditer(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", folded)
        ]
    return sorted(items, key=lambda item: item.start)


def side_of(items: Sequence[Item], marks: Sequence[Mark]) -> Side | None:
    """Return the side on which a complete group's boxes stand, None where the group is not complete."""
    if not items or not marks or len({item.option for item in items}) != len(items):
        return None
    if len(marks) < len(items):
        # Only what is ticked is marked: a box outside of the words tells its side, one between them does not.
        return False if marks[0].end <= items[0].start else True if marks[-1].start >= items[-1].end else None
    if len(items) != len(marks):
        return None
    order = sorted([(item.start, "w") for item in items] + [(mark.start, "m") for mark in marks])
    kinds = "".join(kind for _, kind in order)
    if kinds == "wm" * len(items):
        return True
    return False if kinds == "mw" * len(items) else None


def _nearer_side(items: Sequence[Item], marks: Sequence[Mark]) -> Side:
    """Return the side of the word that the first box stands nearer to; writers leave more room between options."""
    mark = marks[0]
    before = min((mark.start - item.end for item in items if item.end <= mark.start), default=None)
    after = min((item.start - mark.end for item in items if item.start >= mark.end), default=None)
    if before is None or after is None:
        return after is None
    return before <= after


def voted_side(sides: Iterable[Side | None]) -> Side | None:
    """Return the side most complete groups agree on, None where none is complete or they are divided."""
    known = [side for side in sides if side is not None]
    after = sum(known)
    if not known or after * 2 == len(known):
        return None
    return after * 2 > len(known)


def states(items: Sequence[Item], marks: Sequence[Mark], side: Side) -> dict[int, list[Mark]]:
    """Return the marks of each option: those between its word and its neighbour on the box's side."""
    found: dict[int, list[Mark]] = {item.option: [] for item in items}
    for mark in marks:
        if side:
            beside = [item for item in items if item.start < mark.start]
            owner = beside[-1] if beside else None
        else:
            beside = [item for item in items if item.start >= mark.start]
            owner = beside[0] if beside else None
        if owner is not None:
            found[owner.option].append(mark)
    return found


def choose(
    document: Document,
    options: Sequence[Option],
    start: int,
    end: int,
    *,
    vote: Side | None,
    boxes_are_drawn: bool,
) -> Choice:
    """Read a group of options that exclude each other in ``start:end``."""
    marks = marks_between(document, start, end)
    items = option_words(document, options, start, end)
    if not marks:
        return _in_words(document, options, items, (start, end), boxes_are_drawn=boxes_are_drawn)
    items = _beside_marks(items, marks)
    spans = tuple(Span(mark.start, mark.end) for mark in marks)
    if not items:
        return _lone_mark(options, marks, spans)
    side = side_of(items, marks)
    signals = [] if side is not None else [Signal("cote_des_cases_deduit", -0.8)]
    if side is None:
        side = vote if vote is not None else _nearer_side(items, marks)
    owned = states(items, marks, side)
    return _settled(options, owned, spans, signals)


def _beside_marks(items: list[Item], marks: list[Mark]) -> list[Item]:
    """Leave out words of the same option that stand in prose after the group's own."""
    first, last = marks[0].start - 60, marks[-1].end + 60
    near = [item for item in items if first <= item.start <= last]
    kept: list[Item] = []
    for item in near:
        if all(other.option != item.option for other in kept):
            kept.append(item)
    return kept


def _lone_mark(options: Sequence[Option], marks: list[Mark], spans: tuple[Span, ...]) -> Choice:
    ticked = [number for number, mark in enumerate(marks) if mark.state is Tick.TICKED]
    if len(marks) == len(options) > 1 and len(ticked) == 1:  # a grid: the words stand over the columns
        ordered = (mark_signal(marks[ticked[0]]), Signal("cases_dans_l_ordre", -1.0))
        return Choice(Status.FILLED, options[ticked[0]].value, spans, ordered)
    signals = (mark_signal(marks[0]), Signal("case_seule", -1.0))
    if marks[0].state is Tick.TICKED and options[0].value is True:
        return Choice(Status.FILLED, True, spans[:1], signals)
    status = Status.EMPTY if marks[0].state is Tick.EMPTY else Status.UNREADABLE
    return Choice(status, None, spans[:1], signals)


def without_states(document: Document, groups: Sequence[tuple[int, int, Sequence[Option]]]) -> bool:
    """Say whether a document's boxes all look ticked, so that their look says nothing.

    A font that was lost prints one and the same square for ticked and empty. That shows where options that
    exclude each other are all ticked, group after group, the free boxes too, and nothing is empty.
    """
    if any(mark.state is not Tick.TICKED for mark in document.marks):
        return False
    counts = [(len(marks_between(document, start, end)), len(options)) for start, end, options in groups]
    marked = [(count, wanted) for count, wanted in counts if count]
    elsewhere = len(document.marks) - sum(count for count, _ in marked)
    throughout = all(count >= wanted for count, wanted in marked)
    return throughout and len(marked) >= LOST_GROUPS and elsewhere >= LOST_GROUPS


def _settled(
    options: Sequence[Option], owned: dict[int, list[Mark]], spans: tuple[Span, ...], signals: list[Signal]
) -> Choice:
    ticked = [number for number, marks in owned.items() if any(mark.state is Tick.TICKED for mark in marks)]
    lost = [number for number, marks in owned.items() if any(mark.state is Tick.UNREADABLE for mark in marks)]
    bare = [number for number, marks in owned.items() if not marks]
    used = [mark for marks in owned.values() for mark in marks]
    signals = [weakest(used), *signals] if used else signals
    if len(ticked) == 1:
        if lost:
            signals.append(Signal("autre_case_illisible", -1.5))
        chosen = options[ticked[0]].value
        return Choice(Status.FILLED, chosen, spans, tuple(signals))
    if ticked:
        return Choice(Status.CONTRADICTORY, None, spans, (*signals, Signal("cases_contradictoires", 0.5)))
    if lost or bare:
        return Choice(Status.UNREADABLE, None, spans, (*signals, Signal("case_illisible", 0.0)))
    return Choice(Status.EMPTY, None, spans, (*signals, Signal("aucune_case_cochee", 0.3)))


def weakest(marks: Sequence[Mark]) -> Signal:
    """Return the signal of the mark that is least sure."""
    return min((mark_signal(mark) for mark in marks), key=lambda signal: signal.weight)


def mark_signal(mark: Mark) -> Signal:
    """Return what the origin and confidence of a mark say for it."""
    codes = {
        MarkOrigin.FORM_FIELD: ("case_lue_dans_le_champ", 2.0),
        MarkOrigin.SYMBOL: ("case_lue_au_symbole", 1.5),
        MarkOrigin.TOKEN: ("case_lue_au_jeton", 0.8),
        MarkOrigin.DRAWN: ("case_lue_au_dessin", 1.2),
        MarkOrigin.IMAGE: ("case_lue_sur_l_image", 0.8),
    }
    code, gain = codes[mark.origin]
    return Signal(code, gain - 5 * (1 - mark.confidence))


def _in_words(
    document: Document,
    options: Sequence[Option],
    items: list[Item],
    bounds: tuple[int, int],
    *,
    boxes_are_drawn: bool,
) -> Choice:
    """Read an answer given in words where the form asks for a tick."""
    start, end = bounds
    singled = _singled_out(document, items)
    if singled is not None:
        span = (Span(singled.start, singled.end),)
        return Choice(
            Status.FILLED, options[singled.option].value, span, (Signal("reponse_en_toutes_lettres", 0.3),)
        )
    values = {item.option for item in items}
    text = fold(document.text[start:end]).strip()
    head = re.sub(r"^\W+", "", text)
    if len(values) == 1 or (items and not _both_printed(document, items, len(options))):
        first = items[0]
        span = (Span(first.start, first.end),)
        weight = 0.3 if head.startswith(fold(document.text[first.start : first.end])) else -1.0
        return Choice(
            Status.FILLED, options[first.option].value, span, (Signal("reponse_en_toutes_lettres", weight),)
        )
    if values:
        spans = tuple(Span(item.start, item.end) for item in items)
        if boxes_are_drawn:
            return Choice(Status.EMPTY, None, spans, (Signal("aucune_case_cochee", -1.0),))
        return Choice(Status.UNREADABLE, None, spans, (Signal("case_perdue", 0.5),))
    if not re.search(r"[^\W_]", text):
        return Choice(Status.EMPTY, None, (), (Signal("rien_d_ecrit", 0.3),))
    return _prose(text, options, Span(start, end))


def _singled_out(document: Document, items: Sequence[Item]) -> Item | None:
    """Return the one option of several that is ringed, or crossed at the end of its line."""
    if len({item.option for item in items}) < 2:
        return None
    text = document.text
    ringed = [
        item
        for item in items
        if _RING_OPENS.search(text, max(item.start - 5, 0), item.start) and _RING_CLOSES.match(text, item.end)
    ]
    crossed = [item for item in items if (found := _rest_of_line(text, item)) and found["cross"]]
    return next((found[0] for found in (ringed, crossed) if len(found) == 1), None)


def _rest_of_line(text: str, item: Item) -> re.Match[str] | None:
    """Return the leaders and the cross behind an option, None where its line says anything else."""
    return _LEADERS.match(fold(text[item.end : line_end(text, item.end)]))


def _both_printed(document: Document, items: Sequence[Item], wanted: int) -> bool:
    """Say whether the options stand side by side as printed, not one of them in a sentence further on."""
    if len({item.option for item in items[:wanted]}) < min(wanted, 2):
        return False
    between = document.text[items[0].end : items[1].start]
    return not re.search(r"[^\W\d_]{3,}", between)


def _prose(text: str, options: Sequence[Option], span: Span) -> Choice:
    if options[0].value is True:
        for pattern, value in ((_NEGATIVE, False), (_POSITIVE, True)):
            if pattern.search(text[:120]):
                return Choice(Status.FILLED, value, (span,), (Signal("reponse_en_prose", -1.0),))
        said = verdict(text[:200])
        if said is not None:
            return Choice(Status.FILLED, said, (span,), (Signal("reponse_en_prose", -1.0),))
    return Choice(Status.EMPTY, None, (), (Signal("rien_de_coche", -1.0),))
