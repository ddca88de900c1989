"""Every example of every shipped rule is a test of its own, all parsed in one batch."""

from functools import cache

import pytest

from stigmalint import selftest
from stigmalint.config import Settings
from stigmalint.ruleset import load as ruleset

_BOOK = ruleset.load(examples=True)


@cache
def _results():
    return {(r.rule, r.expect, r.index): r for r in selftest.run([], Settings())}


def _cases():
    for rule in _BOOK.rules.values():
        counts = {}
        for example in rule.examples:
            counts[example.expect] = counts.get(example.expect, 0) + 1
            yield pytest.param(
                rule.id,
                example.expect,
                counts[example.expect],
                id=f"{rule.id} {example.expect} {counts[example.expect]}",
            )


@pytest.mark.parametrize(("rule", "expect", "index"), list(_cases()))
def test_example(rule, expect, index):
    result = _results()[rule, expect, index]
    assert result.passed, f"{result.text!r}: {result.detail}"


def test_every_rule_has_sources_and_a_version():
    for rule in _BOOK.rules.values():
        assert rule.sources, rule.id
        assert rule.since, rule.id


def test_lists_have_no_word_twice_and_no_capital():
    for name, words in _BOOK.lists.items():
        assert len(set(words.words)) == len(words.words), name
        assert all(word == word.lower() for word in words.words), name


def test_suggestions_are_literal_words():
    advice = ("consider", "avoid", "rephrase", "name the", "describe", "use a", "instead")
    for rule in _BOOK.rules.values():
        for pattern in (rule, *rule.patterns):
            for texts in pattern.suggest.values():
                assert not any(text.lower().startswith(advice) for text in texts), rule.id


def test_no_trigger_hangs_on_a_word_of_every_text():
    for rule in _BOOK.rules.values():
        for trigger in rule.triggers:
            assert trigger.words[trigger.anchor] not in {"and", "the", "of", "a", "or", "in", "with", "to"}, rule.id
