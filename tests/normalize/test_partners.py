"""Partners found in running text."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import partners
from normalize.errors import NotNormalizableError, NoValueError

TEXTS = [
    (
        "LOGIBEL/Maison du Toit qui mobiliseront de leur côté les partenaires habituels tels que hôpital/le CCAS/Conseil général/CAF…",
        ["LOGIBEL", "Maison du Toit", "hôpital", "CCAS", "Conseil général", "CAF"],
    ),
    (
        "La désignation des ménages s'effectue en articulation étroite avec le SIAO, la Commission DALO et la CCAPEX.",
        ["SIAO", "CCAPEX"],
    ),
    (
        "- SIAO 99\n- CCAS de Montclair\n- association Le Phare",
        ["SIAO 99", "CCAS de Montclair", "association Le Phare"],
    ),
    # The page's lines were joined: a sentence stands behind the last item.
    (
        "SIAO 99, Le Phare, Métropole, EPCI Un groupe de suivi associera l’ensemble des signataires.",
        ["SIAO 99", "Le Phare", "Métropole", "EPCI"],
    ),
    (
        "- Ville\n- Le Phare\n- Département\n- Conseil départemental La charte sera signée avant la fin de l’année.",
        ["Ville", "Le Phare", "Département", "Conseil départemental"],
    ),
    # Bullets that OCR read as letters, quotes and plus signs.
    (
        "« MSA\ne Espoir et Logis\n+ CCAS + ADREM\n- 115",
        ["MSA", "Espoir et Logis", "CCAS", "ADREM", "115"],
    ),
    # The tails of a printed prompt, of a label, and of the next label.
    (", SIAO, associations…) Le Phare, CAF, Ville", ["Le Phare", "CAF", "Ville"]),
    ("AUTOUR DU PROJET :\n- CAF\n- Le Phare\n- Ville", ["CAF", "Le Phare", "Ville"]),
    ("- CAF\n- Le Phare\n- CIAS Présentation du", ["CAF", "Le Phare", "CIAS"]),
    ("CAF, Le Phare, Toit Rivemont et l'ADREM", ["CAF", "Le Phare", "Toit Rivemont", "ADREM"]),
    ("Le partenariat est le point de départ de notre réponse dans le cadre de cet appel à projets.", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_bodies_are_found_where_they_are_sure(text: str, expected: list[str]) -> None:
    """Known bodies and the items of lists are found; schemes and words are not bodies."""
    value = partners.parse(text).value
    assert isinstance(value, dict)
    assert expected == [body["nom"] for body in value["organismes"]]


def test_the_text_is_kept() -> None:
    """What was written stays beside the bodies."""
    value = partners.parse("CAF et MSA").value
    assert isinstance(value, dict)
    assert "CAF et MSA" == value["texte"]


@pytest.mark.parametrize("text", [" … ", "AUTOUR DU PROJET :"])
def test_nothing_written_is_no_value(text: str) -> None:
    """An empty answer, or a label's tail alone, has no partners, not an empty list of them."""
    with pytest.raises(NoValueError):
        partners.parse(text)


def test_the_dossier_tells_what_a_partner_is() -> None:
    """What is said of a body elsewhere in the dossier gives its type."""
    value = partners.parse("CAF, Le Phare, Ville", "Le Phare (association loi 1901) suit 40 ménages.").value
    assert isinstance(value, dict)
    assert "association" == value["organismes"][1]["type"]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but the refusal of a value."""
    with contextlib.suppress(NotNormalizableError):
        partners.parse(text)


def test_long_answers_take_linear_time() -> None:
    """Nothing in an answer makes the patterns hang."""
    started = time.perf_counter()
    for unit in ("CAF, ", "Ville de A ", "Conseil général de A-", "tels que "):
        partners.parse(unit * (8_000 // len(unit)))
    assert time.perf_counter() - started < 10
