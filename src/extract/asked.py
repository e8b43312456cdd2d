"""Lines that are shown to be questions, whatever their words: « Réponse : » stands under each, or they end with « ? ».

One says nothing; where a dossier does so again and again, the line is a heading and ends the answer above it. (A
colon of its own line is no such sign: some writers begin questions with it, others answers.) What the form prints under
its questions is told too: it is neither a label nor an answer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.form import Form
from extract.tokens import WORD, Tokens
from normalize.text import fold

LEAST = 3  # times that a dossier does so
SHORT, MANY = 11, 5  # characters of a question of one word, and questions from which such are headings too
LONGEST = 120  # characters of a question
_REPLY = re.compile(r"\n[^\S\n]*(?:(?:(?:votre|notre)\s)?r[ée]p(?:onse|\.)|r)\s?:", re.IGNORECASE)
_INITIAL = re.compile(r"(?m)^[^\S\n]*R\.\s")
_QUESTION = re.compile(
    r"(?:\A|\n)(?P<line>[^\S\n]*[^\W\d_a-zà-ÿ][^\n?.]{3,110}\?[^\S\n]*:?[^\S\n]*)(?=\n|\Z)"
)


@lru_cache(maxsize=4)  # labels and answers ask for the same document's
def asked_lines(text: str) -> tuple[int, ...]:
    """Return where the questions begin, in text order; none where the dossier shows none so."""
    replied = [
        start for reply in _REPLY.finditer(text) if (start := _line_above(text, reply.start())) is not None
    ]
    lines = [match.span("line") for match in _QUESTION.finditer(text)]
    # « Pourquoi ? », « Comment ? » may part an answer; a dossier that is nothing but such questions has more of them.
    marked = [start for start, end in lines if end - start > SHORT or len(lines) >= MANY]
    return tuple(sorted(start for found in (replied, marked) if len(found) >= LEAST for start in found))


@lru_cache(maxsize=4)
def replies_by_initial(text: str) -> bool:
    """Say whether answers begin with « R. » in the dossier, as after « Q. »; an initial stands there once."""
    return len(_INITIAL.findall(text)) >= LEAST


def reply_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where « Réponse : » stands: it is no label, whatever a label's words are."""
    return tuple(match.span() for match in _REPLY.finditer(text))


def _line_above(text: str, end: int) -> int | None:
    """Return where the line begins that ends at ``end``, None where it is blank or too long for a question."""
    start = text.rfind("\n", 0, end) + 1
    return start if text[start:end].strip() and end - start <= LONGEST else None


def prompt_spans(tokens: Tokens, form: Form) -> list[tuple[int, int]]:
    """Return where the form's prompts stand: words of a label within them are not the label."""
    prompts = {printed for field in form.fields() for printed in (*field.prompts, *field.tails)}
    spans = []
    for prompt in prompts:
        words = WORD.findall(fold(prompt))
        needle = f" {' '.join(words)} "
        position = tokens.joined.find(needle) if len(words) > 3 else -1
        while position >= 0:
            first = tokens.word_at(position + 1)
            spans.append((tokens.starts[first], tokens.ends[first + len(words) - 1]))
            position = tokens.joined.find(needle, position + 1)
    return spans
