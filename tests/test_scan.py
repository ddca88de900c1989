"""The gate, the candidates and the sentences around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stigmalint.model import Guard, Pattern, Piece, Rule, Segment, SourceDocument, TextRange, Trigger, WordList
from stigmalint.scan import Gate, Scanner, anchors_of, flatten, words_of
from stigmalint.sentences import LONGEST, by_sentence, sentences

LISTS = {"drugs": WordList(("heroin", "crack"))}


def _trigger(phrase):
    words = tuple(phrase.split())
    return Trigger(words, 0, 0, len(words), len(words) - 1)


def _gate(*phrases):
    triggers = [_trigger(phrase) for phrase in phrases]
    return Gate(anchors_of(triggers), lambda: (triggers, LISTS))


def _scanner(*rules):
    return Scanner(rules, LISTS)


def _rule(*phrases, when=(), unless=()):
    triggers = tuple(_trigger(phrase) for phrase in phrases)
    return Rule(
        "set/rule",
        "set",
        {"default": "warning"},
        "m",
        "w",
        (),
        (Pattern("phrase", when=when, unless=unless),),
        triggers,
    )


def _document(*paragraphs):
    segments = tuple(
        Segment("paragraph", text, (Piece(TextRange(0, len(text)), TextRange(0, len(text))),)) for text in paragraphs
    )
    return SourceDocument("a.txt", "\n\n".join(paragraphs), "utf-8", segments)


def test_gate_needs_all_words_of_a_phrase():
    gate = _gate("drug users", "the homeless", "$drugs addicts")
    assert gate.may_match(words_of(b"Users of the *DRUG* app"))
    assert not gate.may_match(words_of(b"Users of the app"))
    assert not gate.may_match(words_of(b"homeless"))
    assert gate.may_match(words_of(b"Crack and other addicts"))
    assert not gate.may_match(words_of(b"Chocolate addicts"))


@pytest.mark.parametrize("hidden", [b"add&shy;ict", b"add\xc2\xadict", b"&#97;ddict", "addict".encode("utf-16")])
def test_gate_says_maybe_when_bytes_can_hide_a_word(hidden):
    assert words_of(hidden) is None


@given(st.text())
def test_flatten_keeps_every_offset(text):
    assert len(flatten(text)) == len(text)


@given(st.text(alphabet="adict s-.’ÜİA", max_size=60))
def test_gate_is_sound(text):
    """Where the scanner finds a phrase, the gate does not say no."""
    found = _scanner(_rule("addict", "drug addicts")).find(text)
    words = words_of(text.encode())
    assert not found or words is None or _gate("addict", "drug addicts").may_match(words)


def test_candidates_stand_at_word_boundaries():
    scanner = _scanner(_rule("addict", "heroin addicts"))
    text = "Addict, addicted, heroin-addicts and heroin  addicts."
    assert [text[c.range.start : c.range.end] for c in scanner.find(text)] == [
        "Addict",
        "heroin-addicts",
        "heroin  addicts",
    ]


def test_only_sentences_with_candidates_are_passages():
    document = _document("Nothing here. An addict sat down. Nothing there either.", "And nothing here.")
    (passage,) = _scanner(_rule("addict")).passages(document)
    assert passage.text == "An addict sat down. "
    assert passage.segment == 0


def test_words_decide_before_the_parse():
    topic = Guard("topic", frozenset({"heroin"}))
    document = _document("The user logs in.", "The user bought heroin.")
    assert [p.segment for p in _scanner(_rule("user", when=(topic,))).passages(document)] == [1]
    assert [p.segment for p in _scanner(_rule("user", unless=(topic,))).passages(document)] == [0]


def test_a_long_book_is_not_about_three_of_its_words():
    topic = Guard("topic", frozenset({"heroin", "needle", "overdose"}))
    mentions = "One heroin here, one needle there, one overdose."
    scanner = _scanner(_rule("user", when=(topic,)))
    assert list(scanner.passages(_document("A user came in.", mentions)))
    book = [" ".join(f"w{chr(97 + i)}{chr(97 + j)}" for i in range(26)) for j in range(26)]
    assert not list(scanner.passages(_document("A user came in.", mentions, *book)))


def test_sentences_know_abbreviations():
    text = "Dr. Smith came. He left e.g. at 5 p.m. on Monday. Then she spoke."
    assert [text[s.start : s.end].strip() for s in sentences(text)] == [
        "Dr. Smith came.",
        "He left e.g. at 5 p.m. on Monday.",
        "Then she spoke.",
    ]


@given(st.text(alphabet='aB .?!";,', max_size=3000))
def test_sentences_cover_the_text_and_are_capped(text):
    parts = sentences(text)
    assert "".join(text[p.start : p.end] for p in parts) == text
    assert all(p.end - p.start <= LONGEST for p in parts)


def test_a_sentence_grows_to_hold_its_candidate():
    text = "word " * (LONGEST // 5) + "heroin addicts"
    candidates = _scanner(_rule("heroin addicts")).find(text)
    ((sentence, inside),) = by_sentence(text, candidates)
    assert sentence.end >= inside[0].range.end


def test_a_list_is_one_word_next_to_the_anchor():
    scanner = _scanner(_rule("$drugs addicts"))
    text = "Crack addicts, chocolate addicts, heroin, addicts and heroin-addicts."
    assert [text[c.range.start : c.range.end] for c in scanner.find(text)] == ["Crack addicts", "heroin-addicts"]
