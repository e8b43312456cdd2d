"""Boxed lines in the writer's own words are told apart as a block."""

from builders import document, printed_index
from extract.candidate import Status
from extract.extracting import extract


def _states(text: str) -> dict[str, object]:
    found = extract(document(text), printed_index())
    return {one.path: one.value for one in found if one.kind == "checkbox" and one.status is Status.FILLED}


def test_options_in_other_words_are_told_apart() -> None:
    """Each line is given the option it is most like, each option once."""
    text = (
        "Modalités de mobilisation des logements\n"
        "☐ Construction ou acquisition d'une offre nouvelle\n"
        "☒ Logement existant à aménager\n"
        "☐ Logement existant, sans travaux d'aménagement\n"
        "☒ Offre existante reclassée en bas loyer\n"
        "Nombre de logements : 12\n"
    )
    assert _states(text) == {
        "logements.offre_nouvelle": False,
        "logements.amenagement_existant": True,
        "logements.existant_sans_amenagement": False,
        "logements.reclassement_bas_loyer": True,
    }


def test_boxed_lines_of_something_else_are_no_options() -> None:
    """A list with boxes that shares no words with the group."""
    text = "Contacts\n☒ appeler avant midi\n☐ laisser un message\nNombre de logements : 12\n"
    assert not _states(text)
