"""Boxes answered without boxes: ringed, crossed at a line's end, counted, told in turn."""

from __future__ import annotations

import pytest

from builders import candidates

FORM = """\
Publics cibles du projet
Nombre de ménages accompagnés : 12
{publics}
Modalités de mobilisation des logements
{options}
Nombre de logements : 8
Typologie des logements : du T2 au T4
Partenaires mobilisés : CAF, CCAS
Cofinancements apportés : aucun
{investment}
"""
DALO, ACCORDS, PDALPD = "publics.eligible_dalo", "publics.accords_collectifs", "publics.pdalpd"
CREATION, WORKS = "logements.offre_nouvelle", "logements.amenagement_existant"
UNDONE, LOWERED = "logements.existant_sans_amenagement", "logements.reclassement_bas_loyer"


def values(**parts: str) -> dict[str, object]:
    """Return what is read of each path of a form with these parts."""
    text = FORM.format(**{"publics": "", "options": "", "investment": "", **parts})
    return {path: found.value for path, found in candidates(text).items()}


def test_a_word_in_brackets_is_ringed() -> None:
    """« oui ( non ) » is no, whatever is asked to be done."""
    read = values(
        publics="Ménages éligibles au DALO (entourer la réponse) : oui     ( non )\n"
        "Ménages relevant des accords collectifs (entourer la réponse) : ( oui )     non"
    )
    assert (read[DALO], read[ACCORDS]) == (False, True)


def test_a_cross_behind_leaders_chooses_its_line() -> None:
    """The question is printed twice, once for each answer."""
    read = values(
        publics="Ménages éligibles au DALO – oui ............\nMénages éligibles au DALO – non ............ X\n"
        "Ménages relevant du PDALPD – oui ............ X\nMénages relevant du PDALPD – non ............"
    )
    assert (read[DALO], read[PDALPD]) == (False, True)


def test_answers_in_turn_follow_their_questions() -> None:
    """« DALO / accords collectifs / PDALPD : oui / non / oui »."""
    read = values(
        publics="Ménages éligibles au DALO / aux accords collectifs / relevant du PDALPD : non / oui / non"
    )
    assert (read[DALO], read[ACCORDS], read[PDALPD]) == (False, True, False)


@pytest.mark.parametrize(
    ("beside", "none"),
    [(" : 27 logements", " : aucun"), (" : 3", " : 0"), ("\n 3 logements", "\n 0 logement")],
)
def test_options_are_chosen_by_their_count(beside: str, none: str) -> None:
    """What is counted is chosen, what is counted as nothing is not."""
    labels = (
        "Création d’une offre nouvelle",
        "Aménagement de logement existant",
        "Mobilisation de logements existants sans aménagement",
        "Reclassement offre existante en offre à bas loyer",
    )
    counts = (none, beside, none, none)
    read = values(options="\n".join(f"{label}{count}" for label, count in zip(labels, counts, strict=True)))
    assert [read[path] for path in (CREATION, WORKS, UNDONE, LOWERED)] == [False, True, False, False]
