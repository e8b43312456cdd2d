"""A form as data: its sections, labels with their known variants, prompts and options, in printed order.

Read from ``schemas/forms/*.toml``. A new call for projects is a new file; unknown keys are errors, so
that a slip of the pen does not silently change what is extracted.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.errors import FormError

Kind = Literal[
    "text",
    "title",
    "integer",
    "amounts",
    "months",
    "renewable",
    "typologies",
    "place",
    "organisations",
    "partners",
    "contacts",
    "budget",
    "categories",
    "checkbox",
    "yes_no",
    "option",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(_Strict):
    """One printed choice of a group: the value it stands for and the words that are printed for it."""

    value: bool | str
    words: tuple[str, ...] = Field(min_length=1)


class Gives(_Strict):
    """A path that the same answer fills as well (``duree.mois`` and ``duree.texte``)."""

    path: str
    kind: Kind


class FormField(_Strict):
    """One label of the form and what its answer fills.

    ``labels`` are the printed wording and its known variants, most usual first; ``tails`` continue the
    label and are never answers (« (typologie des ménages, …) »); ``prompts`` stand where the answer should.
    ``inline`` labels flow into their answer (« … portent sur une durée de 36 mois »). ``said`` are regular expressions
    over a sentence without accents and capitals, in which ``<nombre>``, ``<duree>`` and ``<somme>`` stand for such;
    the answer is the sentence, or the group ``answer`` of it. ``opens`` are the same over the first sentence of a
    paragraph, and the answer begins with that paragraph. ``continues`` are the same over whole paragraphs, which go on
    with the sentence that ``said`` told, ``goes_on`` over the next sentence.
    """

    path: str
    kind: Kind
    labels: tuple[str, ...] = Field(min_length=1)
    tails: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # of headings that writers make up for it, beyond those of its labels
    units: tuple[str, ...] = ()  # nouns of a count, a cost or a yes/no question: tell two in one answer apart
    counted: tuple[str, ...] = ()  # nouns whose counts a letter speaks of, beyond those of units
    said: tuple[str, ...] = ()  # what sentences say that answer it where it has no label, most certain first
    opens: tuple[str, ...] = ()  # how a paragraph begins that answers it, where there are no labels
    labelled: bool = False  # not answered, without its own label, by what answers a question of amounts
    refuses: str | None = None  # a label and what is behind it that ask something else
    leads: str | None = None  # the subject that a letter's transition names: « Venons-en aux ménages. »
    continues: tuple[str, ...] = ()  # what paragraphs say that go on with such a sentence
    goes_on: tuple[str, ...] = ()  # what the sentence behind it says that does
    gives: tuple[Gives, ...] = ()
    options: tuple[Option, ...] = ()
    group: str | None = None
    inline: bool = False
    anywhere: bool = False  # an annex: its place says nothing


class Section(_Strict):
    """A printed heading and the fields under it.

    ``default`` is the field that text directly under the heading answers when its own label is missing,
    which is how dossiers that do not use the form are written.
    """

    name: str
    headings: tuple[str, ...] = ()
    default: str | None = None
    free_form: bool = False  # headings of dossiers that do not use the form; ignored in those that do
    field: tuple[FormField, ...] = ()


class Merged(_Strict):
    """A wording in which applicants melt several labels into one; the answer goes to every path."""

    labels: tuple[str, ...] = Field(min_length=1)
    paths: tuple[str, ...] = Field(min_length=2)


class Form(_Strict):
    """A form and edition: everything extraction knows of it."""

    id: str
    title: str
    recognized_by: tuple[str, ...]
    prompts: tuple[str, ...] = ()  # may stand under any label
    tails: tuple[str, ...] = ()  # brackets that may follow any label
    furniture: tuple[str, ...] = ()  # printed on the page, never an answer nor a label
    own_headings: tuple[str, ...] = ()  # patterns of lines that applicants add above what no field asks about
    fillers: tuple[str, ...] = ()  # that writers add to a label without changing what it asks (« souhaitée »)
    synonyms: tuple[tuple[str, ...], ...] = ()  # words that mean the same in a reworded label
    section: tuple[Section, ...]
    merged: tuple[Merged, ...] = ()

    def fields(self) -> Iterator[FormField]:
        """Yield every field in printed order."""
        for section in self.section:
            yield from section.field

    def every_prompt(self) -> tuple[str, ...]:
        """Return what the form prints where an answer goes, under whatever label."""
        return (*self.prompts, *(prompt for field in self.fields() for prompt in field.prompts))

    def paths(self) -> Iterator[tuple[str, Kind]]:
        """Yield every path that the form fills, with its kind, in printed order."""
        for field in self.fields():
            yield field.path, field.kind
            for given in field.gives:
                yield given.path, given.kind


def load_form(path: Path) -> Form:
    """Return the form that ``path`` describes.

    Raises:
        FormError: the file is not TOML or does not describe a form; the message names the key.
    """
    try:
        return Form.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise FormError(f"{path.name}: {error}") from error
