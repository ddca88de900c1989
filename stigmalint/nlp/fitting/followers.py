"""What describes the phrase from behind it joins a suggestion that already ends in a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from stigmalint.nlp import syntax
from stigmalint.nlp.fitting.draft import Draft, Offer, Place

_CLAUSE = re.compile(r" who [a-z]")
_PRESENT = frozenset({"VBP", "VBZ", "MD"})
_RELATIVES = frozenset({"who", "that", "whose", "whom"})
#: Words for conditions that are not one word of the list of conditions.
_HAD = frozenset({"disorder", "disorders", "disease", "infection", "history", "depression", "problems"})


def fit_follower(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with "and" before a clause or a condition that follows ("people who use drugs and want to stop")."""
    following = place.after()
    if draft.settled or following is None or not offer.is_heavy or not offer.is_about_people:
        return draft
    if following.idx != place.end + 1 or place.text[place.end] != " ":
        return draft
    if not _CLAUSE.search(draft.words):
        return draft.doubted() if following.lower_ in _RELATIVES or _is_attached(following, place) else draft
    if following.lower_ in _RELATIVES:
        return _join_clause(place, draft, following)
    if _is_attached(following, place):
        return _join_phrase(place, draft, following)
    return draft


def _join_clause(place: Place, draft: Draft, relative: Token) -> Draft:
    if relative.lower_ == "that" and not (relative.tag_ in ("WDT", "WP") or relative.dep_ in syntax.SUBJECT):
        return draft
    verb = place.after(2)
    while verb is not None and verb.pos_ == "ADV" and verb.i + 1 < len(verb.doc):
        verb = verb.nbor()
    is_present = verb is not None and verb.tag_ in _PRESENT
    if relative.lower_ in ("who", "that") and is_present and relative.dep_ in syntax.SUBJECT | syntax.PASSIVE_SUBJECT:
        joint = "and"
    else:
        joint = "and who" if relative.lower_ == "that" else f"and {relative.lower_}"
    edit = (relative.idx, relative.idx + len(relative), joint)
    return replace(draft, more=(*draft.more, edit)).doubted()


def _join_phrase(place: Place, draft: Draft, following: Token) -> Draft:
    """ "with depression" → "and have depression"; "at risk" → "and are at risk"; others may be read either way."""
    joint = ""
    if following.lower_ == "with" and _is_condition(following):
        joint = "and have" if place.plural else "and has"
    elif following.lower_ == "at" and following.i + 1 < len(place.doc) and following.nbor().lower_ == "risk":
        joint = "and are at" if place.plural else "and is at"
    if not joint:
        return draft.doubted()
    edit = (following.idx, following.idx + len(following), joint)
    return replace(draft, more=(*draft.more, edit)).doubted()


def _is_condition(preposition: Token) -> bool:
    head = preposition.head if preposition.head.i > preposition.i else None
    return head is not None and (head.lower_ in _HAD or head.lower_.endswith(("itis", "osis", "emia", "v")))


def _is_attached(token: Token, place: Place) -> bool:
    """Does the word open a phrase that describes the span's noun?"""
    if token.pos_ == "ADP":
        return token.head.head in place.span or token.head in place.span
    return token.pos_ in ("VERB", "ADJ") and token.head in place.span and token.dep_ in ("acl", "amod", "advcl")
