"""Where the people to write to stand: a heading of any wording over lines with e-mail addresses and telephones.

Their « Nom », « Fonction », « Structure » are no labels of other fields, and their lines no part of other answers.
"""

from __future__ import annotations

import re
from functools import lru_cache

CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,64}\.[\w.-]{1,64}|(?<!\d)(?:0|\+33\s?(?:\(0\)\s?)?)[1-9](?:[\s.\-/]?\d{2}){4}(?!\d)"
)
_HEADING = re.compile(
    r"\W*(?:(?:\d{1,2}(?:\.\d{1,2})?|[A-Z]|[IVX]{1,4})[.)/]?\s+)?\W*(?:(?:vos|nos|les|pour|dossier)\s)?\b(?:contacts?|r[ée]f[ée]rents?|correspondants?|interlocuteurs?|coordonn[ée]es|renseignements?"
    r"|(?:qui|[àa])\s(?:contacter|appeler|joindre|pr[ée]venir|rencontrer)|nous\sjoindre|personnes?\s(?:[àa]\s(?:contacter|joindre)|ressources?|r[ée]f[ée]rentes?)|suivi\spar|tou[ts]e?\s(?:renseignement|question|information))\b",
    re.IGNORECASE,
)
LONGEST_HEADING = 70  # characters
LONGEST_LINE = 200  # of a contact on one line
NEAR = 9  # lines with something on them from the heading to an address, and from one to the next

Zone = tuple[int, int, int]


@lru_cache(maxsize=4)  # labels and answers ask for the same document's
def contact_zones(text: str) -> tuple[Zone, ...]:
    """Return where each zone begins, where its heading ends and where it ends."""
    lines = [match.span() for match in re.finditer(r"[^\n\f]+", text) if not match.group().isspace()]
    reachable = [
        CONTACT.search(text, *line) is not None and line[1] - line[0] <= LONGEST_LINE for line in lines
    ]
    zones: list[Zone] = []
    number = 0
    while number < len(lines):
        last = (
            _last(lines, reachable, number) if _heads(text, lines[number]) and not reachable[number] else None
        )
        if last is not None:
            zones.append((lines[number][0], lines[number][1], lines[last][1]))
            number = last
        number += 1
    return tuple(zones)


def _heads(text: str, line: tuple[int, int]) -> bool:
    """Say whether a line is a heading of contacts: short, and no sentence."""
    content = text[slice(*line)].rstrip()
    return (
        len(content) <= LONGEST_HEADING and not content.endswith(".") and _HEADING.match(content) is not None
    )


def _last(lines: list[tuple[int, int]], reachable: list[bool], heading: int) -> int | None:
    """Return the last line of the zone, None if no address follows near."""
    last, at = None, heading
    while True:
        near = next(
            (number for number in range(at + 1, min(at + 1 + NEAR, len(lines))) if reachable[number]), None
        )
        if near is None or any(end - start > LONGEST_LINE for start, end in lines[at + 1 : near]):
            return last
        last = at = near
