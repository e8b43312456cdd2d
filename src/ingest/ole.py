"""The directory and the streams of an OLE2 compound file, as far as telling its type needs.

Microsoft, [MS-CFB] Compound File Binary File Format. Only the regular sectors are followed: what we look
at (the start of ``WordDocument``) never lives in the mini stream of a real document, because Word pads it
to 4096 bytes. Every offset comes from a stranger, so every chain has a limit.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_FREE = 0xFFFFFFFA  # this and above are not sector numbers
_STREAM = 2


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of the file: where it starts and how long it is."""

    name: str
    sector: int
    size: int


class CompoundFile:
    """An OLE2 file held in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift = struct.unpack_from("<H", content, 30)[0] if len(content) >= _HEADER else 9
        self._sector_size = 1 << shift if shift in (9, 12) else 512

    def streams(self) -> dict[str, Stream]:
        """Return its streams by name; a damaged directory gives those that can still be read."""
        if len(self._content) < _HEADER:
            return {}
        first: int = struct.unpack_from("<I", self._content, 48)[0]
        directory = b"".join(self._sector(number) for number in self._chain(first))
        entries = (directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY))
        found = (self._stream(entry) for entry in entries)
        return {stream.name: stream for stream in found if stream is not None}

    def start_of(self, stream: Stream) -> bytes:
        """Return the first sector of a stream."""
        return self._sector(stream.sector)[: stream.size]

    @staticmethod
    def _stream(entry: bytes) -> Stream | None:
        length, kind = struct.unpack_from("<HB", entry, 64)
        if kind != _STREAM or not 2 < length <= 64:
            return None
        sector, size = struct.unpack_from("<II", entry, 116)
        return Stream(entry[: length - 2].decode("utf-16-le", "replace"), sector, size)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._sector_size
        return self._content[at : at + self._sector_size]

    def _chain(self, first: int) -> list[int]:
        table = self._allocation()
        chain: list[int] = []
        seen: set[int] = set()
        while first < _FREE and first not in seen:
            seen.add(first)
            chain.append(first)
            first = table[first] if first < len(table) else _FREE
        return chain

    def _allocation(self) -> list[int]:
        """Return the allocation table, from the 109 sectors that the header lists (7 MB of file, enough)."""
        listed = struct.unpack_from("<109I", self._content, 76)
        raw = b"".join(self._sector(number) for number in listed if number < _FREE)
        return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))
