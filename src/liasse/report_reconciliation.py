"""The reconciliation as the report shows it: each dossier's decision, its differences, what linked ones share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liasse import wording
from liasse.reconcile_schema import DossierRapproche, Ecart, Lien, Rapprochement
from liasse.reconcile_words import DECISIONS, FIELDS, RESULTS, value_in_words
from liasse.report_figures import percent, plural


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field on both sides; ``result`` is the code and ``words`` what is read."""

    name: str
    dossier: str
    sheet: str
    result: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A dossier's line; ``sheet`` is empty where it has none, ``reasons`` are those of the best candidates."""

    ident: str
    name: str
    decision: str
    words: str
    sheet: str
    score: str
    why: str
    candidates: tuple[tuple[str, tuple[str, ...]], ...]
    fields: tuple[FieldRow, ...]
    told: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Dossiers of one project; ``shared`` are the fields' names with the sentences that they have in common."""

    dossiers: tuple[tuple[str, str], ...]
    sheet: str
    reasons: str
    shared: tuple[tuple[str, str, tuple[str, ...]], ...]


def matches(found: Rapprochement, names: Mapping[str, str]) -> list[MatchRow]:
    """Return a line per dossier; ``names`` are what the batch calls them, by id."""
    return [_match(row, names) for row in found.dossiers]


def _match(row: DossierRapproche, names: Mapping[str, str]) -> MatchRow:
    best = row.candidats[0] if row.candidats else None
    titles = {candidate.fiche: candidate.titre for candidate in row.candidats}
    sheet = row.fiche or (best.fiche if best and row.decision == "propose" else "")
    fields = tuple(_fields(row.differences))
    return MatchRow(
        row.id,
        names.get(row.id, row.id),
        row.decision,
        DECISIONS[row.decision],
        " ".join(part for part in (sheet, titles.get(sheet)) if part),
        percent(best.score) if best else "",
        row.motif,
        tuple(
            (
                f"{candidate.fiche} {candidate.titre or ''}".strip() + f" ({percent(candidate.score)})",
                tuple(candidate.raisons),
            )
            for candidate in row.candidats
        ),
        fields,
        _told(row),
    )


def _told(row: DossierRapproche) -> str:
    """Return in a few words how much agrees."""
    same = sum(item.resultat == "accord" for item in row.differences)
    other = sum(item.resultat == "difference" for item in row.differences)
    return f"{plural(same, 'champ concorde', 'champs concordent')}, {plural(other, 'diffère', 'diffèrent')}"


def _fields(rows: list[Ecart]) -> Iterator[FieldRow]:
    for row in rows:
        yield FieldRow(
            FIELDS.get(row.champ, row.champ),
            value_in_words(row.champ, row.dossier),
            value_in_words(row.champ, row.fiche),
            row.resultat,
            RESULTS[row.resultat],
            row.note,
        )


def linked(found: Rapprochement, names: Mapping[str, str]) -> list[LinkRow]:
    """Return the dossiers that are one project, with the sentences that they share."""
    return [_link(link, names) for link in found.liens]


def _link(link: Lien, names: Mapping[str, str]) -> LinkRow:
    return LinkRow(
        tuple((ident, names.get(ident, ident)) for ident in link.dossiers),
        link.fiche or "",
        " ; ".join(link.raisons),
        tuple(
            (wording.field(text.champ), percent(text.part), tuple(text.phrases))
            for text in link.textes_communs
        ),
    )
