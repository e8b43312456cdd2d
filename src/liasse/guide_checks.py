"""A guide held against itself: its index against its sheets, its totals table against both.

A part of a guide is read for what it is: a chapter of which nothing is there is not missing sheets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from extract.guide.description import GuideForm
from extract.guide.numbers import category_of
from extract.guide.reading import GuideReading
from extract.guide.tables import IndexRow, TotalRow
from liasse.guide_pages import page_alerts
from liasse.guide_schema import Guide, Monographie
from liasse.schema import Alerte
from normalize import place
from normalize.errors import NotNormalizableError
from normalize.text import fold

# Two spellings of a place or of bodies are the same from this likeness on (0..100), words in any order.
_SAME = 82.0
_WORD_ALIKE = 75.0
_COMMON = frozenset(
    {"de", "du", "des", "la", "le", "les", "et", "en", "d", "l", "un", "une", "pour"}
    | {"habitat", "groupe", "oph", "sa", "hlm", "agglomeration", "metropole", "communaute"}
)


def check(guide: Guide, read: GuideReading, form: GuideForm) -> list[Alerte]:
    """Return what does not agree; each alert names its sheets."""
    sheets = {sheet.numero.valeur: sheet for sheet in guide.monographies if sheet.numero.valeur}
    return [
        *_numbers(guide, read),
        *_against_index(sheets, read),
        *page_alerts(guide, read.tables.index),
        *_aims(guide, form),
        *_flows(guide),
        *_totals_inside(read.tables.totals, form),
        *_totals(guide, read.tables.totals, form),
        *_left(read),
    ]


def _name(sheet: Monographie, position: int) -> str:
    return f"fiche {sheet.numero.valeur}" if sheet.numero.valeur else f"{position + 1}e fiche (sans numéro)"


def _numbers(guide: Guide, read: GuideReading) -> Iterator[Alerte]:
    """Numbers that are missing, doubled or copied from another place."""
    for position, (sheet, source) in enumerate(zip(guide.monographies, read.sheets, strict=True)):
        path = f"monographies.{position}.numero"
        if source.printed != source.number:
            printed = f"porte le numéro « {source.printed} »" if source.printed else "n'a pas de numéro"
            message = (
                f"La {_name(sheet, position)} {printed} ; sa place et le sommaire disent {source.number}."
            )
            yield Alerte(
                code="numero_rectifie",
                gravite="avertissement",
                champs=[path],
                message=message,
            )
    seen: dict[str, int] = {}
    for position, sheet in enumerate(guide.monographies):
        number = sheet.numero.valeur
        if number and number in seen:
            yield Alerte(
                code="numero_en_double",
                gravite="erreur",
                champs=[f"monographies.{seen[number]}.numero", f"monographies.{position}.numero"],
                message=f"Deux fiches portent le numéro {number}.",
            )
        seen.setdefault(number or "", position)


def _against_index(sheets: dict[str, Monographie], read: GuideReading) -> Iterator[Alerte]:
    """Sheets without a row, rows without a sheet, rows that speak of another place or body."""
    positions = {sheet.number: position for position, sheet in enumerate(read.sheets)}
    rows = {row.number: row for row in read.tables.index}
    for number, row in rows.items():
        sheet = sheets.get(number)
        if sheet is None:
            yield Alerte(
                code="fiche_absente",
                gravite="avertissement",
                message=f"La fiche {number} ({row.place}) est au sommaire, le document ne la contient pas.",
            )
            continue
        yield from _row_against_sheet(row, sheet, positions[number])
    chapters = {number.rpartition(".")[0] for number in rows}
    for number in sheets:
        if number and number not in rows and number.rpartition(".")[0] in chapters:
            yield Alerte(
                code="absente_du_sommaire",
                gravite="avertissement",
                champs=[f"monographies.{positions[number]}.numero"],
                message=f"La fiche {number} n'est pas dans le sommaire de sa catégorie.",
            )


def _row_against_sheet(row: IndexRow, sheet: Monographie, position: int) -> Iterator[Alerte]:
    printed_place = sheet.localisation.valeur.texte if sheet.localisation.valeur else ""
    elsewhere = not (_agree(row.place, printed_place) or _same_departements(row.place, sheet))
    if row.bodies is not None and printed_place and elsewhere:
        yield Alerte(
            code="localisation_differente",
            gravite="avertissement",
            champs=[f"monographies.{position}.localisation"],
            message=f"Fiche {row.number} : le sommaire dit « {row.place} », la fiche « {printed_place} ».",
        )
    if row.bodies is None or not sheet.porteurs.brut:
        return
    missing = [
        name
        for name in re.split(r",|;| et (?=[A-Z])", re.sub(r"\([^)]*\)", "", row.bodies))
        if name.strip()[:1].isupper() and not _agree(name, sheet.porteurs.brut)
    ]
    if missing:
        printed = " ".join(sheet.porteurs.brut.split())
        yield Alerte(
            code="porteur_different",
            gravite="avertissement",
            champs=[f"monographies.{position}.porteurs"],
            message=f"Fiche {row.number} : le sommaire dit « {row.bodies} », la fiche « {printed} ».",
        )
        return
    own = [body.nom for body in sheet.porteurs.valeur or []]
    # The index may shorten a name: any word of its own that it has will do.
    unnamed = [name for name in own if not _own_words(name) & _own_words(row.bodies)]
    if unnamed and len(unnamed) < len(own):
        yield Alerte(
            code="porteur_different",
            gravite="avertissement",
            champs=[f"monographies.{position}.porteurs"],
            message=(
                f"Fiche {row.number} : le sommaire dit « {row.bodies} », "
                f"la fiche nomme aussi {', '.join(f'« {name} »' for name in unnamed)}."
            ),
        )


def _same_departements(text: str, sheet: Monographie) -> bool:
    """Whether ``text`` names the sheet's départements, in figures or words, and neither names a commune."""
    own = sheet.localisation.valeur
    try:
        named = place.parse(text).value
    except NotNormalizableError:
        return False
    if own is None or own.communes or not isinstance(named, dict) or named["communes"]:
        return False
    return bool(own.departements) and set(own.departements) == set(named["departements"])


def _agree(one: str, other: str) -> bool:
    """Whether one text's own words are all in the other, exactly or, as a whole, nearly so."""
    first, second = _own_words(one), _own_words(other)
    if first <= second or second <= first:
        return True
    if fuzz.token_sort_ratio(" ".join(sorted(first)), " ".join(sorted(second))) >= _SAME and len(first) > 1:
        return not _differ(first, second)
    return False


def _differ(first: set[str], second: set[str]) -> bool:
    """Whether a long word of one has no like in the other."""
    return any(
        len(word) > 3 and not any(fuzz.ratio(word, like) >= 90 for like in second) for word in first - second
    )


def _own_words(text: str) -> set[str]:
    words = set(re.findall(r"[a-z]+|\d+", re.sub(r"\(\d+\)", "", fold(text))))
    return (words - _COMMON) or words


def _aims(guide: Guide, form: GuideForm) -> Iterator[Alerte]:
    """A sheet that aims at something else than its chapter."""
    aims = {category.code: category.volet for category in form.category}
    for position, sheet in enumerate(guide.monographies):
        expected = aims.get(str(sheet.categorie.valeur))
        doubled = "deux_reponses" in sheet.volet.motifs
        if doubled or (expected and sheet.volet.valeur and sheet.volet.valeur != expected):
            printed = " ".join((sheet.volet.brut or "").split())
            yield Alerte(
                code="volet_different",
                gravite="info",
                champs=[f"monographies.{position}.volet"],
                message=(
                    f"La {_name(sheet, position)} dit « {printed} » ; "
                    f"sa catégorie est {sheet.categorie.valeur}."
                ),
            )


def _flows(guide: Guide) -> Iterator[Alerte]:
    """« 20 (10 par an) » over three years is thirty."""
    for position, sheet in enumerate(guide.monographies):
        inside = re.search(r"\((\d+)\s*(?:par|/)\s*an\)", fold(sheet.nombre_menages.brut or ""))
        months = sheet.duree.valeur.mois if sheet.duree.valeur else None
        total = sheet.nombre_menages.valeur
        if inside and months and total is not None and int(inside[1]) * months != total * 12:
            yield Alerte(
                code="flux_annuel_incoherent",
                gravite="avertissement",
                champs=[f"monographies.{position}.nombre_menages", f"monographies.{position}.duree"],
                message=(
                    f"La {_name(sheet, position)} compte {total} ménages, à {inside[1]} par an "
                    f"sur {months} mois : {int(inside[1]) * months // 12} attendus."
                ),
            )


def _totals_inside(totals: tuple[TotalRow, ...], form: GuideForm) -> Iterator[Alerte]:
    """The totals table's own sums: groups over their chapters, the whole over the groups."""
    rows = {row.code: row for row in totals}
    leaves = [category.code for category in form.category if not category.group and category.code in rows]
    groups: dict[str | None, list[str]] = {
        category.code: [code for code in leaves if code.startswith(f"{category.code}.")]
        for category in form.category
        if category.group and category.code in rows
    }
    if None in rows and all(groups.values()):
        groups[None] = leaves
    for code, parts in groups.items():
        if not parts:
            continue
        for what, word in (("projects", "projets"), ("households", "ménages")):
            printed = getattr(rows[code], what)
            summed = sum(getattr(rows[part], what) for part in parts)
            if printed != summed:
                yield Alerte(
                    code="synthese_incoherente",
                    gravite="erreur",
                    message=f"Synthèse, « {rows[code].name} » : {printed} {word}, {summed} par addition.",
                )


def over_duration(sheet: Monographie) -> int | None:
    """Return the households over a sheet's duration, None where its count is not a yearly one.

    The guide's totals count « 40 à 50 par an » over three years as 150, and « 40 ménages en file active »
    over three years as 120.
    """
    count, duration = sheet.nombre_menages, sheet.duree.valeur
    if count.valeur is None or duration is None or duration.mois is None:
        return None
    if not {"flux_annuel", "file_active"} & set(count.motifs):
        return None
    return round(count.valeur * duration.mois / 12)


def _totals(guide: Guide, totals: tuple[TotalRow, ...], form: GuideForm) -> Iterator[Alerte]:
    """The totals table against the sheets of each chapter that the document holds."""
    by_chapter: dict[str, list[Monographie]] = defaultdict(list)
    for sheet in guide.monographies:
        by_chapter[category_of(sheet.numero.valeur, form) or "?"].append(sheet)
    for row in totals:
        if row.code is not None and row.code in by_chapter:
            yield from _chapter(row, by_chapter[row.code])
    leaves = {category.code for category in form.category if not category.group}
    announced = [row for row in totals if row.code in leaves]
    missing = [row for row in announced if row.code not in by_chapter]
    if missing and guide.monographies:
        chapters = ", ".join(str(row.code) for row in missing)
        yield Alerte(
            code="guide_partiel",
            gravite="info",
            message=(
                f"Le document contient {len(guide.monographies)} fiches "
                f"sur {sum(row.projects for row in announced)} annoncées ; "
                f"aucune des catégories {chapters}."
            ),
        )


def _chapter(row: TotalRow, sheets: list[Monographie]) -> Iterator[Alerte]:
    numbers = ", ".join(sheet.numero.valeur or "?" for sheet in sheets)
    if len(sheets) != row.projects:
        yield Alerte(
            code="projets_differents",
            gravite="avertissement",
            message=(
                f"Catégorie {row.code} : la synthèse annonce {row.projects} projets, "
                f"le document en contient {len(sheets)} ({numbers})."
            ),
        )
        return
    printed = sum(sheet.nombre_menages.valeur or 0 for sheet in sheets)
    if printed == row.households:
        return
    flows = {sheet.numero.valeur: total for sheet in sheets if (total := over_duration(sheet)) is not None}
    whole = sum(flows.get(sheet.numero.valeur, sheet.nombre_menages.valeur or 0) for sheet in sheets)
    if flows and whole == row.households:
        named = ", ".join(f"{number} pour {total}" for number, total in flows.items())
        yield Alerte(
            code="flux_annuel_compte",
            gravite="info",
            message=(
                f"Catégorie {row.code} : la synthèse annonce {row.households} ménages, "
                f"les fiches {printed} ; elle compte sur toute la durée les fiches {named}."
            ),
        )
    else:
        yield Alerte(
            code="menages_differents",
            gravite="avertissement",
            message=(
                f"Catégorie {row.code} : la synthèse annonce {row.households} ménages, "
                f"les fiches {printed} ({numbers})."
            ),
        )


def _left(read: GuideReading) -> Iterator[Alerte]:
    if read.left:
        yield Alerte(
            code="texte_hors_fiche",
            gravite="info",
            message=f"{len(read.left)} passages entre les fiches ne sont d'aucune fiche : voir « reste ».",
        )
