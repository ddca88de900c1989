"""What holds for all rules: their fixes settle, touch nothing else and read right; no finding without its trigger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from stigmalint import engine, fixes
from stigmalint.config import Settings
from stigmalint.model import Applicability, TextRange
from stigmalint.ruleset import load as ruleset
from stigmalint.scan import Gate, anchors_of, words_of
from tests.rewriting import Rewritten, arrived, rewrite

PASSAGES = Path(__file__).parents[1].parent / "shared" / "eval" / "dev.jsonl"
SUFFIXES = {"text": ".txt", "markdown": ".md"}
BOOK = ruleset.load(examples=True)
DEFAULTS = Settings(cache=False)
SETTINGS = Settings(cache=False, extend_select=tuple(BOOK.sets))

#: Written out here, so that the law does not ask the code that it judges.
_AN = re.compile(r"(?:[aeio]|u(?!s(?:e|a|u)|ni(?:v|t|o|q|f)|tili|biq)|hour|honest|heir|HIV|HCV|MRI|SUD|HPV|LGBT|STI)")
_ARTICLE = re.compile(r"\b(an?) +(\S+)", re.IGNORECASE)


@cache
def examples() -> Mapping[str, Rewritten]:
    """All examples of all rules, with every rule on."""
    texts = (example.text for rule in BOOK.rules.values() for example in rule.examples)
    return rewrite({f"{number}.txt": text for number, text in enumerate(dict.fromkeys(texts))}, SETTINGS)


@cache
def passages() -> Mapping[str, Rewritten]:
    """The development passages, with the rules that are on by default."""
    lines = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    texts = {line["id"] + SUFFIXES[line["format"]]: line["text"] for line in lines}
    return rewrite(texts, DEFAULTS)


@pytest.fixture(params=["examples", "passages"])
def texts(request: pytest.FixtureRequest) -> Mapping[str, Rewritten]:
    """Both collections in turn."""
    if request.param == "examples":
        return examples()
    if not PASSAGES.exists():
        pytest.skip(f"THE LAWS WERE NOT TRIED ON REAL PASSAGES: {PASSAGES} is missing")
    return passages()


def test_there_is_something_to_judge(texts: Mapping[str, Rewritten]) -> None:
    assert sum(bool(text.edits) for text in texts.values()) > 100


def test_a_fix_leaves_nothing_to_report_in_its_place(texts: Mapping[str, Rewritten]) -> None:
    assert not list(_leftovers(texts))


def _leftovers(texts: Mapping[str, Rewritten]) -> Iterator[str]:
    """Warnings, of the rule that was fixed or of any other, that touch new words and were not there before."""
    for name, text in texts.items():
        known = {(finding.rule, finding.text.lower()) for finding in text.first}
        for finding in text.warnings:
            is_new = (finding.rule, finding.text.lower()) not in known
            if is_new and any(place.overlaps(finding.range) for place in text.places):
                yield f"{name}: {finding.rule} at “{finding.text}” in {text.after!r}"


def test_fixing_again_changes_nothing(texts: Mapping[str, Rewritten]) -> None:
    settings = SETTINGS if texts is examples() else DEFAULTS
    again = rewrite({name: text.after for name, text in texts.items() if text.edits}, settings)
    assert {name: one.after for name, one in again.items()} == {name: texts[name].after for name in again}
    assert not any(one.edits for one in again.values())


def test_nothing_outside_the_edits_changes(texts: Mapping[str, Rewritten]) -> None:
    for name, text in texts.items():
        before, after, old, new = text.before, text.once, 0, 0
        for edit in text.edits:
            between = before[old : edit.range.start]
            assert after[new : new + len(between)] == between, name
            new += len(between)
            assert after[new : new + len(edit.text)] == edit.text, name
            old, new = edit.range.end, new + len(edit.text)
        assert after[new:] == before[old:], name


def test_the_article_is_right_at_every_edit(texts: Mapping[str, Rewritten]) -> None:
    wrong = [found for text in texts.values() for found in _wrong_articles(text.after, text.places)]
    assert not wrong


def test_the_article_is_right_for_every_suggestion(texts: Mapping[str, Rewritten]) -> None:
    wrong = []
    for text in texts.values():
        for fix in (fix for finding in text.first for fix in finding.alternatives):
            if fix.applicability is not Applicability.DISPLAY:
                wrong += _wrong_articles(fixes.apply(text.before, [fix]), arrived(fix.edits))
    assert not wrong


def _wrong_articles(text: str, places: Iterable[TextRange]) -> Iterator[str]:
    for place in places:
        for found in _ARTICLE.finditer(text, max(place.start - 4, 0), place.end + 20):
            word = found[2] if found[2].isupper() else found[2].lower()
            is_touched = found.start() <= place.end and place.start <= found.end()
            if is_touched and found[2][0].isalpha() and (found[1].lower() == "an") != bool(_AN.match(word)):
                yield found[0]


def test_words_are_literal_and_every_one_has_its_fix(texts: Mapping[str, Rewritten]) -> None:
    for text in texts.values():
        for finding in text.first:
            assert len(finding.alternatives) == len(finding.suggestions)
            assert all(words.strip() and "{" not in words for words in finding.suggestions), finding


def test_no_finding_without_its_trigger(texts: Mapping[str, Rewritten]) -> None:
    gates = {rule.id: _gate_of(rule.id) for rule in BOOK.rules.values()}
    for name, text in texts.items():
        words = words_of(text.before.encode())
        for finding in text.first:
            assert words is None or gates[finding.rule].may_match(words), f"{name}: {finding.rule}"


def test_the_gate_hides_nothing() -> None:
    files = [(name, text.before.encode()) for name, text in examples().items()]
    gated = engine.check(files, lambda _: SETTINGS)
    parsed = engine.check(files, lambda _: SETTINGS, explain=True)
    for one, other in zip(gated, parsed, strict=True):
        assert [(f.rule, f.range, f.fix) for f in one.findings] == [(f.rule, f.range, f.fix) for f in other.findings]


def _gate_of(rule_id: str) -> Gate:
    triggers = BOOK.rules[rule_id].triggers
    return Gate(anchors_of(triggers), lambda: (triggers, BOOK.lists))
