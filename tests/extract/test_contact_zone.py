"""The list of people to write to, under a heading of any wording."""

from builders import candidates
from extract.contact_zone import contact_zones

LIST = (
    "Référents à joindre :\nNom : Jeanne Duval\nFonction : directrice\nCourriel : jeanne.duval@exemple.fr\n"
)


def test_names_in_a_list_of_contacts_are_no_names_of_projects() -> None:
    """« Nom » and « Fonction » there ask for a person's."""
    found = candidates(f"Localisation du projet : Valmont\nDurée de l'engagement : 3 ans\n{LIST}")
    assert found["presentation.nom_projet"].text is None
    assert found["duree.texte"].text == "3 ans"
    assert "Jeanne Duval" in (found["contacts"].text or "")


def test_a_heading_without_an_address_near_is_none() -> None:
    """A line that begins like one is a sentence of the dossier."""
    assert contact_zones("Contacts réguliers avec les familles\nLe suivi est individuel.\n") == ()
