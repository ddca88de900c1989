"""Which article goes before a word."""

from __future__ import annotations

import pytest

from stigmalint.nlp.articles import article_for, like, repair


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("person", "a"),
        ("incarcerated", "an"),
        ("undocumented", "an"),
        ("unhoused", "an"),
        ("older", "an"),
        ("user", "a"),
        ("university", "a"),
        ("European", "a"),
        ("one-legged", "a"),
        ("hour-long", "an"),
        ("honest", "an"),
        ("HIV-positive", "an"),
        ("HCV", "an"),
        ("SUD", "an"),
        ("UN", "a"),
        ("MOUD", "an"),
    ],
)
def test_the_first_sound_decides(word: str, article: str) -> None:
    assert article_for(word) == article


def test_an_article_keeps_the_capitals_of_the_old_one() -> None:
    assert [like(old, "an") for old in ("a", "A", "AN", "An")] == ["an", "An", "AN", "An"]


def test_articles_inside_our_own_words_are_repaired() -> None:
    assert repair("the rights of an person with a opioid use disorder") == (
        "the rights of a person with an opioid use disorder"
    )
