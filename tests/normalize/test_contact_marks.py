"""E-mails and telephones in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import contact_marks

MENDED = [
    ("c.vidal @ toit-rivemont . fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal@toitrive\nmont.fr\n", "c.vidal@toitrivemont.fr"),
    ("c .vidal@toit-rivemont.fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal@toit-rivemont .example", "c.vidal@toit-rivemont.example"),
    ("c.vidal (at) toit-rivemont.fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal( à )toit-rivemont.fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal[a]toit-rivemont.fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal arobase toit-rivemont.fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal à toit-rivemont.fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal©toit-rivemont.fr", "c.vidal@toit-rivemont.fr"),
    ("c.vidal@toit-rivemont,fr", "c.vidal@toit-rivemont.fr"),
    ("hélène.vidal@toit-rivemont.fr", "helene.vidal@toit-rivemont.fr"),
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_damaged_e_mails_are_mended(text: str, expected: str) -> None:
    """Where the form leaves one reading the e-mail is that, and said to be mended."""
    marks = contact_marks.cover(f"Mail : {text} et" if "\n" not in text else text)
    assert ([expected], True) == (marks.emails, marks.mended)


@pytest.mark.parametrize(
    "text", ["C.Vidal@toit-rivemont.fr", "c.vidal@toit-\nrivemont.fr", "c.vidal@\ntoit-rivemont.fr"]
)
def test_a_whole_e_mail_is_not_said_to_be_mended(text: str) -> None:
    """Capitals and a line end inside are no damage."""
    marks = contact_marks.cover(text)
    assert (["c.vidal@toit-rivemont.fr"], False) == (marks.emails, marks.mended)


@pytest.mark.parametrize(
    "damaged", ["p.roytoit-rivemont.fr", "p.royQtoit-rivemont.fr", "p.roy toit-rivemont.fr"]
)
def test_a_lost_at_is_put_back_before_a_domain_told_elsewhere(damaged: str) -> None:
    """« p.roytoit-rivemont.fr » beside « c.vidal@toit-rivemont.fr » has one reading."""
    marks = contact_marks.cover(f"c.vidal@toit-rivemont.fr\n{damaged}")
    assert (["c.vidal@toit-rivemont.fr", "p.roy@toit-rivemont.fr"], True) == (marks.emails, marks.mended)


@pytest.mark.parametrize(
    "text",
    ["p.roytoit-rivemont.fr", "rendez-vous à montclair", "www.toit-rivemont.fr", "Paul ROY at toit.fr"],
)
def test_what_may_be_something_else_is_no_e_mail(text: str) -> None:
    """Nothing is guessed where no @ stands and no other e-mail tells."""
    assert [] == contact_marks.cover(text).emails


@pytest.mark.parametrize(
    "text",
    [
        "05.58.00.31.31",
        "0558003131",
        "0558 003 131",
        "+33 5 58 00 31 31",
        "0033 5 58 00 31 31",
        "+33(0)558003131",
        "O5-58-OO-31-3l",
        "05 58 00\n31 31",
        "05/58/00/31/31",
        "05:58.00.31.31",
    ],
)
def test_telephones_have_one_form(text: str) -> None:
    """A French number is written in pairs, whatever stands between."""
    assert ["05 58 00 31 31"] == contact_marks.cover(f"Tél : {text}").phones


def test_two_telephones_side_by_side_are_two() -> None:
    """A number ends with its tenth figure."""
    expected = ["05 58 00 31 31", "06 12 34 56 78"]
    assert expected == contact_marks.cover("05 58 00 31 31 06 12 34 56 78").phones


@pytest.mark.parametrize("text", ["SIRET 012 345 678 00012", "40013 55800313199", "0558003131234"])
def test_longer_numbers_are_no_telephones(text: str) -> None:
    """A SIRET or an account number holds no telephone."""
    assert [] == contact_marks.cover(text).phones


@given(st.text(max_size=200))
def test_every_mark_stands_for_something(text: str) -> None:
    """Marks and what they stand for are as many, and the text brings no mark of its own."""
    marks = contact_marks.cover(text)
    found = contact_marks.MARK.findall(marks.text)
    assert len(marks.emails) + len(marks.phones) == len(found)


@given(st.integers(100_000_000, 999_999_999))
def test_a_telephone_keeps_its_figures(number: int) -> None:
    """Nothing is lost or added between the written number and its form in pairs."""
    assert f"0{number}" == contact_marks.telephone(f"+33 {number}").replace(" ", "")
