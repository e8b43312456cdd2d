"""What an applicant answers to each entry of the form, and what a careful reader takes from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reference.blocks import Bold, Para
from reference.form import PATHS
from reference.style import World, in_words

Expected = dict[str, Any]
KEEPER = "renseigne"


def filled(value: object, *alternatives: object) -> Expected:
    """Return the reference for a field that is filled in; the alternatives are values as good."""
    expected: Expected = {"statut": KEEPER, "valeur": value}
    if alternatives:
        expected["alternatives"] = [{"statut": KEEPER, "valeur": other} for other in alternatives]
    return expected


def status(name: str, *others: str) -> Expected:
    """Return the reference for a field without a value; ``others`` are statuses as good."""
    expected: Expected = {"statut": name, "valeur": None}
    if others:
        expected["alternatives"] = [{"statut": other, "valeur": None} for other in others]
    return expected


@dataclass
class Answer:
    """What is written at one entry; ``paras`` is empty where nothing is."""

    paras: list[Para] = field(default_factory=list)
    fields: dict[str, Expected] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The answer as one text, a line per paragraph."""
        words = (
            (item.text if isinstance(item, Bold) else str(item) for item in para.items) for para in self.paras
        )
        return "\n".join("".join(items) for items in words)


def prose(world: World, path: str, length: float) -> list[Para]:
    """Draw sentences, bullets and sub-bullets for a free text."""
    rng = world.rng
    data = world.style.data["texts"][path]
    sentences = rng.sample(
        data["phrases"], max(1, min(len(data["phrases"]), round(length * rng.uniform(2, 7))))
    )
    paras: list[Para] = []
    buffer: list[str] = []
    for sentence in sentences:
        buffer.append(world.fill(sentence))
        if rng.random() < 0.45:
            paras.append(Para.of(" ".join(buffer)))
            buffer = []
    if buffer:
        paras.append(Para.of(" ".join(buffer)))
    bullets = data["puces"]
    if bullets and rng.random() < 0.55 * min(1.0, length + 0.3):
        chosen = rng.sample(bullets, rng.randint(2, len(bullets)))
        place = rng.randint(1, len(paras))
        paras[place:place] = [
            Para.of(world.fill(bullet), "sub" if index and rng.random() < 0.2 else "bullet")
            for index, bullet in enumerate(chosen)
        ]
    bodies = [index for index, para in enumerate(paras) if index and para.kind == "body"]
    if bodies and data.get("intertitres") and rng.random() < 0.35:
        paras.insert(rng.choice(bodies), Para.of(rng.choice(data["intertitres"])))
    return paras


def text_answer(world: World, path: str, length: float) -> Answer:
    """Return a free text."""
    paras = prose(world, path, length)
    answer = Answer(paras)
    answer.fields[path] = filled(answer.text)
    return answer


def short(path: str, text: str, value: object, *alternatives: object) -> Answer:
    """Return a one-line answer."""
    return Answer([Para.of(text)], {path: filled(value, *alternatives)})


def pattern(world: World, name: str) -> str:
    """Draw one of the style's patterns of short answer."""
    return str(world.rng.choice(world.style.data["answers"][name]))


def localisation(world: World, _: float) -> Answer:
    """Return the places of the project."""
    template = pattern(world, "localisation")
    text = world.fill(template)
    return short("presentation.localisation", text, *places(world, text))


def places(world: World, text: str) -> list[object]:
    """Return the value of a localisation, and its alternatives where the département is implied."""
    communes = [name for name in world.place["communes"] if name in text]
    code = world.place["code"]
    named = world.place["nom"].lower() in text.lower() or code in text
    value = {"texte": text, "departements": [code], "communes": communes}
    if "bassin de" in text or "gglomération" in text:  # a town that only names its surroundings
        return [value, {**value, "communes": communes[1:]}]
    return [value] if named else [value, {**value, "departements": []}]


def project_name(world: World, _: float) -> Answer:
    """Return the project's name, in quotes or not."""
    name = world.fill(pattern(world, "nom_projet"))
    written = world.rng.choice((name, name, f"« {name} »", f'"{name}"', name.upper()))
    value = name.upper() if written == name.upper() else name
    return short("presentation.nom_projet", written, value)


def body(name: str, kind: str) -> dict[str, Any]:
    """Return a landlord; its name with its statute is the same body."""
    return {"nom": name, "type": "bailleur", "variantes": [f"{kind} {name}", f"{name} ({kind})"]}


def holders(world: World, _: float) -> Answer:
    """Return who files the dossier, with statutes, in several layouts."""
    rng = world.rng
    (name, kind), (second, kind2) = world.bailleurs
    association = world.associations[0]
    landlord = body(name, kind)
    social = {"nom": association, "type": "association", "variantes": [f"Association {association}"]}
    other = body(second, kind2)
    long_kind = {
        "OPH": "Office public de l’habitat",
        "SA d'HLM": "Société anonyme d’habitations à loyer modéré",
        "ESH": "Entreprise sociale pour l’habitat",
        "SEM": "Société d’économie mixte",
        "coopérative HLM": "Société coopérative d’HLM",
    }.get(kind, kind)
    forms: list[tuple[list[str], list[dict[str, Any]]]] = [
        ([f"{name} : {long_kind}"], [landlord]),
        ([f"{name} ({kind})"], [landlord]),
        ([f"{kind} {name}"], [landlord]),
        (
            [f"{name}, {long_kind}, en partenariat avec {association} (association loi 1901)"],
            [landlord, social],
        ),
        ([f"- {kind} {name}", f"- Association loi 1901 : {association}"], [landlord, social]),
        ([f"{name} ({kind}) et {second} ({kind2})"], [landlord, other]),
        ([f"{name} ({kind}) / {association}"], [landlord, social]),
        (
            [
                f"{name} en partenariat avec {association}.",
                world.fill(
                    f"{name} ({long_kind}) compte {{g}} logements répartis sur {{n}} communes. "
                    "L’organisme emploie {c} salariés, dont {n} à la direction de la clientèle."
                ),
                world.fill(
                    f"{association} gère un centre d’hébergement de {{n}} places et intervient auprès de "
                    "{c} ménages par an. L’association est agréée pour l’intermédiation locative."
                ),
            ],
            [landlord, social],
        ),
    ]
    lines, bodies = rng.choice(forms)
    return Answer([Para.of(line) for line in lines], {"presentation.porteurs": filled(bodies)})


def count(path: str, name: str) -> Callable[[World, float], Answer]:
    """Return the writer of a count."""

    def write(world: World, _: float) -> Answer:
        number = world.rng.randint(6, 69)
        text = world.fill(
            pattern(world, name),
            n=str(number),
            n2=str(number * 2),
            n3=str(max(2, number // 3)),
            p=str(number // 2),
            q=str(number - number // 2),
            mots=in_words(number),
        )
        return short(path, text[:1].upper() + text[1:] if world.rng.random() < 0.5 else text, number)

    return write


def typology(world: World, _: float) -> Answer:
    """Return the types of dwelling, or an answer that names none."""
    text, types = world.rng.choice(world.style.data["values"]["typologies"])
    answer = short("logements.typologie_texte", text, text)
    answer.fields["logements.typologies"] = filled(list(types)) if types else status("vide")
    if text == "Toutes typologies":
        every = {"statut": KEEPER, "valeur": ["T1", "T2", "T3", "T4", "T5", "T6"]}
        answer.fields["logements.typologies"]["alternatives"] = [every]
    return answer


def public(world: World, length: float) -> Answer:
    """Return who the project is for, and the categories that the text names."""
    rng = world.rng
    categories = world.style.data["categories"]
    chosen = rng.sample(sorted(categories), rng.randint(1, 4))
    paras = prose(world, "publics.caracteristiques", length)
    kind = rng.choice(("body", "bullet"))
    named = [Para.of(rng.choice(categories[name]), kind) for name in chosen]
    place = rng.randint(0, len(paras))
    answer = Answer(paras[:place] + named + paras[place:])
    ordered = [name for name in CATEGORIES if name in chosen]
    answer.fields["publics.caracteristiques"] = filled(answer.text)
    # Every public of the call is « in difficulty »: with or without the generic category is as good.
    generic = [name for name in CATEGORIES if name in chosen or name == "grandes_difficultes"]
    answer.fields["publics.categories"] = filled(ordered, *([generic] if generic != ordered else []))
    return answer


CATEGORIES = (
    "grandes_difficultes",
    "sante_mentale",
    "violences_conjugales",
    "jeunes",
    "gens_du_voyage",
    "sortants_incarceration",
    "personnes_agees",
    "addictions",
    "sortants_hebergement",
    "menaces_expulsion",
)


def offer_place(world: World, _: float) -> Answer:
    """Return where the dwellings are."""
    text = world.fill(pattern(world, "localisation_offre"))
    return short("logements.localisation_offre", text, text)


def partners(world: World, length: float) -> Answer:
    """Return the partners: a list in one line or bulleted, and prose around it."""
    rng = world.rng
    bodies = world.style.data["bodies"]
    names = [(name, "association") for name in rng.sample(world.associations, 2)]
    names += [(name, "collectivite") for name in rng.sample(bodies["collectivites"], 2)]
    names += [(name, "autre") for name in rng.sample(bodies["autres"], rng.randint(2, 4))]
    rng.shuffle(names)
    written = [name for name, _ in names]
    if rng.random() < 0.5:
        lines = [Para.of(rng.choice((", ", " / ", " ; ")).join(written))]
    else:
        lines = [Para.of(name, "bullet") for name in written]
    around = prose(world, "partenariat.partenaires", length) if rng.random() < 0.6 else []
    answer = Answer(lines + around)
    value = {"texte": answer.text, "organismes": [{"nom": name, "type": kind} for name, kind in names]}
    answer.fields["partenariat.partenaires"] = filled(value)
    return answer


def euros(world: World, amount: int, cents: int = 0) -> str:
    """Write an amount the way people do."""
    plain = str(amount)
    spaced = f"{amount:,}".replace(",", " ")
    dotted = f"{amount:,}".replace(",", ".")
    if cents:
        return f"{spaced},{cents:02d} €"
    return world.rng.choice(
        (f"{plain} €", f"{spaced} €", f"{spaced} euros", f"{dotted} €", f"{plain} euros", f"{spaced},00 €")
    )


def cost(path: str, unit: str, low: int, high: int) -> Callable[[World, float], Answer]:
    """Return the writer of a cost: an amount, two of them, or words without any."""

    def write(world: World, _: float) -> Answer:
        rng = world.rng
        text, amounts = rng.choice(world.style.data["values"]["couts"])
        numbers = {"a": rng.randint(low, high) * 10, "b": rng.randint(low, high) * 10}
        word = "logement" if unit == "logement" else "ménage"
        written = {name: euros(world, number) for name, number in numbers.items()}
        text = text.format(**written, mot=word, Mot=word.capitalize(), h=rng.randint(8, 40))
        value = [
            {"montant": f"{numbers[which]}.00", "par": unit, "periode": period or None}
            for which, _, period in amounts
        ]
        answer = short(path, text, value)
        answer.fields[path]["alternatives"] = list(cost_readings(value, [per for _, per, _ in amounts]))
        return answer

    return write


def cost_readings(value: list[dict[str, Any]], named: list[str]) -> Iterator[Expected]:
    """Yield the other readings of a cost.

    Whether the label's own « par ménage » counts where the answer does not repeat it is a matter of
    reading, and so is whether an amount without a period is a total.
    """
    units = [["label" if per == "label" else "mot"] for per in named]
    bare = [
        {**item, "par": None} if per == ["label"] else item for item, per in zip(value, units, strict=True)
    ]
    for reading in (value, bare):
        total = [{**item, "periode": item["periode"] or "total"} for item in reading]
        for other in (reading, total):
            if other != value:
                yield {"statut": KEEPER, "valeur": other}


def duration(world: World, _: float) -> Answer:
    """Return how long the bodies commit themselves."""
    written, months = world.rng.choice(world.style.data["values"]["durees"])
    text = world.fill(pattern(world, "duree"), d=written)
    answer = short("duree.texte", text, text)
    answer.fields["duree.mois"] = filled(months)
    folded = text.lower()
    if "non renouvelable" in folded or "sans reconduction" in folded:
        answer.fields["duree.renouvelable"] = filled(False)
    elif "renouvel" in folded or "reconduct" in folded:
        answer.fields["duree.renouvelable"] = filled(True)
    else:
        silent = status("vide", "absent")
        silent["alternatives"].append({"statut": KEEPER, "valeur": False})
        answer.fields["duree.renouvelable"] = silent
    return answer


def free(path: str) -> Callable[[World, float], Answer]:
    """Return the writer of a free text."""

    def write(world: World, length: float) -> Answer:
        return text_answer(world, path, length)

    return write


Writer = Callable[[World, float], Answer]
WRITERS: dict[str, Writer] = {
    "presentation.localisation": localisation,
    "presentation.nom_projet": project_name,
    "presentation.porteurs": holders,
    "publics.nombre_menages": count("publics.nombre_menages", "menages"),
    "publics.caracteristiques": public,
    "logements.nombre_logements": count("logements.nombre_logements", "logements"),
    "logements.typologie_texte": typology,
    "logements.localisation_offre": offer_place,
    "partenariat.partenaires": partners,
    "financement.cout_diagnostic": cost("financement.cout_diagnostic", "menage", 10, 90),
    "financement.cout_accompagnement": cost("financement.cout_accompagnement", "menage", 60, 400),
    "financement.cout_gestion_locative": cost("financement.cout_gestion_locative", "logement", 20, 150),
    "financement.cout_global": cost("financement.cout_global", "menage", 90, 500),
    "duree.texte": duration,
    **{
        path: free(path)
        for path in (
            "presentation.descriptif",
            "logements.attribution",
            "accompagnement.methodologie",
            "accompagnement.gestion_locative",
            "accompagnement.adhesion_menage",
            "accompagnement.mobilisation_offre",
            "accompagnement.relation_bailleur",
            "accompagnement.adequation_besoins",
            "financement.texte",
            "financement.cofinancements",
            "avis.service_departemental",
            "avis.pertinence",
            "avis.conditions",
            "avis.commentaire",
        )
    },
}


def empty_fields() -> dict[str, Expected]:
    """Return every path of the contract, absent until something is written."""
    return {path: status("absent") for path in PATHS}
