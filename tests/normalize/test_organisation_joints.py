"""« et » and « & » between two bodies and inside one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import organisation_joints

ONE = [
    "Habitat et Humanisme Rivemont",
    "Toit et Joie",
    "Arches et Vergers",
    "Espoir et Collines",
    "ACCUEIL ET SOLIDARITE",
    "Habitat & Vallées",
    "Association d'aide et d'écoute",
    "Accueil et insertion",
    "Fondation Accueil et Partage",
    "Orne et Vaulmont Habitat",
    "Le Gîte et le Couvert",
]
TWO = [
    ("Toit Rivemont et Logis Atlantide", ["Toit Rivemont", "Logis Atlantide"]),
    ("Néolor et Semidor", ["Néolor", "Semidor"]),
    ("Toit Rivemont et l'ADREM", ["Toit Rivemont", "l'ADREM"]),
    ("CAF et MSA", ["CAF", "MSA"]),
    ("NRH & ADREM", ["NRH", "ADREM"]),
    ("Toit Rivemont et association Le Phare", ["Toit Rivemont", "association Le Phare"]),
    ("« Le Phare » et « Le Relais »", ["« Le Phare »", "« Le Relais »"]),
]


@pytest.mark.parametrize("name", ONE)
def test_one_name_stays_whole(name: str) -> None:
    """Two common nouns, or a preposition over both, make one name."""
    assert [name] == organisation_joints.split(name)


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_two_names_are_parted(text: str, expected: list[str]) -> None:
    """Proper names, acronyms, articles and quotes part two bodies."""
    assert expected == organisation_joints.split(text)


def test_halves_that_stand_alone_elsewhere_are_two() -> None:
    """What the dossier says of each half on its own makes it a body."""
    assert ["Néo", "Domo"] == organisation_joints.split("Néo et Domo", "Néo et Domo. Néo gère. Domo suit.")


def test_a_whole_that_is_said_again_and_never_its_halves_is_one() -> None:
    """« Néo et Domo » that always stands whole is one body."""
    context = "Néo et Domo est une association. Néo et Domo gère 40 places."
    assert ["Néo et Domo"] == organisation_joints.split("Néo et Domo", context)


def test_a_domain_that_spells_the_whole_makes_it_one() -> None:
    """« @neoetdomo.fr » is the address of one body."""
    assert ["Néo et Domo"] == organisation_joints.split("Néo et Domo", "Mail : c.vidal@neo-et-domo.fr")


@given(st.text(alphabet="ABab &et'", max_size=60), st.text(max_size=60))
def test_parts_stand_in_the_text_in_order(text: str, context: str) -> None:
    """Each part is of the text, after the part before it, and only joints are between them."""
    position = 0
    for part in organisation_joints.split(text, context):
        start = text.index(part, position)
        assert text[position:start].strip() in {"", "et", "&"}
        position = start + len(part)
    assert position == len(text)
