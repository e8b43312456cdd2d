"""The register's name beside the bodies of a dossier."""

import pytest

from builders import document
from extract.candidate import Candidate, Status
from invented_guide import document_of, generator
from invented_register import matcher
from liasse.guide import build
from liasse.guide_schema import Guide
from liasse.linking import CARRIERS, PARTNERS, evidence_of, link, sections
from liasse.normalizing import Value
from liasse.pipeline import of_document
from normalize.matching import Matcher
from normalize.registry import Body, Register, Source

MATCHER = matcher()


def body(name: str, kind: str = "autre") -> dict[str, object]:
    """Return a body as a normaliser hands it on."""
    return {"nom": name, "type": kind, "registre": None, "score": None}


def values(carriers: object, partners: object = None, place: tuple[str, ...] = ()) -> list[Value]:
    """Return the values of a dossier, as far as linking asks for them."""
    made = {
        "presentation.localisation": {"texte": "x", "departements": list(place), "communes": []},
        CARRIERS: carriers,
        PARTNERS: partners,
        "contacts": [{"nom": "A", "email": "a@rivemont.example"}, {"nom": "B", "email": None}],
    }
    return [
        Value(Candidate(path=path, kind="text", status=Status.FILLED), Status.FILLED, value)
        for path, value in made.items()
    ]


def by_path(found: list[Value]) -> dict[str, object]:
    """Return the values by path."""
    return {value.candidate.path: value.value for value in found}


def test_known_bodies_get_the_register_s_name_and_type() -> None:
    """A body that is accepted has its canonical name, a score and the type that was missing."""
    found = by_path(link(values([body("TRV"), body("Foyer inconnu")]), document("TRV"), MATCHER))
    known, unknown = found[CARRIERS]  # type: ignore[misc]
    assert ("Toit Rivemont", "bailleur") == (known["registre"], known["type"])
    assert 0 < known["score"] <= 1
    assert (None, None, "autre") == (unknown["registre"], unknown["score"], unknown["type"])


def test_the_type_that_a_document_tells_stays() -> None:
    """What the dossier says of a body is not overwritten."""
    found = by_path(link(values([body("TRV", "association")]), document(""), MATCHER))
    assert found[CARRIERS][0]["type"] == "association"  # type: ignore[index]


def test_partners_are_linked_by_the_dossier_s_place() -> None:
    """Homonyms among partners are told by where the dossier is; its text stays."""
    partners = {"texte": "avec Vermont Habitat", "organismes": [body("Vermont Habitat")]}
    found = by_path(link(values([], partners, ("51",)), document(""), MATCHER))
    assert found[PARTNERS]["texte"] == "avec Vermont Habitat"  # type: ignore[index,call-overload]
    assert found[PARTNERS]["organismes"][0]["registre"] == "Vermont Habitat"  # type: ignore[index,call-overload]


def test_an_acronym_is_what_the_document_explains() -> None:
    """The document's words for « TRV » go before the register's."""
    text = "le Travail et Rencontre dans la Ville (TRV) accompagne"
    found = by_path(link(values([body("TRV")]), document(text), MATCHER))
    assert found[CARRIERS][0]["registre"] is None  # type: ignore[index]


@pytest.mark.parametrize("carriers", [None, [], "texte"])
def test_a_dossier_without_bodies_stays_as_it_is(carriers: object) -> None:
    """Nothing to link is no error."""
    before = values(carriers)
    assert before == link(before, document(""), MATCHER)


def test_anyone_s_mail_is_no_evidence() -> None:
    """An address at a public provider says nothing of a body."""
    contacts = [{"email": "x@orange.fr"}, {"email": "y@Rivemont.example"}, {"email": None}]
    assert frozenset({"rivemont.example"}) == evidence_of({"contacts": contacts}, "").domains


def test_a_guide_s_sheets_are_linked_each_by_its_own_place() -> None:
    """Every sheet's bodies have the register's names where they are known."""
    text, _ = generator().make(6, 4)
    document = document_of(text)
    known = build(document, "guide").monographies[0].porteurs.valeur[0].nom  # type: ignore[index]
    bodies = (Body(known, "ESH"),)
    own = Matcher.of(Register(Source("x", "2026-01-01", 1), bodies))
    guide = of_document(document, [], "guide", own)
    assert isinstance(guide, Guide)
    linked = [b.registre for sheet in guide.monographies for b in sheet.porteurs.valeur or []]
    assert known in linked


def test_the_sections_of_a_result() -> None:
    """A dossier is one section, a guide one for each sheet."""
    assert ["presentation.localisation"] == [section.place for section in sections(["contacts"])]
    paths = ["monographies.0.porteurs", "monographies.0.cout", "monographies.1.porteurs"]
    places = ["monographies.0.localisation", "monographies.1.localisation"]
    assert places == [section.place for section in sections(paths)]
