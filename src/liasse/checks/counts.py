"""Two counts of one thing: households, dwellings, those who support them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from liasse import wording
from liasse.checks.alert import Alert, french, quote
from liasse.checks.facts import Facts, Sentence
from normalize import number

_FIELDS = {
    "menages": "publics.nombre_menages",
    "familles": "publics.nombre_menages",
    "logements": "logements.nombre_logements",
}
_NOUN = re.compile(r"\s+(?:nouveaux |nouvelles )?(?P<noun>menages|familles|logements)\b")
# The whole project is meant: « les 25 ménages du projet », « un quota de 25 logements ».
_AFTER = re.compile(
    r"\s*(?:hlm )?(?:cibles? |vises? |concernes? |prevus? |accompagnes? )?(?:(?:du|de ce|de notre|par le|par ce|dans le cadre du|au titre du) (?:present )?"
    r"(?:projet|dispositif|programme)\b|de (?:l'|cette )action\b|accompagnes\s*(?:$|[.;:])|"
    r"(?:seront|vont etre) (?:accompagne|suivi|loge|mobilise|reserve|concerne|propose)\w*)"
)
_BEFORE = re.compile(
    r"(?:\b(?:le|ce|notre|present) (?:projet|dispositif)\s(?:\w+ ){0,2}?(?:concerne\w*|porte\w* sur|vise\w*|prevoit|cible\w*|accompagnera|s'adresse\w* a|"
    r"beneficiera a|mobilise\w*|comprend\w*)\s(?:[\w']+ ){0,4}|\b(?:quota|contingent|enveloppe) de\s|\bgestion de\s|\bprojet de\s|\bobjectif (?:est |de |d'accompagner )+)$"
)
_PART = re.compile(
    r"\b(?:par an|par mois|chaque annee|par annee|(?:en|depuis|annee) (?:19|20)\d\d|depuis|bilan|deja|ont ete|a ete|etaient|actuellement|chacun|minimum|"
    r"maximum|au moins|au plus|premiere annee|experimentation|par travailleur|par poste|par etp|dont|parmi|jusqu'a|gere|compte|possede|reparti\w*)\b"
)
# The call's own title is printed at the head of the form.
_CALL = re.compile(r"\b10[ .]?000 logements")
NEAR = 70  # characters around a count in which a word tells what it counts

_WORKERS = re.compile(
    r"(?P<count>\d{1,2}|un|une|deux|trois|quatre|cinq|six) (?:travailleurs? sociaux|travailleu(?:r|se) social\w*|educateurs?|accompagnateurs?|"
    r"intervenants? sociaux|conseilleres? (?:en economie )?social\w*|referents? sociaux)\b"
)
_POSTS = re.compile(
    r"(?P<count>\d{1,2}(?:[.,]\d{1,2})?|un|une|deux|trois|quatre) (?:etp\b|(?:postes? de )?(?:travailleu\w+|salarie\w*|educateu\w+|conseillere?) (?:social\w* )?(?:\w+ )?a temps plein|"
    r"postes? (?:de |d')(?:travailleu|educateu|conseill|accompagnateu)|equivalents?[- ]temps[- ]plein)"
)
_TEAM = re.compile(
    r"\b(?:equipe|constitue\w*|dedie\w*|affecte\w*|mobilise\w*|recrut\w+|assur\w+|suit|suivent|suivra|intervien\w+)\b"
)
_MORE = re.compile(r"\b(?:creee?s?|creation|supplementaires?|renfort|existante?s?)\b")
_WORDS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}


def two_counts(facts: Facts) -> Iterable[Alert]:
    """The text gives the project another number of households or dwellings than the form's field."""
    told: set[str] = set()
    for sentence, value, noun in _claims(facts):
        path = _FIELDS[noun]
        count = facts.count(path)
        if count is None or path in told or sentence.path == path or value in _given(facts, path):
            continue
        told.add(path)
        message = (
            f"{wording.field(path)} : {french(count)} ({quote(facts.answer(path))}), mais {quote(sentence.text)}. "
            "Demandez le nombre juste."
        )
        paths = tuple(dict.fromkeys((path, *sentence.paths)))
        yield Alert("nombre_discordant", "avertissement", paths, message, sentence.start)


def _claims(facts: Facts) -> Iterator[tuple[Sentence, int, str]]:
    """Yield each count that speaks of the whole project."""
    for sentence in facts.sentences:
        folded = sentence.folded
        if _CALL.search(folded):
            continue
        for found in sentence.numbers:
            noun = _NOUN.match(folded, found.end)
            if noun is None or found.form not in ("figures", "words") or found.value < 2:
                continue
            before, after = (
                folded[max(found.start - NEAR, 0) : found.start],
                folded[noun.end() : noun.end() + NEAR],
            )
            if _PART.search(before) or _PART.search(after):
                continue
            if _BEFORE.search(before) or _AFTER.match(after):
                yield sentence, found.value, noun["noun"]


def _given(facts: Facts, path: str) -> set[int]:
    """Return every number that the field's own answer gives, and their sum: « 12 en accès, 13 en maintien »."""
    values = [found.value for found in number.find(facts.answer(path))]
    return {*values, sum(values), facts.count(path) or 0}


def workers_and_posts(facts: Facts) -> Iterable[Alert]:
    """The text counts more social workers than the budget pays posts."""
    workers = _largest(facts, _WORKERS, exclude=_POSTS, need=_TEAM)
    posts = _largest(facts, _POSTS)
    if workers and posts and workers[0] > posts[0]:
        paths = tuple(dict.fromkeys((*workers[1].paths, *posts[1].paths)))
        message = (
            f"Le nombre d'accompagnateurs diffère : {quote(workers[1].text)} et {quote(posts[1].text)}. "
            "Demandez combien de postes le projet finance."
        )
        yield Alert("effectif_discordant", "avertissement", paths, message, posts[1].start)


def _largest(
    facts: Facts,
    pattern: re.Pattern[str],
    *,
    exclude: re.Pattern[str] | None = None,
    need: re.Pattern[str] | None = None,
) -> tuple[Decimal, Sentence] | None:
    """Return the greatest count that ``pattern`` finds, with its sentence."""
    found = []
    for sentence in facts.sentences:
        # What a body employs already is told where it presents itself.
        if (
            sentence.path.startswith("presentation.")
            or _MORE.search(sentence.folded)
            or (exclude and exclude.search(sentence.folded))
        ):
            continue
        if need and not need.search(sentence.folded):
            continue
        for match in pattern.finditer(sentence.folded):
            written = match["count"]
            found.append((Decimal(_WORDS.get(written) or written.replace(",", ".")), sentence))
    return max(found, key=lambda item: item[0]) if found else None
