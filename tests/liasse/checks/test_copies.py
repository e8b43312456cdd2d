"""Wording taken over from another dossier of the batch."""

from liasse.checks.copies import Written, copies

_PATH = "accompagnement.relation_bailleur"
_TEMPLATE = (
    "Une chargée de clientèle de {} est désignée comme référente unique du dispositif pendant toute sa durée."
)


def _dossier(ident: str, porteur: str, *sentences: str, others: tuple[str, ...] = ()) -> Written:
    return Written(ident, [(porteur, "bailleur")], others, [(_PATH, sentence) for sentence in sentences])


def test_a_sentence_that_kept_the_other_dossiers_body_is_told() -> None:
    """The alert names the body and the dossier where it belongs."""
    source = _dossier("clairmont", "Clairmont Logis", _TEMPLATE.format("Clairmont Logis"))
    copy = _dossier("rivemont", "Toits de Rivemont", _TEMPLATE.format("Clairmont Logis"))
    found = copies([copy, source])
    assert ["rivemont"] == list(found)
    (alert,) = found["rivemont"]
    assert ("texte_copie", (_PATH,)) == (alert.code, alert.paths)
    assert "Clairmont Logis" in alert.message
    assert "« clairmont »" in alert.message


def test_a_sentence_whose_name_was_changed_is_left_alone() -> None:
    """To share wording is no fault."""
    names = ("Clairmont Logis", "Toits de Rivemont")
    assert {} == copies([_dossier(name, name, _TEMPLATE.format(name)) for name in names])


def test_a_body_that_the_dossier_lists_or_names_elsewhere_is_left_alone() -> None:
    """It has a part in the project."""
    source = _dossier("clairmont", "Clairmont Logis", _TEMPLATE.format("Clairmont Logis"))
    copied, own = _TEMPLATE.format("Clairmont Logis"), "Le projet est mené avec Clairmont Logis depuis 2011."
    listed = _dossier("rivemont", "Toits de Rivemont", copied, others=("SA d'HLM Clairmont Logis",))
    named = _dossier("valbourg", "Valbourg Habitat", copied, own)
    assert {} == copies([source, listed, named])


def test_a_body_in_a_sentence_of_the_dossiers_own_is_left_alone() -> None:
    """Only the same sentence was copied."""
    source = _dossier("clairmont", "Clairmont Logis", _TEMPLATE.format("Clairmont Logis"))
    other = _dossier(
        "rivemont",
        "Toits de Rivemont",
        "Clairmont Logis nous a fait part de son expérience du bail glissant.",
    )
    assert {} == copies([source, other])


def test_a_sentence_of_a_whole_network_is_left_alone() -> None:
    """Where five dossiers share it, the body is their common contact."""
    source = _dossier("clairmont", "Clairmont Logis", _TEMPLATE.format("Clairmont Logis"))
    others = [
        _dossier(f"d{number}", f"Bailleur de Valbourg {number}", _TEMPLATE.format("Clairmont Logis"))
        for number in range(4)
    ]
    assert {} == copies([source, *others])


def test_the_writer_spoken_of_as_another_is_told_in_its_own_dossier_only() -> None:
    """« élaboré avec X » in X's dossier was copied there, not from there."""
    sentence = "Ce projet commun a été élaboré avec Clairmont Logis, qui présente la même fiche projet."
    source = _dossier("clairmont", "Clairmont Logis", sentence)
    other = _dossier("rivemont", "Toits de Rivemont", sentence)
    assert {} == copies([source, other])
