"""The people to call: names, functions, addresses, numbers, in the layouts people use."""

from __future__ import annotations

import unicodedata

from reference.answers import Expected, filled
from reference.blocks import Block, Bold, Grid, Para
from reference.style import World

# ARCEP keeps these prefixes for works of fiction (decision 2018-0881).
PREFIXES = ("0199", "0261", "0353", "0465", "0536", "0639")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in folded if c.isalnum() and c.isascii())


def _employers(world: World) -> list[str]:
    """Return the body of each person: one or two, more where the style has more ``people``."""
    most = world.style.data["layout"].get("people", 2)
    first, second = world.bailleurs[0][0], world.associations[0]
    number = world.rng.randint(1, most)
    return [first, second, first, world.associations[1]][:number]


def contacts(world: World) -> tuple[list[Block], Expected]:
    """Return the blocks and the reference value."""
    rng = world.rng
    bodies = world.style.data["bodies"]
    blocks: list[Block] = [Para.of(rng.choice(world.style.data["labels"]["contacts"]) + " :", "label")]
    value = []
    layout = rng.choice(world.style.data["layout"]["contacts"])
    for organisme in _employers(world):
        first, last = rng.choice(bodies["prenoms"]), rng.choice(bodies["noms"])
        job = rng.choice(bodies["fonctions"])
        email = f"{_plain(first)[:1]}.{_plain(last)}@{_plain(organisme)}.example"
        number = rng.choice(PREFIXES) + "".join(str(rng.randint(0, 9)) for _ in range(6))
        pairs = [number[index : index + 2] for index in range(0, 10, 2)]
        phone = rng.choice((" ", ".", "-")).join(pairs)
        name = rng.choice((f"{first} {last}", f"{last.upper()} {first}", f"{first} {last.upper()}"))
        civility = rng.choice(("", "", "Mme " if first in bodies["feminins"] else "M. "))
        blocks += _written(layout, civility + name, job, organisme, email, phone)
        value.append(
            {"nom": name, "fonction": job, "organisme": organisme, "email": email, "telephone": number}
        )
    if layout == "roster":
        head = ("Nom", "Fonction", "Structure", "Coordonnées")
        rows = [tuple((Para((Bold(text),), "cell"),) for text in head)]
        rows += [row for block in blocks[1:] if isinstance(block, Grid) for row in block.rows]
        blocks = [blocks[0], Grid(tuple(rows), (0.17, 0.2, 0.2, 0.43))]
    if layout == "columns":
        blocks = [blocks[0], *_columns(blocks[1:])]
    return blocks, filled(value)


def _columns(people: list[Block]) -> list[Block]:
    """Return one table with a column for each two people and a row for each thing about them."""
    columns = [block.rows[0] for block in people if isinstance(block, Grid)]
    heads = tuple(
        (Para((Bold(text),), "cell"),) for text in ("Nom", "Fonction", "Organisme", "Tél.", "Courriel")
    )
    longest = max(len(str(column[-1][0].items[0])) for column in columns)
    step = 2 if longest < 34 else 1  # a printed e-mail that overflows its cell would run into its neighbour
    pairs = [columns[at : at + step] for at in range(0, len(columns), step)]
    widths = {1: (0.3, 0.7), 2: (0.16, 0.42, 0.42)}
    return [Grid(tuple(zip(heads, *pair, strict=True)), widths[len(pair)]) for pair in pairs]


_MORE = {
    "signature": ("{name}", "{job} – {organisme}", "Tél. {phone} – {email}"),
    "keyed": (
        "Nom : {name}", "Fonction : {job}", "Structure : {organisme}", "Téléphone : {phone}", "Courriel : {email}"
    ),
    "body_last": ("{name}, {job} ({organisme})", "{email} - {phone}"),
    "sentence": ("{organisme} : {name}, {job}, joignable au {phone} ou à l’adresse {email}.",),
    "dossier": ("Dossier suivi par : {name} ({job}), {organisme}", "mél. {email} - tél. {phone}"),
    "reversed": ("{phone}", "{email}", "{name}", "{job}, {organisme}"),
    "brackets": ("{name} [{organisme}] {phone} <{email}>, {job}",),
    "slashes": ("{name} / {job} / {organisme} / {phone} / {email}",),
}  # fmt: skip


def _written(layout: str, name: str, job: str, organisme: str, email: str, phone: str) -> list[Block]:
    """Return one person."""
    if layout == "line":
        return [Para.of(f"{name}, {job}, {organisme} – Tél. : {phone} – {email}")]
    if layout == "lines":
        return [Para.of(line) for line in (name, job, organisme, f"Tél : {phone}", f"Mail : {email}")]
    if layout == "semicolons":
        return [Para.of(f"{organisme} ; {name} ; {job} ; {email} ; {phone}")]
    if layout == "table":
        cells = ((name, job), (organisme,), (phone, email))
        return [Grid((tuple(tuple(Para.of(line, "cell") for line in cell) for cell in cells),))]
    if layout == "caps":
        return [Para.of(organisme.upper()), Para.of(f"{name} - {job}"), Para.of(f"{phone} / {email}")]
    if layout in _MORE:
        given = {"name": name, "job": job, "organisme": organisme, "email": email, "phone": phone}
        return [Para.of(line.format(**given)) for line in _MORE[layout]]
    if layout in ("roster", "columns"):
        # The last cell is wide: a printed e-mail that overflows it would run into its neighbour.
        last = ((phone, email),) if layout == "roster" else ((phone,), (email,))
        cells = ((name,), (job,), (organisme,), *last)
        return [Grid((tuple(tuple(Para.of(line, "cell") for line in cell) for cell in cells),))]
    return [Para.of(f"- {organisme} : Tél. {phone}"), Para.of(f"{job} : {name}"), Para.of(email)]
