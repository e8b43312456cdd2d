"""Costs against each other and against the households, the dwellings and the budget."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from liasse import wording
from liasse.checks.alert import Alert, french, quote
from liasse.checks.facts import Facts
from normalize import money
from normalize.number import find as find_numbers
from normalize.text import fold

_COSTS = tuple(
    f"financement.cout_{name}" for name in ("diagnostic", "accompagnement", "gestion_locative", "global")
)
_HOUSEHOLDS = "publics.nombre_menages"
_DWELLINGS = "logements.nombre_logements"
_BUDGET = "financement.budget"
_CURRENCY = re.compile(r"€|(?<![a-z])(?:k ?)?eur(?:os?)?\b|(?<![a-z])ke\b")
# One household after the other in a dwelling, or several in it; or a support that needs no new dwelling.
_SHARED = re.compile(
    r"\b(?:rotation|par an|turn|successi\w+|glissant|coloc\w+|collecti\w+|file active|maintien|diagnosti\w+|"
    r"entree et sortie|releve\w*|renouvel\w+|pension|residence|foyer|au total|en acces|minimum|maximum|au moins|au plus)\b"
)
# « une participation de 5 000 par an »; a law, a year or a number of dwellings is none.
_BARE_AMOUNT = re.compile(
    r"\b(?:participation|subvention|contribution|apport|aide|montant|cout|somme|dotation|apporte|verse|demande)\w*\s(?:[\w']+ ){0,3}?(?:de |: ?|a hauteur de )"
    r"(?!(?:19|20)\d\d\b(?![ .]\d{3}))(?:\d{1,3}(?:[ .]\d{3})+|\d{3,6})(?![\d,.]?\d)(?!\s*(?:%|k|logements|menages|familles|heures|personnes|"
    r"mesures|places|communes|habitants|pour cent|jours|etp|dossiers|situations|demandes))"
)
_PRODUCT = re.compile(
    r"(?P<count>\d{1,4})\s*(?:menages?|familles?|logements?|mesures?|foyers?|personnes?)?\s*(?:x|×|\*|a|pour)\s*"
    r"(?P<unit>\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?|\d+(?:,\d\d)?)\s*(?:€|euros?)[^=\d.;]{0,40}?(?:=|,?\s?soit)\s*(?:un total de |au total |environ )?"
    r"(?P<total>\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?|\d+(?:,\d\d)?)\s*(?:€|euros?)(?!\s*(?:/|par|a l'))"
)
_TOTAL = re.compile(r"\b(?:total|projet)\b")
_SUPPORT_TOTAL = re.compile(
    r"\b(?:cout (?:total|global)(?: annuel)? de l'accompagnement|accompagnement (?:\w+ )?au total|soit (?:un cout total de|un total de|au total))"
    r"[^.;\d]{0,40}(?P<total>\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?|\d{4,}(?:,\d\d)?)\s*(?:€|euros?)(?!\s*(?:par menage|/\s?menage))"
)
CENT = Decimal("0.01")  # of the total: people round
# More households than this for a dwelling want an explanation.
MANY_HOUSEHOLDS = 2


def amounts_in_prose(facts: Facts) -> Iterable[Alert]:
    """A share of the funding is a number without €; said once."""
    for sentence in facts.within("financement.texte", "financement.cofinancements"):
        bare = _BARE_AMOUNT.search(sentence.folded)
        if bare and not _CURRENCY.search(sentence.folded):
            message = f"Un montant n'a pas d'unité dans {quote(sentence.text, *bare.span())}. Demandez l'unité et la période."
            yield Alert("montant_sans_unite", "avertissement", sentence.paths, message, sentence.start)
            return


def without_currency(facts: Facts) -> Iterable[Alert]:
    """A cost is a number without €, so that its unit has to be guessed."""
    for path in _COSTS:
        answer = facts.answer(path)
        value = facts.filled(path)
        if not isinstance(value, list) or not value or _CURRENCY.search(fold(answer)):
            continue
        message = (
            f"{wording.field(path)} : {quote(answer)} n'a pas d'unité ; lu comme des euros. "
            "Demandez l'unité et la période."
        )
        yield Alert("montant_sans_unite", "avertissement", (path,), message)


def wrong_products(facts: Facts) -> Iterable[Alert]:
    """« 25 ménages x 1 440 € = 35 000 € » is not what it makes."""
    for sentence in facts.sentences:
        for match in _PRODUCT.finditer(sentence.folded):
            count, unit = Decimal(match["count"]), money.to_decimal(match["unit"])
            total = money.to_decimal(match["total"])
            if abs(count * unit - total) > max(total * CENT, Decimal(1)):
                message = (
                    f"Le produit n'est pas bon dans {quote(sentence.text, *match.span())} : "
                    f"{french(float(count))} × {_euros(unit)} font {_euros(count * unit)} et non {_euros(total)}. "
                    "Demandez le chiffre juste."
                )
                yield Alert("produit_faux", "avertissement", sentence.paths, message, sentence.start)


def households_and_dwellings(facts: Facts) -> Iterable[Alert]:
    """There are more dwellings than households, or far more households than dwellings and no word why."""
    households, dwellings = facts.count(_HOUSEHOLDS), facts.count(_DWELLINGS)
    if not households or not dwellings:
        return
    answers = fold(f"{facts.answer(_HOUSEHOLDS)} {facts.answer(_DWELLINGS)}")
    several = len({found.value for found in find_numbers(answers)} - {1}) > 2
    if several or _SHARED.search(answers):
        return
    if dwellings > households:
        told = "il y a plus de logements que de ménages"
    elif households >= MANY_HOUSEHOLDS * dwellings:
        told = "rien ne dit comment ces logements suffisent"
    else:
        return
    message = (
        f"{french(households)} ménages ({quote(facts.answer(_HOUSEHOLDS))}) pour {french(dwellings)} logements "
        f"({quote(facts.answer(_DWELLINGS))}) : {told}. Demandez ce que comptent ces nombres."
    )
    yield Alert("menages_et_logements", "info", (_HOUSEHOLDS, _DWELLINGS), message)


def whole_below_parts(facts: Facts) -> Iterable[Alert]:
    """The cost of support and management together is below the cost of one of them."""
    whole = _single(facts, _COSTS[3])
    parts = {path: amount for path in _COSTS[1:3] if (amount := _single(facts, path))}
    same = {path: amount for path, amount in parts.items() if whole and amount[1] == whole[1]}
    if not whole or not same:
        return
    # Management is costed by dwelling and support by household: one alone above the whole is a clash for sure.
    path, (cost, period) = max(same.items(), key=lambda item: item[1][0])
    if cost > whole[0]:
        message = (
            f"{wording.field(_COSTS[3])} : {_euros(whole[0])}{_per(period)}, moins que {wording.field(path)} seul : "
            f"{_euros(cost)}{_per(period)}. Demandez le coût complet."
        )
        yield Alert("cout_global_trop_bas", "avertissement", (_COSTS[3], path), message)


def budget_below_costs(facts: Facts) -> Iterable[Alert]:
    """Households times the cost of one are more than the whole budget."""
    households, unit, total = facts.count(_HOUSEHOLDS), _single(facts, _COSTS[1]), _total(facts)
    if not households or not unit or not total or unit[1] == "mois":
        return
    needed = households * unit[0]
    if needed > total * (1 + 10 * CENT):
        message = (
            f"{french(households)} ménages à {_euros(unit[0])}{_per(unit[1])} font {_euros(needed)}, plus que tout le "
            f"budget ({_euros(total)}). Demandez ce que couvre le budget et sur quelle durée."
        )
        paths = (_HOUSEHOLDS, _COSTS[1], _BUDGET)
        yield Alert("budget_trop_bas", "avertissement", paths, message)


def wrong_totals(facts: Facts) -> Iterable[Alert]:
    """The total cost of the support is not households times the cost of one, over the years."""
    households, unit = facts.count(_HOUSEHOLDS), _unit_cost(facts)
    if not households or not unit:
        return
    years = _years(facts)
    expected = {households * unit, households * unit * years}
    for sentence in facts.within("financement."):
        total = _SUPPORT_TOTAL.search(sentence.folded)
        if total is None or facts.answer(_BUDGET).find(sentence.text) >= 0:
            continue
        written = money.to_decimal(total["total"])
        if not any(abs(written - other) <= 2 * CENT * other for other in expected):
            message = (
                f"{french(households)} ménages à {_euros(unit)} par an font {_euros(households * unit)} par an, mais "
                f"{quote(sentence.text, *total.span())}. Demandez le calcul."
            )
            paths = tuple(dict.fromkeys((_HOUSEHOLDS, _COSTS[1], *sentence.paths)))
            yield Alert("total_discordant", "avertissement", paths, message, sentence.start)
            return


def _unit_cost(facts: Facts) -> Decimal | None:
    """Return the cost of supporting one household for a year, where the dossier gives just that."""
    amounts = facts.filled(_COSTS[1])
    if not isinstance(amounts, list) or "chiffre_confondu" in facts.codes(_COSTS[1]):
        return None
    yearly = [
        amount for amount in amounts if amount["periode"] == "an" and not _TOTAL.search(fold(amount["texte"]))
    ]
    return Decimal(yearly[0]["montant"]) if len(yearly) == 1 else None


def _years(facts: Facts) -> Decimal:
    months = facts.count("duree.mois")
    return Decimal(months) / 12 if months and months > 12 else Decimal(1)


def _single(facts: Facts, path: str) -> tuple[Decimal, str | None] | None:
    """Return the one amount of a cost and its period; None where there is none, or several."""
    amounts = facts.filled(path)
    if not isinstance(amounts, list) or len(amounts) != 1 or "chiffre_confondu" in facts.codes(path):
        return None
    amount = amounts[0]
    if not _CURRENCY.search(fold(facts.answer(path))):
        return None
    period = amount["periode"]
    return Decimal(amount["montant"]), None if period == "total" else period


def _total(facts: Facts) -> Decimal | None:
    budget = facts.filled(_BUDGET)
    if not isinstance(budget, Mapping) or "total_verifie" not in facts.codes(_BUDGET):
        return None
    total = budget.get("total_charges") or budget.get("total_produits")
    return Decimal(total) if isinstance(total, str) else None


def _per(period: str | None) -> str:
    return {"an": " par an", "mois": " par mois"}.get(period or "", "")


def _euros(amount: Decimal) -> str:
    return f"{french(float(amount))} €"
