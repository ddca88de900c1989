"""Self-description: people choose the words for themselves."""

from __future__ import annotations

import re

from spacy.tokens import Span

from stigmalint.model import Passage
from stigmalint.nlp import syntax

_FIRST = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
# Whoever says "our elderly" speaks of others.
_OWNED = frozenset({"my", "your", "his", "her", "our", "their"})
_CLAIM = re.compile(
    r"\b(?:i|we)(?:\s*['’]m|\s*['’]re|\s+am|\s+are|\s+was|\s+were|\s+became|\s+become|\s*['’]ve\s+been|\s+have\s+been)\s+"
    r"(?:\w+\s+){0,2}(?:an?\s+|the\s+|all\s+|both\s+)?(?:[\w-]+,?\s+){0,2}$",
    re.IGNORECASE,
)
_AS = re.compile(r"\bas\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_THEN_FIRST = re.compile(r"^[^.;!?]{0,40},\s*(?:i|we|my|our)\b", re.IGNORECASE)


def is_self_description(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """Somebody says it of themselves: "I am …", "as a …, I"."""
    before = passage.text[: span.start_char]
    if _CLAIM.search(before) or (_AS.search(before) and _THEN_FIRST.match(passage.text[span.end_char :])):
        return True
    owner = span.doc[span.start - 1].lower_ if span.start else ""
    if owner in _OWNED or not syntax.is_predicate(span.root):
        return False
    return any(token.lower_ in _FIRST for token in syntax.subjects(span.root))
