"""Templates filled in."""

from __future__ import annotations

import pytest

from stigmalint.nlp.suggest import render

FORMS = {"person": ("person", "people"), "uses": ("uses", "use"), "a": ("a ", "")}


@pytest.mark.parametrize(
    ("template", "plural", "expected"),
    [
        ("{person} who {uses} {drugs}", False, "person who uses opioids"),
        ("{person} who {uses} {drugs}", True, "people who use opioids"),
        ("{person} with {a}{drug} use disorder", False, "person with an opioid use disorder"),
        ("{person} with {a}{drug} use disorder", True, "people with opioid use disorder"),
        ("{kind|some} {drugs}", True, "some opioids"),
        ("{person} with {nothing}", True, None),
    ],
)
def test_slots_follow_the_number_and_the_matched_words(template: str, plural: bool, expected: str | None) -> None:
    captured = {"drug": "opioid", "drugs": "opioids"}
    assert render(template, plural=plural, captured=captured, forms=FORMS) == expected
