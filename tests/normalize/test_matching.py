"""Which body a name means: accepted, proposed with reasons, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented_register import BODIES, matcher
from normalize.matching import MOST_CANDIDATES, Decision, Matcher
from normalize.matching_candidate import Evidence
from normalize.registry import Body, FormerName, Register, Source, shipped

MATCHER = matcher()


def at(*departements: str, domains: tuple[str, ...] = (), **definitions: str) -> Evidence:
    """Return evidence of a place, of e-mail domains and of explained acronyms."""
    return Evidence(frozenset(departements), frozenset(domains), definitions)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("Toit Rivemont", "TOIT RIVEMONT"),
        ("Toit Rivemont", "SA d'HLM Toit Rivemont"),
        ("Toit Rivemont", "S.A. d’H.L.M. « Toit Rivemont »"),
        ("Toit Rivemont", "Société Anonyme d'Habitations à Loyer Modéré TOIT RIVEMONT"),
        ("Toit Rivemont", "Toit Riveront"),
        ("Toit Rivemont", "ToitRivemont"),
        ("Toit Rivemont", "Toit Rive mont"),
        ("Toit Rivemont", "T0it Rivemont"),
        ("Toit Rivemont", "Toit Rivemont (TRV)"),
        ("Toit Rivemont", "TRV"),
        ("Toit Rivemont", "T.R.V."),
        ("Toit Rivemont", "TRV - Toit Rivemont"),
        ("Toit Rivemont", "GROUPE TRV (CLAIRVAL HABITAT, SA LOGIBELMONT)"),
        ("Toit Rivemont", "Toit Rivemont, Loire-Atlantique"),
        ("Toit Rivemont Lorraine", "toit rivemont lorraine"),
        ("Habitat Clairval Océanes", 'Habitat " Clairval " Océane'),
        ("Habitat Clairval Océanes", "Habitat Clairval Occanes"),
        ("Habitat Clairval Océanes", "Habilat Clairval Oceanes"),
        ("Habitat Clairval Océanes", "HCO"),
        ("Clairval Habitat", "Office Public de l'Habitat du Clairval"),
        ("Clairval Habitat", "0PH du Clairval"),
        ("Clairval Habitat", "QPAC du C1airval"),
        ("Clairval Habitat", "OPH deClairval"),
        ("Logibelmont", "LOGIBELMONT"),
        ("ADREM", "l'ADREM"),
        ("ADREM", "Association Départementale de Rencontre et d'Entraide Mutuelle (ADREM)"),
        ("Le Relais des Trois Rives", "Relais des 3 Rives"),
        ("L'Escale", "I'Escale"),
        ("L'Escale", "association L'Escale"),
        ("Habitat 89", "HABITAT 89"),
        ("Maison du Partage et du Logement", "Maison du Partage & du Logement"),
        ("Nord Métropole Habitat", "Nord MétropoleHabitat"),
        ("Nord Métropole Habitat", "SA d'HLM Nord Métropole Habitat"),  # an applicant's mistake
        ("Maison du Partage et du Logement", "Maison du Parfage et du Logement"),
        ("Sancerre Habitat", "Sanccrre Habitat"),
        ("Toit Rivemont", "Tolt Rivement"),
        ("Nord Métropole Habitat", "bailleur social Nord Metropole Habltat"),
    ],
)
def test_spellings_of_one_body_are_accepted(expected: str, name: str) -> None:
    """Case, accents, legal forms, OCR and lost spaces do not hide a body."""
    answer = MATCHER.ask(name)
    assert answer.body is not None, answer
    assert expected == answer.body.name


@pytest.mark.parametrize(
    "name",
    [
        "Toit Rivemont Bretagne",  # another place
        "Toit Rivemont Résidences",  # another body of a group
        "Foyer Rivemont",
        "Toit de Clairmont",
        "Logibelmons",  # between two bodies of nearly one name
        "Habitat 98",  # numbers are never alike
        "Habitat 8",
        "Vermont Habitat",  # two bodies of one name, nothing tells which
        "Sancerre",  # a place alone
        "Association Clairval Habitat",  # a legal form that the body has not
        "Sud Métropole Habitat",
        "L'Escate des Marais",
        "Maison du Logement",
        "CCAS de Vermont",
        "Conseil départemental",
        "NMH",  # initials only
        "Office public de l'habitat",
        "association loi 1901",
        "Le Relais",
        "Rivemont",
    ],
)
def test_what_may_be_another_body_is_not_accepted(name: str) -> None:
    """A wrong link costs more than a missing one."""
    assert MATCHER.ask(name).body is None


@pytest.mark.parametrize(
    "name", ["", "-", "«»", "12", "SA d'HLM", "((", "\x00", "l'", "Caisse d'allocations"]
)
def test_what_names_no_body_gives_none(name: str) -> None:
    """Text without a name of its own proposes nothing."""
    assert MATCHER.ask(name).decision is Decision.NONE


def test_the_place_tells_homonyms_apart() -> None:
    """Two bodies of one name are told by the dossier's département."""
    answer = MATCHER.ask("Vermont Habitat", at("51"))
    assert answer.body is not None
    assert ("51",) == answer.body.departements


def test_a_clash_of_place_is_not_accepted() -> None:
    """A body of the ocean does not carry a dossier of the north; the answer says so."""
    answer = MATCHER.ask("Habitat Clairval Océanes", at("59"))
    assert answer.decision is Decision.PROPOSED
    assert any("lieu incompatible" in reason for reason in answer.candidates[0].reasons)


def test_initials_need_the_place() -> None:
    """Letters that the register does not give are an acronym only where the body works."""
    answer = MATCHER.ask("NMH", at("59"))
    assert answer.body is not None
    assert answer.body.name == "Nord Métropole Habitat"


def test_a_document_s_own_acronym_goes_before_the_register() -> None:
    """« TRV » is what the dossier says it is, whatever the register has."""
    explained = at(trv="Travail et Rencontre dans la Ville")
    assert MATCHER.ask("TRV", explained).body is None
    assert MATCHER.ask("TRV (Travail et Rencontre dans la Ville)").body is None
    known = MATCHER.ask("HZZ", at(hzz="Habitat Clairval Océanes"))
    assert known.body is not None
    assert "sigle défini dans le document" in known.candidates[0].reasons[0]


def test_an_e_mail_domain_bears_a_general_word_more() -> None:
    """The body's own domain makes up for a word that many bodies bear."""
    assert MATCHER.ask("Toit Rivemont Habitat").body is None
    answer = MATCHER.ask("Toit Rivemont Habitat", at(domains=("rivemont.example",)))
    assert answer.body is not None
    assert any("rivemont.example" in reason for reason in answer.candidates[0].reasons)


def test_a_former_name_says_until_when() -> None:
    """Whoever reads a link by a former name sees why."""
    office = Body("Clairmont Habitat", "OPH", former_names=(FormerName("Toit de Belmont", None, "2015"),))
    answer = Matcher.of(Register(Source("x", "2026-01-01", 1), (office,))).ask("Toit de Belmont")
    assert answer.body == office
    assert answer.candidates[0].reasons[0] == "ancien nom « Toit de Belmont » (jusqu'en 2015)"


def test_the_place_bears_a_short_damaged_name() -> None:
    """What is too little by itself is enough where the body works."""
    short = Matcher.of(Register(Source("x", "2026-01-01", 1), (Body("Vilo", "ESH", departements=("69",)),)))
    assert short.ask("Vi1a").body is None
    assert short.ask("Vlio", at("69")).body is None
    assert short.ask("Vjlo", at("69")).body is not None
    assert short.ask("Vjlo").body is None


def test_a_large_register_needs_more() -> None:
    """Among many names of their own a damaged one is nearly another: it needs the place."""
    many = tuple(Body(f"Toit numéro {number}") for number in range(20_001))
    register = Register(
        Source("x", "2026-01-01", len(many) + 1), (*many, Body("Logibelmont", "ESH", departements=("33",)))
    )
    crowd = Matcher.of(register)
    assert crowd.ask("Logibelmant").body is None
    assert crowd.ask("Logibelmant", at("33")).body is not None
    assert crowd.ask("Logibe1mont").body is not None
    found = crowd.ask("Toit numéro 12345")
    assert found.body is not None
    assert found.body.name == "Toit numéro 12345"


def test_the_reasons_are_in_words_and_at_most_five() -> None:
    """A person reads what agrees, what was damaged and what is left over."""
    answer = MATCHER.ask("Toit Riveront Alsace")
    assert 0 < len(answer.candidates) <= MOST_CANDIDATES
    words = " ; ".join(answer.candidates[0].reasons)
    assert "mêmes mots : toit" in words
    assert "« riveront » lu pour « rivemont »" in words
    assert "mot en plus : alsace" in words


def test_the_answer_names_its_register() -> None:
    """Every answer says which register, of which date and size."""
    assert MATCHER.ask("TRV").source == Source("registre inventé", "2026-01-01", len(BODIES))


def test_one_body_of_two_registers_is_one() -> None:
    """A body that an imported register has too is no rival of itself."""
    again = Register(Source("import", "2026-02-01", 1), (Body("TOIT RIVEMONT", "ESH", departements=("44",)),))
    both = Matcher([*MATCHER.indexes, *Matcher.of(again).indexes])
    answer = both.ask("Toit Rivemont")
    assert answer.body is not None
    assert answer.source.rows == len(BODIES) + 1


def test_an_official_name_and_the_usual_one_are_one_body() -> None:
    """A file of the State's knows an office by its place, ours by its name: they are not rivals."""
    official = Body("OFFICE PUBLIC DE L'HABITAT DU CLAIRVAL", "OPH", departements=("18",))
    again = Register(Source("import", "2026-02-01", 1), (official,))
    answer = Matcher([*MATCHER.indexes, *Matcher.of(again).indexes]).ask("OPH du Clairval")
    assert answer.body is not None
    assert answer.body.name == "Clairval Habitat"


def test_a_refused_pair_is_not_linked() -> None:
    """What a person said differs stays apart."""
    refusing = Matcher(MATCHER.indexes, frozenset({("trv", "Toit Rivemont")}))
    assert refusing.ask("TRV").body is None


@given(st.text(max_size=60))
def test_any_text_is_answered(name: str) -> None:
    """Strangers' text never stops us, and scores stay within 0 and 1."""
    answer = MATCHER.ask(name)
    assert all(0 <= candidate.score <= 1 for candidate in answer.candidates)
    assert (answer.body is None) == (answer.decision is not Decision.ACCEPTED)


def test_every_shipped_body_is_found_by_its_own_name() -> None:
    """Each canonical name of the register means its body, homonyms apart."""
    asked = Matcher.of(shipped())
    missed = [
        body.name for body in shipped().bodies
        if (answer := asked.ask(body.name, Evidence(frozenset(body.departements[:1])))).body is None
        or answer.body.name != body.name
    ]  # fmt: skip
    assert len(missed) <= len(shipped().bodies) // 200, missed
