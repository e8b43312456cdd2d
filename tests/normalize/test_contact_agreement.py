"""Whether e-mails are a person's and a body's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import contact_agreement


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Claire VIDAL", "claire.vidal"),
        ("VIDAL Claire", "c.vidal"),
        ("Claire VIDAL", "cvidal"),
        ("Claire VIDAL", "vidalc"),
        ("Claire VIDAL", "vidal"),
        ("Marie-Hélène DE LA TOUR", "mh.delatour"),
        ("Claire SAINT-AUBIN", "c.saintaubin"),
        ("Claire VIDAL", "c.vida"),
        ("Frédérique GRAND-MINET", "frederique.grand-minet"),
    ],
)
def test_a_person_s_own_address_agrees(name: str, local: str) -> None:
    """Surname and given name in any order, whole or by its initial, a letter lost."""
    assert contact_agreement.of_person(name, f"{local}@logibel.fr") is True


@pytest.mark.parametrize(
    ("name", "local"), [("Paul ROY", "claire.vidal"), ("Claire VIDAL", "p.vidal"), ("Paul ROY", "cvidal")]
)
def test_another_s_address_disagrees(name: str, local: str) -> None:
    """Another surname or another initial is another person."""
    assert contact_agreement.of_person(name, f"{local}@logibel.fr") is False


@pytest.mark.parametrize("local", ["contact", "phare.siao", "direction.generale", "k2", "x"])
def test_a_post_s_address_does_not_say(local: str) -> None:
    """Mailboxes of posts and crumbs speak for and against nobody."""
    assert contact_agreement.of_person("Paul ROY", f"{local}@logibel.fr") is None


@pytest.mark.parametrize(
    ("body", "domain", "expected"),
    [
        ("Toit Rivemont", "toit-rivemont.fr", True),
        ("Rivemont Métropole Habitat", "rmh.fr", True),
        ("Association Le Phare", "lephare.org", True),
        ("LOGIBEL", "logibel.example", True),
        ("Toit Rivemont", "orange.fr", False),
        ("Val Fleuri", "toit-rivemont.fr", False),
        ("Orange", "orange.fr", False),
    ],
)
def test_a_domain_tells_its_body(body: str, domain: str, expected: bool) -> None:
    """A domain is made of a body's name or initials; a provider's is nobody's."""
    assert expected is contact_agreement.of_body(body, f"c.vidal@{domain}")


def test_an_address_is_mended_only_where_the_name_spells_it() -> None:
    """« c1aire » of Claire is mended, « agence1 » of Claire is not."""
    assert "agence1@logibel.fr" == contact_agreement.mended("Claire VIDAL", "agence1@logibel.fr")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_are_compared(name: str, mail: str) -> None:
    """No name and no e-mail makes the comparison fail."""
    assert contact_agreement.of_person(name, mail) in {True, False, None}
    assert contact_agreement.of_body(name, mail) in {True, False}
