"""Old Word, OpenDocument and RTF files; the preparation of their boxes without LibreOffice."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest import odt_boxes, office, rtf_boxes
from ingest.document import Tick
from ingest.errors import DamagedFileError, EncryptedFileError, MissingToolError, ToolTimeoutError
from ingest.reading import read
from ingest.settings import Settings
from ingest.tool import LIBREOFFICE, Tool
from word_xml import checkbox, docx, paragraph, symbol, text

ON, OFF, LOST = Tick.TICKED, Tick.EMPTY, Tick.UNREADABLE


def rtf_field(data: str) -> bytes:
    """Return a legacy box of an RTF file."""
    return (r"{\field\flddirty{\*\fldinst{ FORMCHECKBOX " + data + r"}}{\fldrslt{}}}").encode()


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("☒", r"{\*\formfield{\fftype1\ffres1\ffhps20\ffdefres0}}"),
        ("☐", r"{\*\formfield{\fftype1\ffres0\ffdefres1}}"),
        ("☒", r"{\*\formfield{\fftype1\ffres25\fftypetxt0\ffhps20{\*\ffname Case1}\ffdefres1}}"),
        ("☐", r"{\*\formfield{\fftype1\ffres25\ffdefres0}}"),
        ("▨", ""),
    ],
)
def test_rtf_box_has_the_state_of_its_source(expected: str, data: str) -> None:
    """The result, else the default; without its data a box is unreadable, never empty."""
    prepared = rtf_boxes.prepared(rb"{\rtf1 oui " + rtf_field(data) + rb" non}", "a.rtf")
    assert prepared == rb"{\rtf1 oui {\plain\uc1\u%d ?} non}" % ord(expected)


def test_other_rtf_fields_are_left_alone() -> None:
    """A text field keeps its result; a group that never ends is no field."""
    other = rb"{\rtf1 {\field{\*\fldinst FORMTEXT}{\fldrslt oui}} {\field{\*\fldinst FORMCHECKBOX"
    assert rtf_boxes.prepared(other, "a.rtf") == other


ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{prefix}="{ODF}:{name}:1.0"'
    for prefix, name in [("office", "office"), ("text", "text"), ("draw", "drawing"), ("form", "form")]
)


def odt(forms: str, body: str, manifest: str = "") -> bytes:
    """Return an OpenDocument text with form controls."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        entry = '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'
        root = '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{ODF}:manifest:1.0">{root}{entry}{manifest}</m:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content {SPACES} office:version="1.2"><office:body><office:text><office:forms>'
            f"<form:form>{forms}</form:form></office:forms>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return stream.getvalue()


FORMS = (
    '<form:checkbox form:id="c1" form:current-state="checked"/><form:checkbox form:id="c2"/>'
    '<form:checkbox form:id="c3" form:current-state="unknown"/>'
    '<form:radio form:id="c4" form:current-selected="true"/>'
    '<form:text form:id="c5" form:current-value="Habitat du Val"/>'
    '<form:listbox form:id="c6"><form:option form:label="Faible"/>'
    '<form:option form:label="Fort" form:current-selected="true"/></form:listbox>'
)


@pytest.mark.parametrize(
    ("expected", "control"),
    [("☒", "c1"), ("☐", "c2"), ("▨", "c3"), ("☒", "c4"), ("Habitat du Val", "c5"), ("Fort", "c6")],
)
def test_odt_control_says_what_its_source_says(expected: str, control: str) -> None:
    """State and place are in different parts of the file."""
    body = f'<text:p>oui <draw:control draw:control="{control}"/> fin</text:p>'
    with zipfile.ZipFile(io.BytesIO(odt_boxes.prepared(odt(FORMS, body), "a.odt"))) as archive:
        assert f"<text:p>oui {expected} fin</text:p>" in archive.read("content.xml").decode()
        assert archive.namelist()[0] == "mimetype"


def test_odt_without_controls_is_left_alone() -> None:
    """The same bytes go to LibreOffice."""
    content = odt("", "<text:p>oui</text:p>")
    assert odt_boxes.prepared(content, "a.odt") == content


def test_encrypted_odt_is_told() -> None:
    """Its manifest says so."""
    with pytest.raises(EncryptedFileError):
        odt_boxes.prepared(odt("", "", "<m:encryption-data/>"), "a.odt")


def test_missing_libreoffice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    absent = Tool("LibreOffice", ("no-such-program",), {}, (), r"(\d)", LIBREOFFICE.hints)
    monkeypatch.setattr(office, "LIBREOFFICE", absent)
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1 oui}")
    with pytest.raises(MissingToolError, match="LibreOffice n'est pas installé"):
        read(path, Settings())


def through_libreoffice(folder: Path, content: bytes, suffix: str) -> Path:
    """Let LibreOffice itself write a Word file in another format."""
    source = folder / "modele.docx"
    source.write_bytes(content)
    profile = (folder / "profil").as_uri()
    LIBREOFFICE.run(
        [
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder),
            str(source),
        ],
        60,
    )
    return source.with_suffix(f".{suffix}")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_states_survive_the_conversion(tmp_path: Path, suffix: str) -> None:
    """Legacy boxes and inserted symbols keep their states in real files."""
    content = docx(
        paragraph(text("oui "), checkbox("<w:checked/>"), text(" non "), checkbox('<w:default w:val="0"/>')),
        paragraph(text("oui "), symbol("F0FE", "Wingdings"), text(" non "), symbol("F0A8", "Wingdings")),
    )
    path = through_libreoffice(tmp_path, content, suffix)
    document = read(path, Settings(cache=tmp_path / "cache"))
    assert document.text == "oui ☒ non ☐\noui ☒ non ☐\n"
    assert [mark.state for mark in document.marks] == [ON, OFF, ON, OFF]
    assert document.sources[0].media == suffix


@pytest.mark.slow
def test_bad_file_does_not_sink_the_batch(tmp_path: Path) -> None:
    """It has its own error, the others are converted; what was converted is kept."""
    good, also_good, bad = tmp_path / "a.rtf", tmp_path / "b" / "a.rtf", tmp_path / "tronque.rtf"
    also_good.parent.mkdir()
    good.write_bytes(rb"{\rtf1\ansi oui " + rtf_field(r"{\*\formfield{\fftype1\ffres1}}") + rb" fin}")
    also_good.write_bytes(rb"{\rtf1\ansi autre}")
    bad.write_bytes(rb"{\rtf1\ansi {\fonttbl{\f0 Arial;")
    settings = Settings(cache=tmp_path / "cache")
    results = office.convert([good, bad, also_good], "rtf", settings)
    assert isinstance(results[bad], DamagedFileError)
    assert isinstance(results[good], bytes)
    assert results[good] != results[also_good]
    kept = sorted(path.suffix for path in (tmp_path / "cache" / "office").iterdir())
    assert kept == [".docx", ".docx"]
    assert [mark.state for mark in read(good, settings).marks] == [ON]


@pytest.mark.slow
def test_time_limit_stops_the_conversion(tmp_path: Path) -> None:
    """A converter that hangs costs its limit and no more."""
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi oui}")
    result = office.convert([path], "rtf", Settings(seconds_per_tool=0.05))[path]
    assert isinstance(result, ToolTimeoutError)
