"""Conditions about the phrase's place in the sentence."""

from __future__ import annotations

from spacy.tokens import Span, Token

from stigmalint.model import Passage
from stigmalint.nlp import syntax


def is_noun(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase's head is a noun, by its tag."""
    return span.root.pos_ in syntax.NOUN


def is_verb(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase's head is a verb, by its tag."""
    return span.root.pos_ in ("VERB", "AUX")


def is_adjective(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase's head is an adjective, by its tag."""
    return span.root.pos_ == "ADJ"


def is_nominal(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase stands for people by itself: no noun follows that it would only describe."""
    return not syntax.is_followed_by_noun(span[-1])


def is_modifier(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase describes a noun that follows it."""
    return syntax.modified_noun(span) is not None


def modifies(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase describes one of these nouns, which follows it."""
    noun = syntax.modified_noun(span)
    if noun is not None and noun.lower_ in words:
        return True
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following is not None and following.lower_ in words


def is_modified_by(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """One of these words describes the phrase from before it."""
    return any(
        child.lower_ in words and child.i < span.root.i and child.dep_ in syntax.MODIFIER
        for token in span
        for child in token.children
    ) or any(token.lower_ in words for token in span.doc[max(0, span.start - 1) : span.start])


def is_predicate(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase is said of a subject with a verb."""
    return syntax.is_predicate(span.root)


def has_subject(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """Who does or has it is one of these words."""
    return any(_is_one_of(token, words) for token in syntax.subjects(span.root))


def has_object(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """What the verb acts on, or what its last preposition brings, is one of these words or described by one."""
    found = (*syntax.objects(span.root), *syntax.prepositional_objects(span))
    return any(_is_one_of(token, words) or _is_described_by(token, words) for token in found)


def is_about(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase describes, or is said of, one of these words."""
    return modifies(span, passage, words) or has_subject(span, passage, words)


def _is_one_of(token: Token, words: frozenset[str]) -> bool:
    return token.lower_ in words or any(child.lower_ in words for child in token.children if child.dep_ == "compound")


def _is_described_by(token: Token, words: frozenset[str]) -> bool:
    return any(child.lower_ in words for child in token.children if child.dep_ == "amod")
