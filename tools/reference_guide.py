"""Writes an invented guide in the published one's layouts, with its damage, and what a reader should find.

    python tools/reference_guide.py OUT [--sheets N] [--seed S]

gives ``guide.txt``, ``guide.pdf`` and ``guide.expected.json`` (a list of sheets, path to value). Bodies, people
and projects are invented (``reference_guide.toml``); places are public. Every damage that was seen in the real
guide's dump occurs: markup left in, counts merged into one cell or repeated, a label after its own text or
lost, a contact in the duration's cell, a copied number, a number glued to its title, yearly counts, « / an »
in the cost's label, several contacts, a mis-typed town. From 40 sheets on, all ten chapters have their share.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
Amounts = list[tuple[str, str | None, str | None]]
AIM = {"2.1": "acces", "2.2": "maintien", "2.3": "acces_et_maintien"}
AIM_TEXT = {"acces": "Accès au logement", "maintien": "Maintien dans le logement",
            "acces_et_maintien": "Accès et maintien dans le logement"}  # fmt: skip
LABELS = [("nature", "Nature du projet"), ("objectifs", "Objectifs"), ("profil_menages", "Profil des ménages"),
          ("statut_occupation", "Statut d'occupation"), ("accompagnement", "Nature de l'accompagnement"),
          ("offre", "Nature de l'offre"), ("moyens", "Moyens mis en œuvre"), ("cout", "Coût global du projet"),
          ("duree", "Durée du projet"), ("contacts", "Contact")]  # fmt: skip
CHAPTERS = {"1": "Dispositifs de coordination partenariale", "2.1": "Accompagnement à l'accès au logement",
            "2.2": "Accompagnement pour le maintien dans le logement",
            "2.3": "Accompagnement pour l'accès et/ou le maintien dans le logement",
            "3.1": "Personnes atteintes de troubles de la santé mentale", "3.2": "Femmes victimes de violences conjugales",
            "3.3": "Jeunes en insertion", "3.4": "Gens du voyage en sédentarisation",
            "3.5": "Personnes sortants d'incarcération", "3.6": "Personnes âgées isolées à très faibles ressources"}  # fmt: skip
# Where a label in the middle of its text, or a lost one, leaves it: under the label above.
MISPLACED = (("statut_occupation", "accompagnement"), ("offre", "moyens"))
SHARES = (8, 19, 11, 19, 13, 7, 8, 3, 2, 2)  # of 92 projects, as the published guide's totals say
FIRST = 4  # a small guide has the first four chapters, as the extract has
VALIGN = {
    "merged": "TOP",
    "columns": "MIDDLE",
    "div": "MIDDLE",
    "key_value": "BOTTOM",
    "table_below": "MIDDLE",
}
INDEX_HEADER = ("N°", "Localisation du projet", "Organisme Hlm porteur du projet", "Page")
LAYOUTS = ("merged", "columns", "div", "key_value", "lines", "table_below")


@dataclass
class Sheet:
    """A project as it is, and how its sheet is printed."""

    number: str
    printed: str
    title: str
    carriers: list[str]
    partners: list[tuple[str, str]]  # as printed, and the name
    place: str
    households: int
    households_text: str
    dwellings: int
    aim: str
    texts: dict[str, str]
    cost: Amounts
    months: int
    renewable: bool
    people: list[tuple[str, str]]
    layout: str
    page: int  # 0 until it is printed
    indexed: str  # the place as the index spells it
    damage: set[str] = field(default_factory=set)

    def header(self) -> str:
        """Print the bodies."""
        carriers = (
            " ET ".join([", ".join(self.carriers[:-1]), self.carriers[-1]])
            if self.carriers[1:]
            else self.carriers[0]
        )
        partners = " ET ".join(printed for printed, _ in self.partners)
        return f"{carriers} EN PARTENARIAT AVEC {partners}" if partners else carriers

    def heading(self) -> str:
        """Print number and title."""
        return f"{self.printed}{self.title}" if "glued" in self.damage else f"{self.printed}. {self.title}"

    def printed_text(self, path: str) -> str | None:
        """Return a field's text as it is printed: as a list, if it is one."""
        text = self.texts.get(path)
        if text and path == "objectifs" and "list" in self.damage:
            return " ".join(f"- {part}" for part in text.split(". "))
        return text

    def expected(self) -> dict[str, object]:
        """Return what a reader should find, in a simple shape."""
        named = [name for _, name in self.partners]
        return {
            "numero": self.number, "categorie": self.number.rpartition(".")[0], "titre": self.title.strip("« »"),
            "porteurs": self.carriers, "partenaires": named or None, "localisation": self.place,
            "nombre_menages": self.households, "nombre_logements": self.dwellings, "volet": self.aim,
            **{path: self.printed_text(path) for path, _ in LABELS[:7]},
            "cout": [list(amount) for amount in self.cost], "duree": [self.months, self.renewable],
            "contacts": [[name, mail] for name, mail in self.people],
        }  # fmt: skip


def person(chance: random.Random) -> tuple[str, str]:
    first, last = chance.choice(WORDS["first"]), chance.choice(WORDS["last"])
    plain = "".join(letter for letter in last.lower().replace("é", "e") if letter.isalpha())
    return f"{first} {last}", f"{first[0].lower().replace('é', 'e')}.{plain}@{chance.choice(WORDS['hosts'])}"


def cost(chance: random.Random, households: int) -> tuple[str, Amounts]:
    """Return a cost as the guide words it, and its amounts with per what and per when."""
    total, yearly, each = (
        chance.randrange(20, 400) * 1000,
        chance.randrange(15, 160) * 500,
        chance.randrange(40, 600) * 10,
    )

    def fr(euros: int) -> str:
        return f"{euros:,}".replace(",", " ")

    return chance.choice([
        (f"{fr(total)} €", [(f"{total}.00", None, None)]),
        (f"{fr(yearly)}€ par an, pour deux postes", [(f"{yearly}.00", None, "an")]),
        (f"{fr(total)} € sur 3 ans (coût par ménage : {fr(each)}€)", [(f"{total}.00", None, "total"), (f"{each}.00", "menage", None)]),
        (f"{fr(total)}€ dont {fr(yearly)}€ d'accompagnement", [(f"{total}.00", None, None), (f"{yearly}.00", None, None)]),
        (f"{fr(3 * yearly)}€ pour 3 ans, soit {fr(yearly)} € par an", [(f"{3 * yearly}.00", None, "total"), (f"{yearly}.00", None, "an")]),
        (f"{fr(total)} € correspondant au coût de l'accompagnement de {households} ménages pendant deux ans", [(f"{total}.00", None, "total")]),
        (f"{fr(yearly)} €/an correspondant à environ {fr(each)}€ par logement accompagné", [(f"{yearly}.00", None, "an"), (f"{each}.00", "logement", None)]),
        (f"Coût de l'action : {fr(total)}€ (par ménage : diagnostic = {each // 10}€ / accompagnement = {fr(each)}€)",
         [(f"{total}.00", None, None), (f"{each // 10}.00", "menage", None), (f"{each}.00", "menage", None)]),
    ])  # fmt: skip


def invent(chapter: str, rank: int, title: str, chance: random.Random) -> Sheet:
    """Invent the project that is sheet ``rank`` of ``chapter``."""
    number = f"{chapter}.{rank}"
    people = [person(chance) for _ in range(2 if chance.random() < 0.15 else 1)]
    duration, months, renewable = chance.choice(WORDS["durations"])
    households = chance.choice([2, 7, 10, 15, 25, 30, 55, 60, 88, 120, 300])
    text = chance.choice(
        [f"{households}"] * 6 + [f"{households} ({households // 2} par an)", f"{households} par an"]
    )
    cost_text, amounts = cost(chance, households)
    texts = {
        path: ". ".join(chance.sample(known, chance.choice([1, 1, 2, 3])))
        for path, known in WORDS["sentences"].items()
    }
    texts["statut_occupation"] = chance.choice(WORDS["tenure"])
    place = chance.choice(WORDS["places"])
    return Sheet(
        number=number, printed=number, title=title, carriers=chance.sample(WORDS["bodies"], chance.choice([1, 1, 2, 3])),
        partners=chance.sample(WORDS["partners"], chance.choice([0, 1, 1, 2])), place=place, indexed=place, page=0, households=households,
        households_text=text, dwellings=chance.choice([households, 10, 20]),
        aim=AIM.get(chapter) or chance.choice(list(AIM_TEXT)),
        texts={**texts, "cout": cost_text, "duree": duration, "contacts": " / ".join(f"{n} - {m}" for n, m in people)},
        cost=amounts, months=months, renewable=renewable, people=people, layout=chance.choice(LAYOUTS),
    )  # fmt: skip


DAMAGES = ("", "", "", "", "glued", "contact", "after", "no_tenure", "no_support", "bold", "range", "no_dot", "list", "repeated",
           "per_year", "town", "empty_label", "above", "lost")  # fmt: skip


def damage(sheets: list[Sheet], chance: random.Random, damages: Sequence[str] = DAMAGES) -> None:
    """Do to some sheets what was seen in the real guide."""
    for sheet in sheets:
        kind = chance.choice(damages)
        sheet.damage.add(kind)
        if kind == "glued":
            sheet.title = "10 000 LOGEMENTS ACCOMPAGNES"
            sheet.printed += "."
        elif kind == "contact":
            sheet.people = sheet.people[:1]
            sheet.texts["duree"] += f" {sheet.people[0][0]} - {sheet.people[0][1]}"
            del sheet.texts["contacts"]
        elif kind == "no_tenure":
            del sheet.texts["statut_occupation"]
        elif kind == "no_support":
            del sheet.texts["accompagnement"]
        elif kind == "range":
            sheet.households, sheet.households_text = 50, "40 à 50 par an"
        elif kind == "per_year":
            sheet.texts["cout"], sheet.cost = "64 500 €", [("64500.00", None, "an")]
        elif kind == "town" and "," in sheet.place:
            sheet.place = sheet.place[0] + sheet.place[2] + sheet.place[1] + sheet.place[3:]
    copied = sheets[-1]
    copied.damage.discard("glued")
    copied.printed = "6.7"


def counts(sheet: Sheet) -> list[tuple[str, str]]:
    return [("Nbre de ménages accompagnés :", sheet.households_text), ("Nbre de logements mobilisés :", str(sheet.dwellings)),
            ("Accès et / ou maintien :", AIM_TEXT[sheet.aim])]  # fmt: skip


def head(sheet: Sheet) -> str:
    """Print a sheet's header in its layout."""
    heading, title = sheet.header(), sheet.heading()
    merged = " ".join(f"{label} {value}" for label, value in counts(sheet))
    one_a_row = [f"{label}\t{value}" for label, value in counts(sheet)]
    if "repeated" in sheet.damage:  # the label's cell answers already, as its neighbour does
        one_a_row[2] = one_a_row[2].replace(
            " :\t", f" : {AIM_TEXT[sheet.aim].lower().removesuffix(' dans le logement')}\t"
        )
    box = f'<div style="border: 1px solid black; padding: 5px;">{sheet.place}</div>'
    if sheet.layout == "merged":
        return f"{heading}\t\t{title}\t\n\t\t{sheet.place}\t{merged}"
    if sheet.layout == "columns":
        return f"{heading}\t\t{title}\t\n\t{sheet.place}\t" + "\n\t\t".join(one_a_row)
    if sheet.layout == "div":
        return f"{heading}\t\t{title}\t\n {box}\t\t{merged}"
    if sheet.layout == "key_value":
        return f"{heading}\t\t{title}\t\n\t\t{sheet.place}\t\n\t\t" + "\n\t\t".join(one_a_row)
    mark = "**" if "bold" in sheet.damage else ""
    below = "\n\n" if sheet.layout == "lines" else "\n\n\n\n"
    return f"{mark}{heading}{mark}\n{title}{below}{sheet.place}\n\n" + "\n".join(one_a_row) + "\n"


def body(sheet: Sheet) -> list[str]:
    """Print a sheet's labels and texts in its layout, without those that the damage took."""
    lines = sheet.layout == "lines"
    printed = []
    texts = dict(sheet.texts)
    for upper, path in MISPLACED if {"above", "lost"} & sheet.damage else ():
        if upper in texts and path in texts:
            first, _, rest = texts[path].partition(". ")
            texts[upper] += f" {first}." if rest and "above" in sheet.damage else f" {texts[path]}"
            texts[path] = rest if "above" in sheet.damage else ""
            if not texts[path]:
                del texts[path]
    for path, usual in LABELS:
        text = texts.get(path)
        if text is None:
            continue
        label = label_of(sheet, path, usual)
        if path == "objectifs" and "list" in sheet.damage:
            text = "<ul> " + "\n".join(f"- {part}" for part in text.split(". "))
        if "after" in sheet.damage and lines and path == "accompagnement":
            printed.append(f"{text}\n\n{label}\n")
        elif "empty_label" in sheet.damage and not lines and path == "profil_menages":
            printed.append(f"\t{text}\t\t")
        else:
            printed.append(f"{label}\n\n{text}\n" if lines else f"{label}\t{text}\t\t")
    return printed


def label_of(sheet: Sheet, path: str, label: str) -> str:
    """Return a label as the sheet words it."""
    if path == "cout" and "per_year" in sheet.damage:
        return f"{label} / an"
    return "Contacts" if path == "contacts" and len(sheet.people) > 1 else label


def present(sheets: Sequence[Sheet]) -> list[str]:
    return [
        chapter for chapter in CHAPTERS if any(sheet.number.startswith(f"{chapter}.") for sheet in sheets)
    ]


def totals(sheets: Sequence[Sheet]) -> list[tuple[str, str, str]]:
    """Return the rows of the totals table."""
    rows = []
    for chapter in present(sheets):
        mine = [sheet for sheet in sheets if sheet.number.startswith(f"{chapter}.")]
        rows.append((CHAPTERS[chapter], str(len(mine)), str(sum(sheet.households for sheet in mine))))
    return [*rows, ("Total", str(len(sheets)), str(sum(sheet.households for sheet in sheets)))]


def index(sheets: Sequence[Sheet], chapter: str) -> list[tuple[str, str, str, str]]:
    """Return the rows of a chapter's index."""
    mine = [sheet for sheet in sheets if sheet.number.startswith(f"{chapter}.")]
    return [
        (s.number, s.indexed, ", ".join(s.carriers).title(), f"p.{s.page or 14 + i // 2}")
        for i, s in enumerate(mine)
    ]


def text_of(sheets: list[Sheet]) -> str:
    """Print the whole guide."""
    parts = [
        "Guide de valorisation des projets accompagnés\n\nSynthèse\n\nCe guide est inventé de bout en bout.\n"
    ]
    parts.append("Thématique\tNombre de projets retenus\tNombre de ménages accompagnés prévus")
    parts += ["\t".join(row) for row in totals(sheets)]
    parts.append("\n")
    for chapter in present(sheets):
        mine = [sheet for sheet in sheets if sheet.number.startswith(f"{chapter}.")]
        parts.append(f"\n\n{chapter}. : {CHAPTERS[chapter].upper()}\n\n" + "\t".join(INDEX_HEADER))
        parts += ["\t".join(row) for row in index(sheets, chapter)]
        for sheet in mine:
            parts += ["", head(sheet), *body(sheet)]
    return "\n".join(parts) + "\n"


def shares(count: int) -> dict[str, int]:
    """Return how many sheets each chapter has; those of a number have two figures at most."""
    if count < 10 * FIRST:
        found = dict.fromkeys(list(CHAPTERS)[:FIRST], count // FIRST)
    else:
        found = {
            chapter: max(1, count * share // sum(SHARES))
            for chapter, share in zip(CHAPTERS, SHARES, strict=True)
        }
    found["2.3"] += count - sum(found.values())
    return found


def _placed(title: str, place: str) -> str:
    """Return a title that no other sheet has."""
    town = place.split(",", maxsplit=1)[0].upper()
    return f"{title[:-2]} {town} »" if title.endswith("»") else f"{title} {town}"


def make(count: int = 24, seed: int = 1, damages: Sequence[str] = DAMAGES) -> tuple[str, list[Sheet]]:
    """Return the text of an invented guide and its sheets."""
    chance = random.Random(seed)
    titles = chance.sample(WORDS["titles"], len(WORDS["titles"]))
    names = iter(
        titles
        if count <= len(titles)
        else [_placed(title, place) for place in WORDS["places"] for title in titles]
    )
    sheets = [
        invent(chapter, rank + 1, next(names), chance)
        for chapter, share in shares(count).items()
        for rank in range(share)
    ]
    damage(sheets, chance, damages)
    return text_of(sheets), sheets


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--sheets", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    text, sheets = make(options.sheets, options.seed)
    (options.out / "guide.txt").write_text(text, encoding="utf-8")
    expected = json.dumps([sheet.expected() for sheet in sheets], ensure_ascii=False, indent=1)
    (options.out / "guide.expected.json").write_text(expected, encoding="utf-8")
    from reference_guide_pdf import write_pdf  # noqa: PLC0415 - only the PDF needs reportlab

    write_pdf(options.out / "guide.pdf", sheets)


if __name__ == "__main__":
    main()
