r"""Contacts in a table: a row of titles (« Structure, Nom, Fonction, Tél., E-mail ») tells what every cell below is.

A row's cells stand on one line, parted by bars, or each on a line of its own, as Word's cells do.

>>> [who.nom for who in rows("Structure | Nom | Mail\nLe Phare | Claire VIDAL | c.vidal@le-phare.fr")]
['Claire VIDAL']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from normalize.contact_kinds import without_civility
from normalize.contact_marks import EMAIL, PHONE, email, telephone
from normalize.contact_people import Person
from normalize.text import fold

FEWEST = 3  # titles that make a header
FIRST = 5  # lines among which it stands
_TITLES = {
    "nom": r"(?:noms?(?:,? (?:et |/ ?)?prenoms?)?|prenoms?(?:,? (?:et |/ ?)?noms?)?|contacts?|(?:personne )?referente?s?|interlocuteurs?)",
    "fonction": r"(?:fonctions?|qualites?|postes?|roles?|titres?)",
    "organisme": r"(?:organismes?|structures?|etablissements?|institutions?|societes?|employeurs?|services?)",
    "telephone": r"(?:n° de )?(?:tel(?:ephone)?s?\.?|portables?|mobiles?)",
    "email": r"(?:adresses? )?(?:e-?)?mails?|courriels?|(?:adresses? )?(?:electroniques?|mel)",
}
_KINDS = {kind: re.compile(rf"\W*(?:{pattern})\W*") for kind, pattern in _TITLES.items()}
_BAR = re.compile(r"\s*\|\s*")


def rows(text: str) -> list[Person]:
    """Return the people of a text that is such a table, below a heading at most; none where it is not."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for at, line in enumerate(lines[:FIRST]):
        if titles := _titles(_BAR.split(line)):
            return _people(titles, [_BAR.split(below) for below in lines[at + 1 :]])
        if titles := _titles(list(takewhile(_kind, lines[at : at + len(_TITLES)]))):
            below = lines[at + len(titles) :]
            return _people(titles, [below[n : n + len(titles)] for n in range(0, len(below), len(titles))])
    return []


def in_cells(cells: Sequence[Sequence[str]]) -> list[Person]:
    """Return the people of a table whose cells are known, whatever lines they stand on; none where no row titles it.

    >>> [who.fonction for who in in_cells([["Structure", "Nom", "Fonction"], ["Le Phare", "Claire VIDAL", "chef de projet Escale"]])]
    ['chef de projet Escale']
    """
    for at, row in enumerate(cells[:FIRST]):
        if titles := _titles(row):
            return _people(titles, cells[at + 1 :])
    return []


def _titles(cells: Sequence[str]) -> list[str]:
    """Return what each cell is the title of; nothing where one is of no column, or two are of one."""
    kinds = [kind for cell in cells if (kind := _kind(cell))]
    told = {"nom", "organisme"} <= set(kinds)  # where bodies have no column, another holds them too
    return kinds if told and len(kinds) == len(cells) == len(set(kinds)) >= FEWEST else []


def _kind(cell: str) -> str | None:
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(fold(cell))), None)


def _people(titles: Sequence[str], cells: Sequence[Sequence[str]]) -> list[Person]:
    """Return a person a row, if every row has all its cells and each address stands in its own column."""
    found = []
    for row in cells:
        if len(row) != len(titles) or not all(map(_fits, titles, row)):
            return []
        told = dict(zip(titles, row, strict=True))
        found.append(
            Person(
                nom=without_civility(told["nom"]) or None,
                fonction=told.get("fonction") or None,
                organisme=told["organisme"] or None,
                email=email(told["email"]) if "email" in told else None,
                telephone=telephone(told["telephone"]) if "telephone" in told else None,
            )
        )
    return found


def _fits(title: str, cell: str) -> bool:
    """Say whether a cell may stand under a title: an address under its own, and under no other."""
    address = {"email": EMAIL, "telephone": PHONE}
    return all((pattern.search(cell) is not None) is (kind == title) for kind, pattern in address.items())
