"""What a person is told about the conditions that every rule knows; others are shown by their name."""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = {
    "proper-name": "it is part of a name",
    "mention": "the text talks about the word itself",
    "quotation": "somebody is quoted",
    "self-description": "people speak of themselves",
    "figurative": "it is a figure of speech",
}


def in_words(conditions: Iterable[str]) -> str:
    """The conditions as half a sentence."""
    return ", ".join(_WORDS.get(condition, condition) for condition in conditions)
