"""How certain a fix is, by what stands around the phrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from stigmalint import engine
from stigmalint.config import Settings
from stigmalint.model import Finding

SETTINGS = Settings(cache=False)

SAFE = (
    "Drug users wrote the leaflet.",
    "We met homeless veterans.",
    "He committed suicide in 1990.",
    "Parolees can vote here.",
    "Care for HIV-Infected Women",
    "The mayor is wheelchair-bound.",
)
UNSAFE = (
    "The drug user's doctor listened.",
    "Drug user groups wrote the letter.",
    "Drug users who want to stop can call us.",
    "Drug users with depression were asked to stay.",
    "Daily heroin users come in the morning.",
    "Epileptics and asthmatics should come early.",
    "The homeless is a group that the city forgets.",
    "Heroin users living outside were given a blanket.",
)
DISPLAY = (
    "One heroin user in three was asked.",
    "Guantanamo Bay prisoners were asked.",
    "Newly released prisoners were asked.",
    "Drug user-led classes began.",
    "He became wheelchair-bound.",
    "Homeless youth feedback was collected.",
    "“Drug users are welcome,” she said.",
)


@cache
def findings() -> dict[str, Sequence[Finding]]:
    """The findings of all sentences above, judged in one batch."""
    sentences = (*SAFE, *UNSAFE, *DISPLAY)
    files = [(f"{number}.txt", sentence.encode()) for number, sentence in enumerate(sentences)]
    return {
        sentence: result.findings
        for sentence, result in zip(sentences, engine.check(files, lambda _: SETTINGS, explain=True), strict=True)
    }


def _levels(sentence: str) -> set[str]:
    return {finding.fix.applicability.value for finding in findings()[sentence] if finding.fix}


@pytest.mark.parametrize("sentence", SAFE)
def test_a_certain_replacement_in_a_plain_place_is_safe(sentence: str) -> None:
    assert _levels(sentence) == {"safe"}


@pytest.mark.parametrize("sentence", UNSAFE)
def test_what_is_restructured_is_read_again(sentence: str) -> None:
    assert _levels(sentence) == {"unsafe"}


@pytest.mark.parametrize("sentence", DISPLAY)
def test_what_must_be_rewritten_is_only_shown(sentence: str) -> None:
    assert _levels(sentence) == {"display"}


def test_every_suggestion_has_its_own_edits() -> None:
    (finding,) = engine_findings("An addict asked for help.")
    assert finding.suggestions[0] == "person who uses drugs"
    texts = {fix.edits[-1].text for fix in finding.alternatives}
    assert texts == set(finding.suggestions)
    by_words = dict(zip(finding.suggestions, finding.alternatives, strict=True))
    individual = next(words for words in finding.suggestions if words.startswith("individual"))
    assert len(by_words[individual].edits) == 1, "“An” is right before “individual”"
    assert [edit.text for edit in by_words[finding.suggestions[0]].edits] == ["A", "person who uses drugs"]


def test_markup_inside_the_phrase_is_left_alone() -> None:
    (result,) = engine.check([("a.md", b"We asked heroin **addicts** for help.")], lambda _: SETTINGS)
    assert [finding.fix.applicability.value for finding in result.findings if finding.fix] == ["display"]


def engine_findings(sentence: str) -> Sequence[Finding]:
    """The findings of one sentence."""
    (result,) = engine.check([("a.txt", sentence.encode())], lambda _: SETTINGS, explain=True)
    return result.findings
