"""What the applicant wrote under a label: the text from one label to the next, prompts and furniture out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extract.asked import replies_by_initial
from extract.candidate import Span
from extract.furniture import without
from extract.tokens import Tokens
from normalize.text import fold

_LABEL_END = re.compile(r"\s*(?:\)\s*)?(?:(?:[:?=*»_→►>]+|(?<!\n)[–—-](?=[ \t]*\S))\s*)*")
_RULE = re.compile(r"[-–—=~]{5,}\s*(?:\n\s*|\Z)")  # under a heading, drawn with signs
# What a form asks to be done, in brackets behind its label.
_INSTRUCTION = re.compile(
    r"[\s ]*\??[\s ]*\((?:rayer|barrer|cocher|entourer|souligner|[àa] pr[ée]ciser|pr[ée]ciser|[àa] compl[ée]ter|obligatoire|facultatif|merci de)\b"
    r"[^()\n]{0,60}\)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\s ]*(?:\?[\s ]*)?[-–]?\s*[(\[]([^()\[\]]{0,220})[)\]]?")
_EDGE_NOISE = re.compile(r"^[\s.…_·:|*=>→⇒➔]+|[\s…_|*=]+$|(?:\s*\.){3,}\s*$|[\s_.…·]{4,}$")
_WORDY = re.compile(r"[^\W_]")
_CRUMB = re.compile(r"[^\W\d_]{1,2}")  # what is left of a bullet or a box
# A label that goes on beyond its known wording: « Typologie des logements proposés : ».
_LABEL_GOES_ON = re.compile(r"[^\S\n][a-zà-ÿ'’ /,-]{2,45}(?=\s?:)")
# « Pour combien de temps | s'engagent-ils ? »
_QUESTION_GOES_ON = re.compile(r"[^\S\n][^\n?.:;]{2,60}(?=\?)")
# « Nom du projet | présenté »: a last word of the label's line, where the answer stands on lines of its own.
_WORD_LEFT = re.compile(
    r"[^\S\n](?!oui|non|faible|moyen|fort|favorable|d[ée]favorable|n[ée]ant|aucun|idem|vide|deux|trois|quatre|cinq|sept|huit|neuf|onze|douze|quinze|vingt|trente)[a-zà-ÿ]{4,14}[^\S\n]*(?=\n\s*\S)"
)
_GOES_ON = (_QUESTION_GOES_ON, _LABEL_GOES_ON, _WORD_LEFT)
_CLOSING = re.compile(r"[^\S\n]?\)")
_TAIL_END = re.compile(r"[\s.…,]*[)\]]?")
_REPLY = re.compile(
    r"\s*(?:(?:(?:votre|notre|la|sa)\s)?r[ée]p(?:onse(?:\s(?:du|de la) \w+)?|\.)|r)\s?:\s*", re.IGNORECASE
)
# A dash behind the label, and rules; a bullet on a line of its own is the first item's.
_RULED = r"(?:[^\S\n]*(?:[-=~–—]{3,})?[^\S\n]*\n)"
_SIGNS = re.compile(rf"(?<!\n)[^\S\n]*[–—][^\S\n]*\n{_RULED}*|{_RULED}+")
_INITIAL = re.compile(r"\s*R\.\s+")
_HINT = re.compile(
    r"\s*\((?!\s*(?:sans|n[ée]ant|aucun|non|oui|voir|cf|en annexe|idem|ci[-\s]|pas|dont|soit|via|par))[a-zà-ÿ][^()\n\d]{2,90}\)[^\S\n]*(?:\n|\Z)"
)
_CALL = re.compile(
    r"\s*(?:(?i:rappel|consigne|extrait du cahier des charges|il est rappel[ée] que|cocher (?:la|les|une))\b"
    r"|[^\n.]{10,160}\(cf\.? (?:le )?cahier des charges\))[^\n]*(?:\n[^\S\n]*[a-zà-ÿ][^\n]*)*(?:\n|\Z)"
)
_NUMBERED = re.compile(r"\W*(?:[a-zA-Z\d]{1,2}\s?[.)/]\s*)?")
_CLOSED_AT_ONCE = re.compile(r"(?:\s*[:?]|[^\S\n]*\n|[^\S\n]{2,}|\t)")
_CLOSED = re.compile(rf"(?:[^\S\n][a-zà-ÿ'’]{{2,}}){{0,3}}{_CLOSED_AT_ONCE.pattern}")
# « Fait à Dax, le 3 mai 2014 »: what stands below is signed.
_SIGNED = re.compile(r"(?<=\n)[^\S\n]*[Ff]ait à [^\n]{2,60}?\b(?:le\b|en \w+ exemplaires)")
TAIL_LIKENESS = 70
LONGEST_LABEL = 160  # characters
SHORT_TAIL = 4  # words of a tail that, on a line of its own, may as well be the answer
PROMPT_LIKENESS = 88
_CUT_SHORT = re.compile(r"(?P<begun>.{6,}?)\s?(?:\.{2,3}|…)")  # « (apports du CG…) »
# « - exemples : collectivités territoriales, SIAO, assoc… : »
_CUT_OPEN = re.compile(r"[\s–:-]*(?P<begun>[^…\n]{6,90}?)[\s,]*(?:\.{3}|…)[^\S\n]*:")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer as it stands: its pieces in the text, and whether a printed prompt was cut out of it."""

    spans: tuple[Span, ...]
    prompt_removed: bool = False
    text: str = ""

    @property
    def empty(self) -> bool:
        """Say whether nothing was written."""
        return not self.spans


def label_end(text: str, end: int, tails: Sequence[str]) -> int:
    """Return where the answer can begin: after the label's printed tail, its colon and white space."""
    bracket = _CLOSING.match(text, end)  # that the label itself opened: « (DDCS ou DDT | ) (à préciser) »
    end = bracket.end() if bracket else end
    for _ in range(2):
        moved = after_tail(text, end, tails)
        if moved == end:
            break
        end = moved
    more = next((found for rest in _GOES_ON if (found := rest.match(text, end))), None)
    if more:
        end = more.end()
    closing = _LABEL_END.match(text, end)
    end = closing.end() if closing else end
    rule = _RULE.match(text, end)
    end = rule.end() if rule and not text[text.rfind("\n", 0, end) + 1 : end].strip() else end
    hint = re.compile(r"\([^()\n]{3,40}\)[ .]*").match(text, end)
    if hint and any(
        fuzz.ratio(fold(hint.group()).strip(" .()"), fold(tail).strip(" .()")) > PROMPT_LIKENESS
        for tail in tails
    ):
        return hint.end()
    return end


def label_again(
    text: str, start: int, end: int, labels: Iterable[str], *, printed: bool = False
) -> int | None:
    """Return where another wording of the label ends that the answer opens with, None where it opens with none.

    What was taken for the label was a heading then: « Durée de la démarche », and under it « Durée de l'engagement : ».
    Under a label as ``printed`` other words go on: « Gestion locative adaptée la première année : un seul chargé … ».
    """
    closing = _CLOSED_AT_ONCE if printed else _CLOSED
    numbered = _NUMBERED.match(text, start, end)
    begin = numbered.end() if numbered else start
    following = Tokens.of(text[begin : min(end, begin + LONGEST_LABEL)])
    if not following.words or following.starts[0]:
        return None
    for label in labels:
        words = _printed_words(label)
        last = _opens_with(following, words, PROMPT_LIKENESS) if len(words) > 1 else None
        closed = None if last is None else closing.match(text, begin + last, end)
        if closed:
            return closed.end()
    return None


def after_tail(text: str, end: int, tails: Sequence[str]) -> int:
    """Return where the printed tail ends that follows a label, ``end`` if none does."""
    instruction = _INSTRUCTION.match(text, end)
    if instruction:
        return instruction.end()
    bracket = _BRACKET.match(text, end)
    if bracket is None:
        return _after_words(text, end, tails)
    inside = bracket.group(1).lower()
    if any(fuzz.token_set_ratio(inside, tail.lower()) >= TAIL_LIKENESS for tail in tails):
        return bracket.end()
    short = _CUT_SHORT.fullmatch(fold(inside).strip(" ()"))
    if short and any(fold(tail).strip(" ()").startswith(short["begun"]) for tail in tails):
        return bracket.end()
    worded = bracket.group()[-1] in ")]" and re.search(r"[^\W\d_]{3}", inside)
    closing = r"\s*[:(=]|[^\S\n]+[–—-]\s|[^\S\n]{2,}[^\s\W]" if worded else r"\s*:"
    closed = re.match(closing, text[bracket.end() : bracket.end() + 40])
    return bracket.end() if closed else end


def _after_words(text: str, end: int, tails: Sequence[str]) -> int:
    """Return where a tail without brackets ends that follows a label."""
    cut = _CUT_OPEN.match(text, end)
    begun = " ".join(_printed_words(cut["begun"])) if cut else ""
    if cut and " " in begun and any(f" {begun}" in " " + " ".join(_printed_words(tail)) for tail in tails):
        return cut.end()
    wordy = _WORDY.search(text, end, end + 400)
    if wordy is None:
        return end
    reach = 2 * max(map(len, tails), default=0)
    following = Tokens.of(text[end : wordy.start() + reach])
    below = "\n" in text[end : end + following.starts[0]]
    for tail in tails:
        words = _printed_words(tail)
        if not words or (below and len(words) <= SHORT_TAIL):
            continue
        last = _opens_with(following, words, TAIL_LIKENESS + 10)
        if last is not None:
            closing = _TAIL_END.match(text, end + last)
            return closing.end() if closing else end + last
    return end


def _opens_with(following: Tokens, words: tuple[str, ...], likeness: float) -> int | None:
    """Return where the words end that a text opens with, None where it opens with no words like them."""
    if fuzz.ratio(" ".join(following.words[: len(words)]), " ".join(words)) < likeness:
        return None
    return following.ends[min(len(words), len(following.ends)) - 1]


@lru_cache(maxsize=1024)
def _printed_words(printed: str) -> tuple[str, ...]:
    """Return the words of a form's tail or prompt: they are the same for every label and dossier."""
    return Tokens.of(printed).words


def cut_answer(text: str, start: int, end: int, prompts: Iterable[str], holes: list[Span]) -> Answer:
    """Return the answer in ``start:end``: furniture (``holes``) and printed prompts cut out, edges trimmed."""
    prompts = tuple(prompts)
    signed = _SIGNED.search(text, start, end)
    end = signed.start() if signed else end
    signs = _SIGNS.match(text, start, end)
    start = signs.end() if signs else start
    written = below_printed(text, start, end)
    removed, start = written > start, written
    prompt_spans = list(_find_prompts(text, start, end, prompts))
    inside = [hole for hole in holes if start <= hole.start and hole.end <= end]
    pieces = [_trimmed(text, piece) for piece in without(start, end, inside + prompt_spans)]
    kept = tuple(piece for piece in pieces if piece and _WORDY.search(text, piece.start, piece.end))
    joined = "\n".join(text[piece.start : piece.end] for piece in kept)
    if _rest_of_prompt(joined, prompts) or (removed and not kept):
        return Answer((), prompt_removed=True)
    if _CRUMB.fullmatch(re.sub(r"[\W_]+", "", joined)):
        return Answer((), bool(prompt_spans))
    return Answer(kept, bool(prompt_spans), joined)


def below_printed(text: str, start: int, end: int) -> int:
    """Return where the answer in ``start:end`` begins: below what is printed or copied over it.

    « Réponse : », a hint in brackets on its own, what the call says of the question (« Rappel : … »).
    """
    while True:
        over = (
            _SIGNS.match(text, start, end)
            or _REPLY.match(text, start, end)
            or _HINT.match(text, start, end)
            or _CALL.match(text, start, end)
            or (_INITIAL.match(text, start, end) if replies_by_initial(text) else None)
        )
        if over is None or over.end() == start:
            return start
        start = over.end()


def _rest_of_prompt(text: str, prompts: Iterable[str]) -> bool:
    """Say whether a text is what a page's end left of a short prompt: « champ » or « libre »."""
    words = fold(text).strip(" .()[]«»").split()
    return len(words) == 1 and any(
        words[0] in (known[0], known[-1])
        for known in (fold(prompt).split() for prompt in prompts)
        if len(known) == 2
    )


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end:
        piece = text[start:end]
        noise = _EDGE_NOISE.search(piece)
        if noise is None or noise.end() == noise.start():
            break
        if noise.start() == 0:
            start += noise.end()
        else:
            end = start + noise.start()
    return Span(start, end) if start < end else None


def _find_prompts(text: str, start: int, end: int, prompts: Iterable[str]) -> Iterable[Span]:
    tokens = Tokens.of(text[start:end])
    for prompt in prompts:
        words = _printed_words(prompt)
        needle = " ".join(words)
        position = tokens.joined.find(f" {needle} ")
        if position >= 0:
            first = tokens.word_at(position + 1)
            yield _widened(
                text, start + tokens.starts[first], start + tokens.ends[first + len(words) - 1], end
            )
        elif len(needle) >= 10 and len(tokens.words) >= len(words):
            yield from _near_prompt(tokens, needle, text, start, end)


def _near_prompt(tokens: Tokens, needle: str, text: str, start: int, end: int) -> Iterable[Span]:
    aligned = fuzz.partial_ratio_alignment(needle, tokens.joined[:600], score_cutoff=PROMPT_LIKENESS)
    if aligned is None:
        return
    begin = aligned.dest_start + (tokens.joined[aligned.dest_start : aligned.dest_start + 1] == " ")
    first, last = tokens.word_at(begin), tokens.word_at(max(aligned.dest_end - 2, 0))
    if fuzz.ratio(needle, " ".join(tokens.words[first : last + 1])) >= PROMPT_LIKENESS:
        yield _widened(text, start + tokens.starts[first], start + tokens.ends[last], end)


def _widened(text: str, start: int, end: int, limit: int) -> Span:
    """Take in the brackets, quotes and full stop around a prompt."""
    while start > 0 and text[start - 1] in '([«" _':
        start -= 1
    while end < limit and text[end] in ')]»." _…€':
        end += 1
    return Span(start, end)
