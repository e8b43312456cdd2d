"""When a value that was read is the reference's: one rule per kind of field.

=============  =====================================================================================
kind           right when
=============  =====================================================================================
compte         the integers are equal
coche          the booleans are equal
choix          the lists (or the one choice) are equal, order not counted
texte          :data:`SAME_TEXT` or more alike, case, accents, white space, quotes and punctuation folded
organismes     the same number of names, each :data:`SAME_TEXT` alike to one of the other side; a reference
               may list other spellings of a name as ``variantes``; types do not count here
partenaires    the text as above and the organismes as above
lieux          the same départements and the same communes
montants       the same multiset of (amount, per what, per when)
budget         the same totals and the same multiset of lines (labels alike but for the account, amounts equal)
contacts       name, e-mail and telephone equal once folded, the function alike
=============  =====================================================================================
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation

from rapidfuzz import fuzz

from normalize.budget_rows import tidy_label

SAME_TEXT = 0.9
_ALIKE_FUNCTION = 0.8  # « Directrice de l'agence » and « directrice d'agence »

_KINDS: dict[str, tuple[str, ...]] = {
    "compte": ("publics.nombre_menages", "logements.nombre_logements", "duree.mois"),
    "coche": (
        "publics.eligible_dalo",
        "publics.accords_collectifs",
        "publics.pdalpd",
        "logements.offre_nouvelle",
        "logements.amenagement_existant",
        "logements.existant_sans_amenagement",
        "logements.reclassement_bas_loyer",
        "financement.fndollts",
        "financement.candidat_appel_projets",
        "duree.renouvelable",
    ),
    "choix": ("publics.categories", "logements.typologies", "avis.reproductibilite", "avis.avis_regional"),
    "organismes": ("presentation.porteurs",),
    "partenaires": ("partenariat.partenaires",),
    "lieux": ("presentation.localisation",),
    "montants": (
        "financement.cout_diagnostic",
        "financement.cout_accompagnement",
        "financement.cout_gestion_locative",
        "financement.cout_global",
    ),
    "budget": ("financement.budget",),
    "contacts": ("contacts",),
}
_KIND_OF = {path: kind for kind, paths in _KINDS.items() for path in paths}
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "€": " euros "})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def kind_of(path: str) -> str:
    """Return the kind of a field: that of its path, « texte » for all others."""
    return _KIND_OF.get(path, "texte")


def flat(text: object) -> str:
    """Return a text without what the comparison does not count.

    >>> flat("« Bail à  glisser », l’œuvre")
    'bail a glisser l oeuvre'
    """
    spelled = str(text if text is not None else "").translate(_LIGATURES)
    plain = unicodedata.normalize("NFKD", spelled).lower()
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return _NOT_WORD.sub(" ", bare).strip()


def likeness(expected: object, found: object) -> float:
    """Return how alike two texts are, 0..1."""
    return fuzz.ratio(flat(expected), flat(found)) / 100


def similarity(path: str, expected: object, found: object) -> float | None:
    """Return how alike the texts of two values are, None where the field has no text."""
    kind = kind_of(path)
    if kind == "texte":
        return likeness(expected, found)
    if kind == "partenaires":
        return likeness(_item(expected, "texte"), _item(found, "texte"))
    return None


def same(path: str, expected: object, found: object) -> bool:
    """Say whether two values of a field are the same by the rule of its kind."""
    return _RULES[kind_of(path)](expected, found)


def identical(path: str, expected: object, found: object) -> bool:
    """Say whether two values are the same with no tolerance but folding."""
    if kind_of(path) == "texte":
        return flat(expected) == flat(found)
    return same(path, expected, found)


def same_types(expected: object, found: object) -> bool | None:
    """Say whether bodies that were found have the reference's types; None where there are no bodies."""
    if isinstance(expected, Mapping):
        expected, found = _item(expected, "organismes"), _item(found, "organismes")
    pairs = _paired(_items(expected), _items(found), _same_body)
    if pairs is None:
        return None
    return all(one.get("type") == other.get("type") for one, other in pairs)


def _item(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


def _items(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


_Same = Callable[[Mapping[str, object], Mapping[str, object]], bool]
_Pairs = list[tuple[Mapping[str, object], Mapping[str, object]]]


def _paired(
    expected: Iterable[Mapping[str, object]], found: Iterable[Mapping[str, object]], alike: _Same
) -> _Pairs | None:
    """Return each expected item with its own found one, or None if any on either side has none."""
    rest = list(found)
    pairs: _Pairs = []
    for item in expected:
        match = next((other for other in rest if alike(item, other)), None)
        if match is None:
            return None
        rest.remove(match)
        pairs.append((item, match))
    return None if rest else pairs


def _same_body(expected: Mapping[str, object], found: Mapping[str, object]) -> bool:
    variants = expected.get("variantes")
    names = [expected.get("nom"), *(variants if isinstance(variants, list) else [])]
    return any(likeness(name, found.get("nom")) >= SAME_TEXT for name in names)


def _amount(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _same_amount(expected: Mapping[str, object], found: Mapping[str, object]) -> bool:
    return _amount(expected.get("montant")) == _amount(found.get("montant")) and all(
        expected.get(key) == found.get(key) for key in ("par", "periode")
    )


def _same_line(expected: Mapping[str, object], found: Mapping[str, object]) -> bool:
    return (
        _amount(expected.get("montant")) == _amount(found.get("montant"))
        and likeness(_label(expected), _label(found)) >= SAME_TEXT
    )


def _label(line: Mapping[str, object]) -> str:
    """Return a line's words; the number of its account is read by some and not by others."""
    return tidy_label(str(line.get("intitule") or ""))


def _digits(value: object) -> str:
    """Return a French number's nine last digits: « 05 36 … » and « +33 5 36 … » are one number."""
    return re.sub(r"\D", "", str(value or ""))[-9:]


def _same_person(expected: Mapping[str, object], found: Mapping[str, object]) -> bool:
    names = [" ".join(sorted(flat(side.get("nom")).split())) for side in (expected, found)]
    jobs = [side.get("fonction") for side in (expected, found)]
    return (
        fuzz.ratio(*names) / 100 >= SAME_TEXT
        and flat(expected.get("email")) == flat(found.get("email"))
        and _digits(expected.get("telephone")) == _digits(found.get("telephone"))
        and likeness(*jobs) >= _ALIKE_FUNCTION
    )


def _same_plain(expected: object, found: object) -> bool:
    # bool is an int in Python: true is not the count 1.
    return type(expected) is type(found) and expected == found


def _same_choice(expected: object, found: object) -> bool:
    if isinstance(expected, list) and isinstance(found, list):
        return sorted(map(str, expected)) == sorted(map(str, found))
    return expected == found


def _same_list(alike: _Same) -> Callable[[object, object], bool]:
    def compare(expected: object, found: object) -> bool:
        return isinstance(found, list) and _paired(_items(expected), _items(found), alike) is not None

    return compare


_same_bodies = _same_list(_same_body)
_same_lines = _same_list(_same_line)


def _same_text(expected: object, found: object) -> bool:
    return likeness(expected, found) >= SAME_TEXT


def _same_partners(expected: object, found: object) -> bool:
    return _same_text(_item(expected, "texte"), _item(found, "texte")) and _same_bodies(
        _item(expected, "organismes"), _item(found, "organismes")
    )


def _places(value: object, key: str) -> set[str]:
    names = _item(value, key)
    return {flat(name) for name in names} if isinstance(names, list) else set()


def same_departements(expected: object, found: object) -> bool:
    """Say whether two places have the same départements, order not counted.

    >>> same_departements({"departements": ["40", "64"]}, {"departements": ["64", "40"], "communes": ["Dax"]})
    True
    """
    return _places(expected, "departements") == _places(found, "departements")


def _same_places(expected: object, found: object) -> bool:
    return same_departements(expected, found) and _places(expected, "communes") == _places(found, "communes")


def _same_budget(expected: object, found: object) -> bool:
    totals = ("total_charges", "total_produits")
    return all(_amount(_item(expected, key)) == _amount(_item(found, key)) for key in totals) and all(
        _same_lines(_item(expected, key), _item(found, key)) for key in ("charges", "produits")
    )


_RULES: dict[str, Callable[[object, object], bool]] = {
    "compte": _same_plain,
    "coche": _same_plain,
    "choix": _same_choice,
    "texte": _same_text,
    "organismes": _same_bodies,
    "partenaires": _same_partners,
    "lieux": _same_places,
    "montants": _same_list(_same_amount),
    "budget": _same_budget,
    "contacts": _same_list(_same_person),
}
