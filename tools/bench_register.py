"""Measure a large register: how long it takes to open, how much memory it needs, how long one name takes.

The register is made by a program in the likeness of the State's files: associations by their object and their
commune, firms by a surname or an invented brand, words as unevenly shared as there. Names are asked as they
stand, damaged by OCR, torn apart, joined, as acronyms, and of bodies that are not in it; every name once, so
that no answer is kept. Run in a process of its own, one name after the other:

    .venv/bin/python tools/bench_register.py --rows 1000000 --names 3000 --folder /tmp/register
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bench_names import _hurried, _ocr, _spaced, cases
from liasse.registers import _shipped_index
from normalize.geography import load as geography
from normalize.matching import Matcher
from normalize.matching_candidate import Evidence
from normalize.registry import Body
from normalize.registry_building import build
from normalize.registry_index import Index, load

_OBJECTS = (
    "Comité des fêtes", "Amicale laïque", "Club sportif", "Amicale des anciens combattants", "Association de chasse",
    "Association sportive", "Foyer rural", "Les amis du patrimoine", "Union sportive", "Tennis club", "Les aînés",
    "Amicale des sapeurs pompiers", "Association des parents d'élèves", "Club de l'amitié", "Pétanque", "Judo club",
    "Maison des jeunes et de la culture", "Accueil et insertion", "Habitat et humanisme", "Logement jeunes",
    "Solidarité femmes", "Entraide", "Le relais", "L'espoir", "Centre social", "Régie de quartier", "Cyclo club",
    "Société de pêche", "Chorale", "Théâtre", "Association pour l'insertion par le logement", "Foyer logement",
    "Résidence sociale", "Les restaurants du coeur", "Secours populaire", "La clé", "Un toit pour tous",
)  # fmt: skip
_TRADES = (
    "Immobilier", "Habitat", "Logement", "Bâtiment", "Services", "Conseil", "Transports", "Gestion", "Patrimoine",
    "Développement", "Construction", "Rénovation", "Investissement", "Distribution", "Holding", "Promotion",
)  # fmt: skip
_SYLLABLES = """
lo gi vi val mo dom na te pro bel hab sol ur ci ter ra no eo li ma res is ia al or pla ber nar du bois gar nier
mar tin le roy fon tai ne che val rou sse lam bert gui llou mer cier fau re bru net per rin cla ver dy bo chan
""".split()  # noqa: SIM905 - a literal of sixty would hide them

# Names that need what is read once in a process: the shipped register, geography, the lists of words.
_FIRST = ("OPH de la Creuse", "Rivemant Habitet", "Toit Rivemont - Limoges", "Association d'entraide (ADE)")


def invented(rng: random.Random) -> str:
    """Return a word of two to four syllables, the shorter the more often."""
    return "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3, 4)))).title()


def bodies(rows: int, rng: random.Random) -> Iterator[Body]:
    """Yield bodies in the likeness of SIRENE and RNA."""
    known = geography()
    communes = [bearers[0] for bearers in known.communes.values()]
    for _ in range(rows):
        commune = rng.choice(communes)
        draw = rng.random()
        acronyms: tuple[str, ...] = ()
        if draw < 0.45:
            name = f"{rng.choice(_OBJECTS)} de {commune.name}"
        elif draw < 0.6:
            name = f"{rng.choice(_OBJECTS)} {invented(rng)} {rng.choice(_TRADES)}"
        elif draw < 0.75:
            name = f"{invented(rng)} {rng.choice(_TRADES)}"
        elif draw < 0.9:
            name = f"{invented(rng)} {invented(rng)}"
        else:
            name = (
                f"Association {rng.choice(_OBJECTS)} et {rng.choice(_TRADES)} {invented(rng)} {commune.name}"
            )
            acronyms = ("".join(word[0] for word in name.split()[1:]).upper(),)
        yield Body(name, "association" if draw < 0.6 else "", acronyms, departements=(commune.departement,))


def questions(index: Index, count: int, rng: random.Random) -> list[tuple[str, str]]:
    """Return names to ask, each with a département: half of the large register, half of the shipped one."""
    _, of_shipped = cases("report", 1)
    asked = [
        (case.name, case.departement) for case in rng.sample(of_shipped, min(count // 2, len(of_shipped)))
    ]
    while len(asked) < count:
        body = index.body(rng.randrange(index.source.rows))
        way = rng.choice((str, str.upper, lambda n: _ocr(n, rng, 1), lambda n: _ocr(n, rng, 2),
                          lambda n: _hurried(n, rng), lambda n: _spaced(n, rng)))  # fmt: skip
        asked.append((way(body.name), body.departements[0] if rng.random() < 0.5 else ""))
    rng.shuffle(asked)
    return asked


def ask(folder: Path, names: list[tuple[str, str]], slowest: int) -> dict[str, float]:
    """Open the register and ask every name; return the figures and print the slowest names."""
    started = time.perf_counter()
    index = load(folder)
    matcher = Matcher([_shipped_index(), index])
    for name in _FIRST:
        matcher.ask(name)
    opened = time.perf_counter() - started
    took = []
    for name, departement in names:
        evidence = Evidence(frozenset([departement] if departement else []))
        wall, spent = time.perf_counter(), time.process_time()
        matcher.ask(name, evidence)
        took.append((time.process_time() - spent, time.perf_counter() - wall, name))
    took.sort(reverse=True)
    for spent, wall, name in took[:slowest]:
        print(f"{spent * 1000:7.1f} ms ({wall * 1000:.1f} à l'horloge)  {name}")
    spent = sorted(item[0] * 1000 for item in took)
    return {
        "lignes": index.source.rows,
        "noms": len(names),
        "ouverture_s": round(opened, 2),
        "memoire_mo": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "mediane_ms": round(spent[len(spent) // 2], 1),
        "95_pour_cent_ms": round(spent[int(len(spent) * 0.95)], 1),
        "99_pour_cent_ms": round(spent[int(len(spent) * 0.99)], 1),
        "pire_ms": round(spent[-1], 1),
        "pire_horloge_ms": round(max(item[1] for item in took) * 1000, 1),
    }


def main() -> None:
    """Make the register where it is not there yet, and measure it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--names", type=int, default=2000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--slowest", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        names = json.loads(options.ask.read_text(encoding="utf-8"))
        print(json.dumps(ask(options.folder, names, options.slowest), ensure_ascii=False))
        return
    if not (options.folder / "registre.json").exists():
        build(bodies(options.rows, random.Random(1)), "essai", "2026-01-01").save(options.folder)
    asked = options.folder / f"noms-{options.seed}.json"
    names = questions(load(options.folder), options.names, random.Random(options.seed))
    asked.write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
    command = [
        sys.executable,
        __file__,
        "--folder",
        options.folder,
        "--slowest",
        options.slowest,
        "--ask",
        asked,
    ]
    subprocess.run([str(part) for part in command], check=True, env={**os.environ, "LIASSE_DONNEES": "-"})


if __name__ == "__main__":
    main()
