"""What a typed value says of itself, and whether the rest of the dossier agrees with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation

from extract.candidate import Status
from liasse.features.context import Context
from liasse.normalizing import Value
from normalize import categories
from normalize.text import fold, standing

LONG_NAME, SHORT_NAME = 60, 3  # characters of a body's name
MOST_CONTACTS = 3
_MENAGES = r"(?:menages|familles|foyers)"
_LOGEMENTS = r"(?:logements|appartements)"
_COUNTED = {"publics.nombre_menages": _MENAGES, "logements.nombre_logements": _LOGEMENTS}
# Words that are near a category without being sure on their own (those that are stand in categories.toml).
_HINTS = {
    "grandes_difficultes": r"\bprecar|\bdifficult|\bvulnerab|\bexclu|\bdemuni|\bfragil|\bcumul|\bmarginal|\bminima",
    "sante_mentale": r"\bpsy|\bsante|\bcmp\b|\bhopita|\bsoins?\b|\bmental|\bsouffran",
    "violences_conjugales": r"\bviolen|\bconjoint|\bconjugal|\bmis a l'abri|\bex-compagn",
    "jeunes": r"\bjeune|\b25 ans|\b30 ans|\bfjt\b|\bmission locale|\betudiant|\bapprenti",
    "gens_du_voyage": r"\bvoyage|\bcaravane|\bsedentari|\bterrain|\baire d|\bitineran",
    "sortants_incarceration": r"\bpeniten|\bspip\b|\becrou|\bpeine|\bprison|\bdeten|\bincarcer|\bjustice",
    "personnes_agees": r"\bage[es]|\bvieilli|\bretrait|\bsenior|\b6\d ans|\bveuf|\bveuve|\bautonomie",
    "addictions": r"\baddict|\balcool|\bdrogue|\bdependan|\bcsapa\b|\btoxico|\bsevrage|\bconsommat",
    "sortants_hebergement": r"\bheberg|\bchrs\b|\bhotel|\bcada\b|\balt\b|\bfoyer|\brue\b|\babri\b|\bsiao\b|\b115\b",
    "menaces_expulsion": r"\bexpuls|\bassign|\bcommandement|\bimpaye|\bdette|\bcontentieux|\bccapex\b|\bresili|\bhuissier",
}
_SENTENCE = re.compile(r"\b(?:est|sont|sera|seront|ont|nous|avec|dans|afin|ainsi|permet)\b")
_SEPARATOR = re.compile(r"[,;/\n•]|\s[-–]\s|\set\s")


def value_features(value: Value, context: Context) -> dict[str, float]:
    """Return the features of the value by its kind; nothing for what was not filled in."""
    kind = value.candidate.kind
    if value.status is not Status.FILLED or kind not in _BY_KIND:
        return {}
    return _BY_KIND[kind](value, context)


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _elsewhere(pattern: str, value: Value, context: Context) -> int:
    """Return how often the pattern stands in the folded text outside of the value's own evidence."""
    return _outside((hit.start() for hit in re.finditer(pattern, context.folded)), value)


def _words_elsewhere(words: str, value: Value, context: Context) -> int:
    """Return how often folded ``words`` stand in the text, as words of their own, outside of the value's evidence."""
    return _outside(standing(words, context.folded), value)


def _outside(places: Iterable[int], value: Value) -> int:
    """Return how many places are not in the value's own evidence."""
    spans = value.candidate.spans
    return sum(not any(span.start <= at < span.end for span in spans) for at in places)


def _integer(value: Value, context: Context) -> dict[str, float]:
    number = value.value
    path = value.candidate.path
    if not isinstance(number, int) or path not in _COUNTED:
        return {}
    text = fold(value.candidate.text or "")
    numbers = re.findall(r"\d+", text)
    unit = _COUNTED[path]
    same = _elsewhere(rf"(?<!\d){number}\s+{unit}\b", value, context)
    other = _elsewhere(rf"(?<!\d)\d{{1,4}}\s+{unit}\b", value, context) - same
    return {
        "nombre_confirme": float(same > 0),
        "autre_nombre_cite": min(max(other, 0) / 3, 1.0),
        "nombre_seul": float(re.fullmatch(rf"\W*\d+\W*(?:{unit})?\W*", text) is not None),
        "plusieurs_nombres_ecrits": min(max(len(numbers) - 1, 0) / 2, 1.0),
        "unite_ecrite": float(re.search(unit, text) is not None),
        "nombre_invraisemblable": float(number == 0 or number > 600),
    } | _against_the_other(number, path, context)


def _against_the_other(number: int, path: str, context: Context) -> dict[str, float]:
    """Compare the households with the dwellings."""
    other = context.by_path.get(next(name for name in _COUNTED if name != path))
    if other is None or not isinstance(other.value, int) or not other.value or not number:
        return {}
    ratio = max(number, other.value) / min(number, other.value)
    return {
        "menages_et_logements_egaux": float(ratio == 1),
        "menages_et_logements_discordants": min(max(ratio - 3, 0.0) / 7, 1.0),
    }


def _months(value: Value, context: Context) -> dict[str, float]:
    months = value.value
    if not isinstance(months, int):
        return {}
    text = fold(value.candidate.text or "")
    stated = len(re.findall(r"\d+\s*(?:ans?|annees?|mois)\b", text))
    return {
        "duree_usuelle": float(months in {12, 24, 36, 48, 60}),
        "duree_inhabituelle": float(months < 6 or months > 120),
        "plusieurs_durees": min(max(stated - 1, 0) / 2, 1.0),
        "duree_avec_unite": float(stated == 1),
    }


def _renewable(value: Value, context: Context) -> dict[str, float]:
    text = fold(value.candidate.text or "")
    return {
        "renouvellement_ecrit": float(re.search(r"renouvel|reconduc|reconduit", text) is not None),
        "renouvellement_conditionnel": float(
            re.search(r"sous reserve|si |eventuel|pourra", text) is not None
        ),
    }


def _place(value: Value, context: Context) -> dict[str, float]:
    place = value.value
    if not isinstance(place, Mapping):
        return {}
    communes, departements = place.get("communes"), place.get("departements")
    communes = communes if isinstance(communes, list) else []
    departements = departements if isinstance(departements, list) else []
    named = sum(len(list(standing(fold(str(commune)), context.folded))) > 1 for commune in communes)
    return {
        "aucun_departement": float(not departements),
        "plusieurs_departements": min(max(len(departements) - 1, 0) / 2, 1.0),
        "departement_confirme": float(
            any(
                _elsewhere(rf"\b{re.escape(str(d).lower())}\d{{3}}\b|\({d}\)", value, context)
                for d in departements
            )
        ),
        "commune_confirmee": named / len(communes) if communes else 0.0,
        "aucune_commune": float(not communes),
        "plusieurs_communes": min(max(len(communes) - 2, 0) / 4, 1.0),
    }


def _bodies(
    bodies: list[Mapping[str, object]], text: str, value: Value, context: Context
) -> dict[str, float]:
    """Return the features of a list of bodies found in ``text``."""
    if not bodies:
        return {"aucun_organisme": 1.0}
    names = [str(body.get("nom") or "") for body in bodies]
    count = len(names)
    pieces = len([piece for piece in _SEPARATOR.split(text) if re.search(r"\w{2}", piece)])
    again = sum(_words_elsewhere(fold(name), value, context) > 0 for name in names if name)
    return {
        "registre_reconnu": sum(body.get("registre") is not None for body in bodies) / count,
        "organisme_seul": float(count == 1),
        "beaucoup_d_organismes": min(max(count - 3, 0) / 5, 1.0),
        "type_inconnu": sum(body.get("type") == "autre" for body in bodies) / count,
        "nom_long": float(any(len(name) > LONG_NAME for name in names)),
        "nom_court": float(any(len(name) < SHORT_NAME for name in names)),
        "nom_en_minuscule": float(any(name[:1].islower() for name in names)),
        "nom_en_phrase": float(any(_SENTENCE.search(fold(name)) for name in names)),
        "nom_confirme": again / count,
        "autant_de_noms_que_de_parties": float(pieces == count),
        "parties_sans_nom": min(max(pieces - count, 0) / 5, 1.0),
        "majuscules_sans_nom": min(_capitals_without(text, names) / 4, 1.0),
        "parenthese_dans_le_nom": float(any(set("()") & set(name) for name in names)),
    }


def _capitals_without(text: str, names: list[str]) -> int:
    """Return how many acronyms and capitalised words inside sentences are in no name that was read."""
    known = set(re.findall(r"\w+", " ".join(names).casefold()))
    words = re.findall(r"(?<![.!?:;\n•–-] )(?<!^)\b[A-ZÀ-Ý][\w’'-]+", text)
    return sum(not set(re.findall(r"\w+", word.casefold())) <= known for word in words)


def _organisations(value: Value, context: Context) -> dict[str, float]:
    return _bodies(_mappings(value.value), value.candidate.text or "", value, context)


def _partners(value: Value, context: Context) -> dict[str, float]:
    whole = value.value if isinstance(value.value, Mapping) else {}
    text = str(whole.get("texte") or "")
    found = _bodies(_mappings(whole.get("organismes")), text, value, context)
    found["partenaires_en_phrases"] = min(len(_SENTENCE.findall(fold(text))) / 4, 1.0)
    return found


def _contacts(value: Value, context: Context) -> dict[str, float]:
    people = _mappings(value.value)
    if not people:
        return {"aucun_contact": 1.0}
    count = len(people)

    def share(key: str) -> float:
        return sum(not person.get(key) for person in people) / count

    mails = len(set(re.findall(r"[\w.+-]+@[\w-]+\.\w+", context.folded)))
    return {
        "contact_sans_nom": share("nom"),
        "contact_sans_courriel": share("email"),
        "contact_sans_telephone": share("telephone"),
        "contact_sans_fonction": share("fonction"),
        "contact_sans_organisme": share("organisme"),
        "plusieurs_contacts": min((count - 1) / MOST_CONTACTS, 1.0),
        "courriels_en_trop": float(mails > sum(bool(person.get("email")) for person in people)),
        "nom_long": float(any(len(str(person.get("nom") or "")) > 35 for person in people)),
    }


def _amounts(value: Value, context: Context) -> dict[str, float]:
    amounts = _mappings(value.value)
    text = value.candidate.text or ""
    figures = len(re.findall(r"\d[\d .\u00a0\u202f]*(?:,\d+)?", text))
    if not amounts:
        words = re.search(
            r"inclus|compris|heure|gratuit|neant|aucun|sans objet|non|integr|pris en charge", fold(text)
        )
        return {
            "aucun_montant": 1.0,
            "chiffres_sans_montant": min(figures / 2, 1.0),
            "montant_en_mots": float(words is not None),
            "rien_qui_vaille_un_montant": float(words is None and not figures),
        }
    values = [_decimal(amount.get("montant")) for amount in amounts]
    return {
        "montant_seul": float(len(amounts) == 1),
        "plusieurs_montants": min((len(amounts) - 1) / 3, 1.0),
        "montant_sans_objet": sum(amount.get("par") is None for amount in amounts) / len(amounts),
        "montant_sans_periode": sum(amount.get("periode") is None for amount in amounts) / len(amounts),
        "montant_invraisemblable": float(any(v is None or v < 5 or v > 3_000_000 for v in values)),
        "chiffres_sans_montant": min(max(figures - len(amounts), 0) / 3, 1.0),
        "calcul_dans_la_reponse": float(re.search(r"[=x×*]\s*\d|\d\s*[=x×]", text) is not None),
        "objet_ecrit_non_lu": float(
            any(amount.get("par") is None for amount in amounts)
            and re.search(r"menage|logement|famille|foyer", fold(text)) is not None
        ),
        "periode_ecrite_non_lue": float(
            any(amount.get("periode") is None for amount in amounts)
            and re.search(r"\bmois\b|\bmensuel|\ban\b|\bannuel|\bannee", fold(text)) is not None
        ),
        "euros_ecrits": float(re.search(r"€|euros?", text) is not None),
    }


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _budget(value: Value, context: Context) -> dict[str, float]:
    whole = value.value if isinstance(value.value, Mapping) else {}
    sides = [_mappings(whole.get(side)) for side in ("charges", "produits")]
    totals = [whole.get(total) for total in ("total_charges", "total_produits")]
    labels = [str(line.get("intitule") or "") for side in sides for line in side]
    return {
        "budget_un_seul_cote": float(any(not side for side in sides)),
        "budget_court": float(len(labels) < 4),
        "budget_long": float(len(labels) > 14),
        "total_absent": float(any(total is None for total in totals)),
        "budget_equilibre": float(totals[0] is not None and totals[0] == totals[1]),
        "ligne_sans_intitule": float(any(not re.search(r"[^\W\d_]{3}", label) for label in labels)),
        "intitule_de_ligne_long": float(any(len(label) > 70 for label in labels)),
        "chiffre_dans_l_intitule": float(any(re.search(r"\d{3}", label) for label in labels)),
        "ligne_sans_montant": float(any(line.get("montant") is None for side in sides for line in side)),
    }


def _typologies(value: Value, context: Context) -> dict[str, float]:
    types = value.value if isinstance(value.value, list) else []
    text = fold(value.candidate.text or "")
    stated = set(re.findall(r"\b[tf] ?([1-6])\b", text))
    return {
        "type_ecrit": float(bool(types) and {str(t)[1:] for t in types} == stated),
        "types_nombreux": float(len(types) > 4),
        "type_deduit": float(bool(types) and not stated),
    }


def _categories(value: Value, context: Context) -> dict[str, float]:
    codes = value.value if isinstance(value.value, list) else []
    negated = re.search(
        r"\b(?:sans|hors|ni|aucun|pas|excepte|sauf|ancien)\b", fold(value.candidate.text or "")
    )
    text = value.candidate.text or ""
    hinted = sum(
        code not in codes and re.search(pattern, fold(text)) is not None for code, pattern in _HINTS.items()
    )
    return {
        "une_seule_categorie": float(len(codes) == 1),
        "beaucoup_de_categories": min(max(len(codes) - 3, 0) / 4, 1.0),
        "negation_dans_la_reponse": float(negated is not None),
        "categorie_effleuree": min(hinted / 3, 1.0),
        "phrases_sans_categorie": min(_sentences_without(text) / 4, 1.0),
    }


def _sentences_without(text: str) -> int:
    """Return how many sentences or items speak of people without a word of any category."""
    found = categories.find(text)
    without = 0
    for sentence in re.finditer(r"[^.;\n]+", text):
        people = re.search(
            r"\b(?:personnes?|menages?|familles?|femmes?|hommes?|publics?)\b", fold(sentence.group())
        )
        named = any(sentence.start() <= start < sentence.end() for start, _, _ in found)
        without += people is not None and not named
    return without


def _title(value: Value, context: Context) -> dict[str, float]:
    name = str(value.value or "")
    again = _words_elsewhere(fold(name), value, context) if len(name) > 4 else 0
    return {
        "nom_confirme": float(again > 0),
        "nom_long": float(len(name) > LONG_NAME * 2),
        "nom_en_minuscule": float(name[:1].islower()),
    }


_BY_KIND: Mapping[str, Callable[[Value, Context], dict[str, float]]] = {
    "amounts": _amounts,
    "budget": _budget,
    "categories": _categories,
    "contacts": _contacts,
    "integer": _integer,
    "months": _months,
    "organisations": _organisations,
    "partners": _partners,
    "place": _place,
    "renewable": _renewable,
    "title": _title,
    "typologies": _typologies,
}
