"""The form controls of an OpenDocument text, put in its text as signs before LibreOffice reads it.

OpenDocument 1.3, part 3, 13.5: a control's state is in ``office:forms`` and its place in the text is a
``draw:control`` that names it. Saved as .docx by LibreOffice 7.4 these lose their state or vanish.
Legacy boxes (``field:fieldmark``) keep theirs and are left alone.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ingest.docx_package import Package
from ingest.errors import EncryptedFileError

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CONTENT = "content.xml"
_BOXES = {f"{_FORM}checkbox": "current-state", f"{_FORM}radio": "current-selected"}
_WRITTEN = (f"{_FORM}text", f"{_FORM}textarea", f"{_FORM}formatted-text", f"{_FORM}combobox",
            f"{_FORM}number", f"{_FORM}date")  # fmt: skip


def prepared(content: bytes, name: str) -> bytes:
    """Return the document with its form controls replaced by what they say."""
    package = Package(content, name)
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise EncryptedFileError(f"« {name} » est protégé par un mot de passe. Demandez une copie sans.")
    root = package.xml(_CONTENT)
    if root is None or next(root.iter(f"{_DRAW}control"), None) is None:
        return content
    said = _what_controls_say(root)
    for control in list(root.iter(f"{_DRAW}control")):
        text = said.get(control.get(f"{_DRAW}control") or "")
        if text is not None:
            _replace(control, text)
    return _rewritten(package, root)


def _what_controls_say(root: _Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in root.iter(*_BOXES, *_WRITTEN, f"{_FORM}listbox"):
        text = _said(element)
        for identifier in (element.get(f"{_FORM}id"), element.get(_XML_ID)):
            if identifier:
                said[identifier] = text
    return said


def _said(element: _Element) -> str:
    tag = str(element.tag)
    if tag in _BOXES:
        state = element.get(f"{_FORM}{_BOXES[tag]}") or element.get(f"{_FORM}state") or "unchecked"
        sign = {"checked": "☒", "true": "☒", "unknown": "▨"}.get(state, "☐")
        label = element.get(f"{_FORM}label") or ""
        return f"{sign} {label}" if label.strip() else sign
    if tag == f"{_FORM}listbox":
        return ", ".join(
            option.get(f"{_FORM}label") or ""
            for option in element.iterfind(f"{_FORM}option")
            if option.get(f"{_FORM}current-selected") == "true"
        )
    paragraphs = ["".join(str(part) for part in line.itertext()) for line in element.iter(f"{_TEXT}p")]
    return element.get(f"{_FORM}current-value") or " ".join(paragraphs)


def _replace(control: _Element, text: str) -> None:
    """Put text where a control was: behind what stands before it, in a paragraph if it has none."""
    parent = control.getparent()
    if parent is None:
        return
    if str(parent.tag) not in (f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}span", f"{_TEXT}a"):
        paragraph = parent.makeelement(f"{_TEXT}p", {})
        paragraph.text = text
        parent.replace(control, paragraph)
        return
    text += control.tail or ""
    before = control.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(control)


def _rewritten(package: Package, root: _Element) -> bytes:
    from lxml import etree  # noqa: PLC0415 - text dossiers need not pay for it

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        # OpenDocument 1.3, part 2, 3.3: « mimetype » comes first and is not compressed
        archive.writestr("mimetype", package.part("mimetype") or b"", zipfile.ZIP_STORED)
        for name in package.names():
            if name == _CONTENT:
                archive.writestr(_CONTENT, etree.tostring(root, encoding="UTF-8", xml_declaration=True))
            elif name != "mimetype":
                archive.writestr(package.spelling(name), package.part(name) or b"")
    return stream.getvalue()
