"""Quotations: somebody else's words stay as they were said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Span

from stigmalint.model import Passage, TextRange
from stigmalint.nlp.conditions.prose import prose_range, segment_of

_PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“”"}
_MARK = re.compile("[\"'“‘«„]")
_LONGEST = 5000  # code points of a quotation within a paragraph


def is_quotation(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase stands inside quotation marks, or in a block quotation."""
    segment = segment_of(passage)
    return segment.kind == "quote" or quote_around(segment.text, prose_range(span, passage)) is not None


def quote_around(text: str, place: TextRange) -> TextRange | None:
    """The quotation of a paragraph that a range stands in, with its marks."""
    for quote in quotes_near(text, place, 0):
        if quote.start <= place.start and place.end <= quote.end:
            return quote
    return None


def quotes_near(text: str, place: TextRange, reach: int) -> Sequence[TextRange]:
    """The quotations of a paragraph that overlap a range or stand within `reach` code points of it."""
    quotes = quoted_ranges(text)
    first = bisect_left(quotes, place.start - reach, key=lambda quote: quote.end)
    last = bisect_right(quotes, place.end + reach, key=lambda quote: quote.start)
    return quotes[first:last]


@lru_cache(maxsize=256)
def quoted_ranges(text: str) -> tuple[TextRange, ...]:
    """The quotations of a paragraph with their marks, as half-open ranges, in order.

    A quotation that opens and never closes runs to the paragraph's end, as printers do when the next paragraph
    goes on with it; a straight mark opens after a space and closes after a word.
    """
    found: list[TextRange] = []
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.start()
        closing = _closing(text, at)
        end = _find_end(text, at, closing) if closing else None
        if end is not None:
            found.append(TextRange(at, end + 1))
            at = end + 1
            continue
        if closing and text[at] in '"“' and not found and not text[:at].strip():
            return (TextRange(at, len(text)),)
        at += 1
    return tuple(found)


def _closing(text: str, at: int) -> str | None:
    """What would close a quotation that opens here, or None when the mark does not open one."""
    mark = text[at]
    if mark in _PAIRS:
        return _PAIRS[mark]
    opens = (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and not text[at + 1].isspace()
    return mark if opens else None


def _find_end(text: str, at: int, closing: str) -> int | None:
    for end in range(at + 1, min(at + _LONGEST, len(text))):
        if text[end] in closing:
            if text[end] in "'’" and end + 1 < len(text) and text[end + 1].isalnum():
                continue  # an apostrophe
            if text[end] == '"' and text[end - 1].isspace():
                continue  # opens another one
            return end
    return None
