"""Figures of speech: nobody's condition is meant."""

from __future__ import annotations

from spacy.tokens import Span, Token

from stigmalint.model import Passage

# What people are jokingly said to be hooked on.
_HOOKED_ON = frozenset(
    "adrenaline approval attention bargain book bookshop bread caffeine cake car carb cheese chocolate cinema "
    "coffee comic computer crossword culture data email exercise fashion fitness food football gadget game gaming "
    "gossip gym history internet junk language lube music news novel olympics phone pizza podcast politics power "
    "praise puzzle reading recipe running sci-fi screen series shopping shoe sneaker soap social speed sport "
    "sports status sugar tea tech technology television thrill travel tv twitter video weather wine-tasting work "
    "workout yarn".split()
)
_HOOKED = frozenset("addict addicts junkie junkies".split())
# Words that are a joke only behind one of those, and not behind every noun.
_KEEN = frozenset("fiend fiends freak freaks user users whore whores".split())
_REACH = 4


def is_figurative(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """A joking compound ("news junkie") or a comparison ("like a …")."""
    if span.start and _is_hooked_on(span, span.doc[span.start - 1]):
        return True
    return any(_compares(token) for token in span.doc[max(0, span.start - _REACH) : span.start])


def _is_hooked_on(span: Span, previous: Token) -> bool:
    """Is the word before the phrase what somebody is jokingly hooked on? Any noun that makes a compound with it is."""
    if previous.text == "-" and previous.i:
        previous = previous.nbor(-1)
    is_compound = previous.pos_ == "NOUN" and previous.dep_ == "compound" and previous.head in span
    if span[0].lower_ in _HOOKED:
        return is_compound or previous.lower_ in _HOOKED_ON
    return span[0].lower_ in _KEEN and previous.lower_ in _HOOKED_ON


def _compares(token: Token) -> bool:
    """Is it the "like" of "eats like a …", or the "as if" of "as if he were a …"?"""
    if token.lower_ == "like":
        return token.pos_ in ("ADP", "SCONJ")
    return token.lower_ == "as" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("if", "though")
