"""What an analyst should be told of a dossier beyond its fields one by one: the contract's ``alertes``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ingest.document import Document
from ingest.reading import Skipped
from liasse.checks import (
    agreements,
    annexes,
    bodies,
    budgets,
    cofunding,
    costs,
    counts,
    durations,
    postcodes,
    rhythms,
    shares,
    sums,
    ticks,
    typologies,
    wordings,
)
from liasse.checks.alert import Alert, gravity_rank
from liasse.checks.facts import Facts
from liasse.normalizing import Value, page_at

Check = Callable[[Facts], Iterable[Alert]]

CHECKS: tuple[Check, ...] = (
    ticks.contradictory,
    budgets.unbalanced,
    ticks.new_supply_unanswered,
    ticks.fndollts_without_new_supply,
    wordings.prompts_left,
    wordings.placeholders,
    sums.prose_sums,
    shares.uneven_shares,
    counts.two_counts,
    counts.workers_and_posts,
    typologies.types_and_dwellings,
    durations.two_durations,
    durations.unequal_durations,
    durations.dates_and_duration,
    durations.dates_out_of_order,
    rhythms.two_rhythms,
    costs.without_currency,
    costs.amounts_in_prose,
    costs.wrong_products,
    costs.wrong_totals,
    costs.whole_below_parts,
    costs.budget_below_costs,
    costs.households_and_dwellings,
    cofunding.denied_and_given,
    bodies.uncounted_landlords,
    bodies.porteur_as_third_party,
    bodies.several_names,
    bodies.absorbed_body,
    bodies.porteur_among_partners,
    agreements.agrements,
    agreements.sublet_without_agrement,
    annexes.missing_annexes,
    annexes.missing_budget,
    postcodes.foreign_postcodes,
)


def alerts(
    values: Sequence[Value], skipped: Sequence[Skipped] = (), document: Document | None = None
) -> list[dict[str, object]]:
    """Return the contract's ``alertes``, the gravest first; without its ``document`` only what values tell."""
    facts = Facts.of(document or Document("", (), (), ()), values, [piece.path.name for piece in skipped])
    found = [*map(_ignored, skipped), *_found(facts)]
    return [alert.as_contract() for alert in sorted(found, key=lambda alert: gravity_rank(alert.gravity))]


def _found(facts: Facts) -> Iterator[Alert]:
    """Yield each alert once, with its page where there are several."""
    told: set[str] = set()
    for check in CHECKS:
        for alert in check(facts):
            if alert.message not in told:
                told.add(alert.message)
                yield alert.on_page(_page(facts, alert.start))


def _page(facts: Facts, start: int | None) -> int | None:
    """Return the number of the page that holds ``start``; None where there is one page or no place."""
    pages = facts.document.pages
    return pages[page_at(facts.document, start)].number if start is not None and len(pages) > 1 else None


def _ignored(piece: Skipped) -> Alert:
    if piece.lost:
        message = (
            f"Une pièce du dossier n'a pas pu être lue, et ce qu'elle contient manque ici. {piece.error}"
        )
        return Alert("piece_illisible", "erreur", (), message)
    message = (
        f"La pièce « {piece.path.name} » n'a pas été lue : son type n'est pas de ceux que liasse lit, ou elle "
        "est vide."
    )
    return Alert("piece_ignoree", "info", (), message)
