"""A matcher's answers as the contract writes them, and as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from normalize.matching import Answer, Decision, Matcher
from normalize.matching_candidate import Evidence
from normalize.registry import Source

_WORDS = {Decision.ACCEPTED: "reconnu", Decision.PROPOSED: "à confirmer", Decision.NONE: "inconnu"}


def answers(names: Iterable[tuple[str, str]], matcher: Matcher) -> Iterator[Answer]:
    """Yield the answer for each (name, département code or "")."""
    for name, departement in names:
        places = frozenset([departement.upper().zfill(2)]) if departement else frozenset()
        yield matcher.ask(name, Evidence(places))


def named_lines(lines: Iterable[str], departement: str) -> Iterator[tuple[str, str]]:
    """Yield the name and département of each line « name[TAB]NN »; empty lines are left out."""
    for line in lines:
        name, _, own = line.rstrip("\r\n").partition("\t")
        if name.strip():
            yield name.strip(), own.strip() or departement


def as_data(answer: Answer) -> dict[str, Any]:
    """Return one answer as the contract's object."""
    body = answer.body
    return {
        "nom": answer.name,
        "decision": answer.decision.value,
        "registre": body.name if body else None,
        "type": body.contract_type if body else None,
        "score": answer.score,
        "candidats": [
            {"registre": found.body.name, "score": found.score, "raisons": list(found.reasons)}
            for found in answer.candidates
        ],
        "source": source_data(answer.source),
    }


def source_data(source: Source) -> dict[str, Any]:
    """Return a register's identity as the contract's object."""
    return {"nom": source.name, "date": source.date, "lignes": source.rows}


def as_lines(answer: Answer) -> Iterator[str]:
    """Yield one answer as lines for a terminal."""
    named = f" : {answer.body.name} ({answer.body.kind})" if answer.body else ""
    yield f"{answer.name} — {_WORDS[answer.decision]}{named}"
    for found in answer.candidates:
        yield f"    {found.score:.2f}  {found.body.name}"
        for reason in found.reasons:
            yield f"          {reason}"


def source_line(source: Source) -> str:
    """Return which register answered."""
    return f"Registre : {source.name}, {source.date}, {source.rows} lignes"
