"""Two phrases joined by "and" or "or": one "people" will do, and neither is reworded without the other."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span, Token

from stigmalint.nlp.fitting.draft import Draft, Offer, Place

_CONJUNCTIONS = frozenset({"and", "or"})
#: People who share an adjective before both of them.
_KIN = frozenset(
    "men women boys girls mothers fathers parents children sons daughters brothers sisters husbands wives families "
    "adults teenagers adolescents youths infants".split()
)
#: Suggestions that can share their noun: both go on in the same way.
_ALIKE = (
    re.compile(r"(people) (who) (.+)"),
    re.compile(r"(people) (with) (.+)"),
    re.compile(r"(people) ((?:in|on)) (.+)"),
)


def fit_pair(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft over both phrases, where the span is the first or the second of two that people are named by."""
    if draft.settled or draft.more or not place.plural or draft.end != place.end:
        return draft
    shared = _shared(place, draft, offer)
    if shared is not None:
        return shared
    following, leading = _second(place), _first(place)
    if following is not None:
        return _with(place, draft, place.span, following, offer, place.first_offer(following))
    if leading is not None and draft.start == place.start:
        return _with(place, draft, leading, place.span, place.first_offer(leading), offer)
    return _with_bare(place, _with_bare_first(place, draft))


def _shared(place: Place, draft: Draft, offer: Offer) -> Draft | None:
    """ "addicted men and women": an adjective of both nouns goes behind both."""
    joint, other, last = place.after(), place.after(2), place.span[-1]
    if joint is None or other is None or joint.lower_ not in _CONJUNCTIONS:
        return None
    if not {last.lower_, other.lower_} <= _KIN:
        return None
    if len(place.span) == 1 or not offer.is_heavy or other.tag_ != "NNS" or not draft.words.startswith(last.lower_):
        return None
    both = place.doc.text[last.idx : other.idx + len(other)]
    rest = draft.words.removeprefix(last.lower_)
    return replace(draft, words=f"{both}{rest}", end=other.idx + len(other), settled=True).doubted()


def _second(place: Place) -> Span | None:
    joint = place.after()
    if joint is None or joint.lower_ not in _CONJUNCTIONS:
        return None
    return place.neighbour_at(joint.i + 1)


def _first(place: Place) -> Span | None:
    joint = place.before()
    if joint is None or joint.lower_ not in _CONJUNCTIONS:
        return None
    return next((span for span in place.neighbours if span.end == joint.i), None)


def _with(place: Place, draft: Draft, one: Span, other: Span, first: Offer | None, second: Offer | None) -> Draft:
    """One edit over both phrases."""
    if first is None or second is None or not (first.is_about_people and second.is_about_people):
        return draft
    joint = place.doc[other.start - 1].lower_
    merged = _merged(first.several, second.several, joint)
    if not merged:
        if not _is_adjective_only(other) and not _is_nominal(one):
            return draft
        merged = f"{first.several} {joint} {second.several}"
    after = place.doc[other.end] if other.end < len(place.doc) else None
    if after is not None and (after.tag_ == "POS" or after.lower_ in ("who", "whose", "that")):
        return draft.given_up()
    start = min(draft.start, one.start_char)
    return replace(draft, words=merged, start=start, end=other.end_char, settled=True).doubted()


def _merged(one: str, other: str, joint: str) -> str:
    """ "people who A" and "people who B" as "people who A or B"; empty where they do not go on alike."""
    if one == other:
        return one
    for shape in _ALIKE:
        first, second = shape.fullmatch(one), shape.fullmatch(other)
        if first and second and (first[2] == second[2] or shape is _ALIKE[-1]):
            link = "" if first[2] in ("who", "with") else f"{second[2]} "
            return f"{one} or {link}{second[3]}" if " or " not in one + other else ""
    return ""


def _is_nominal(span: Span) -> bool:
    return span[0].lower_ == "the" and span.root.pos_ == "ADJ"


def _is_adjective_only(span: Span) -> bool:
    return all(token.pos_ in ("ADJ", "ADV", "VERB") for token in span)


def _with_bare(place: Place, draft: Draft) -> Draft:
    """ "the elderly and unemployed": the adjective that shared the article gets its own noun."""
    steps = 2 if _text(place.after()) == "," else 1
    joint, other = place.after(steps), place.after(steps + 1)
    if other is not None and other.tag_ == "RB" and other.i + 1 < len(other.doc):
        other = other.nbor()
    if place.span[0].lower_ != "the" or joint is None or joint.lower_ not in _CONJUNCTIONS or other is None:
        return draft
    if other.tag_ not in ("JJ", "VBN", "VBG") or (place.span.root.pos_ in ("NOUN", "PROPN") and other.tag_ != "JJ"):
        return draft
    if _goes_on(other):  # "and poor children", but "and unemployed" with a verb that reads as a noun
        noun = other.nbor()
        is_another = noun.lower_ in place.people and noun.tag_ == "NNS"
        return draft if steps > 1 or is_another else draft.given_up()
    edit = (other.idx, other.idx + len(other), f"{other.text} people")
    return replace(draft, more=(*draft.more, edit)).doubted()


def _with_bare_first(place: Place, draft: Draft) -> Draft:
    """ "the sick and elderly": the adjective that lends its article gets a noun in its place."""
    joint, other, article = place.before(), place.before(2), place.before(3)
    if joint is None or other is None or article is None or joint.lower_ not in _CONJUNCTIONS:
        return draft
    if article.lower_ != "the" or other.pos_ != "ADJ" or not _is_adjective_only(place.span):
        return draft
    edit = (article.idx, other.idx + len(other), f"{other.text} people")
    return replace(draft, more=(edit, *draft.more)).doubted()


def _text(token: Token | None) -> str:
    return token.text if token is not None else ""


def _goes_on(token: Token) -> bool:
    """Does more follow that the adjective may belong to?"""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ not in ("PUNCT", "AUX", "ADP", "SCONJ")
