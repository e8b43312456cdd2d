"""A contact that was merged into the cell of another field (« 2 ans Ana EXEMPLE - a.exemple@… »)."""

from __future__ import annotations

import re

from extract.candidate import Span
from extract.guide.description import GuideForm
from extract.guide.sheets import Sheet

_MAIL = r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"
_WORD = r"[A-ZÀ-Ý][\w'’.-]*"
# « Ana EXEMPLE - a.exemple@… »: one to five words with capitals, then perhaps a dash, then the address.
_CONTACT = re.compile(rf"(?:{_WORD}\s+){{1,5}}(?:[-–—,:/]\s*)?{_MAIL}|{_MAIL}")
_HOLDERS = ("duree", "cout", "moyens", "offre")


def contact_in_another_field(sheet: Sheet, form: GuideForm, text: str) -> Span | None:
    """Take the contact out of the field that it was merged into, if the sheet has none of its own.

    Args:
        sheet: the sheet; the field that held the contact keeps the rest of its text.
        form: the guide's description.
        text: the document's text without markup.

    Returns:
        Where the contact stands, None if it is where it should be or nowhere.
    """
    if sheet.texts.get("contacts") or "contacts" not in form.ranks:
        return None
    for path in _HOLDERS:
        for number, span in enumerate(sheet.texts.get(path, [])):
            match = _CONTACT.search(text, span.start, span.end)
            if match:
                before = text[span.start : match.start()].rstrip()
                kept = [Span(span.start, span.start + len(before))] if before else []
                sheet.texts[path][number : number + 1] = kept
                return Span(match.start(), span.end)
    return None
