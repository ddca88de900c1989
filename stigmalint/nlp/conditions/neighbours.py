"""Conditions about the words next to the phrase."""

from __future__ import annotations

from spacy.tokens import Span

from stigmalint.model import Passage

_NEAR = 6


def is_before(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """One of these words follows directly, a hyphen or bracket aside."""
    following = [token.lower_ for token in span.doc[span.end : span.end + 2] if token.text not in "-–/()"]
    return bool(following) and following[0] in words


def is_after(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """One of these words precedes directly, a hyphen or bracket aside."""
    preceding = [token.lower_ for token in span.doc[max(0, span.start - 2) : span.start] if token.text not in "-–/()"]
    return bool(preceding) and preceding[-1] in words


def is_near(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """One of these words stands within six words of the phrase."""
    around = span.doc[max(0, span.start - _NEAR) : span.end + _NEAR]
    return any(token.lower_ in words for token in around if not span.start <= token.i < span.end)
