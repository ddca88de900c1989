"""The bracket notation: `[...]` marks the exact range in an example or in a trigger phrase."""

from __future__ import annotations

from stigmalint.model import Example, TextRange


def read_marks(marked: str) -> tuple[str, tuple[TextRange, ...]]:
    """The text without its brackets, and the ranges they marked. ValueError when they don't pair."""
    plain, ranges, start = "", [], -1
    for letter in marked:
        if letter == "[" and start < 0:
            start = len(plain)
        elif letter == "]" and start >= 0:
            ranges.append(TextRange(start, len(plain)))
            start = -1
        elif letter in "[]":
            raise ValueError("brackets do not pair")
        else:
            plain += letter
    if start >= 0:
        raise ValueError("a bracket is not closed")
    return plain, tuple(ranges)


def read_example(expect: str, value: object) -> Example:
    """An example from its YAML value: a marked sentence, or a mapping of `text` and `fix`."""
    fixed = None
    if isinstance(value, dict):
        fixed = value.get("fix")
        value = value.get("text")
    if not isinstance(value, str) or not isinstance(fixed, str | None):
        raise ValueError("an example is a quoted sentence, or a mapping with text and fix")
    text, ranges = read_marks(value)
    if expect == "good" and ranges:
        raise ValueError("a good example has no brackets: nothing in it is reported")
    if expect != "good" and not ranges:
        raise ValueError(f"a {expect} example marks the phrase with [brackets]")
    return Example(text, ranges, expect, fixed)
