"""Every kind of value that a form can ask for, and the normaliser that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from normalize import (
    budget,
    categories,
    contact,
    duration,
    integer,
    money,
    organisation,
    partners,
    place,
    title,
    typology,
)
from normalize.errors import NoValueError
from normalize.result import Normalized


def text(answer: str) -> Normalized:
    """Return the answer as it is.

    Raises:
        NoValueError: it holds neither letter nor figure.
    """
    if not re.search(r"[^\W_]", answer):
        raise NoValueError("nothing is written")
    return Normalized(answer)


KINDS: Mapping[str, Callable[[str], Normalized]] = {
    "amounts": money.parse,
    "budget": budget.parse,
    "categories": categories.parse,
    "contacts": contact.parse,
    "integer": integer.parse,
    "months": duration.parse,
    "organisations": organisation.parse,
    "partners": partners.parse,
    "place": place.parse,
    "renewable": duration.renewable,
    "text": text,
    "title": title.parse,
    "typologies": typology.parse,
}
