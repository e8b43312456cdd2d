"""Word files written by hand, so that a test says exactly which XML it is about."""

from __future__ import annotations

import io
import zipfile

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def text(content: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{content}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(content)}</w:p>"


def field(kind: str, data: str, result: str = "") -> str:
    """A legacy form field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {kind} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def checkbox(inner: str) -> str:
    """A legacy check box; ``inner`` is its default and its state."""
    return field("FORMCHECKBOX", f"<w:checkBox><w:sizeAuto/>{inner}</w:checkBox>")


def control(state: str, glyph: str) -> str:
    """A check box content control; ``state`` is the w14:checked element."""
    return (
        f"<w:sdt><w:sdtPr><w14:checkbox>{state}</w14:checkbox></w:sdtPr>"
        f"<w:sdtContent>{text(glyph)}</w:sdtContent></w:sdt>"
    )


def symbol(code: str, font: str) -> str:
    """An inserted symbol."""
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<w:") else paragraph(text(content))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def relation(identifier: str, kind: str, target: str) -> str:
    """A relation of the main part."""
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def docx(*body: str, parts: dict[str, str] | None = None, relations: str = "") -> bytes:
    """Return a .docx file; ``parts`` are further parts by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        main = relation("r1", "officeDocument", "word/document.xml")
        archive.writestr(
            "_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>'
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        )
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"
        )
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()
