"""What styles and numbering say of a paragraph or a run: bold, hidden, the font, the bullet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.docx_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 12  # styles based on styles; a loop of them is a stranger's joke
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def is_on(element: _Element | None) -> bool | None:
    """Return what an on/off property says, None where it is not there (ISO/IEC 29500-1, 17.17.4)."""
    if element is None:
        return None
    return (element.get(f"{W}val") or "true").lower() not in _OFF


def number(element: _Element | None) -> int | None:
    """Return the whole number that an element's ``w:val`` holds, None without one."""
    value = "" if element is None else (element.get(f"{W}val") or "")
    return int(value) if value.lstrip("-").isascii() and value.lstrip("-").isdigit() else None


@dataclass(frozen=True, slots=True)
class RunLook:
    """What matters of a run's formatting; None where nothing is said."""

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None  # taken back: « rayer la mention inutile »
    font: str | None = None

    def over(self, other: RunLook) -> RunLook:
        """Return this look, completed by ``other`` where it says nothing."""
        return RunLook(
            other.bold if self.bold is None else self.bold,
            other.hidden if self.hidden is None else self.hidden,
            other.struck if self.struck is None else self.struck,
            other.font if self.font is None else self.font,
        )


PLAIN = RunLook()


def run_look(properties: _Element | None) -> RunLook:
    """Return what a run's own properties say."""
    if properties is None:
        return PLAIN
    fonts = properties.find(f"{W}rFonts")
    font = None
    if fonts is not None:
        font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or fonts.get(f"{W}cs")
    bold, hidden, once, twice = (
        is_on(properties.find(f"{W}{name}")) for name in ("b", "vanish", "strike", "dstrike")
    )
    return RunLook(bold, hidden, once or twice if once is not None else twice, font)


@dataclass(slots=True)
class _Style:
    based_on: str | None
    look: RunLook
    numbering: tuple[int | None, int]


class Styles:
    """The styles of a document."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._looks: dict[str, RunLook] = {}
        self._default_paragraph: str | None = None
        for style in () if root is None else root.iterfind(f"{W}style"):
            self._add(style)

    def _add(self, style: _Element) -> None:
        identifier = style.get(f"{W}styleId") or ""
        based_on = style.find(f"{W}basedOn")
        self._styles[identifier] = _Style(
            None if based_on is None else based_on.get(f"{W}val"),
            run_look(style.find(f"{W}rPr")),
            numbering_of(style.find(f"{W}pPr")),
        )
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
            self._default_paragraph = identifier

    def look(self, identifier: str | None, *, paragraph: bool = False) -> RunLook:
        """Return how a style shows its text; the default paragraph style where none is named."""
        if identifier is None and paragraph:
            identifier = self._default_paragraph
        if identifier is None:
            return PLAIN
        if identifier not in self._looks:
            look = PLAIN
            for style in self._line(identifier):
                look = look.over(style.look)
            self._looks[identifier] = look
        return self._looks[identifier]

    def numbering(self, identifier: str | None) -> tuple[int | None, int]:
        """Return the list that a paragraph style belongs to and its level."""
        for style in self._line(identifier):
            if style.numbering[0] is not None:
                return style.numbering
        return None, 0

    def _line(self, identifier: str | None) -> list[_Style]:
        line: list[_Style] = []
        while identifier in self._styles and len(line) < _DEEPEST:
            line.append(self._styles[identifier])
            identifier = line[-1].based_on
        return line


def numbering_of(properties: _Element | None) -> tuple[int | None, int]:
    """Return the list and the level that a paragraph's own properties name; list 0 is « no list »."""
    if properties is None:
        return None, 0
    numbered = properties.find(f"{W}numPr")
    if numbered is None:
        return None, 0
    return number(numbered.find(f"{W}numId")), number(numbered.find(f"{W}ilvl")) or 0


@dataclass(slots=True)
class Level:
    """A level of a list: the kind of its numbers and the text round them."""

    format: str = "bullet"
    text: str = ""
    start: int = 1
    font: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, with where each has got to."""

    levels: dict[int, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[tuple[int, int], int] = field(default_factory=dict)

    @staticmethod
    def of(root: _Element | None) -> Numbering:
        """Return the lists that a numbering part defines."""
        if root is None:
            return Numbering()
        abstract = {
            item.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl") or 0): _level(level)
                for level in item.iterfind(f"{W}lvl")
                if (level.get(f"{W}ilvl") or "0").isdigit()
            }
            for item in root.iterfind(f"{W}abstractNum")
        }
        levels = {}
        for item in root.iterfind(f"{W}num"):
            link = item.find(f"{W}abstractNumId")
            identifier = item.get(f"{W}numId") or ""
            if link is not None and identifier.isdigit():
                levels[int(identifier)] = abstract.get(link.get(f"{W}val"), {})
        return Numbering(levels)

    def level(self, list_id: int, level: int) -> Level:
        """Return a level's definition; a list that is not defined is a bullet."""
        return self.levels.get(list_id, {}).get(level, Level())

    def next(self, list_id: int, level: int) -> str:
        """Count one item and return what stands before it: « 2.1. », or « - » for a bullet."""
        definition = self.level(list_id, level)
        self._counts[list_id, level] = self._counts.get((list_id, level), definition.start - 1) + 1
        for deeper in range(level + 1, 9):
            self._counts.pop((list_id, deeper), None)
        if definition.format == "bullet":
            return "- "
        if definition.format == "none":
            return ""
        shown = definition.text
        for above in range(level + 1):
            count = self._counts.get((list_id, above), self.level(list_id, above).start)
            shown = shown.replace(f"%{above + 1}", _shown(count, self.level(list_id, above).format))
        return f"{shown} " if shown else ""


def _level(element: _Element) -> Level:
    form, text, start = (element.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
    return Level(
        "decimal" if form is None else form.get(f"{W}val") or "decimal",
        "" if text is None else text.get(f"{W}val") or "",
        1 if (first := number(start)) is None else first,
        run_look(element.find(f"{W}rPr")).font,
    )


def _shown(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 4000:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        while count >= value:
            shown += letters
            count -= value
    return shown
