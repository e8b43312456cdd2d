"""Every form that ships loads, fills the contract's paths and names no two fields alike."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from extract.form import Form, load_form
from liasse.schema import FIELD_PATHS
from normalize.text import fold

FORMS = sorted((Path(__file__).parents[1] / "schemas" / "forms").glob("*.toml"))
each_form = pytest.mark.parametrize(
    "form", [load_form(path) for path in FORMS], ids=[path.stem for path in FORMS]
)


def _words(label: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(label)))


def test_there_is_a_form() -> None:
    """An empty folder would let every other test here pass."""
    assert "logements-accompagnes-2014" in [path.stem for path in FORMS]


@each_form
def test_a_form_fills_exactly_the_contracts_paths(form: Form) -> None:
    """No path is missing, unknown or filled twice."""
    assert sorted(FIELD_PATHS) == sorted(path for path, _ in form.paths())


@each_form
def test_no_wording_belongs_to_two_fields(form: Form) -> None:
    """A label that two fields claim would send an answer to either by chance."""
    owners: dict[str, set[str]] = defaultdict(set)
    for field in form.fields():
        for label in field.labels:
            owners[_words(label)].add(field.path)
    for merged in form.merged:
        for label in merged.labels:
            owners[_words(label)].add("+".join(merged.paths))
    assert {} == {label: paths for label, paths in owners.items() if len(paths) > 1}


@each_form
def test_merged_wordings_name_fields_of_the_form(form: Form) -> None:
    """A merged label leads to paths that have labels of their own."""
    own = {field.path for field in form.fields()}
    assert [] == [path for merged in form.merged for path in merged.paths if path not in own]


@each_form
def test_section_defaults_are_fields_of_the_form(form: Form) -> None:
    """Text directly under a heading goes to a field that there is."""
    own = {field.path for field in form.fields()}
    assert [] == [
        section.default for section in form.section if section.default and section.default not in own
    ]


@each_form
def test_groups_of_choices_have_their_options(form: Form) -> None:
    """A choice among printed words needs them, and a box needs the group that it is read with."""
    fields = list(form.fields())
    assert [] == [field.path for field in fields if field.kind == "option" and len(field.options) < 2]
    assert [] == [field.path for field in fields if field.kind == "checkbox" and not field.group]


@each_form
def test_no_prompt_is_a_label(form: Form) -> None:
    """What the form prints as guidance cannot also open a field."""
    labels = {_words(label) for field in form.fields() for label in field.labels}
    prompts = {_words(prompt) for field in form.fields() for prompt in (*field.prompts, *form.prompts)}
    assert not labels & prompts
