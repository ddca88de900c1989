"""Capitals of the words offered."""

from __future__ import annotations

import pytest

from stigmalint.nlp.casing import match_case


@pytest.mark.parametrize(
    ("phrase", "words", "title", "opens", "expected"),
    [
        ("HIV-infected patients", "patients with HIV", False, False, "patients with HIV"),
        ("HIV-infected patients", "patients with HIV", False, True, "Patients with HIV"),
        ("AIDS patients", "people with AIDS", False, True, "People with AIDS"),
        ("Addicts", "people who use drugs", False, False, "People who use drugs"),
        ("addicts", "people who use drugs", False, True, "people who use drugs"),
        ("the Elderly", "older adults", True, False, "Older Adults"),
        ("the elderly", "older adults", True, False, "older adults"),
        ("HIV-Infected", "HIV-positive", True, False, "HIV-Positive"),
        ("THE POOR", "people with low incomes", False, True, "PEOPLE WITH LOW INCOMES"),
    ],
)
def test_words_take_the_phrases_capitals(phrase: str, words: str, title: bool, opens: bool, expected: str) -> None:
    assert match_case(phrase, words, title=title, opens=opens) == expected
