"""Names that no register knows, gathered over a batch: the spellings of one body are one row to decide on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liasse.linking import sections
from liasse.results import Leaves, bodies_in, written
from normalize.matching import Answer, Matcher
from normalize.matching_acronyms import definitions
from normalize.matching_candidate import Evidence
from normalize.matching_words import as_acronym, plain
from normalize.registry import Body, Register, Source

Key = tuple[str, tuple[str, ...]]  # a folded name and the départements of the dossiers that have it


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as a dossier writes it, with the dossier's départements.

    ``meant`` is the name that the dossier explains an acronym by; of any other name it is the name.
    """

    name: str
    dossier: str
    departements: tuple[str, ...]
    meant: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spellings of what is taken for one body, the most frequent first, and what the registers propose."""

    spellings: tuple[str, ...]
    dossiers: tuple[str, ...]
    departements: tuple[str, ...]
    answer: Answer

    def as_data(self) -> dict[str, Any]:
        """Return the cluster as plain data."""
        return {
            "nom": self.spellings[0],
            "graphies": list(self.spellings),
            "dossiers": list(self.dossiers),
            "departements": list(self.departements),
            "candidats": [
                {"registre": found.body.name, "score": found.score, "raisons": list(found.reasons)}
                for found in self.answer.candidates
            ],
        }


def unknown(results: Mapping[str, Leaves], matcher: Matcher) -> list[Cluster]:
    """Return the clusters of a batch's unknown names, those of most dossiers first."""
    clusters = []
    for mentions in clustered(list(_mentions(results))):
        counts = Counter(mention.name for mention in mentions)
        spellings = tuple(name for name, _ in counts.most_common())
        places = tuple(sorted({code for mention in mentions for code in mention.departements}))
        dossiers = tuple(sorted({mention.dossier for mention in mentions}))
        clusters.append(
            Cluster(spellings, dossiers, places, matcher.ask(spellings[0], Evidence(frozenset(places))))
        )
    return sorted(clusters, key=lambda cluster: (-len(cluster.dossiers), plain(cluster.spellings[0])))


def _mentions(results: Mapping[str, Leaves]) -> Iterator[Mention]:
    for ident, leaves in results.items():
        explained = definitions(written(leaves))
        for section in sections(leaves):
            place = leaves.get(section.place, {}).get("valeur") or {}
            departements = tuple(place.get("departements", []))
            for path in section.bodies:
                for body in bodies_in(leaves.get(path, {}).get("valeur")):
                    if body["registre"] is None:
                        name = body["nom"]
                        meant = explained.get(as_acronym(name) or "", name)
                        yield Mention(name, ident, departements, meant)


def clustered(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return mentions in groups whose names would be accepted as one another's, places not against it."""
    by_key: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_key[plain(mention.meant), mention.departements].append(mention)
    bodies = tuple(Body(group[0].meant, departements=places) for (_, places), group in by_key.items())
    # The register that the names themselves make.
    matcher = Matcher.of(Register(Source("noms du lot", "", len(bodies)), bodies))
    matcher.own_words = False  # a spelling that OCR damaged is among them
    parent: dict[Key, Key] = {key: key for key in by_key}

    def root(key: Key) -> Key:
        while parent[key] != key:
            key = parent[key]
        return key

    for key, group in by_key.items():
        for candidate in matcher.alike(group[0].meant, Evidence(frozenset(key[1]))):
            other = (plain(candidate.body.name), candidate.body.departements)
            if root(other) != root(key):
                parent[root(other)] = root(key)
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for key, group in by_key.items():
        groups[root(key)] += group
    return list(groups.values())
