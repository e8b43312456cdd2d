"""The guide as data: its labels with their variants, its categories, its tables' headers.

Read from ``schemas/guides/*.toml``; unknown keys are errors, as in a form's description.
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.errors import FormError
from normalize.text import fold

GuideKind = Literal["count", "volet", "text", "cost", "duration", "contacts", "bodies"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Category(_Strict):
    """A chapter of the guide; a ``group`` holds other categories and no sheet of its own."""

    code: str
    names: tuple[str, ...] = Field(min_length=1)
    group: bool = False
    volet: str | None = None  # what every sheet of the chapter should say


class Label(_Strict):
    """A label of the sheet; its rank in the printed order is its place in the file."""

    path: str
    kind: GuideKind
    texts: tuple[str, ...] = Field(min_length=1)
    inline: bool = False
    own: tuple[str, ...] = ()
    narrow: bool = False
    optional: bool = False  # a row that most sheets do without: told from a whole cell or line only


class GuideForm(_Strict):
    """Everything extraction knows of the guide."""

    id: str
    title: str
    partnership: tuple[str, ...]
    index_header: tuple[str, ...]
    totals_header: tuple[str, ...]
    total_row: str
    headings: tuple[str, ...]
    category: tuple[Category, ...]
    label: tuple[Label, ...]

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Place of each label in the printed order."""
        return {label.path: rank for rank, label in enumerate(self.label)}

    @cached_property
    def kinds(self) -> dict[str, GuideKind]:
        """Kind of value under each label."""
        return {label.path: label.kind for label in self.label}

    @cached_property
    def wordings(self) -> dict[str, str]:
        """Path of each folded wording of the labels that head a row or a line."""
        return {fold(text): label.path for label in self.label if not label.inline for text in label.texts}

    @cached_property
    def optional_wordings(self) -> frozenset[str]:
        """The folded wordings of the labels that most sheets do without."""
        return frozenset(fold(text) for label in self.label if label.optional for text in label.texts)

    @cached_property
    def optional_paths(self) -> frozenset[str]:
        """Paths of the labels that most sheets do without."""
        return frozenset(label.path for label in self.label if label.optional)

    @cached_property
    def usual_paths(self) -> tuple[str, ...]:
        """Paths of the labels that head a row of every sheet, in printed order."""
        return tuple(label.path for label in self.label if not (label.inline or label.optional))

    @cached_property
    def first_body_rank(self) -> int:
        """Rank of the first label that heads a row; what comes before stands in the sheet's header."""
        return next(rank for rank, label in enumerate(self.label) if not label.inline)

    @cached_property
    def inline_pattern(self) -> re.Pattern[str]:
        """Matches an inline label in folded text, the label's rank in the group's name."""
        parts = []
        for rank, label in enumerate(self.label):
            if label.inline:
                wordings = sorted(map(_loose, label.texts), key=len, reverse=True)
                parts.append(f"(?P<r{rank}>{'|'.join(wordings)})")
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?P<colon>\s*[:?]+)?")

    def inline_path(self, match: re.Match[str]) -> str:
        """Return the path of the label that ``inline_pattern`` matched."""
        rank = next(name for name, value in match.groupdict().items() if value and name[0] == "r")
        return self.label[int(rank[1:])].path

    @cached_property
    def partnership_pattern(self) -> re.Pattern[str]:
        """Matches, in folded text, the words between those who carry a project and their partners."""
        words = sorted(map(_loose, self.partnership), key=len, reverse=True)
        return re.compile(rf"[\s,;–-]*(?<!\w)(?:{'|'.join(words)})(?!\w)\s*")

    @cached_property
    def heading_pattern(self) -> re.Pattern[str]:
        """Matches a folded line that belongs to the guide, not to a sheet."""
        return re.compile("|".join(self.headings))

    @cached_property
    def leaf_codes(self) -> tuple[str, ...]:
        """Codes of the categories that hold sheets, longest first."""
        codes = [category.code for category in self.category if not category.group]
        return tuple(sorted(codes, key=len, reverse=True))


def _loose(text: str) -> str:
    """Return a pattern for ``text`` folded in which spaces may be any, or missing beside a sign."""
    tokens = re.findall(r"\w+|[^\w\s]", fold(text))
    pattern = ""
    for before, token in zip(["", *tokens], tokens, strict=False):
        gap = "" if not before else r"\s+" if before[-1].isalnum() and token[0].isalnum() else r"\s*"
        pattern += gap + re.escape(token)
    return pattern


def load_guide_form(path: Path) -> GuideForm:
    """Return the guide's description in ``path``.

    Raises:
        FormError: the file is not TOML or does not describe a guide; the message names the key.
    """
    try:
        return GuideForm.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise FormError(f"{path.name}: {error}") from error
