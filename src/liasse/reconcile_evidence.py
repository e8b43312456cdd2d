"""What speaks for a dossier and a sheet being one project, part by part, and what speaks against it.

Weights are logits, set by hand with the seeds: bodies, title and place together decide, and figures only
confirm, because twenty-five households over a year is what every tenth project has.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from liasse.results import Leaves, decided
from normalize.text import fold

PRIOR = -4.0
_LIKE_WORD = 90.0
# Likeness of two texts from which it speaks for one project, and its weight in logits.
ALIKE = 0.25
_PER_LIKENESS, _MOST_BY_TEXTS = 8.0, 4.0
# Weights from which texts tell two projects of one landlord apart (likenesses 0.35 and 0.45: of the real guide's
# sheets no two are more alike than 0.31), and of titles that have no word in common.
MUCH_ALIKE, NEARLY_THE_SAME, APART = 0.35 * _PER_LIKENESS, 0.45 * _PER_LIKENESS, -2.5
# Words that say what a body is and not which one.
_FAMILY = frozenset(
    {
        "habitat",
        "habitation",
        "habitations",
        "logement",
        "logis",
        "oph",
        "opac",
        "opdhlm",
        "hlm",
        "sa",
        "esh",
        "scic",
    }
    | {
        "office",
        "public",
        "publique",
        "societe",
        "anonyme",
        "loyer",
        "loyers",
        "modere",
        "moderes",
        "modérés",
    }
    | {
        "groupe",
        "association",
        "fondation",
        "departement",
        "departemental",
        "bailleur",
        "bailleurs",
        "departementale",
        "social",
        "sociale",
    }
    | {"de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "a", "au", "aux", "pour", "sur", "avec"}
)
_TITLE_WORDS = frozenset(
    {
        "accompagnement",
        "accompagne",
        "accompagnes",
        "logement",
        "logements",
        "projet",
        "hlm",
        "dispositif",
        "un",
        "une",
    }
    | {
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "d",
        "et",
        "en",
        "a",
        "au",
        "aux",
        "pour",
        "sur",
        "avec",
        "dans",
    }
)
_WIDE = frozenset(
    {"france", "ile", "agglomeration", "communaute", "metropole", "departement", "region", "grand"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One part of the score; ``reason`` is what the analyst reads."""

    kind: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a dossier or of a sheet."""

    bodies: tuple[str, ...]
    registered: frozenset[str]
    title: str
    place: str
    departements: frozenset[str]
    mails: frozenset[str]
    households: int | None
    dwellings: int | None
    months: int | None
    amounts: frozenset[str]
    words: Mapping[str, int]


def of_dossier(leaves: Leaves) -> Profile:
    """Return what is compared of a dossier."""
    duration = _value(leaves, "duree.mois")
    costs = [_value(leaves, f"financement.{name}") or [] for name in _COSTS]
    budget = _value(leaves, "financement.budget") or {}
    amounts = {amount["montant"] for cost in costs for amount in cost}
    amounts |= {budget[key] for key in ("total_charges", "total_produits") if budget.get(key)}
    partners = _value(leaves, "partenariat.partenaires") or {}
    return _profile(
        leaves,
        bodies="presentation.porteurs",
        partners=partners.get("organismes", []),
        title="presentation.nom_projet",
        place="presentation.localisation",
        counts=("publics.nombre_menages", "logements.nombre_logements"),
        months=duration if isinstance(duration, int) else None,
        amounts=amounts,
    )


_COSTS = ("cout_diagnostic", "cout_accompagnement", "cout_gestion_locative", "cout_global")


def of_sheet(sheet: Leaves) -> Profile:
    """Return what is compared of a sheet."""
    cost = _value(sheet, "cout") or {}
    duration = _value(sheet, "duree") or {}
    return _profile(
        sheet,
        bodies="porteurs",
        partners=_value(sheet, "partenaires") or [],
        title="titre",
        place="localisation",
        counts=("nombre_menages", "nombre_logements"),
        months=duration.get("mois"),
        amounts={amount["montant"] for amount in cost.get("montants", [])},
    )


def _profile(  # noqa: PLR0913 (the two kinds of record differ in every path)
    leaves: Leaves,
    *,
    bodies: str,
    partners: Sequence[Mapping[str, Any]],
    title: str,
    place: str,
    counts: tuple[str, str],
    months: int | None,
    amounts: Iterable[str],
) -> Profile:
    carriers = _value(leaves, bodies) or []
    where = _value(leaves, place) or {}
    contacts = _value(leaves, "contacts") or []
    text = " ".join(str(leaf["valeur"]) for leaf in leaves.values() if isinstance(leaf["valeur"], str))
    return Profile(
        bodies=tuple(body["nom"] for body in carriers),
        registered=frozenset(body["registre"] for body in [*carriers, *partners] if body.get("registre")),
        title=_value(leaves, title) or "",
        place=where.get("texte", ""),
        departements=frozenset(where.get("departements", [])),
        mails=frozenset(contact["email"].lower() for contact in contacts if contact.get("email")),
        households=_value(leaves, counts[0]),
        dwellings=_value(leaves, counts[1]),
        months=months,
        amounts=frozenset(amounts),
        words=Counter(word for word in words(text) if len(word) > 3),
    )


def _value(leaves: Leaves, path: str) -> Any:
    leaf = leaves.get(path)
    return decided(leaf)[0] if leaf else None


def words(text: str) -> list[str]:
    """Return the folded words of ``text``."""
    return re.findall(r"[a-z0-9]+", fold(text))


class Comparison:
    """Compares profiles, words weighted by their rarity in the guide."""

    def __init__(self, sheets: Sequence[Profile]) -> None:
        """Count in how many sheets each word stands."""
        self._count = len(sheets)
        self._texts = Counter(word for sheet in sheets for word in sheet.words)

    def evidence(self, dossier: Profile, sheet: Profile) -> list[Evidence]:
        """Return everything known for and against the two being one project, strongest first."""
        found = [
            *self._bodies(dossier, sheet),
            *_addresses(dossier, sheet),
            *_title(dossier, sheet),
            *_place(dossier, sheet),
            *_figures(dossier, sheet),
            *self._text(dossier, sheet),
        ]
        return sorted(found, key=lambda item: -abs(item.weight))

    def _bodies(self, dossier: Profile, sheet: Profile) -> list[Evidence]:
        if not dossier.bodies or not sheet.bodies:
            return []
        shared = dossier.registered & sheet.registered
        if shared:
            return [Evidence("porteurs", 4.0, f"même organisme au registre : {', '.join(sorted(shared))}")]
        best, one, other = max(
            (body_likeness(one, other), one, other) for one in dossier.bodies for other in sheet.bodies
        )
        if best >= 0.9:
            return [Evidence("porteurs", 4.0, f"même porteur : « {one} » et « {other} »")]
        if best >= 0.6:
            return [Evidence("porteurs", 0.5, f"porteurs proches : « {one} » et « {other} »")]
        return [Evidence("porteurs", -3.0, f"porteurs différents : « {one} » et « {other} »")]

    def _text(self, dossier: Profile, sheet: Profile) -> list[Evidence]:
        likeness = self._cosine(dossier.words, sheet.words)
        if likeness >= ALIKE:
            return [
                Evidence(
                    "textes",
                    min(_MOST_BY_TEXTS, _PER_LIKENESS * likeness),
                    f"textes proches ({likeness:.0%})",
                )
            ]
        return []

    def _cosine(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        def weights(counts: Mapping[str, int]) -> dict[str, float]:
            return {
                word: (1 + math.log(count)) * math.log((1 + self._count) / (1 + self._texts[word]))
                for word, count in counts.items()
                if word in self._texts
            }

        first, second = weights(one), weights(other)
        product = sum(weight * second.get(word, 0.0) for word, weight in first.items())
        norms = math.hypot(*first.values()) * math.hypot(*second.values())
        return product / norms if norms else 0.0


def body_likeness(one: str, other: str) -> float:
    """Return 0..1, the share of two names' distinctive words that they have in common."""
    first = [word for word in words(one) if word not in _FAMILY]
    second = [word for word in words(other) if word not in _FAMILY]
    if not first or not second:
        return fuzz.ratio(" ".join(words(one)), " ".join(words(other))) / 100
    alike = sum(any(_same(word, like) for like in second) for word in first)
    back = sum(any(_same(word, like) for like in first) for word in second)
    return (alike + back) / (len(first) + len(second))


def _same(word: str, like: str) -> bool:
    return word == like or (len(word) > 4 and fuzz.ratio(word, like) >= _LIKE_WORD)


_SHARED_HOSTS = frozenset(
    {"orange.fr", "wanadoo.fr", "gmail.com", "free.fr", "laposte.net", "union-habitat.org"}
)


def _addresses(dossier: Profile, sheet: Profile) -> list[Evidence]:
    same = dossier.mails & sheet.mails
    if same:
        return [Evidence("contacts", 4.0, f"même contact : {', '.join(sorted(same))}")]
    hosts = {mail.partition("@")[2] for mail in dossier.mails} & {
        mail.partition("@")[2] for mail in sheet.mails
    }
    hosts -= _SHARED_HOSTS
    return (
        [Evidence("contacts", 2.5, f"même domaine de courriel : {', '.join(sorted(hosts))}")] if hosts else []
    )


def _title(dossier: Profile, sheet: Profile) -> list[Evidence]:
    if not dossier.title or not sheet.title:
        return []
    one, other = (" ".join(words(title)) for title in (dossier.title, sheet.title))
    likeness = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)) / 100
    ours, theirs = ([word for word in text.split() if word not in _TITLE_WORDS] for text in (one, other))
    missing = [word for word in ours if not any(_same(word, like) for like in theirs)]
    missing += [word for word in theirs if not any(_same(word, like) for like in ours)]
    if likeness >= 0.85 and not missing:
        return [Evidence("titre", 3.5 if ours else 2.0, f"même titre : « {sheet.title} »")]
    if len(ours) > 1 and set(ours) <= set(theirs):
        return [Evidence("titre", 2.0, f"titre repris : « {sheet.title} »")]
    if likeness >= 0.85:
        return [Evidence("titre", 1.0, f"titres proches : « {dossier.title} » et « {sheet.title} »")]
    if len(ours) > 1 and len(theirs) > 1 and not any(_same(word, like) for word in ours for like in theirs):
        return [
            Evidence("titre", APART, f"titres sans mot commun : « {dossier.title} » et « {sheet.title} »")
        ]
    return [Evidence("titre", -0.5, f"titres différents : « {dossier.title} » et « {sheet.title} »")]


def _place(dossier: Profile, sheet: Profile) -> list[Evidence]:
    both = dossier.departements & sheet.departements
    apart = bool(dossier.departements and sheet.departements and not both)
    if apart:
        return [Evidence("lieu", -3.0, f"lieux différents : « {dossier.place} » et « {sheet.place} »")]
    named = (set(words(dossier.place)) & set(words(sheet.place))) - _WIDE - _FAMILY
    named = {word for word in named if len(word) > 2}
    if named:
        return [Evidence("lieu", 1.5, f"même lieu : {', '.join(sorted(named))}")]
    if both:
        return [Evidence("lieu", 0.8, f"même département : {', '.join(sorted(both))}")]
    return [Evidence("lieu", -1.0, "aucun lieu commun")] if dossier.place and sheet.place else []


def _figures(dossier: Profile, sheet: Profile) -> list[Evidence]:
    found = []
    for kind, one, other, word in (
        ("menages", dossier.households, sheet.households, "ménages"),
        ("logements", dossier.dwellings, sheet.dwellings, "logements"),
        ("duree", dossier.months, sheet.months, "mois"),
    ):
        if one is not None and other is not None:
            same = one == other
            found.append(
                Evidence(kind, 0.6 if same else -0.3, f"{one} {word}" if same else f"{one} et {other} {word}")
            )
    amounts = dossier.amounts & sheet.amounts
    if amounts:
        found.append(Evidence("cout", 1.5, f"même montant : {', '.join(sorted(amounts))} €"))
    return found
