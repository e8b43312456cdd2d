"""How the guide writes values: counts that are yearly flows, what a sheet aims at, durations, costs.

A count is the printed figure: « 30 (10 par an) » is 30, « 25 par an » is 25 with the ``motif`` that says
it is a yearly flow, « 40 à 50 par an » the upper bound, which is what the guide's own totals count.
"""

from __future__ import annotations

import re
from decimal import Decimal

from liasse.schema import Montant
from normalize.duration import between_dates
from normalize.result import Normalized
from normalize.text import fold

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?!\d)|\d+"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*(?:a|-|/|ou)\s*(?P<high>{_NUMBER})(?!\s*%)")
_YEARLY = re.compile(r"(?:par|/)\s*an\b|annuel|chaque annee")
_WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "soixante": 60, "cent": 100,
}  # fmt: skip
_WORD = "|".join(_WORDS)
_LASTS = re.compile(rf"(?<!\w)(?P<count>\d+(?:[.,]\d)?|{_WORD})\s*(?P<unit>ans?\b|annees?\b|mois\b)")
_RENEWED = re.compile(r"(?<!non )(?<!non-)(?:renouvel|reconduct|prolong)")
_AMOUNT = re.compile(
    r"(?<![\d,])(?P<figure>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)\s*"
    r"(?P<unit>k\s?€|m€|€|k?euros?\b)"
)
# « 1500 à 1750 € »: the first figure of a range has no sign of its own.
_BARE_RANGE = re.compile(rf"(?<![\d,])(?P<figure>{_NUMBER})\s*(?:a|-)\s*(?=(?:{_NUMBER})\s*(?:€|euros?\b))")
# « encadrement : 95 », « 000 € » on the next line: a figure that its cell breaks. No amount begins with a nought;
# any other is taken for the rest of one only after a sign, as a table's cell may end in a figure of its own.
_BROKEN_FIGURE = re.compile(
    r"(?<=\d)\n(?=0\d\d(?!\d))|(?:(?<=[:=+(] \d)|(?<=[:=+(] \d\d)|(?<=[:=+(] \d{3}))\n(?=\d{3}(?!\d))"
)

# What an amount is for one of; whoever lives there counts as a household.
_DWELLINGS = ("logement", "appartement", "chambre", "place", "studio")
_UNITS = "|".join(
    (*_DWELLINGS, "projet", "menage", "situation", "famille", "personne", "accompagnement", "jeune", "beneficiaire",
     "locataire", "resident", "residente", "femme", "homme", "couple", "foyer", "colocataire")
)  # fmt: skip
# « sur 3 ans », « pendant 1 an »: an amount that is for all of that time.
_WHOLE = re.compile(rf"(?:sur|pour|pendant) (?:les )?(?:\d+|{_WORD}) (?:ans?|annees?|mois)\b")


def count(text: str) -> Normalized:
    """Read a number of households or dwellings.

    >>> count("30 (10 par an)").value, count("40 à 50 par an").value, count("40 ménages en file active").value
    (30, 50, 40)
    """
    folded = fold(text)
    reasons: list[str] = []
    main = re.sub(r"\([^)]*\)", " ", folded) if re.match(r"\s*\d", folded) else folded
    if _YEARLY.search(main):
        reasons.append("flux_annuel")
    if "file active" in main:
        reasons.append("file_active")
    bounds = _RANGE.search(main)
    if bounds:
        return Normalized(_figure(bounds["high"]), 0.75, ("fourchette_haute", *reasons))
    figures = re.findall(_NUMBER, main)
    if figures:
        alone = len(figures) == 1
        return Normalized(
            _figure(figures[0]), 1.0 if alone else 0.8, (*reasons, *(() if alone else ("plusieurs_nombres",)))
        )
    spelled = re.search(rf"(?<!\w)({_WORD})(?!\w)", main)
    if spelled:
        return Normalized(_WORDS[spelled[1]], 0.9, ("nombre_en_lettres", *reasons))
    return Normalized(None, 0.5, ("nombre_introuvable",))


def _figure(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def volet(texts: list[str], expected: str | None) -> Normalized:
    """Read what a sheet aims at from the texts beside its label, the last of which is the answer.

    ``expected`` is what every sheet of the chapter aims at: where the label's own cell repeats another
    answer (« Accès et / ou maintien : accès et maintien », then « Accès au logement »), it decides.
    """
    answers = [answer for answer in map(_volet_of, texts) if answer]
    if not answers:
        return Normalized(None, 0.5, ("volet_introuvable",))
    if len(set(answers)) == 1:
        return Normalized(answers[-1], 1.0)
    whole = _volet_of(" ".join(texts))
    if whole in answers and any(text[:1].islower() for text in texts[1:]):
        return Normalized(whole, 0.8, ("cellule_coupee",))  # lines of two narrow cells, one below the other
    if expected in answers:
        return Normalized(expected, 0.8, ("deux_reponses", "categorie_concordante"))
    return Normalized(answers[-1], 0.6, ("deux_reponses",))


def _volet_of(text: str) -> str | None:
    folded = fold(text)
    access, keeping = "acces" in folded, "maintien" in folded
    if access and keeping:
        return "acces_et_maintien"
    return "acces" if access else "maintien" if keeping else None


def duration(text: str) -> Normalized:
    """Read how long a project lasts.

    >>> duration("1 an, reconductible une à deux fois").value["mois"]
    12
    >>> duration("Du 1er janvier 2017 au 31 décembre 2019").value["mois"]
    36
    """
    folded = fold(text)
    found = list(_LASTS.finditer(folded))
    months = None
    if found:
        months = _months(found[0])
        if len(found) > 1 and re.fullmatch(r"\s*et\s*", folded[found[0].end() : found[1].start()]):
            months += _months(found[1])
        elif re.match(r"\s*et demie?\b", folded[found[0].end() :]) and found[0]["unit"][0] == "a":
            months += 6
    else:
        months = between_dates(folded)
    value = {"mois": months, "renouvelable": bool(_RENEWED.search(folded)), "texte": text}
    return Normalized(value, 1.0 if found else 0.7, () if months else ("duree_sans_nombre",))


def _months(match: re.Match[str]) -> int:
    number = match["count"]
    amount = Decimal(_WORDS[number]) if number in _WORDS else Decimal(number.replace(",", "."))
    return int(amount * (12 if match["unit"].startswith("an") else 1))


def cost(text: str, label: str) -> Normalized:
    """Read every amount of a cost, with per what and per when.

    ``label`` is the printed label: « Coût global du projet / an » makes yearly the first amount that says
    no period of its own (« 475 000 € pour 3 ans, soit 160 000 € par an » says both).
    """
    text = _BROKEN_FIGURE.sub(" ", text)
    folded = fold(text)
    found = sorted(
        [*_AMOUNT.finditer(folded), *_BARE_RANGE.finditer(folded)], key=lambda match: match.start()
    )
    amounts = []
    for at, match in enumerate(found):
        before = folded[found[at - 1].end() if at else 0 : match.start()]
        last = at + 1 if match.re is _BARE_RANGE else at  # what follows « 1500 à 1750 € » is said of both
        after = folded[found[last].end() : found[last + 1].start() if last + 1 < len(found) else len(folded)]
        opened = _opened(folded, match.start())
        period = _period(before, after, opened)
        if period is None and at == 0 and _YEARLY.search(fold(label)):
            period = "an"
        amounts.append(
            Montant(
                montant=_euros(match),
                par=_per(before, after, opened),
                periode=period,
                texte=text[match.start() : match.end()].strip(),
            )
        )
    value = {"montants": [amount.model_dump() for amount in amounts], "texte": text}
    return Normalized(value, 0.95 if amounts else 0.6, () if amounts else ("aucun_montant",))


def _euros(match: re.Match[str]) -> str:
    figure = match["figure"]
    whole, _, cents = figure.partition(",")
    if not cents and re.search(r"\.\d{1,2}$", whole):
        whole, _, cents = whole.rpartition(".")
    amount = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents or '0'}")
    unit = match.groupdict().get("unit") or "€"
    scale = 1000 if unit.startswith("k") else 1_000_000 if unit.startswith("m") else 1
    return f"{amount * scale:.2f}"


def _opened(text: str, at: int) -> str:
    """Return what stands in the bracket that is open at ``at``: « (par ménage : … » holds for all in it."""
    start = text.rfind("(", 0, at)
    return text[start:at] if start > text.rfind(")", 0, at) else ""


def _near(after: str) -> str:
    """Return the words after an amount that can still speak of it."""
    return re.split(r"[;/(](?!\s*an\b)|\.\s|\bsoit\b|\bdont\b| \+ ", after)[0][:70]


def _sentence(after: str) -> str:
    """Return what an amount is spent on: « correspondant au coût de l'accompagnement de 25 ménages pendant 1 an »."""
    words = re.match(
        r"\s*(?:,\s*)?(?:correspondant|comprenant|pour|financement|soit le cout)\b[^;/()]*", after
    )
    return re.split(r"\.\s|\bsoit\b|\bdont\b| \+ ", words.group())[0][:160] if words else ""


def _per(before: str, after: str, opened: str) -> str | None:
    for context in (_near(after)[:45], before[-60:], opened[:40]):
        match = re.search(
            rf"par (?:\w+ et par )?({_UNITS})\b",
            context,
        )
        if match and (context is not opened[:40] or opened.startswith("(par")):
            return "logement" if match[1] in _DWELLINGS else "projet" if match[1] == "projet" else "menage"
    return None


def _period(before: str, after: str, opened: str) -> str | None:
    near = _near(after)[:60]
    # What stands before speaks of this amount only as far back as no sign or word parts them.
    own = re.split(r"[,;/(]|\bdont\b|\bdonc\b|\bsoit\b", before)[-1][-60:]
    if re.search(r"(?:par|/) ?(?:\w+ et par )?an\b|\bcout annuel", near) or re.search(r"annuels?\b", own):
        return "an"
    if re.search(r"(?:par|/) ?mois\b", near):
        return "mois"
    if _WHOLE.search(f"{near} {own}") or _WHOLE.search(_sentence(after)):
        return "total"
    return "an" if re.match(r"\(par (?:menage|logement) et par an", opened) else None
