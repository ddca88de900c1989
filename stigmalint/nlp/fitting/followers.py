"""What describes the phrase from behind it joins a suggestion that already ends in a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from stigmalint.nlp import syntax
from stigmalint.nlp.fitting.draft import Draft, Offer, Place

_CLAUSE = re.compile(r" who [a-z]")
_WITH = re.compile(r"^\w+ with ")
_PRESENT = frozenset({"VBP", "VBZ", "MD"})
_STATES = {
    ("at", "risk"),
    *(("in", word) for word in "treatment care recovery prison jail custody need pain".split()),
    *(("on", word) for word in "methadone buprenorphine medication probation parole".split()),
}
_RELATIVES = frozenset({"who", "that", "whose", "whom"})
#: Words for conditions that are not one word of the list of conditions.
_HAD = frozenset(
    {
        "disorder",
        "disorders",
        "disease",
        "infection",
        "history",
        "depression",
        "problems",
        "levels",
        "hiv",
        "hcv",
        "aids",
    }
)


def fit_follower(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with "and" before a clause or a condition that follows ("people who use drugs and want to stop")."""
    following = place.after()
    if draft.settled or following is None or not offer.is_heavy or not offer.is_about_people:
        return draft
    if following.text == "," and not place.plural and _CLAUSE.search(draft.words) and _is_relative(place.after(2)):
        return draft.given_up()
    if following.lower_ == "using" and " use" in draft.words:
        return draft.given_up()
    if following.idx != place.end + 1 or place.text[place.end] != " ":
        return draft
    if _is_share(place):
        return draft.given_up()
    if not _CLAUSE.search(draft.words):
        return _join_condition(place, draft, following)
    if following.tag_ == "PRP" or following.lower_ == "from":  # "the addicts we met", "from three cities"
        return draft.given_up()
    if following.lower_ in _RELATIVES:
        edit = joint_for(following)
        return replace(draft, more=(*draft.more, edit)).doubted() if edit else draft
    if _is_attached(following, place) or _is_quality(following) or _is_state(following):
        return _join_phrase(place, draft, following)
    is_other_verb = following.tag_ == "VBD" and place.span.root.head != following
    is_open = following.tag_ in ("VBG", "VBN", "JJ") or following.lower_ == "with"
    return draft.doubted() if is_open or is_other_verb else draft


def _is_relative(token: Token | None) -> bool:
    return token is not None and token.lower_ in ("who", "whose", "whom")


def _is_share(place: Place) -> bool:
    """Does what follows count the people ("one heroin user in three", "out of four")?"""
    words = [token for token in (place.after(), place.after(2), place.after(3)) if token is not None]
    if [token.lower_ for token in words[:2]] == ["out", "of"]:
        return len(words) > 2 and words[2].pos_ == "NUM"
    return len(words) > 1 and words[0].lower_ == "in" and words[1].pos_ == "NUM"


def _join_condition(place: Place, draft: Draft, following: Token) -> Draft:
    """After "people with diabetes", a further "with" becomes "and"."""
    if following.lower_ == "with" and _WITH.search(draft.words) and _is_condition(place, following):
        edit = (following.idx, following.idx + len(following), "and")
        return replace(draft, more=(*draft.more, edit)).doubted()
    return draft.doubted() if following.lower_ in _RELATIVES or _is_attached(following, place) else draft


def fit_object(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft, given up where the phrase's own last noun is one of two ("committed suicide or murder")."""
    joint, other = place.after(), place.after(2)
    if joint is None or other is None or joint.pos_ != "CCONJ" or offer.is_about_people:
        return draft
    words = draft.words.split(" ")
    is_kept = words[-1] == place.span[-1].lower_ and len(words) == len(place.span)
    has_noun = place.span[-1].pos_ in syntax.NOUN and len(place.span) > 1
    is_another = other.pos_ in (*syntax.NOUN, "ADJ") and other.head.pos_ in (*syntax.NOUN, "VERB")
    is_verb_phrase = place.span[0].pos_ == "VERB"
    return draft.given_up() if is_verb_phrase and has_noun and is_another and not is_kept else draft


def _is_quality(token: Token) -> bool:
    """Is it an adjective with something behind it ("negative for", "eligible to")?"""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.tag_ == "JJ" and following is not None and following.pos_ in ("ADP", "PART")


def joint_for(relative: Token | None) -> tuple[int, int, str] | None:
    """The edit that joins a relative clause to one that stands before it; None where there is none."""
    if relative is None or relative.lower_ not in _RELATIVES:
        return None
    is_subject = relative.dep_ in syntax.SUBJECT | syntax.PASSIVE_SUBJECT
    if relative.lower_ == "that" and not (is_subject or relative.tag_ in ("WDT", "WP")):
        return None
    verb = next((token for token in relative.doc[relative.i + 1 :] if token.pos_ != "ADV"), None)
    if is_subject and relative.lower_ in ("who", "that") and verb is not None and verb.tag_ in _PRESENT:
        joint = "and"
    else:
        joint = "and who" if relative.lower_ == "that" else f"and {relative.lower_}"
    return relative.idx, relative.idx + len(relative), joint


def _join_phrase(place: Place, draft: Draft, following: Token) -> Draft:
    """What they have or where they stand is joined ("and have depression"); the rest may be read either way."""
    joint = ""
    if following.lower_ == "with" and _is_condition(place, following):
        joint = "and have" if place.plural else "and has"
    elif following.tag_ in ("VBG", "VBN", "JJ") or _is_state(following):
        joint = f"and are {following.text}" if place.plural else f"and is {following.text}"
    if not joint:
        return draft.doubted()
    edit = (following.idx, following.idx + len(following), joint)
    return replace(draft, more=(*draft.more, edit)).doubted()


def _is_state(preposition: Token) -> bool:
    """Is it where somebody stands ("at risk", "in treatment"), not where something is done?"""
    following = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else None
    is_age = preposition.lower_ in ("over", "under", "aged") and following is not None and following.pos_ == "NUM"
    return is_age or (following is not None and (preposition.lower_, following.lower_) in _STATES)


def _is_condition(place: Place, preposition: Token) -> bool:
    """Does the preposition bring a condition, by its head or, where the parse is odd, by the next word?"""
    brought = [token for token in (preposition.head, *preposition.doc[preposition.i + 1 :][:1]) if token != preposition]
    words = {token.lower_ for token in brought if token.i > preposition.i}
    return bool(words & (place.conditions | _HAD))


def _is_attached(token: Token, place: Place) -> bool:
    """Does the word open a phrase that describes the span's noun?"""
    if token.pos_ == "ADP":
        return token.head.head in place.span or token.head in place.span
    return token.pos_ in ("VERB", "ADJ") and token.head in place.span and token.dep_ in ("acl", "amod", "advcl")
