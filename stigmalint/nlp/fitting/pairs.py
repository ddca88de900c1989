"""Phrases joined by "and" or "or": one "people" will do for all, and none is reworded without the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span, Token

from stigmalint.nlp.fitting.draft import Draft, Offer, Place
from stigmalint.nlp.fitting.followers import joint_for

_CONJUNCTIONS = frozenset({"and", "or"})
#: People who share an adjective before both of them.
_KIN = frozenset(
    "men women boys girls mothers fathers parents children sons daughters brothers sisters husbands wives families "
    "adults teenagers adolescents youths infants".split()
)
#: Suggestions that can share their noun: all go on in the same way.
_ALIKE = tuple(re.compile(rf"(people) ({link}) (.+)") for link in ("who", "with", "in|on"))


def fit_pair(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft over all phrases that the span is joined with, where they are people."""
    if draft.settled or draft.more or not place.plural or draft.end != place.end:
        return draft
    shared = _shared(place, draft, offer)
    if shared is not None:
        return shared
    chain = _chain(place)
    if len(chain) > 1 and draft.start == place.start:
        return _joined(place, draft, offer, chain)
    return draft if len(chain) > 1 else _with_bare(place, _with_bare_first(place, draft))


def _shared(place: Place, draft: Draft, offer: Offer) -> Draft | None:
    """An adjective of both nouns goes behind both ("addicted men and women")."""
    joint, other, last = place.after(), place.after(2), place.span[-1]
    if joint is None or other is None or joint.lower_ not in _CONJUNCTIONS or len(place.span) == 1:
        return None
    if not {last.lower_, other.lower_} <= _KIN or not offer.is_heavy or not draft.words.startswith(last.lower_):
        return None
    both = place.doc.text[last.idx : other.idx + len(other)]
    words = f"{both}{draft.words.removeprefix(last.lower_)}"
    more = [joint_for(place.after(3))] if " who " in words else []
    edits = tuple(edit for edit in more if edit)
    return replace(draft, words=words, end=other.idx + len(other), more=edits, settled=True).doubted()


def _chain(place: Place) -> list[Span]:
    """The span with the reported ones that stand beside it in a list, in order."""
    chain = [place.span]
    while (before := _beside(place, chain[0].start - 1, -1)) is not None:
        chain.insert(0, before)
    while (behind := _beside(place, chain[-1].end, 1)) is not None:
        chain.append(behind)
    return chain if any(place.doc[span.start - 1].lower_ in _CONJUNCTIONS for span in chain[1:]) else [place.span]


def _beside(place: Place, at: int, step: int) -> Span | None:
    """The reported span across a comma, a conjunction or both."""
    joints = ([*_CONJUNCTIONS], [","]) if step < 0 else ([","], [*_CONJUNCTIONS])
    start = at
    for joint in joints:
        if 0 <= at < len(place.doc) and place.doc[at].lower_ in joint:
            at += step
    if at == start:
        return None
    return next((span for span in place.neighbours if (span.start if step > 0 else span.end - 1) == at), None)


def _joined(place: Place, draft: Draft, offer: Offer, chain: Sequence[Span]) -> Draft:
    """One edit over all phrases of the list; the draft as it is where each reads well by itself."""
    found = [offer if span is place.span else place.first_offer(span) for span in chain]
    offered = [one.several for one in found if one is not None and one.is_about_people]
    if len(offered) < len(chain):
        return draft
    between = [place.doc.text[one.end_char : other.start_char] for one, other in pairwise(chain)]
    words = _merged(offered, between)
    if not words:
        if len(chain) > 2 or not (_is_adjective(chain[1]) or _is_nominal(chain[0])):
            return draft
        words = f"{offered[0]}{between[0]}{offered[1]}"
    after = place.doc[chain[-1].end] if chain[-1].end < len(place.doc) else None
    if after is not None and (after.tag_ == "POS" or after.lower_ in ("who", "whose", "that")):
        return draft.given_up()
    return replace(draft, words=words, start=chain[0].start_char, end=chain[-1].end_char, settled=True).doubted()


def _merged(offered: Sequence[str], between: Sequence[str]) -> str:
    """People who A, and people who B, as people who A or B; empty where they do not go on alike."""
    if len(set(offered)) == 1:
        return offered[0]
    for shape in _ALIKE:
        found = [shape.fullmatch(words) for words in offered]
        parts = [one for one in found if one is not None and " or " not in one[3] and " and " not in one[3]]
        if len(parts) < len(offered) or (len({one[2] for one in parts}) > 1 and shape is not _ALIKE[-1]):
            continue
        rest = [one[3] if shape is not _ALIKE[-1] else f"{one[2]} {one[3]}" for one in parts[1:]]
        joints = [*between[:-1], re.sub(r"\band\b", "or", between[-1])]
        return offered[0] + "".join(f"{joint}{words}" for joint, words in zip(joints, rest, strict=True))
    return ""


def _is_nominal(span: Span) -> bool:
    return span[0].lower_ == "the" and span.root.pos_ == "ADJ"


def _is_adjective(span: Span) -> bool:
    return all(token.pos_ in ("ADJ", "ADV", "VERB") for token in span)


def _with_bare(place: Place, draft: Draft) -> Draft:
    """The adjective that shared the article gets its own noun ("the elderly and unemployed")."""
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
    """The adjective that lends its article gets a noun in its place ("the sick and elderly")."""
    joint, other, article = place.before(), place.before(2), place.before(3)
    if joint is None or other is None or article is None or joint.lower_ not in _CONJUNCTIONS:
        return draft
    if article.lower_ != "the" or other.pos_ != "ADJ" or not _is_adjective(place.span):
        return draft
    edit = (article.idx, other.idx + len(other), f"{other.text} people")
    return replace(draft, more=(edit, *draft.more)).doubted()


def _text(token: Token | None) -> str:
    return token.text if token is not None else ""


def _goes_on(token: Token) -> bool:
    """Does more follow that the adjective may belong to?"""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ not in ("PUNCT", "AUX", "ADP", "SCONJ")
