"""Shares that should make 100 %: who pays, who lives there, how a thing is split."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from liasse.checks.alert import Alert, french, quote
from liasse.checks.facts import Facts, Sentence

_SHARE = re.compile(r"(?<![\d,.])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|pour cent\b|pour-cent\b)")
_PAYER = re.compile(
    r"\b(?:bailleurs?|appel a projets?|conseils? (?:general|departemental|regional)|departement|region|etat|ddcs(?:pp)?|caf|"
    r"communes?|ville|epci|agglomeration|communaute|fondation|fonds propres|autofinancement|fsl|fnavdl|subventions?|"
    r"porteurs?|associations?|cglls|europe|fse|mecenat|action logement)\b"
)
_LEFT_OVER = re.compile(r"\b(?:solde|reste|restants?|complement|surplus|le restant)\b")
_SPLIT = re.compile(
    r"\b(?:reparti\w*|repartissent|ventil\w+|se decompos\w+|clef? de (?:repartition|financement))\b"
)
_LIVING = re.compile(
    r"^\s*(?:de |d'|des |sont (?:de |des )?)?(?:menages? )?(?:personnes? (?:seules?|isolees?)|isoles?|celibataires?|couples?|familles? monoparentales?|"
    r"hommes? seuls?|femmes? seules?)"
)
# What a share is of that has nothing to do with who pays.
_OTHER = re.compile(
    r"\b(?:frais de structure|taux|effort|menages|loyers?|temps|etp|places|demandes|logements)\b"
)
NEAR = 60  # characters between a share and who pays it
TOLERANCE = Decimal("1.5")  # shares are rounded


@dataclass(frozen=True, slots=True)
class _Share:
    value: Decimal
    before: str
    after: str


def uneven_shares(facts: Facts) -> Iterable[Alert]:
    """Shares of one whole do not make 100 %."""
    for group in _groups(facts):
        text = " ".join(sentence.text for sentence in group)
        folded = " ".join(sentence.folded for sentence in group)
        shares = _shares(folded)
        if len(shares) > 1 and (kind := _wrong(group[0], folded, shares)):
            terms = " + ".join(f"{french(float(share.value))} %" for share in shares)
            total = french(float(sum(share.value for share in shares)))
            message = f"{kind} : {terms} font {total} % et non 100 %, dans {quote(text)}. Demandez la répartition exacte."
            yield Alert("parts_incompletes", "avertissement", group[0].paths, message, group[0].start)


def _groups(facts: Facts) -> Iterator[list[Sentence]]:
    """Yield sentences on their own, but a list of shares of one field together."""
    group: list[Sentence] = []
    for sentence in facts.sentences:
        if not _SHARE.search(sentence.folded):
            opens = sentence.folded.rstrip().endswith(":") and sentence.path.startswith("financement.")
            if group:
                yield group
            group = [sentence] if opens else []
            continue
        if group and group[-1].path == sentence.path and sentence.path.startswith("financement."):
            group.append(sentence)
            continue
        if group:
            yield group
        group = [sentence]
    if group:
        yield group


def _shares(folded: str) -> list[_Share]:
    """Return the shares with the words of their own clause on both sides."""
    found = list(_SHARE.finditer(folded))
    edges = [0, *(match.end() for match in found)]
    stops = [*(match.start() for match in found[1:]), len(folded)]
    return [
        _Share(
            Decimal(match["number"].replace(",", ".")),
            re.split(r"[.;]\s", folded[max(edge, match.start() - NEAR) : match.start()])[-1],
            re.split(r"[.;](?:\s|$)", folded[match.end() : min(stop, match.end() + NEAR)])[0],
        )
        for match, edge, stop in zip(found, edges, stops, strict=False)
    ]


def _wrong(first: Sentence, folded: str, shares: Sequence[_Share]) -> str | None:
    """Return what is split wrongly, None where the shares agree or are not of one whole."""
    gap = sum((share.value for share in shares), Decimal(-100))
    if abs(gap) <= TOLERANCE:
        return None
    if all(_LIVING.search(share.after) for share in shares):
        return "Composition des ménages" if gap > 0 else None
    split = _SPLIT.search(folded)
    if first.path.startswith("financement.") and all(_pays(share) for share in shares):
        whole = gap > 0 or not _LEFT_OVER.search(folded)
        return "Parts du financement" if whole else None
    if (
        split
        and len(shares) > 1
        and not _LEFT_OVER.search(folded)
        and not _OTHER.search(folded[split.end() :])
    ):
        return "Répartition"
    return None


def _pays(share: _Share) -> bool:
    """Say whether a share is what somebody pays: « 30 % du bailleur », « Etat : 30 % », not « 4 % de frais »."""
    payer, other = _PAYER.search(share.after), _OTHER.search(share.after)
    if _OTHER.search(share.before):
        return False
    return payer is not None and (other is None or payer.start() < other.start())
