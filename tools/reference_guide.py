"""Writes an invented guide in the published one's layouts, with its damage, and what a reader should find.

    python tools/reference_guide.py OUT [--sheets N] [--seed S]

gives ``guide.txt``, ``guide.pdf`` and ``guide.expected.json`` (a list of sheets, path to value). Bodies, people
and projects are invented; places are public. Every damage that was seen in the real guide's dump occurs:
markup left in, counts merged into one cell or repeated, a label after its own text or lost, a contact in
the duration's cell, a copied number, a number glued to its title, yearly counts, several contacts.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass, field
from pathlib import Path

BODIES = ["CEDRE HABITAT", "LOGIS DES TROIS RIVES", "OPH DU VAL CLAIR", "TOURNESOL LOGEMENT", "SA D'HLM BRUYERE",
          "HABITAT ROSELIERE", "MERIDIENNE HABITAT", "FOYER DE L'ALISIER"]  # fmt: skip
PARTNERS = ["L'ASSOCIATION PASSERELLE BLEUE", "LE CCAS", "HAVRE CLARTE", "L'ARPEGE", "LA FONDATION DU CHENE"]
PLACES = [
    "Brest, Finistère",
    "Nord",
    "Aurillac, Cantal",
    "Ile-de-France",
    "Douai, Nord",
    "Sarthe",
    "Caen, Calvados",
]
TITLES = ["UN TOIT PARTAGE", "PLATEFORME DES CLES", "HABITER ENSEMBLE : UN PAS APRES L'AUTRE", "LES VISITES DU JEUDI",
          "ACCOMPAGNEMENT VERS LE BAIL", "« LOGEMENT PAS A PAS »", "REPERER, SOUTENIR, MAINTENIR"]  # fmt: skip
PEOPLE = [
    ("Ana", "EXEMPLE"),
    ("Luc", "MODELE"),
    ("Zoé", "PATRON"),
    ("Jean-Noël", "DE L'ESSAI"),
    ("Inès", "GABARIT"),
]
NATURE = ["Mise en place d'un accompagnement renforcé de ménages nouvellement logés",
          "Création d'une plateforme qui réunit les bailleurs du territoire et quatre associations"]  # fmt: skip
AIMS = ["Favoriser le maintien dans le logement Prévenir les expulsions le plus en amont possible",
        "Donner à des ménages fragiles l'accès à un logement durable ; recréer du lien dans la résidence"]  # fmt: skip
WHO = [
    "Ménages en grande précarité économique, familles monoparentales",
    "Personnes isolées sortant d'hébergement",
]
TENURE = ["Locataires en titre", "Bail glissant puis bail direct", "Sous-locataires d'une association"]
SUPPORT = ["Accompagnement social global, individuel et collectif, d'une durée de six mois renouvelable",
           "Diagnostic partagé puis suivi hebdomadaire à domicile par un référent"]  # fmt: skip
SUPPLY = ["Parc existant", "Logements PLAI dans le parc existant, du T1 au T3", "8 T4 et 2 T1 en diffus"]
MEANS = ["Une équipe de deux travailleurs sociaux, un comité de pilotage trimestriel",
         "Convention entre le bailleur et l'association, formation des gardiens"]  # fmt: skip
COSTS = [("120 000€ par an, pour deux postes", [("120000.00", None, "an")]),
         ("165 000 € sur 3 ans (coût par ménage : 2 750€)", [("165000.00", None, "total"), ("2750.00", "menage", None)]),
         ("8 000 €", [("8000.00", None, None)])]  # fmt: skip
DURATIONS = [
    ("3 ans", 36, False),
    ("1 an renouvelable", 12, True),
    ("18 mois", 18, False),
    ("24 mois", 24, False),
]
AIM = {"1": "acces_et_maintien", "2.1": "acces", "2.2": "maintien", "2.3": "acces_et_maintien"}
AIM_TEXT = {"acces": "Accès au logement", "maintien": "Maintien dans le logement",
            "acces_et_maintien": "Accès et maintien dans le logement"}  # fmt: skip
LABELS = [("nature", "Nature du projet"), ("objectifs", "Objectifs"), ("profil_menages", "Profil des ménages"),
          ("statut_occupation", "Statut d'occupation"), ("accompagnement", "Nature de l'accompagnement"),
          ("offre", "Nature de l'offre"), ("moyens", "Moyens mis en œuvre"), ("cout", "Coût global du projet"),
          ("duree", "Durée du projet"), ("contacts", "Contact")]  # fmt: skip
CHAPTERS = {"1": "Dispositifs de coordination partenariale", "2.1": "Accompagnement à l'accès au logement",
            "2.2": "Accompagnement pour le maintien dans le logement",
            "2.3": "Accompagnement pour l'accès et/ou le maintien dans le logement"}  # fmt: skip
LAYOUTS = ("merged", "columns", "div", "key_value", "lines", "table_below")


@dataclass
class Sheet:
    """A project as it is, and how its sheet is printed."""

    number: str
    printed: str
    title: str
    carriers: list[str]
    partners: list[str]
    place: str
    households: int
    households_text: str
    dwellings: int
    aim: str
    texts: dict[str, str]
    cost: list[tuple[str, str | None, str | None]]
    months: int
    renewable: bool
    people: list[tuple[str, str]]
    layout: str
    damage: set[str] = field(default_factory=set)

    def header(self) -> str:
        """Print the bodies."""
        carriers = (
            " ET ".join([", ".join(self.carriers[:-1]), self.carriers[-1]])
            if self.carriers[1:]
            else self.carriers[0]
        )
        return f"{carriers} EN PARTENARIAT AVEC {' ET '.join(self.partners)}" if self.partners else carriers

    def heading(self) -> str:
        """Print number and title."""
        return f"{self.printed}{self.title}" if "glued" in self.damage else f"{self.printed}. {self.title}"

    def expected(self) -> dict[str, object]:
        """Return what a reader should find, in a simple shape."""
        named = [name.removeprefix("L'").removeprefix("LE ").removeprefix("LA ") for name in self.partners]
        return {
            "numero": self.number, "categorie": self.number.rpartition(".")[0], "titre": self.title.strip("« »"),
            "porteurs": self.carriers, "partenaires": named or None, "localisation": self.place,
            "nombre_menages": self.households, "nombre_logements": self.dwellings, "volet": self.aim,
            **{path: self.texts.get(path) for path, _ in LABELS[:7]},
            "cout": [list(amount) for amount in self.cost], "duree": [self.months, self.renewable],
            "contacts": [[name, mail] for name, mail in self.people],
        }  # fmt: skip


def person(chance: random.Random) -> tuple[str, str]:
    first, last = chance.choice(PEOPLE)
    plain = "".join(letter for letter in last.lower() if letter.isalpha())
    return (
        f"{first} {last}",
        f"{first[0].lower()}.{plain}@{chance.choice(['cedre', 'roseliere', 'bruyere'])}-habitat.fr",
    )


def invent(chapter: str, rank: int, chance: random.Random) -> Sheet:
    """Invent the project that is sheet ``rank`` of ``chapter``."""
    number = f"{chapter}.{rank}"
    people = [person(chance) for _ in range(2 if chance.random() < 0.15 else 1)]
    cost_text, cost = chance.choice(COSTS)
    duration, months, renewable = chance.choice(DURATIONS)
    households = chance.choice([2, 10, 25, 30, 60, 120])
    text = chance.choice(
        [f"{households}"] * 6 + [f"{households} ({households // 2} par an)", f"{households} par an"]
    )
    choices = {"nature": NATURE, "objectifs": AIMS, "profil_menages": WHO, "statut_occupation": TENURE,
               "accompagnement": SUPPORT, "offre": SUPPLY, "moyens": MEANS}  # fmt: skip
    texts = {path: chance.choice(choices[path]) for path, _ in LABELS[:7]}
    return Sheet(
        number=number, printed=number, title=chance.choice(TITLES), carriers=chance.sample(BODIES, chance.choice([1, 1, 2, 3])),
        partners=chance.sample(PARTNERS, chance.choice([0, 1, 1, 2])), place=chance.choice(PLACES), households=households,
        households_text=text, dwellings=chance.choice([households, 10, 20]), aim=AIM[chapter],
        texts={**texts, "cout": cost_text, "duree": duration, "contacts": " / ".join(f"{n} - {m}" for n, m in people)},
        cost=cost, months=months, renewable=renewable, people=people, layout=chance.choice(LAYOUTS),
    )  # fmt: skip


def damage(sheets: list[Sheet], chance: random.Random) -> None:
    """Do to some sheets what was seen in the real guide."""
    for sheet in sheets:
        kind = chance.choice(
            ["", "", "", "glued", "contact", "after", "no_tenure", "bold", "range", "no_dot"]
        )
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
        elif kind == "range":
            sheet.households, sheet.households_text = 50, "40 à 50 par an"
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
    for path, label in LABELS:
        text = sheet.texts.get(path)
        if text is None:
            continue
        if "after" in sheet.damage and lines and path == "accompagnement":
            printed.append(f"{text}\n\n{label}\n")
        else:
            printed.append(f"{label}\n\n{text}\n" if lines else f"{label}\t{text}\t\t")
    return printed


def text_of(sheets: list[Sheet]) -> str:
    """Print the whole guide."""
    parts = [
        "Guide de valorisation des projets accompagnés\n\nSynthèse\n\nCe guide est inventé de bout en bout.\n"
    ]
    parts.append("Thématique\tNombre de projets retenus\tNombre de ménages accompagnés prévus")
    for chapter, name in CHAPTERS.items():
        mine = [sheet for sheet in sheets if sheet.number.startswith(f"{chapter}.")]
        parts.append(f"{name}\t{len(mine)}\t{sum(sheet.households for sheet in mine)}")
    parts.append(f"Total\t{len(sheets)}\t{sum(sheet.households for sheet in sheets)}\n\n")
    for chapter, name in CHAPTERS.items():
        mine = [sheet for sheet in sheets if sheet.number.startswith(f"{chapter}.")]
        parts.append(
            f"\n\n{chapter}. : {name.upper()}\n\nN°\tLocalisation du projet\tOrganisme Hlm porteur du projet\tPage"
        )
        parts += [
            f"{s.number}\t{s.place}\t{', '.join(s.carriers).title()}\tp.{14 + i // 2}"
            for i, s in enumerate(mine)
        ]
        for sheet in mine:
            parts += ["", head(sheet), *body(sheet)]
    return "\n".join(parts) + "\n"


def make(count: int = 24, seed: int = 1) -> tuple[str, list[Sheet]]:
    """Return the text of an invented guide and its sheets."""
    chance = random.Random(seed)
    shares = dict.fromkeys(CHAPTERS, count // len(CHAPTERS))
    shares["2.3"] += count - sum(shares.values())
    sheets = [invent(chapter, rank + 1, chance) for chapter, share in shares.items() for rank in range(share)]
    damage(sheets, chance)
    return text_of(sheets), sheets


def write_pdf(path: Path, sheets: list[Sheet]) -> None:
    """Print the sheets as ruled tables, two a page, as the published guide does."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - only the PDF needs reportlab
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table  # noqa: PLC0415

    small = getSampleStyleSheet()["BodyText"]
    small.fontSize, small.leading = 7, 8

    def cell(text: str) -> Paragraph:
        return Paragraph(text, small)

    story: list[object] = []
    for sheet in sheets:
        if sheet.layout == "lines":
            words = [
                sheet.header(),
                sheet.heading(),
                sheet.place,
                *(f"{label} {value}" for label, value in counts(sheet)),
            ]
            words += [
                part for path, label in LABELS if path in sheet.texts for part in (label, sheet.texts[path])
            ]
            story += [Paragraph(text, small) for text in words]
            story.append(Spacer(1, 14))
            continue
        merged = "<br/>".join(f"{label} {value}" for label, value in counts(sheet))
        rows = [[cell(sheet.header()), cell(sheet.heading())], [cell(sheet.place), cell(merged)]]
        rows += [[cell(label), cell(sheet.texts[path])] for path, label in LABELS if path in sheet.texts]
        style = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if sheet.layout != "table_below" else []
        story += [Table(rows, colWidths=[150, 350], style=style), Spacer(1, 14)]
    SimpleDocTemplate(str(path), pagesize=A4, title="Guide inventé", topMargin=40, bottomMargin=40).build(
        story
    )


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
    write_pdf(options.out / "guide.pdf", sheets)


if __name__ == "__main__":
    main()
