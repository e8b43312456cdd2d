"""What a check hands on, and how it quotes the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

Gravity = Literal["erreur", "avertissement", "info"]

_GRAVITIES: tuple[str, ...] = get_args(Gravity)  # the gravest first

# A quotation is there to be recognised on the page, not to replace it.
LONGEST_QUOTE = 200  # characters


def gravity_rank(gravity: str) -> int:
    """Return where alerts of a gravity stand, the gravest first.

    >>> sorted(["info", "erreur", "avertissement"], key=gravity_rank)
    ['erreur', 'avertissement', 'info']
    """
    return _GRAVITIES.index(gravity)


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that a person should see: which fields, what clashes, what to do."""

    code: str
    gravity: Gravity
    paths: tuple[str, ...]
    message: str
    start: int | None = (
        None  # where the sentence stands in the text that was read, None for the whole dossier
    )

    def on_page(self, number: int | None) -> Alert:
        """Return the alert with the page where its sentence stands, as it is where there is none to name."""
        return self if number is None else replace(self, message=f"{self.message} (Page {number}.)")

    def as_contract(self) -> dict[str, object]:
        """Return the contract's ``alertes`` item."""
        return {
            "code": self.code,
            "gravite": self.gravity,
            "champs": list(self.paths),
            "message": self.message,
        }


def quote(text: str, start: int = 0, end: int | None = None) -> str:
    """Return ``text`` between guillemets, cut to the neighbourhood of ``start:end`` where it is long.

    >>> quote("Le « Toit » accueille 12 ménages.")
    '« Le “Toit” accueille 12 ménages. »'
    """
    end = len(text) if end is None else end
    head = tail = ""
    if len(text) > LONGEST_QUOTE:
        room = max(LONGEST_QUOTE - (end - start), 0) // 2
        first, last = max(start - room, 0), min(end + room, len(text))
        first = text.find(" ", first) + 1 if first else 0
        last = text.rfind(" ", first, last) if last < len(text) else last
        head, tail = "… " if first else "", " …" if last < len(text) else ""
        text = text[first : last if last > first else None]
    inner = re.sub(r"\s+", " ", text).replace("«", "“").replace("»", "”")
    inner = re.sub(r"“\s+", "“", re.sub(r"\s+”", "”", inner)).strip()
    return f"« {head}{inner}{tail} »"


def spoken(items: Iterable[str]) -> str:
    """Return a list in words.

    >>> spoken(["a", "b", "c"])
    'a, b et c'
    """
    items = list(items)
    return " et ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def french(number: float) -> str:
    """Return a number as French readers write it.

    >>> french(51440.5), french(25)
    ('51 440,50', '25')
    """
    plain = f"{number:,.2f}" if number != int(number) else f"{int(number):,}"
    return plain.replace(",", " ").replace(".", ",")
