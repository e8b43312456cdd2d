"""The shipped register's rows, and registers prepared for questions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fr import siren

from invented_register import BODIES, register
from normalize.geography import load as load_geography
from normalize.matching import Matcher
from normalize.matching_words import prepare
from normalize.registry import CONTRACT_TYPES, Body, FormerName, Register, Source, shipped
from normalize.registry_building import build
from normalize.registry_index import load

MATCHER = Matcher.of(shipped())


def test_the_shipped_register_has_hundreds_of_bodies() -> None:
    """Rows, each with a name, a type of ours and known départements."""
    bodies = shipped().bodies
    assert len(bodies) >= 600
    codes = set(load_geography().departements.values())
    assert {body.kind for body in bodies} <= set(CONTRACT_TYPES)
    assert [body.name for body in bodies if not body.name or not set(body.departements) <= codes] == []


def test_no_shipped_name_has_two_rows() -> None:
    """A canonical name identifies its body."""
    names = [prepare(body.name) for body in shipped().bodies]
    repeated = {name for name in names if names.count(name) > 1}
    assert repeated == set()


def test_every_shipped_number_is_valid() -> None:
    """A SIREN is given only where its check digit is right."""
    numbers = [body.siren for body in shipped().bodies if body.siren]
    assert numbers
    assert [number for number in numbers if not siren.is_valid(number)] == []


def test_successors_are_in_the_register() -> None:
    """What a body became is a body that can be asked for."""
    known = {prepare(name).words for body in shipped().bodies for _, name in body.forms()}
    lost = [b.successor for b in shipped().bodies if b.successor and prepare(b.successor).words not in known]
    assert lost == []


NAMES = st.text(
    st.characters(blacklist_characters="\t\n\r|[]", blacklist_categories=("Cs",)), min_size=1
).filter(str.strip)


@given(NAMES, NAMES)
def test_a_body_survives_its_record(name: str, former: str) -> None:
    """What is written of a body is read back."""
    body = Body(
        name.strip(), "OPH", former_names=(FormerName(former.strip(), None, "2015"),), departements=("40",)
    )
    assert body == Body.from_record(body.to_record())


def test_an_index_is_opened_as_it_was_saved(tmp_path: Path) -> None:
    """Bodies, forms and counts are the same from disk."""
    made = build(BODIES, "essai", "2026-01-01")
    made.save(tmp_path)
    opened = load(tmp_path)
    assert register().source.rows == opened.source.rows
    assert [made.body(n) for n in range(len(BODIES))] == [opened.body(n) for n in range(len(BODIES))]
    assert made.count("habitat") == opened.count("habitat") > 1
    assert made.by_acronym("trv") == opened.by_acronym("trv") == [0]


@pytest.mark.parametrize("content", [None, "{}", '{"format": 0}', "abc"])
def test_a_folder_that_is_no_index_is_refused(tmp_path: Path, content: str | None) -> None:
    """A damaged or older index is said to be none."""
    if content is not None:
        (tmp_path / "registre.json").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"."):
        load(tmp_path)


def test_an_index_without_bodies_answers_nothing() -> None:
    """An empty register is a register."""
    index = build((), "vide", "2026-01-01")
    assert index.candidates(prepare("Toit Rivemont"), lambda word: 1.0) == []
    assert index.by_initials("tr") == []


@pytest.mark.parametrize(
    "written",
    [
        "HLO", "H.L.O.", "Habitat Landes Océanes", "HABITAT LANDES OCEANES", 'Habitat " Landes " Océane',
        "Habitat Lancles Oceanes", "SA d'HLM Habitat Landes Océanes", "S.A. d’H.L.M. habitat landes océanes",
    ],
)  # fmt: skip
def test_spellings_of_one_body_are_that_body(written: str) -> None:
    """Case, accents, quotes, dots, a lost s, letters that OCR took for others, the legal form."""
    body = MATCHER.ask(written).body
    assert body is not None
    assert "Habitat Landes Océanes" == body.name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Néolia", "Néolia Lorraine"),
        ("3F", "3F Résidences"),
        ("Nantes Métropole Habitat", "Val d'Oise Habitat"),
        ("Habitat 76", "Habitat 77"),
        ("Oise Habitat", "Val d'Oise Habitat"),
    ],
)
def test_namesakes_are_not_each_other(one: str, other: str) -> None:
    """Each is itself, and where the register has one only the other is not taken for it."""
    assert [one, other] == [body.name for name in (one, other) if (body := MATCHER.ask(name).body)]
    for kept, asked in ((one, other), (other, one)):
        alone = tuple(body for body in shipped().bodies if body.name == kept)
        assert MATCHER.of(Register(Source("essai", "2026-01-01", 1), alone)).ask(asked).body is None
