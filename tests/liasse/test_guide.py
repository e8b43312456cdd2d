"""Guides read into their model, against the invented guide's expected values, and held against themselves."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import read
from ingest.settings import Settings
from invented_guide import document_of, generator, simplified
from liasse.guide import build, is_guide
from liasse.guide_bodies import bodies, contacts
from liasse.guide_values import cost, count, duration, volet

SEED_GUIDE = Path("/work/shared/seeds/guide-extrait.txt")


def dumped(text):
    """Return the guide in ``text`` as it would be written."""
    return build(document_of(text), "guide").model_dump(mode="json", by_alias=True)


@pytest.mark.parametrize("seed", range(4))
def test_every_field_of_every_sheet_is_right(seed):
    """Six layouts, and the damage of the real guide."""
    text, sheets = generator().make(28, seed)
    found = [simplified(sheet) for sheet in dumped(text)["monographies"]]
    assert [sheet.expected() for sheet in sheets] == [
        {path: sheet[path] for path in expected.expected()}
        for sheet, expected in zip(found, sheets, strict=True)
    ]


def read_pdf(folder, sheets):
    """Return the guide printed as PDF and read back, and the share of its fields that are right."""
    generator().write_pdf(folder / "guide.pdf", sheets)
    document = read(folder / "guide.pdf", Settings())
    assert is_guide(document)
    guide = build(document, "guide").model_dump(mode="json")
    assert len(guide["monographies"]) == len(sheets)
    pairs = [
        (simplified(found)[path], value)
        for found, sheet in zip(guide["monographies"], sheets, strict=True)
        for path, value in sheet.expected().items()
    ]
    return guide, sum(found == value for found, value in pairs) / len(pairs)


def test_a_ruled_guide_as_pdf_gives_the_same(tmp_path):
    """Ruled tables over many pages are read as the dump is, with their places on the page."""
    _, sheets = generator().make(12, 5)
    for sheet in sheets:
        sheet.layout = "columns"
    guide, right = read_pdf(tmp_path, sheets)
    assert right == 1
    assert all(proof["bbox"] for sheet in guide["monographies"] for proof in sheet["nature"]["preuves"])


def test_a_guide_without_rules_as_pdf_is_nearly_all_read(tmp_path):
    """Where nothing is ruled, a table that a page cuts may be read column by column."""
    _, sheets = generator().make(24, 5)
    _, right = read_pdf(tmp_path, sheets)
    assert right >= 0.97


def test_evidence_holds_what_was_read():
    """The offsets of a field give its text back."""
    text, _ = generator().make(12, 2)
    for sheet in dumped(text)["monographies"]:
        for leaf in sheet.values():
            pieces = [text[proof["debut"] : proof["fin"]] for proof in leaf["preuves"]]
            assert leaf["brut"] == ("\n".join(pieces) or None)


def codes(text):
    """Return the alerts as code and message."""
    return [(alert["code"], alert["message"]) for alert in dumped(text)["alertes"]]


def test_an_index_row_that_names_another_town_is_an_alert():
    """The alert names the sheet and both spellings."""
    text, sheets = generator().make(8, 3)
    place = sheets[0].place
    spoiled = text.replace(f"{sheets[0].number}\t{place}\t", f"{sheets[0].number}\tMontargis\t")
    assert (
        "localisation_differente",
        f"Fiche 1.1 : le sommaire dit « Montargis », la fiche « {place} ».",
    ) in codes(spoiled)


def test_a_sheet_that_the_index_announces_and_that_is_not_there_is_an_alert():
    """A row without a sheet is named."""
    text, _ = generator().make(8, 3)
    spoiled = text.replace("\n1.1\t", "\n1.9\tVesoul\tCèdre Habitat\tp.14\n1.1\t")
    assert any(code == "fiche_absente" and "1.9" in message for code, message in codes(spoiled))


def test_totals_that_differ_name_the_chapters_sheets():
    """One household more in the table is seen."""
    text, sheets = generator().make(8, 3)
    households = sum(sheet.households for sheet in sheets if sheet.number.startswith("1."))
    row = "Dispositifs de coordination partenariale\t2\t"
    found = codes(text.replace(f"{row}{households}\n", f"{row}{households + 1}\n"))
    assert any(code == "menages_differents" and "1.1, 1.2" in message for code, message in found)
    assert any(code == "synthese_incoherente" for code, _ in found)


def test_a_part_of_a_guide_is_no_guide_with_missing_sheets():
    """Chapters of which nothing is there are said once, and not sheet by sheet."""
    text, _ = generator().make(8, 3)
    part = text[: text.index("2.1. : ACCOMPAGNEMENT")]
    found = [code for code, _ in codes(part)]
    assert "guide_partiel" in found
    assert "fiche_absente" not in found


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("30", 30, None),
        ("30 (10 par an)", 30, None),
        ("25 par an", 25, "flux_annuel"),
        ("40 à 50 par an", 50, "fourchette_haute"),
        ("40 ménages en file active", 40, "file_active"),
        ("1 200", 1200, None),
        ("trente ménages", 30, "nombre_en_lettres"),
        ("à préciser", None, "nombre_introuvable"),
    ],
)
def test_counts(text, value, reason):
    """Figures as the guide prints them; a yearly flow is said to be one."""
    read = count(text)
    assert read.value == value
    assert reason is None or reason in read.reasons


@given(st.text())
def test_no_text_breaks_a_value_reader(text):
    """Anything may stand in a cell."""
    count(text)
    duration(text)
    cost(text, "Coût")
    contacts(text)
    bodies(text, carrier=True)


@pytest.mark.parametrize(
    ("text", "months", "renewable"),
    [
        ("3 ans", 36, False),
        ("1 an, reconductible une à deux fois", 12, True),
        ("30 mois", 30, False),
        ("deux ans et demi", 30, False),
        ("1 an et 6 mois renouvelables", 18, True),
        ("à définir", None, False),
    ],
)
def test_durations(text, months, renewable):
    """Months, and whether it can go on."""
    value = duration(text).value
    assert (months, renewable) == (value["mois"], value["renouvelable"])


@pytest.mark.parametrize(
    ("text", "label", "amounts"),
    [
        (
            "475 000€ pour 3 ans, soit environ 160 000€ par an",
            "/ an",
            [("475000.00", None, "total"), ("160000.00", None, "an")],
        ),
        (
            "113 700€ (diagnostic : 400€ par ménage)",
            "Coût / an",
            [("113700.00", None, "an"), ("400.00", "menage", None)],
        ),
        (
            "144 400 €/an, environ 7 220€ par logement accompagné",
            "",
            [("144400.00", None, "an"), ("7220.00", "logement", None)],
        ),
        (
            "(par ménage et par an : 1740€ d'accompagnement, 372€ de GLA)",
            "",
            [("1740.00", "menage", "an"), ("372.00", "menage", "an")],
        ),
        ("45 906,61 euros et 3 k€", "", [("45906.61", None, None), ("3000.00", None, None)]),
        ("un mi-temps", "", []),
    ],
)
def test_costs(text, label, amounts):
    """Every amount, per what and per when."""
    found = cost(text, label).value["montants"]
    assert amounts == [(amount["montant"], amount["par"], amount["periode"]) for amount in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "CEDRE HABITAT, LE RELAIS ET L'ASSOCIATION ORME",
            ["CEDRE HABITAT", "LE RELAIS", "ASSOCIATION ORME"],
        ),
        ("HABITAT ET HUMANISME ET LE CCAS", ["HABITAT ET HUMANISME", "CCAS"]),
        ("GROUPE CEDRE (CEDRE SUD, CEDRE NORD)", ["GROUPE CEDRE (CEDRE SUD, CEDRE NORD)"]),
        ("CEDRE / ORME – HETRE", ["CEDRE", "ORME", "HETRE"]),
        ("CEDRE, OPH DU DEPARTEMENT DU VAL", ["CEDRE, OPH DU DEPARTEMENT DU VAL"]),
        ("4 ASSOCIATIONS ET DEUX COLLECTIVITES", []),
    ],
)
def test_bodies(text, names):
    """Names as written; a number of bodies is not the name of one."""
    assert names == [body["nom"] for body in bodies(text, carrier=False).value]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana EXEMPLE - a.exemple@cedre.fr", [("Ana EXEMPLE", "a.exemple@cedre.fr")]),
        ("Ana EXEMPLE, a.exemple@cedre.fr", [("Ana EXEMPLE", "a.exemple@cedre.fr")]),
        (
            "Ana EXEMPLE - a@cedre.fr / Luc MODELE- l@orme.fr",
            [("Ana EXEMPLE", "a@cedre.fr"), ("Luc MODELE", "l@orme.fr")],
        ),
        (
            "Ana LE PATRON - a@cedre.fr Luc DE L'ESSAI – l@orme.fr",
            [("Ana LE PATRON", "a@cedre.fr"), ("Luc DE L'ESSAI", "l@orme.fr")],
        ),
        ("Ana EXEMPLE", [("Ana EXEMPLE", None)]),
    ],
)
def test_contacts(text, people):
    """Several contacts in a cell, with any sign between name and address."""
    assert people == [(contact["nom"], contact["email"]) for contact in contacts(text).value]


def test_the_chapter_decides_between_two_answers():
    """The label's cell repeats another answer than the one beside it."""
    assert volet(["accès et maintien", "Accès au logement"], "acces").value == "acces"
    assert volet(["Accès"], "maintien").value == "acces"


def test_the_real_guide_in_shared_is_read_whole_and_fast():
    """57 sheets, every count and contact, in at most 2 s."""
    if not SEED_GUIDE.exists():
        pytest.skip("needs the seeds in shared")
    started = time.perf_counter()
    guide = dumped(SEED_GUIDE.read_text(encoding="utf-8"))
    assert time.perf_counter() - started < 2
    sheets = guide["monographies"]
    assert len(sheets) == 57
    assert all(sheet["nombre_menages"]["valeur"] and sheet["contacts"]["valeur"] for sheet in sheets)
    assert [row["numero"] for row in guide["sommaire"]] == [sheet["numero"]["valeur"] for sheet in sheets]
