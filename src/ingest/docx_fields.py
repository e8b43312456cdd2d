"""Form fields of a Word file: legacy ones (``w:ffData``) and content controls (``w:sdt``).

ISO/IEC 29500-1, 17.16 (fields), 17.5.2 (structured document tags); [MS-DOCX] 2.6 for ``w14:checkbox``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.document import Tick
from ingest.docx_package import W
from ingest.docx_styles import is_on, number

if TYPE_CHECKING:
    from lxml.etree import _Element

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# What Word shows in a text field that nobody filled in: en spaces
_BLANK = "\u2002\u2003\u00a0 \t°_."


@dataclass(slots=True)
class Field:
    """A field that was begun in the text: its form data, its instruction, where its result starts."""

    data: _Element | None
    instruction: str = ""
    result_start: int | None = None

    @property
    def kind(self) -> str:
        """The first word of the instruction, or what the form data say where it is missing."""
        word = self.instruction.split(maxsplit=1)
        if word:
            return word[0].upper()
        if self.data is not None:
            for name, kind in (("checkBox", "FORMCHECKBOX"), ("ddList", "FORMDROPDOWN")):
                if self.data.find(f"{W}{name}") is not None:
                    return kind
        return ""


def checkbox_state(data: _Element | None) -> Tick:
    """Return the state of a legacy check box: what was ticked, else its default (17.16.6 to 17.16.12)."""
    box = None if data is None else data.find(f"{W}checkBox")
    if box is None:
        return Tick.UNREADABLE  # the field is there and its data are lost
    checked = is_on(box.find(f"{W}checked"))
    if checked is None:
        checked = is_on(box.find(f"{W}default"))
    return Tick.TICKED if checked else Tick.EMPTY


def dropdown_choice(data: _Element | None) -> str | None:
    """Return what a legacy drop-down shows: the entry chosen, else the default, else the first one."""
    box = None if data is None else data.find(f"{W}ddList")
    if box is None:
        return None
    entries = [entry.get(f"{W}val") or "" for entry in box.iterfind(f"{W}listEntry")]
    index = number(box.find(f"{W}result"))
    if index is None:
        index = number(box.find(f"{W}default")) or 0
    chosen = entries[index] if 0 <= index < len(entries) else ""
    return "" if _is_prompt(chosen) else chosen


def text_prompt(data: _Element | None) -> str | None:
    """Return the text that a legacy text field shows before anybody writes in it."""
    default = None if data is None else data.find(f"{W}textInput/{W}default")
    return None if default is None else default.get(f"{W}val")


def is_unfilled(text: str, data: _Element | None) -> bool:
    """Say whether a text field's result is nothing that an applicant wrote."""
    prompt = text_prompt(data)
    return not text.strip(_BLANK) or (prompt is not None and text.strip() == prompt.strip())


def control_state(properties: _Element | None) -> Tick | None:
    """Return the state of a check box content control, None where the control is something else."""
    if properties is None:
        return None
    for child in properties:
        if isinstance(child.tag, str) and child.tag.endswith("}checkbox"):
            return _control_state(child)
    return None


def _control_state(box: _Element) -> Tick:
    for child in box:
        if isinstance(child.tag, str) and child.tag.endswith("}checked"):
            value = next((value for name, value in child.attrib.items() if str(name).endswith("}val")), "1")
            return Tick.EMPTY if str(value).lower() in ("0", "false", "off") else Tick.TICKED
    return Tick.EMPTY  # [MS-DOCX] 2.6.1.4: without the element the box is not checked


def shows_placeholder(properties: _Element | None) -> bool:
    """Say whether a content control shows its prompt, not an answer."""
    return properties is not None and bool(is_on(properties.find(f"{W}showingPlcHdr")))


def _is_prompt(entry: str) -> bool:
    """« Choisissez… », « --- », « Sélectionner » as a list's first entry are no answers."""
    text = entry.strip(" .…-–_<>[]()").lower()
    return not text or text.startswith(("choisi", "sélectionn", "selectionn", "cliquez"))
