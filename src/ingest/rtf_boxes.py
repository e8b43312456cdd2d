r"""The check boxes of an RTF file, put in its text as signs before LibreOffice reads it.

LibreOffice 7.4 keeps a legacy box of an RTF file but drops its state, so that every box comes out empty
(seen on its own exports). The state is in the source: ``{\*\formfield{\fftype1\ffres25\ffdefres1…}}``;
Rich Text Format Specification 1.9.1, « Form Fields »: ``\ffres`` is the result, 25 where there is none and
``\ffdefres`` holds.
"""

from __future__ import annotations

import re

from ingest.document import Tick

_FIELD = re.compile(rb"\{\s*\\field(?![a-z])")
_BOX = re.compile(rb"\\fftype1(?!\d)|FORM\s*CHECKBOX")
_RESULT = re.compile(rb"\\ffres(\d+)")
_DEFAULT = re.compile(rb"\\ffdefres(\d+)")
_NO_RESULT = 25
_BRACE = re.compile(rb"\\[\\{}]|[{}]|\\bin(\d+) ?")
_LONGEST_FIELD = 20_000
_SIGNS = {Tick.TICKED: "☒", Tick.EMPTY: "☐", Tick.UNREADABLE: "▨"}


def prepared(content: bytes, name: str) -> bytes:
    """Return the RTF with each legacy box replaced by a sign of its state."""
    parts: list[bytes] = []
    at = 0
    for match in _FIELD.finditer(content):
        if match.start() < at:
            continue  # within a field that was replaced
        end = _group_end(content, match.start())
        if end is None:
            continue
        group = content[match.start() : end]
        if _BOX.search(group) and len(_FIELD.findall(group)) == 1:
            parts += [content[at : match.start()], _sign(_state(group))]
            at = end
    return b"".join([*parts, content[at:]])


def _state(group: bytes) -> Tick:
    result, default = _RESULT.search(group), _DEFAULT.search(group)
    value = int(result[1]) if result else _NO_RESULT
    if value == _NO_RESULT and default:
        value = int(default[1])
    if value == _NO_RESULT and b"formfield" not in group:
        return Tick.UNREADABLE  # the field is there and its data are lost
    return Tick.TICKED if value == 1 else Tick.EMPTY


def _sign(state: Tick) -> bytes:
    r"""Return the sign as RTF; ``\plain`` keeps it out of a symbol font that stands round it."""
    return b"{\\plain\\uc1\\u%d ?}" % ord(_SIGNS[state])


def _group_end(content: bytes, start: int) -> int | None:
    """Return where the group that opens at ``start`` ends, None where it does not."""
    depth = 0
    limit = start + _LONGEST_FIELD
    for match in _BRACE.finditer(content, start, limit):
        if match[0] == b"{":
            depth += 1
        elif match[0] == b"}":
            depth -= 1
            if depth == 0:
                return match.end()
    return None
