"""The first lines of a dossier without the form name the project and the parties of an agreement."""

from builders import candidates
from extract.candidate import Status

AGREEMENT = """CONVENTION
« Sortir accompagné »

Entre les soussignés :
Vallée Habitat, office public de l'habitat, représenté par son directeur général, ci-après « l'Office », d'une part,
Et l'Association Le Gué, association régie par la loi de 1901, représentée par sa présidente, d'autre part,

Il est convenu ce qui suit.
"""


def test_a_name_in_quotes_alone_on_its_line_is_the_project_s() -> None:
    """It stands among the first lines."""
    assert candidates(AGREEMENT)["presentation.nom_projet"].text == "Sortir accompagné"


def test_the_parties_of_an_agreement_carry_the_project() -> None:
    """Each is named up to who represents it."""
    text = candidates(AGREEMENT)["presentation.porteurs"].text or ""
    assert text.splitlines()[0].startswith("Vallée Habitat, office public de l'habitat")
    assert "l'Association Le Gué" in text
    assert "directeur" not in text


def test_a_letter_s_head_names_no_project() -> None:
    """A body's name above its address is no project's."""
    letter = "La Passerelle des Monts\nAssociation loi 1901\n14, rue du Moulin\n08000 Valmont\n\nMonsieur le Préfet,\nNous sollicitons une aide.\n"
    assert candidates(letter)["presentation.nom_projet"].status is not Status.FILLED
