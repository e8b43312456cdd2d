"""What is known of a value: each feature stands where it should, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import document, printed_index, recognised
from extract.candidate import Candidate, Signal, Span, Status
from extract.labels import Match
from extract.surroundings import Surroundings
from ingest.document import Document, Mark, MarkOrigin, Tick, Word
from liasse.features import Context, Features, Labels, features, group_of
from liasse.normalizing import Value
from liasse.pipeline import interpret

FORM = """Présentation synthétique du projet
Localisation du projet : Dax
Nom du projet : Cap Logis
Porteur(s) du projet : Les Amarres

Nombre de ménages accompagnés : 12 ménages
Réservation et attribution du logement : {attribution}
Localisation de l'offre de logement : {place}
Méthodologie de l'accompagnement : {methode}

Financement
Coût de l'accompagnement par ménage : {cout}
"""
ANSWERS = {
    "attribution": "La commission d'attribution examine chaque candidature.",
    "place": "Dans le centre de Dax.",
    "methode": "Un diagnostic est posé, puis un référent accompagne le ménage à son domicile.",
    "cout": "1 440 € par ménage et par an",
}
ATTRIBUTION, METHOD = "logements.attribution", "accompagnement.methodologie"
COST = "financement.cout_accompagnement"


def known(text: str) -> dict[str, Features]:
    """Return the features of each field that the form of 2014 finds in a text dump."""
    read = document(text)
    values, labels = interpret(read)
    context = Context(read, values, labels)
    return {value.candidate.path: features(value, context) for value in values}


def filled(**answers: str) -> dict[str, Features]:
    """Return the features of an ordinary dossier with some answers changed."""
    return known(FORM.format(**(ANSWERS | answers)))


def alone(kind: str, text: str, value: object, path: str = "avis.commentaire", rest: str = "") -> Features:
    """Return the features of one answer without a form around it."""
    read = document(f"{text}\n{rest}")
    candidate = Candidate(path, kind, Status.FILLED, text, spans=(Span(0, len(text)),))
    one = Value(candidate, Status.FILLED, value)
    return features(one, Context(read, [one]))


def test_every_feature_is_a_share() -> None:
    """Between nought, where it is left out, and one."""
    numbers = [number for found in filled().values() for number in found.values()]
    assert len(numbers) > 100
    assert all(0 < number <= 1 for number in numbers)


def test_a_value_is_placed_among_its_likes() -> None:
    """By its field, its kind and its status."""
    found = filled()[ATTRIBUTION]
    assert {
        f"champ:{ATTRIBUTION}",
        "nature:text",
        "statut:renseigne",
        "nature-statut:text/renseigne",
    } <= found.keys()
    assert group_of("checkbox") == group_of("yes_no") != group_of("text")


def test_a_free_text_has_weights_of_its_own() -> None:
    """Each sign stands twice there, and once elsewhere."""
    found = filled()
    assert found[ATTRIBUTION]["texte:sujet_present"] == found[ATTRIBUTION]["sujet_present"]
    assert [name for name in found[COST] if name.startswith("texte:")] == []


def test_what_extraction_noted_is_a_feature() -> None:
    """Signals, reasons, and how sure the normaliser was."""
    candidate = Candidate(
        "duree.mois", "months", Status.FILLED, "36", signals=(Signal("etiquette_exacte", 1.0),)
    )
    value = Value(candidate, Status.FILLED, 36, 0.75, ("en_toutes_lettres",))
    found = features(value, Context(document("36\n"), [value]))
    assert (found["etiquette_exacte"], found["en_toutes_lettres"], found["lecture_incertaine"]) == (
        1,
        1,
        0.25,
    )


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("sujet_present", "La commission d'attribution examine les candidatures."),
        ("sujet_absent", "Les repas sont pris en commun le mardi."),
        ("sujet_du_voisin", "Près du centre de la ville, dans un quartier proche des transports."),
        ("guillemet_sans_fin", "La commission d'attribution, dite « la réunion, examine la demande."),
        ("reponse_en_minuscule", "examen par la commission d'attribution."),
        ("reponse_entre_parentheses", "(examen par la commission n° 2)"),
        ("reponse_en_capitales", "EXAMEN PAR LES SERVICES DU BAILLEUR."),
        ("reponse_inachevee", "La commission d'attribution examine chaque candidature et propose ensuite un logement à la"),
        ("filet_dans_la_reponse", "La commission | d'attribution examine."),
        ("question_dans_la_reponse", "Par la commission.\nAutres précisions utiles :\nnéant."),
    ],
)  # fmt: skip
def test_the_shape_of_an_answer_is_told(code: str, answer: str) -> None:
    """The same answer written well has it not."""
    assert filled(attribution=answer)[ATTRIBUTION].get(code, 0) > 0
    if code != "sujet_present":
        assert code not in filled()[ATTRIBUTION]


def test_an_answer_that_runs_into_the_next_field_is_told() -> None:
    """Its end speaks of what the next field asks, which has no answer of its own."""
    own = "La commission d'attribution examine chaque candidature sur le contingent réservé du bailleur."
    foreign = " Les logements sont diffus dans la ville, en centre ou en quartier proche des transports de l'agglomération."
    found = filled(attribution=own + foreign, place="")[ATTRIBUTION]
    assert found["fin_du_suivant"] > 0
    assert found["suivant_sans_reponse"] == 1
    assert "fin_du_suivant" not in filled()[ATTRIBUTION]


def test_text_that_no_field_took_is_told() -> None:
    """Behind an answer it may be the answer's end; much of it in a dossier is a layout not understood."""
    answer, rest = (
        "Un diagnostic est posé.",
        "Puis un référent accompagne le ménage à son domicile, jusqu'à la sortie.",
    )
    read = document(f"{answer}\n{rest}\n")
    candidate = Candidate(METHOD, "text", Status.FILLED, answer, spans=(Span(0, len(answer)),))
    value = Value(candidate, Status.FILLED, answer)
    context = Context(read, [value])
    assert 0 == context.left_over(0, len(answer))
    assert sum(letter.isalpha() for letter in rest) == context.left_over(len(answer), len(read.text))
    assert features(value, context)["texte_non_repris"] > 0.5


def test_answers_that_have_all_moved_by_one_field_are_told_everywhere() -> None:
    """Each looks well on its own: the dossier as a whole does not."""
    shifted = filled(
        attribution=ANSWERS["place"],
        place=ANSWERS["methode"],
        methode="Loyers et impayés sont suivis.",
        cout="Néant.",
    )
    assert shifted[METHOD].get("reponses_sans_sujet", 0) > filled()[METHOD].get("reponses_sans_sujet", 0)


@pytest.mark.parametrize(
    ("code", "cost"),
    [
        ("montant_seul", "1 440 € par ménage et par an"),
        ("plusieurs_montants", "1 440 € par ménage et par an, 300 € par logement et par an"),
        ("montant_sans_periode", "1 440 € par ménage"),
        ("chiffres_sans_montant", "1 440 € par ménage et par an (voir annexe 12, page 7)"),
        ("aucun_montant", "à définir avec les services"),
        ("montant_en_mots", "inclus dans la convention"),
        ("rien_qui_vaille_un_montant", "à définir avec les services"),
    ],
)
def test_amounts_say_what_they_lack(code: str, cost: str) -> None:
    """What the text gives and the value does not is a doubt."""
    assert filled(cout=cost)[COST].get(code, 0) > 0


def test_a_number_that_is_said_again_is_confirmed() -> None:
    """Elsewhere in the dossier; another one of the same unit speaks against it."""
    path = "publics.nombre_menages"
    assert alone("integer", "12 ménages", 12, path, "Les 12 ménages suivis").get("nombre_confirme") == 1
    assert alone("integer", "12 ménages", 12, path, "Les 15 ménages suivis")["autre_nombre_cite"] > 0
    assert "nombre_confirme" not in alone("integer", "12 ménages", 12, path)


@pytest.mark.parametrize(
    ("code", "kind", "text", "value"),
    [
        ("type_ecrit", "typologies", "T2 et T3", ["T2", "T3"]),
        ("type_deduit", "typologies", "petits logements", ["T1", "T2"]),
        ("une_seule_categorie", "categories", "Des jeunes de moins de 25 ans.", ["jeunes"]),
        ("categorie_effleuree", "categories", "Des jeunes, certains sous écrou.", ["jeunes"]),
        ("phrases_sans_categorie", "categories", "Des jeunes. Des familles avec caravane.", ["jeunes"]),
        ("negation_dans_la_reponse", "categories", "Des jeunes, sans addiction.", ["jeunes"]),
        ("duree_usuelle", "months", "36 mois", 36),
        ("plusieurs_durees", "months", "12 mois puis 24 mois", 36),
        ("renouvellement_ecrit", "renewable", "renouvelable une fois", True),
        ("renouvellement_conditionnel", "renewable", "renouvelable sous réserve", True),
        ("aucun_departement", "place", "le bassin", {"communes": [], "departements": []}),
        ("organisme_seul", "organisations", "Les Amarres", [{"nom": "Les Amarres", "type": "association"}]),
        ("type_inconnu", "organisations", "Les Amarres", [{"nom": "Les Amarres", "type": "autre"}]),
        ("nom_en_phrase", "organisations", "qui est avec nous", [{"nom": "qui est avec nous", "type": "autre"}]),
        ("registre_reconnu", "organisations", "HLM", [{"nom": "HLM", "type": "bailleur", "registre": "Office"}]),
        ("majuscules_sans_nom", "organisations", "Cap, avec le SPIP", [{"nom": "Cap", "type": "autre"}]),
        ("aucun_contact", "contacts", "voir annexe", []),
        ("contact_sans_courriel", "contacts", "Ana Roy", [{"nom": "Ana Roy", "email": None}]),
        ("budget_un_seul_cote", "budget", "Salaires 100", {"charges": [{"intitule": "Salaires", "montant": "100"}], "produits": []}),
        ("budget_equilibre", "budget", "x", {"charges": [], "produits": [], "total_charges": "9", "total_produits": "9"}),
    ],
)  # fmt: skip
def test_a_typed_value_speaks_of_itself(code: str, kind: str, text: str, value: object) -> None:
    """By its kind."""
    assert alone(kind, text, value).get(code, 0) > 0


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("etiquette_entre_guillemets", "comme dit sous « Nombre de logements », plus loin"),
        ("etiquette_dans_une_phrase", "ajusté chaque année au Nombre de logements du parc"),
        ("etiquette_suivie_d_une_phrase", "Nombre de logements qui seront proposés"),
        ("etiquette_suivie_de_deux_points", "Nombre de logements : 12"),
    ],
)
def test_words_of_a_label_may_be_part_of_a_sentence(code: str, text: str) -> None:
    """What stands right before and after the label tells."""
    path, words = "logements.nombre_logements", "Nombre de logements"
    index = printed_index()
    target = next(target for target in index.targets if path in target.paths)
    start = text.index(words)
    anchor = Match(target, start, start + len(words), "exacte", 1.0, 6.0, opens=False)
    value = Value(Candidate(path, "integer", Status.EMPTY), Status.EMPTY, None)
    read = document(text)
    found = features(value, Context(read, [value], Labels(index, (anchor,), Surroundings(read))))
    assert found.get(code) == 1


def test_what_is_missing_and_spoken_of_elsewhere_is_doubtful() -> None:
    """« renouvelable » stands in the dossier, in no field's answer."""
    text = FORM.format(**ANSWERS)
    silent = known(text)["duree.renouvelable"]
    spoken = known(text + "\nLa convention est renouvelable, ce renouvellement est écrit.\n")[
        "duree.renouvelable"
    ]
    assert silent["contenu_nulle_part"] == 1
    assert spoken["contenu_ailleurs"] > 0
    assert "contenu_nulle_part" not in spoken


def _ticked(*states: Tick, confidence: float = 1.0) -> Features:
    text = "oui x non x\n"
    marks = tuple(
        Mark(start, start + 1, 0, state, MarkOrigin.FORM_FIELD, confidence)
        for start, state in zip((4, 10), states, strict=False)
    )
    plain = document(text)
    read = Document(plain.text, plain.sources, plain.pages, plain.lines, marks=marks)
    candidate = Candidate("publics.pdalpd", "yes_no", Status.FILLED, "oui x non x", True, (Span(0, 11),))
    value = Value(candidate, Status.FILLED, True)
    return features(value, Context(read, [value]))


def test_boxes_say_how_clear_they_are() -> None:
    """A box stored in the file is sure; a doubtful or lost one is not."""
    clear = _ticked(Tick.TICKED, Tick.EMPTY)
    assert (clear["case_nette"], clear["case_stockee"]) == (1, 1)
    assert _ticked(Tick.TICKED, Tick.EMPTY, confidence=0.6)["case_douteuse"] > 0
    assert _ticked(Tick.TICKED, Tick.UNREADABLE)["autre_case_illisible"] == 1
    assert _ticked(Tick.TICKED)["case_seule"] == 1


@pytest.mark.parametrize(("code", "confidence"), [("ocr_bon", 0.99), ("ocr_faible", 0.5)])
def test_recognised_words_say_how_well(code: str, confidence: float) -> None:
    """Only the words of the answer count."""
    read = recognised("douze", (Word(0, 5, 0, None, confidence),))
    value = Value(
        Candidate("duree.mois", "months", Status.FILLED, "douze", spans=(Span(0, 5),)), Status.FILLED, 12
    )
    assert features(value, Context(read, [value])).get(code, 0) > 0


@pytest.mark.parametrize(
    "odd", [str.upper, str.strip, lambda text: text.replace("\n", " "), lambda text: text[:40]]
)
def test_no_dossier_is_too_odd(odd: Callable[[str], str]) -> None:
    """Capitals, one line, next to nothing: there are always features, never an error."""
    assert all(found for found in known(odd(FORM.format(**ANSWERS))).values())
