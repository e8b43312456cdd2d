"""Amounts in euros, per what and per when.

>>> parse("1 440 € par an et par ménage").value
[{'montant': '1440.00', 'par': 'menage', 'periode': 'an', 'texte': '1 440 € par an et par ménage'}]
"""

from __future__ import annotations

import re
from decimal import Decimal

from normalize.errors import NoValueError
from normalize.figures import restored
from normalize.number import find as find_numbers
from normalize.result import Normalized
from normalize.text import fold

_NUMBER = r"\d{1,3}(?:[ .'\u00a0\u202f]\d{3})+(?!\d)(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?(?!\d)"
_CURRENCY = r"€|euros?\b|eur\b|k€|k ?euros?\b|keur\b|ke\b|m€|milliers?\s(?:d')?(?:€|euros?)|millions?\s(?:d')?(?:€|euros?)"
PATTERN = re.compile(rf"(?<![\w,.])(?P<number>{_NUMBER})\s*(?P<currency>{_CURRENCY})?")
_AFTER_WORDS = re.compile(rf"\s*\)?\s*(?P<currency>{_CURRENCY})")
# « 390 euros (trois cent quatre-vingt-dix euros) »: the same amount once more.
_AGAIN = re.compile(r"\s*(?:\(|,?\s*soit)\s*")
_IN_BRACKETS = re.compile(r"[^()\d.;:]{0,40}\(\s*(?:soit\s+)?")
# What a number without a currency may be that is no money.
_OTHER_UNIT = re.compile(
    r"\s*(?:%|pour cent|/\s?\d|menages?\b|familles?\b|foyers?\b|logements?\b|mois\b|ans?\b|annees?\b|heures?\b|h\b|h/|jours?\b|"
    r"etp\b|mesures?\b|personnes?\b|visites?\b|rendez|rencontres?\b|entretiens?\b|postes?\b|salaries?\b|er\b|eme\b|m2|m²|semaines?\b|"
    r"km\b|fois\b|travailleurs?\b|diagnostics?\b|accompagnements?\b|bailleurs?\b|associations?\b|places?\b|x\b|par\s+semaine)"
)
_NOT_BEFORE = re.compile(r"(?:\b[tf]|n°|article|depuis|en|de l'annee|annee|tel\S*|art\.?|pour|sur|des)\s*$")
_PAR = (
    (
        "menage",
        re.compile(
            r"(?:par|/|pour (?:un|chaque)|le)\s*(?:chaque\s+)?(?:menages?|familles?|foyers?|personnes?|beneficiaires?|mesures?)\b"
        ),
    ),
    (
        "logement",
        re.compile(
            r"(?:par|/|pour (?:un|chaque)|le)\s*(?:chaque\s+)?(?:logements?|lgts?|appartements?|log\b)"
        ),
    ),
    (
        "projet",
        re.compile(
            r"(?:(?:par|/|pour (?:le|l'ensemble du|tout le)|du)\s*projet|pour l'ensemble(?! d(?:e la (?:duree|mesure|periode)|u (?:suivi|parcours)))|pour l'action|cout total du projet)"
        ),
    ),
)
_MONTHLY = re.compile(r"(?:par|/|au|chaque)\s*mois\b|\bmensuel|\bmensualite|€/mois")
_PERIODE = (
    ("mois", _MONTHLY),
    (
        "an",
        re.compile(
            r"(?:par|/|a l'|l'|chaque)\s*(?:an\b|annee)|\bannuel|/\s?an\b|p\.\s?a\.|"
            r"\b(?:la|en|pour la)\s+(?:premiere|1\s?(?:ere|re)|deuxieme|seconde|2\s?(?:eme|nde|e)|troisieme|3\s?(?:eme|e))\b"
        ),
    ),
    (
        "total",
        re.compile(
            r"au total|\btotal\b|sur (?:toute )?(?:la|les) (?:duree|\d+|trois|deux)|sur \d+ (?:mois|ans)|pour \d+ (?:mois|ans)|sur (?:un|deux|trois|quatre|cinq) ans"
            r"|pour (?:toute )?la duree|pour (?:la totalite|l'integralite) d[eu]|(?:pour|sur) l'ensemble d(?:e la (?:duree|mesure|periode)|u (?:suivi|parcours))"
        ),
    ),
)
# What may follow a number that is an amount without its currency; any other word is what the number counts.
_AFTER_BARE = re.compile(
    r"\s*(?:$|[^\sa-z]|(?:par|au|a|ttc|ht|hors|pour|soit|et|ou|en|la|le|les|l|maximum|max|environ|mensuels?|annuels?|forfait\w*|"
    r"dont|sur|de|d|du|des|chaque|net|brut|total|toutes?|charges|comprenant|compris\w*|y|avec|selon|puis|ensuite)\b|\n)"
)
# « 840 € (24 heures à 35 €) », « 30 h x 27 € = 810 € »: the rate is no cost of its own, the product is.
_PART = re.compile(r"[^().;]{0,60}\([^().;]{0,60}\bplus\s")
_UNITS = r"(?:h|heures?|jours?|journees?|demi-journees?|visites?|entretiens?|seances?|interventions?|semaines?|mois)"
_TIMES_WHAT = rf"(?P<times>\d{{1,4}}(?:[.,]\d{{1,2}})?)\s*{_UNITS}\s*(?:a|x|×|\*|de)\s*"
_TIMES = re.compile(rf"[^()\d]{{0,60}}\(\s*(?:soit |base : )?{_TIMES_WHAT}")
_SO = re.compile(
    r"[^.;()\d]{0,20}par (?:menage|famille|logement)[^.;()\d]{0,60},?\s\(?soit\s(?:un total de |au total )?"
)
_EACH = re.compile(r"par (?:menage|famille|logement|personne)|/ ?(?:menage|logement)")
_HOURLY = re.compile(r"\s*(?:/\s?h(?:eures?)?\b|de l'heure\b|par heure\b|l'heure\b|horaires?\b)")
_COUNT_OF_TIMES = re.compile(rf"{_TIMES_WHAT}$")
_TIMES_BEHIND = re.compile(
    r"\s?[x×*]\s?(?P<times>\d{1,3})\s?(?:\)|mois|ans?)"
)  # « 1 560 € par an (130 € × 12) »
_FACTOR = re.compile(r"\s*(?:/\s?h(?:eures?)?|de l'heure|par heure)?\s*=")
# What is printed under the form's costs; its « au mois ou à l'année » says nothing of the amount beside it.
_PROMPT = re.compile(
    r"exprime\w*\s+en\s+(?:€|euros?)\s+par\s+(?:menage|logement)|"
    r"(?:exprime\w*\s+)?en\s+(?:€|euros?)\s+au\s+mois\s+ou\s+a\s+(?:l\W?|\W)?\s?annee"
)


def to_decimal(written: str) -> Decimal:
    """Return the number as written in French: thousands by spaces, dots or apostrophes, a decimal comma.

    >>> to_decimal("45 906,61")
    Decimal('45906.61')
    >>> to_decimal("1.650")
    Decimal('1650')
    """
    compact = re.sub(r"[ '\u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", compact):
        compact = compact.replace(".", "")
    return Decimal(compact.replace(",", "."))


def format(value: Decimal) -> str:
    """Return the contract's form of an amount: a decimal string with cents.

    >>> format(Decimal(1440))
    '1440.00'
    """
    return f"{value:.2f}"


def find(text: str) -> list[tuple[int, int, Decimal]]:
    """Return ``(start, end, euros)`` for each amount, with a currency or not, in order."""
    folded = fold(text)
    found = []
    for match in PATTERN.finditer(folded):
        currency = match["currency"]
        if currency is None and not _is_money(folded, match):
            continue
        found.append((match.start(), match.end(), to_decimal(match["number"]) * _scale(currency)))
    return _once(folded, sorted([*found, *_in_words(text, folded)]))


def _scale(currency: str | None) -> Decimal:
    """Return what a number before ``currency`` counts: thousands, millions or euros."""
    if currency is None or currency[0] not in "km":
        return Decimal(1)
    return Decimal(1000) if currency[0] == "k" or currency.startswith("millier") else Decimal(1_000_000)


def _in_words(text: str, folded: str) -> list[tuple[int, int, Decimal]]:
    """Return the amounts that are written out: « deux mille cinq cents euros ». Their currency must stand there."""
    return [
        (found.start, currency.end(), Decimal(found.value) * _scale(currency["currency"]))
        for found in find_numbers(text.replace("\n", " "))
        if found.form == "words"
        and found.value > 1
        and not folded[: found.start].rstrip()[-1:].isdigit()  # « 10 mille euros »
        and (currency := _AFTER_WORDS.match(folded, found.end))
    ]


def _once(folded: str, found: list[tuple[int, int, Decimal]]) -> list[tuple[int, int, Decimal]]:
    """Take for one an amount that stands in figures and in words: « 390 € (trois cent quatre-vingt-dix euros) ».

    What it is per may stand between: « deux mille quatre cents euros par an (2 400 €) ».
    """
    kept: list[tuple[int, int, Decimal]] = []
    for item in found:
        if kept and kept[-1][2] == item[2] and _AGAIN.fullmatch(folded, kept[-1][1], item[0]):
            kept[-1] = (kept[-1][0], item[1], item[2])
        elif not (kept and kept[-1][2] == item[2] and _said_again(folded, kept[-1][1], item)):
            kept.append(item)
    return kept


def _said_again(folded: str, end: int, item: tuple[int, int, Decimal]) -> bool:
    """Say whether an amount stands alone in brackets in the clause of the one that ended at ``end``."""
    alone = folded[item[1] :].lstrip().startswith(")")
    return alone and _IN_BRACKETS.fullmatch(folded, end, item[0]) is not None


def _is_money(folded: str, match: re.Match[str]) -> bool:
    """Say whether a number without a currency can be an amount: large enough and of no other unit."""
    number = to_decimal(match["number"])
    if not _AFTER_BARE.match(folded, match.end()):
        return False
    if _OTHER_UNIT.match(folded, match.end()) or _NOT_BEFORE.search(
        folded[max(match.start() - 40, 0) : match.start()]
    ):
        return False
    if number < 100 or (1950 <= number <= 2050 and "," not in match["number"] and len(match["number"]) == 4):
        return False
    return not re.match(r"[\s.\-]\d\d[\s.\-]\d\d", folded[match.end() :])


def _label(rules: tuple[tuple[str, re.Pattern[str]], ...], pieces: list[str]) -> str | None:
    for piece in pieces:
        hits = [(match.start(), name) for name, pattern in rules if (match := pattern.search(piece))]
        if hits:
            return min(hits)[1]
    return None


def parse(text: str) -> Normalized:
    """Return every amount of the answer as the contract's ``Montant``.

    What follows an amount up to the next one says per what and per when; what stands in front of the first
    one or after the last one holds for amounts that say nothing themselves.

    Raises:
        NoValueError: no amount is written (hours, words).
    """
    text = without_prompts(text)
    clean = restored(text)
    confused = clean != text
    found = find(clean)
    found = [item for number, item in enumerate(found) if not _is_factor(clean, *found[number : number + 2])]
    for is_told_by in (_is_rate, _is_product, _is_part):  # the amount before it
        found = [
            item
            for number, item in enumerate(found)
            if not (number and is_told_by(clean, found[number - 1], item))
        ]
    totals = [item for item in found if not _HOURLY.match(fold(clean[item[1] : item[1] + 30]))]
    found = totals or found
    with_currency = [
        item for item in found if re.search(rf"(?:{_CURRENCY})\s*$", fold(clean[item[0] : item[1]]))
    ]
    if with_currency and len(with_currency) < len(found):
        found = _of_one_list(clean, found, with_currency)
    if not found:
        raise NoValueError(f"no amount in « {text[:60]} »")
    amounts: list[dict[str, str | None]] = []
    for number, (start, end, euros) in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else len(clean)
        sentence = _own_tail(clean[end:following])
        before = clean[found[number - 1][1] if number else 0 : start]
        pieces = [fold(sentence), fold(_own_head(before)), fold(_own_tail(clean[found[-1][1] :]))]
        amounts.append(
            {
                "montant": format(euros),
                "par": _label(_PAR, pieces),
                "periode": _label(_PERIODE, pieces),
                "texte": (clean[start:end] + sentence).strip(" -–,;:\n"),
            }
        )
    _share_what(amounts)
    _told_a_year(amounts)
    reasons = ("chiffre_confondu",) if confused else ()
    score = 0.6 if reasons else 1.0 if len(found) == 1 else 0.75
    return Normalized(amounts, score if with_currency else score - 0.1, reasons)


def _is_factor(
    text: str, rate: tuple[int, int, Decimal], whole: tuple[int, int, Decimal] | None = None
) -> bool:
    """Say whether an amount is what another is worked out from: « 27 heures x 29 € soit 783 € », « 30 h x 27 € = 810 € »."""
    if _FACTOR.match(fold(text[rate[1] : rate[1] + 30])):
        return True
    times = _COUNT_OF_TIMES.search(fold(text[max(rate[0] - 40, 0) : rate[0]]))
    return times is not None and whole is not None and _come_to(times, rate, whole)


def _is_product(text: str, rate: tuple[int, int, Decimal], whole: tuple[int, int, Decimal]) -> bool:
    """Say whether an amount is another for everybody: « 1 340 € par ménage et par an, soit 21 440 € par an »."""
    between, after = fold(text[rate[1] : whole[0]]), fold(text[whole[1] : whole[1] + 40])
    return (
        _SO.fullmatch(between) is not None
        and not _EACH.search(re.split(r"[.;,]", after)[0])
        and whole[2] % rate[2] == 0
        and whole[2] // rate[2] not in (1, 12)  # « 120 € par mois, soit 1 440 € par an »: the same again
    )


def _come_to(times: re.Match[str], rate: tuple[int, int, Decimal], whole: tuple[int, int, Decimal]) -> bool:
    return abs(to_decimal(times["times"]) * rate[2] - whole[2]) <= whole[2] / 50


def _is_rate(text: str, whole: tuple[int, int, Decimal], rate: tuple[int, int, Decimal]) -> bool:
    """Say whether the second amount is only what the first is worked out from: « 840 € (24 heures à 35 €) »."""
    between, behind = fold(text[whole[1] : rate[0]]), fold(text[rate[1] : rate[1] + 20])
    times = _TIMES.fullmatch(between) or (_TIMES_BEHIND.match(behind) if between.endswith("(") else None)
    return times is not None and _come_to(times, rate, whole)


def _is_part(text: str, whole: tuple[int, int, Decimal], part: tuple[int, int, Decimal]) -> bool:
    """Say whether the second amount is added up in the first: « 1 400 € par ménage (l'accompagnement plus 280 € de gestion) »."""
    return _PART.fullmatch(fold(text[whole[1] : part[0]])) is not None


def without_prompts(text: str) -> str:
    """Return an answer with the form's own words about euros blanked out, its length kept.

    >>> without_prompts("exprimé en € par ménage : 300 €").strip()
    ': 300 €'
    """
    for match in reversed(list(_PROMPT.finditer(fold(text)))):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def _share_what(amounts: list[dict[str, str | None]]) -> None:
    """Give amounts that do not say what they are for what the others of the same answer say with one voice."""
    said = {amount["par"] for amount in amounts} - {None}
    if len(said) == 1:
        for amount in amounts:
            amount["par"] = amount["par"] or next(iter(said))


def _told_a_year(amounts: list[dict[str, str | None]]) -> None:
    """Take what is twelve times a month's amount for the year's: « 108 € mensuels (1 296 € sur douze mois) »."""
    monthly = {Decimal(amount["montant"] or 0) * 12 for amount in amounts if amount["periode"] == "mois"}
    for amount in amounts:
        if Decimal(amount["montant"] or 0) in monthly and not _MONTHLY.search(fold(amount["texte"] or "")):
            amount["periode"] = "an"


def _of_one_list(
    text: str, found: list[tuple[int, int, Decimal]], with_currency: list[tuple[int, int, Decimal]]
) -> list[tuple[int, int, Decimal]]:
    """Keep numbers without a currency only in a list whose other amounts have one close by (« de 800 à 1 200 € »)."""
    kept = []
    for number, item in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        linked = following in with_currency and re.fullmatch(
            r"\s*(?:a|à|et|ou|-|/)\s*", text[item[1] : following[0]]
        )
        if item in with_currency or linked:
            kept.append(item)
    return kept


def _own_tail(text: str) -> str:
    return re.split(r"[.;\n](?:\s|$)|\bdont\b|\bsoit\b", text, maxsplit=1)[0][:90]


def _own_head(text: str) -> str:
    return re.split(r"[.;\n]\s", text)[-1][-70:]


def per_what(label: str) -> str | None:
    """Return what a label says an amount is for: « … par ménage », « … par logement ».

    >>> per_what("Coût de l’accompagnement par ménage")
    'menage'
    """
    return _label(_PAR, [fold(label)])


def per_when(label: str) -> str | None:
    """Return the period that a label names: « … par ménage et par an »; what is printed as a choice names none.

    >>> per_when("Coût de l'accompagnement par ménage et par an"), per_when("exprimé en € au mois ou à l'année")
    ('an', None)
    """
    return _label(_PERIODE, [fold(without_prompts(label))])
