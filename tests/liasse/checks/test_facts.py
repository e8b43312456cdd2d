"""What the checks look at."""

from extract.candidate import Candidate, Span, Status
from extract.sentences import split
from ingest.document import Document
from invented_dossier import dossier
from liasse.checks.facts import Facts
from liasse.normalizing import Value


def test_a_sentence_knows_its_field() -> None:
    """A label and its answer are two; a line of a list is one."""
    facts = dossier({"presentation.descriptif": "Un toit. Deux clefs ;\n- trois ménages"}, rest="Fin.")
    told = [(sentence.text, sentence.path) for sentence in facts.sentences if sentence.path]
    path = "presentation.descriptif"
    assert [("Un toit.", path), ("Deux clefs ;", path), ("- trois ménages", path)] == told


def test_what_the_states_services_write_is_not_looked_at() -> None:
    """Neither their answers nor what stands between them."""
    filling = "Le projet accompagne des ménages du territoire. " * 5
    answers = {"presentation.descriptif": filling, "avis.pertinence": "Projet pertinent."}
    facts = dossier(answers, rest="Avis global : à compléter")
    told = " ".join(sentence.text for sentence in facts.sentences)
    assert "Projet pertinent" not in told
    assert "à compléter" not in told
    assert "ménages du territoire" in told


def test_an_answer_that_ends_within_a_sentence_does_not_cut_it() -> None:
    """A word that is a label elsewhere may end a sentence of prose."""
    text = "La ligne est établie à part dans le budget.\n"
    path, read = "accompagnement.methodologie", text.removesuffix("budget.\n").strip()
    candidate = Candidate(path, "text", Status.FILLED, read, spans=(Span(0, len(read)),))
    facts = Facts.of(Document(text, (), (), ()), [Value(candidate, Status.FILLED, read)])
    assert [(text.strip(), path)] == [(sentence.text, sentence.path) for sentence in facts.sentences]


def test_abbreviations_end_no_sentence() -> None:
    """« M. », « cf. » and « art. » stand before what they are about."""
    assert ["Voir M. Rivemont, cf. Annexe.", "Fin."] == split("Voir M. Rivemont, cf. Annexe. Fin.")
