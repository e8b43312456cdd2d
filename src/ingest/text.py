"""Text dumps: the encoding is found, the pages are parted by form feeds, the ticks are read as a whole."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from ingest.document import Document, Line, Mark, Page, Source
from ingest.encoding import decode, looks_like_text
from ingest.errors import DamagedFileError, EmptyFileError, TooLargeError
from ingest.hashing import sha256
from ingest.settings import Settings
from ingest.text_tables import find_tables
from ingest.ticks import find_ticks, is_damaged
from ingest.wrapping import is_wrapped

MEDIA = "txt"
_LARGEST = 20_000_000  # a dump of 400 pages is 2 MB
_LINE_ENDS = re.compile(r"\r\n|[\r\v\x1c\x1d\x1e\x85\u2028\u2029]")
# \x07 is Word's cell mark; the others are its field marks and padding, which say nothing
_CELL_MARK = re.compile(r"\x07+")
_NOTHING = re.compile(r"[\x00-\x06\x08\x0e-\x1f\ufeff\u200b\u00ad]")
_ENTITY = re.compile(
    r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,4}|amp|lt|gt|quot|apos|nbsp|[a-zA-Z](?:acute|grave|circ|uml|cedil)|oelig|[lr]aquo|[lr]squo|hellip|[nm]dash|euro|deg|bull);"
)
_DAMAGED_QUALITY = 0.75  # of the text of an OCR dump; a later issue calibrates it


def read(path: Path, settings: Settings) -> Document:
    """Read a text dump."""
    if path.stat().st_size > min(_LARGEST, settings.max_bytes):
        raise TooLargeError(f"« {path.name} » est trop long pour un dossier en texte (plus de 20 Mo).")
    content = path.read_bytes()
    if not looks_like_text(content):
        raise DamagedFileError(f"« {path.name} » n'est pas du texte. Redemandez le fichier d'origine.")
    text = cleaned(without_entities(decode(content)))
    if not text.strip():
        raise EmptyFileError(f"« {path.name} » ne contient aucun texte. Redemandez le fichier.")
    return document_of(text, Source(path.name, sha256(path), MEDIA, 1))


def without_entities(text: str) -> str:
    """Return a dump with the characters that a converter wrote as HTML's names of them.

    >>> without_entities("Statut d&#39;occupation &amp; bail")
    "Statut d'occupation & bail"
    """
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def cleaned(text: str) -> str:
    """Return the text with plain line ends and without the characters that stand for nothing."""
    text = _LINE_ENDS.sub("\n", text)
    return _NOTHING.sub("", _CELL_MARK.sub("\t", text)).rstrip("\f\n ") + "\n"


def document_of(text: str, source: Source) -> Document:
    """Return the document that a dump's text is."""
    quality = _DAMAGED_QUALITY if is_damaged(text) else 1.0
    spans = list(_page_spans(text))
    whole = is_wrapped(text.splitlines()) or False
    pages = []
    for number, (start, end) in enumerate(spans, start=1):
        wrapped = is_wrapped(text[start:end].splitlines())
        pages.append(
            Page(number, 0, start, end, quality=quality, wrapped=whole if wrapped is None else wrapped)
        )
    lines = tuple(_lines(text, spans))
    return Document(
        text=text,
        sources=(Source(source.name, source.sha256, source.media, len(pages)),),
        pages=tuple(pages),
        lines=lines,
        marks=tuple(_marks(text, spans)),
        tables=find_tables(text, lines),
    )


def _page_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pages stand; a blank stretch between two form feeds is no page."""
    start = 0
    for part in text.split("\f"):
        end = start + len(part)
        if part.strip():
            yield start, end
        start = end + 1


def _lines(text: str, pages: list[tuple[int, int]]) -> Iterator[Line]:
    for page, (page_start, page_end) in enumerate(pages):
        start = page_start
        for content in text[page_start:page_end].split("\n"):
            if content.strip():
                yield Line(start, start + len(content.rstrip()), page)
            start += len(content) + 1


def _marks(text: str, pages: list[tuple[int, int]]) -> Iterator[Mark]:
    page = 0
    for tick in find_ticks(text):
        while page + 1 < len(pages) and tick.start >= pages[page + 1][0]:
            page += 1
        yield Mark(tick.start, tick.end, page, tick.state, tick.origin, tick.confidence)
