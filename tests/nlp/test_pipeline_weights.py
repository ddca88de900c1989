"""The weights that ship: small enough, licensed, and right about the plainest of our ambiguities."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Token

import stigmalint.nlp

WEIGHTS = Path(stigmalint.nlp.__file__).parent / "en"
SIZE_LIMIT = 8_000_000


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(WEIGHTS)


def word(nlp: Language, sentence: str, text: str) -> Token:
    return next(token for token in nlp(sentence) if token.text == text)


@pytest.mark.parametrize(
    ("sentence", "text", "role"),
    [
        ("The homeless need a place to sleep.", "homeless", "nsubj"),
        ("We opened a kitchen for the homeless.", "homeless", "nmod obl"),
        ("The program helps the poor and the elderly.", "elderly", "conj"),
        ("The disabled were not invited.", "disabled", "nsubj:pass"),
    ],
)
def test_the_plus_adjective_heads_its_own_phrase(nlp: Language, sentence: str, text: str, role: str) -> None:
    assert word(nlp, sentence, text).dep_ in role.split()


@pytest.mark.parametrize(
    ("sentence", "text", "head"),
    [
        ("The homeless shelter opened in March.", "homeless", "shelter"),
        ("Click the disabled button.", "disabled", "button"),
        ("The poor performance surprised us.", "poor", "performance"),
        ("An elderly woman called the clinic.", "elderly", "woman"),
        ("Heroin users were interviewed twice.", "Heroin", "users"),
        ("The inmate population doubled.", "inmate", "population"),
    ],
)
def test_a_modifier_hangs_on_its_noun(nlp: Language, sentence: str, text: str, head: str) -> None:
    found = word(nlp, sentence, text)
    assert found.dep_ in {"amod", "compound"}
    assert found.head.text == head


@pytest.mark.parametrize(
    ("sentence", "text", "pos"),
    [
        ("The convict escaped through a window.", "convict", "NOUN"),
        ("A jury may convict him.", "convict", "VERB"),
        ("Drug abuse is common here.", "abuse", "NOUN"),
        ("People who abuse alcohol need help.", "abuse", "VERB"),
        ("An alcoholic spoke first.", "alcoholic", "NOUN"),
        ("The bar sells alcoholic drinks.", "alcoholic", "ADJ"),
        ("They commit crimes.", "commit", "VERB"),
        ("The last commit broke the build.", "commit", "NOUN"),
    ],
)
def test_nouns_verbs_and_adjectives_are_told_apart(nlp: Language, sentence: str, text: str, pos: str) -> None:
    assert word(nlp, sentence, text).pos_ == pos


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [("My brother suffers from depression.", "brother"), ("The server suffers from high latency.", "server")],
)
def test_who_or_what_suffers_is_the_subject(nlp: Language, sentence: str, subject: str) -> None:
    suffers = word(nlp, sentence, "suffers")
    assert [child.text for child in suffers.children if child.dep_ == "nsubj"] == [subject]


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) < SIZE_LIMIT


def test_the_licence_and_the_attribution_are_there() -> None:
    licence = (WEIGHTS / "LICENSE.md").read_text(encoding="utf8")
    assert all(name in licence for name in ("CC BY-SA 4.0", "Silveira", "Zeman", "PUD"))


def test_only_what_rules_need_is_in_the_pipeline(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser"]
    assert json.loads((WEIGHTS / "meta.json").read_text(encoding="utf8"))["lang"] == "en"
