"""Where a row's labels stand, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from extract.candidate import Span
from extract.guide.description import GuideForm
from extract.guide.rows import Row, stripped

# A cell is taken for a label it does not spell exactly from this likeness on (0..100): one letter in twelve.
LIKENESS = 92.0
_LONGEST_LABEL = 48
_MOST_LINES = 3  # of a label in a narrow cell


@dataclass(frozen=True, slots=True)
class Token:
    """A label (``path`` says whose) or a text between labels.

    ``exact`` is False for a label only nearly spelled so; ``opens`` says that a new row begins here.
    """

    span: Span
    path: str | None = None
    exact: bool = True
    opens: bool = False
    others: tuple[Span, ...] = ()  # the lines before the last of a label that its cell breaks


class LabelFinder:
    """Finds labels in rows of one document."""

    def __init__(self, form: GuideForm, text: str, folded: str) -> None:
        """Look in ``folded``, the folded ``text`` of the same length."""
        self._form = form
        self._text = text
        self._folded = folded
        wordings = sorted(form.wordings, key=len, reverse=True)
        self._long = [wording for wording in wordings if len(wording) >= 10]
        leading = [wording for wording in wordings if wording not in form.optional_wordings]
        self._leading = re.compile(
            rf"(?P<label>{'|'.join(map(re.escape, leading))})\s*(?P<colon>:)?\s*(?=\S)"
        )

    def tokens(self, row: Row) -> list[Token]:
        """Return the row's labels and texts in order.

        A row whose label stands after its text (« text, tab, label ») gives the label first: a label
        always heads its row's text.
        """
        broken = self._broken(row)
        found: list[Token] = [broken] if broken else []
        for piece in row.pieces[len(broken.others) + 1 if broken else 0 :]:
            # « Coût global du projet, tab, Coût total du projet : 1 000 € »: the cell beside a label is text.
            beside = bool(found) and found[-1].path is not None
            found += self._in_piece(piece, beside_label=beside)
        labels = [token for token in found if token.path and not self._is_inline(token)]
        if len(labels) == 1 and found[0] is not labels[0]:
            before = found[: found.index(labels[0])]
            after = found[found.index(labels[0]) + 1 :]
            if not after and not any(token.path for token in before):
                found = [labels[0], *before]
        return [replace(token, opens=number == 0) for number, token in enumerate(found)]

    def in_header(self, row: Row) -> bool:
        """Whether a label of the header stands in ``row``."""
        return any(token.path and self._is_inline(token) for token in self.tokens(row))

    def _is_inline(self, token: Token) -> bool:
        return self._form.ranks[token.path or ""] < self._form.first_body_rank

    def _in_piece(self, piece: Span, *, beside_label: bool) -> Iterator[Token]:
        whole = self._whole(piece)
        if whole:
            yield whole
            return
        leading = [] if beside_label else self._leading_label(piece)
        yield from leading or self._inline(piece)

    def _broken(self, row: Row) -> Token | None:
        """Return the label whose words stand on several lines of a narrow cell, each a piece of its own."""
        if not row.table:
            return None
        for number in range(min(_MOST_LINES, len(row.pieces)), 1, -1):
            pieces = row.pieces[:number]
            words = " ".join(self._folded[piece.start : piece.end] for piece in pieces)
            path = self._form.wordings.get(" ".join(words.split()).strip(" :;.*-?"))
            if path:
                return Token(pieces[-1], path, others=pieces[:-1])
        return None

    def _whole(self, piece: Span) -> Token | None:
        """Return the piece as a label if it is nothing else."""
        if piece.end - piece.start > _LONGEST_LABEL:
            return None
        words = " ".join(self._folded[piece.start : piece.end].split()).strip(" :;.*-?")
        path = self._form.wordings.get(words)
        if path:
            return Token(piece, path)
        near = process.extractOne(words, self._long, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        return Token(piece, self._form.wordings[near[0]], exact=False) if near else None

    def _leading_label(self, piece: Span) -> list[Token]:
        """Return label and text where a line holds both: « Durée du projet : 3 ans », « Contact Ana … ».

        Without a colon the text must begin as an answer does, with a capital or a figure: a sentence
        that happens to start with the label's words goes on in lower case.
        """
        match = self._leading.match(self._folded, piece.start, piece.end)
        if not match:
            return []
        text = stripped(self._text, match.end(), piece.end)
        if text is None or not (match["colon"] or _begins_answer(self._text[text.start])):
            return []
        path = self._form.wordings[match["label"]]
        return [Token(Span(piece.start, match.end("label")), path), Token(text)]

    def _inline(self, piece: Span) -> Iterator[Token]:
        """Yield the header's labels in the piece, several at times, and the texts between them."""
        at = piece.start
        for match in self._form.inline_pattern.finditer(self._folded, piece.start, piece.end):
            if match.start() > piece.start and not match["colon"]:
                continue  # « … pour l'accès et / ou le maintien » in a sentence
            before = stripped(self._text, at, match.start())
            if before:
                yield Token(before)
            yield Token(Span(match.start(), match.end()), self._form.inline_path(match))
            at = match.end()
        rest = stripped(self._text, at, piece.end)
        if rest:
            yield Token(rest)


def _begins_answer(character: str) -> bool:
    """Whether an answer may begin with ``character``."""
    return character.isupper() or character.isdigit() or character in "-–•«("
