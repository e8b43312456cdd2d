"""Measure how safely names are linked: names of bodies in the register, and as many that are not in it.

Three tenths of the shipped register's bodies are taken out and serve as outsiders, with invented ones, other
public bodies and near namesakes. Every other body is asked for in many spellings. Names are dealt to a tuning
and a reporting half by a hash of the body, so that what is tuned is never what is reported.

    .venv/bin/python tools/bench_names.py --half report --errors 20
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from normalize.geography import load
from normalize.matching import Decision, Matcher
from normalize.matching_candidate import Evidence
from normalize.matching_words import initials, prepare
from normalize.registry import Body, Register, shipped

_OCR = (
    ("rn", "m"), ("m", "rn"), ("d", "cl"), ("cl", "d"), ("O", "0"), ("o", "0"), ("l", "1"), ("l", "i"), ("i", "l"),
    ("I", "l"), ("e", "c"), ("c", "e"), ("é", "e"), ("É", "F"), ("è", "é"), ("à", "a"), ("ç", "g"), ("û", "G"),
    ("t", "f"), ("f", "t"), ("u", "n"), ("n", "u"), ("h", "b"), ("b", "h"), ("S", "5"), ("B", "8"), ("g", "9"),
    ("v", "y"), ("li", "h"), ("h", "li"), ("ri", "n"), ("a", "o"), ("œ", "ce"), ("ô", "6"), ("E", "F"), ("Q", "O"),
    ("O", "Q"), ("nn", "m"), ("ii", "u"), ("C", "G"), ("î", "i"),
)  # fmt: skip
_LEGAL = {
    "OPH": ("OPH", "O.P.H.", "Office Public de l'Habitat", "Office public de l’habitat", "OPAC", "bailleur social"),
    "ESH": ("SA d'HLM", "S.A. d'H.L.M.", "SA HLM", "Société anonyme d'HLM", "ESH", "Entreprise sociale pour l'habitat",
            "Société Anonyme d'Habitations à Loyer Modéré", "bailleur"),
    "SEM": ("SEM", "Société d'économie mixte", "SAEM"),
    "coopérative": ("Société coopérative d'HLM", "coopérative HLM", "SCIC HLM"),
    "association": ("association", "Association", "l'association", "Association loi 1901", "asso"),
    "fondation": ("la",),
    "groupe": ("Groupe", "le groupe"),
    "groupement": ("le",),
}  # fmt: skip
_TRADE = (
    "Habitat", "Logement", "Logis", "Toit", "Résidences", "Habitations", "Immobilière", "Foyer", "Logement Social",
    "Habitat Solidaire", "Accueil", "Insertion", "Solidarité", "Entraide", "Relais", "Espoir", "Avenir", "Horizon",
)  # fmt: skip
_PUBLIC = (
    "CCAS de {c}", "CAF de {d}", "Conseil départemental de {d}", "Mission locale de {c}", "UDAF {n}", "ADIL {n}",
    "Mairie de {c}", "DDCS {n}", "Communauté de communes de {c}", "CHRS de {c}", "MSA {d}", "SIAO {n}",
    "Centre hospitalier de {c}", "SPIP {n}", "Foyer de jeunes travailleurs de {c}", "CIDFF {n}", "GIP FSL {n}",
)  # fmt: skip
_INVENTED = (
    "Association {a} {b} de {c}", "{a} et {b} {c}", "OPH de {c}", "{c} {t}", "{t} {c}", "SA d'HLM {x}", "{x} {t}",
    "{x}", "Association {x}", "Le {a} de {c}", "Association départementale {a} {b} {n}", "Habitat {n}", "{x} {d}",
    "Maison {a} {c}", "Foyer {b} {x}", "Les Amis de {c}",
)  # fmt: skip
_SYLLABLES = "lo gi vi val mo dom na te pro bel hab sol ur ci ter ra no eo li ma res is ia al or pla".split()  # noqa: SIM905


@dataclass(frozen=True)
class Case:
    """A name to ask, its place, the body that it means ("" for an outsider) and how it was made."""

    name: str
    departement: str
    wanted: str
    manner: str


def half_of(name: str) -> str:
    """Return which half a body's names are in."""
    return "tune" if zlib.crc32(name.encode()) % 2 else "report"


def split(seed: int) -> tuple[Register, list[Body]]:
    """Return the register to ask, and the bodies taken out of it."""
    rng = random.Random(seed)
    register = shipped()
    taken = {body.name for body in register.bodies if rng.random() < 0.3}
    inside = tuple(body for body in register.bodies if body.name not in taken)
    known = {prepare(name).words for body in inside for _, name in body.forms()}
    out = [
        body for body in register.bodies
        if body.name in taken and not any(prepare(name).words in known for _, name in body.forms())
    ]  # fmt: skip
    return Register(replace(register.source, rows=len(inside)), inside), out


def spellings(body: Body, rng: random.Random, acronyms: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield (spelling, manner) of a body's names."""
    names = [name for kind, name in body.forms() if kind != "sigle"]
    for name in rng.sample(names, min(len(names), 3)):
        yield name, "exact"
        yield rng.choice((name.upper(), name.lower(), _unaccented(name), _unaccented(name).upper())), "casse"
        yield _marks(name, rng), "signes"
        yield _with_legal(name, body, rng), "forme"
        yield _ocr(name, rng, 1), "ocr"
        yield _ocr(name.upper() if rng.random() < 0.3 else _with_legal(name, body, rng), rng, 2), "ocr fort"
        yield _hurried(name, rng), "faute"
        yield _spaced(name, rng), "espaces"
    short = next((a for a in body.acronyms if acronyms[a.lower()] == 1), None)
    if short:
        yield rng.choice((short, ".".join(short) + ".", short.upper())), "sigle"
        yield f"{names[0]} ({short})", "sigle entre parenthèses"


def _unaccented(text: str) -> str:
    return text.translate(str.maketrans("éèêëàâîïôöûùçÉÈÊÎÔÇ", "eeeeaaiioouucEEEIOC")).replace("œ", "oe")


def _marks(name: str, rng: random.Random) -> str:
    ways = (
        lambda: name.replace("'", "’"), lambda: name.replace("-", " "), lambda: f"« {name} »", lambda: f'"{name}"',
        lambda: name.replace(" et ", " & "), lambda: name + ".", lambda: name.replace("'", " "), lambda: f"  {name} ,",
    )  # fmt: skip
    return rng.choice(ways)()


def _with_legal(name: str, body: Body, rng: random.Random) -> str:
    own = prepare(name).legal
    legal = rng.choice(_LEGAL.get(body.kind, ("",)))
    if own:
        return name
    return f"{name} ({legal})" if rng.random() < 0.2 else f"{legal} {name}"


def _ocr(name: str, rng: random.Random, times: int) -> str:
    for _ in range(times):
        possible = [(a, b, m.start()) for a, b in _OCR for m in re.finditer(re.escape(a), name)]
        if possible:
            a, b, at = rng.choice(possible)
            name = name[:at] + b + name[at + len(a) :]
    return name


def _hurried(name: str, rng: random.Random) -> str:
    places = [at for at in range(1, len(name) - 1) if name[at].isalpha() and name[at + 1].isalpha()]
    if len(name) < 9 or not places:
        return name
    at = rng.choice(places)
    return rng.choice((
        name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name + "s" if not name.endswith("s") else name[:-1],
    ))  # fmt: skip


def _spaced(name: str, rng: random.Random) -> str:
    if " " in name and rng.random() < 0.6:
        at = rng.choice([m.start() for m in re.finditer(" ", name)])
        return name[:at] + name[at + 1 :]
    at = rng.randrange(2, max(3, len(name) - 2))
    return name[:at] + " " + name[at:]


def outsiders(
    taken: list[Body], inside: Register, rng: random.Random, count: int
) -> Iterator[tuple[str, str]]:
    """Yield (name, manner) of bodies that the register has not."""
    geography = load()
    communes = [bearers[0].name for bearers in geography.communes.values()]
    departements = list(geography.departements.items())
    known = {prepare(name).words for body in inside.bodies for _, name in body.forms()}
    short = {a.lower() for body in inside.bodies for a in body.acronyms}
    real = [name for body in taken for kind, name in body.forms() if kind != "sigle"]
    made = 0
    while made < count:
        draw = rng.random()
        departement, code = rng.choice(departements)
        commune = rng.choice(communes)
        words = {
            "c": commune, "d": departement.title(), "n": code, "a": rng.choice(_TRADE), "b": rng.choice(_TRADE),
            "t": rng.choice(_TRADE), "x": "".join(rng.sample(_SYLLABLES, 3)).title(),
        }  # fmt: skip
        if draw < 0.35:
            name, manner = rng.choice(real), "vrai, hors registre"
            name = rng.choice((name, name.upper(), _ocr(name, rng, 1), _unaccented(name)))
        elif draw < 0.55:
            name, manner = rng.choice(_INVENTED).format(**words), "inventé"
        elif draw < 0.7:
            name, manner = rng.choice(_PUBLIC).format(**words), "autre organisme public"
        elif draw < 0.76:
            name, manner = initials(prepare(rng.choice(_INVENTED).format(**words))).upper(), "sigle"
        else:
            name, manner = _namesake(rng.choice(inside.bodies).name, words, rng), "voisin"
        if prepare(name).words and prepare(name).words not in known and name.lower() not in short:
            made += 1
            yield name, manner


def _namesake(name: str, words: dict[str, str], rng: random.Random) -> str:
    """Return a near namesake of a body: another place, word or number."""
    parts = name.split()
    ways = [f"{name} {words['d']}", f"{name} {words['c']}", f"{name} {words['t']}", f"{words['t']} {name}"]
    swapped = [p for p in parts if p[0].isupper() and len(p) > 2]
    if len(swapped) > 1:
        one = rng.choice(swapped)
        ways += [name.replace(one, words[key]) for key in ("d", "c", "t", "x")]
    if any(p.isdigit() for p in parts):
        ways.append(re.sub(r"\d+", words["n"] if words["n"].isdigit() else "99", name))
    return rng.choice(ways)


def cases(half: str, seed: int) -> tuple[Register, list[Case]]:
    """Return the register to ask and the names to ask it."""
    inside, taken = split(seed)
    rng = random.Random(f"{half} {seed}")
    acronyms = Counter(a.lower() for body in inside.bodies for a in body.acronyms)
    found = []
    for body in inside.bodies:
        if half_of(body.name) == half:
            for name, manner in spellings(body, rng, acronyms):
                place = rng.choice(body.departements) if body.departements and rng.random() < 0.5 else ""
                found.append(Case(name, place, body.name, manner))
    codes = sorted(load().departements.values())
    for name, manner in outsiders([b for b in taken if half_of(b.name) == half], inside, rng, len(found)):
        found.append(Case(name, rng.choice(codes) if rng.random() < 0.5 else "", "", manner))
    return inside, found


def measure(half: str, seed: int) -> tuple[Counter[str], dict[str, Counter[str]], list[str]]:
    """Ask every name and count what came of it."""
    inside, asked = cases(half, seed)
    matcher = Matcher.of(inside)
    total: Counter[str] = Counter()
    by_manner: dict[str, Counter[str]] = {}
    errors = []
    for case in asked:
        answer = matcher.ask(case.name, Evidence(frozenset([case.departement] if case.departement else [])))
        got = answer.body.name if answer.body else ""
        accepted = answer.decision is Decision.ACCEPTED
        if case.wanted:
            result = "juste" if got == case.wanted else "faux" if accepted else "manqué"
        else:
            result = "lien à tort" if accepted else "écarté"
        total[result] += 1
        by_manner.setdefault(("" if case.wanted else "hors : ") + case.manner, Counter())[result] += 1
        if result not in {"juste", "écarté"}:
            best = [(c.body.name, c.score, c.reasons) for c in answer.candidates[:2]]
            errors.append(
                f"{result} | {case.manner} | {case.name} [{case.departement}] | {case.wanted} | {best}"
            )
    return total, by_manner, errors


def figures(total: Counter[str]) -> dict[str, float]:
    """Return precision, recall and wrong links on outsiders."""
    accepted = total["juste"] + total["faux"] + total["lien à tort"]
    asked = total["juste"] + total["faux"] + total["manqué"]
    outside = total["lien à tort"] + total["écarté"]
    return {
        "noms": asked,
        "hors registre": outside,
        "precision": total["juste"] / accepted,
        "rappel": total["juste"] / asked,
        "liens à tort hors registre": total["lien à tort"] / outside,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "report"), default="tune")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    started = time.perf_counter()
    total, by_manner, errors = measure(options.half, options.seed)
    for manner, counts in sorted(by_manner.items()):
        print(f"{manner:32}", dict(counts))
    print(figures(total), f"{(time.perf_counter() - started) / sum(total.values()) * 1000:.1f} ms par nom")
    random.Random(0).shuffle(errors)
    print("\n".join(sorted(errors[: options.errors])))
    if options.json:
        options.json.write_text(json.dumps(figures(total), ensure_ascii=False, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
