"""Quotations: somebody else's words stay as they were said."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span

from stigmalint.model import Passage, TextRange
from stigmalint.nlp.conditions.prose import prose_range, segment_of

_PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“”"}


def is_quotation(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase stands inside quotation marks, or in a block quotation."""
    segment, here = segment_of(passage), prose_range(span, passage)
    if segment.kind == "quote":
        return True
    return any(quote.start <= here.start and here.end <= quote.end for quote in quoted_ranges(segment.text))


@lru_cache(maxsize=256)
def quoted_ranges(text: str) -> tuple[TextRange, ...]:
    """The quotations of a paragraph with their marks, as half-open ranges.

    A quotation that opens and never closes runs to the paragraph's end, as printers do when the next paragraph
    goes on with it; a straight mark opens after a space and closes after a word.
    """
    found: list[TextRange] = []
    at = 0
    while at < len(text):
        closing = _closing(text, at)
        if closing is None:
            at += 1
            continue
        end = _find_end(text, at, closing)
        if end is None:
            if text[at] in '"“' and not text[:at].strip():
                found.append(TextRange(at, len(text)))
                break
            at += 1
            continue
        found.append(TextRange(at, end + 1))
        at = end + 1
    return tuple(found)


def _closing(text: str, at: int) -> str | None:
    mark = text[at]
    if mark in _PAIRS:
        return _PAIRS[mark]
    if mark in "\"'" and (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and not text[at + 1].isspace():
        return mark
    return None


def _find_end(text: str, at: int, closing: str) -> int | None:
    for end in range(at + 1, len(text)):
        if text[end] in closing:
            if text[end] in "'’" and end + 1 < len(text) and text[end + 1].isalnum():
                continue  # an apostrophe
            if text[end] == '"' and text[end - 1].isspace():
                continue  # opens another one
            return end
    return None
