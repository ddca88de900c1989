""" "Drug user groups": a suggestion that names people can't stand before a noun; it follows it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from stigmalint.nlp import syntax
from stigmalint.nlp.fitting.draft import Draft, Offer, Place

#: What people form, and what they have or undergo: "groups of", "the rights of".
_OF = frozenset(
    "group groups population populations community communities network networks sample samples cohort cohorts "
    "family families child children union unions subgroup subgroups".split()
)
_THE_OF = frozenset(
    "rights needs health lives deaths behavior behaviour behaviors behaviours experiences outcomes perspectives voices "
    "views attitudes wellbeing welfare reentry safety involvement participation engagement feedback recruitment "
    "rehabilitation mortality numbers".split()
)
#: What is made for them.
_FOR = frozenset(
    "services treatment program programs programme programmes clinic clinics housing care support training education "
    "policy policies interventions assistance facilities units hostels shelters centers centres projects "
    "advocacy".split()
)
_ONE = frozenset("a an each every one this that another".split())


def fit_compound(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with the modified noun moved in front of the people; given up where no preposition is certain."""
    if draft.settled or not offer.is_about_people or place.span.root.pos_ not in (*syntax.NOUN, "ADJ"):
        return draft
    noun = _noun_behind(place)
    if noun is None:
        return draft
    if noun.i != place.span.end or not _is_last(noun):
        return draft.given_up()
    after = noun.lower_
    several = offer.several if place.plural or offer.several != offer.words else ""
    if not several:
        return draft.given_up()
    head = place.text[noun.idx : noun.idx + len(noun)]
    before = place.before()
    is_bare = before is None or before.pos_ in ("VERB", "ADP", "CCONJ", "PUNCT", "SCONJ", "AUX")
    if after in _OF:
        words = f"{head} of {several}"
    elif after in _THE_OF and is_bare:
        words = f"the {head} of {several}"
    elif after in _FOR:
        words = f"{head} for {several}"
    else:
        return draft.given_up()
    return replace(draft, words=words, end=noun.idx + len(noun), settled=True).doubted()


def _noun_behind(place: Place) -> Token | None:
    following = place.after()
    if place.span[-1].pos_ == "ADP":  # "sufferers from": what follows belongs to it
        return None
    before = place.before()
    if following is not None and (following.tag_.startswith("VB") or (following.tag_ == "NNS" and _is_one(before))):
        return None  # "an alcoholic lives here": no noun of one person modifies a plural
    if following is None or following.pos_ not in syntax.NOUN or following.idx > place.end + 1:
        # A plural stands right before a noun or modifies none.
        return None if place.plural else syntax.modified_noun(place.span)
    if place.span.root.dep_ in ("compound", "amod", "nmod") and place.span.root.head.i >= place.span.end:
        return following if following.i <= place.span.root.head.i else None
    return syntax.modified_noun(place.span)


def _is_one(token: Token | None) -> bool:
    return token is not None and token.lower_ in _ONE


def _is_last(noun: Token) -> bool:
    """Does the noun phrase end here?"""
    if noun.i + 1 >= len(noun.doc):
        return True
    following = noun.nbor()
    return following.pos_ not in syntax.NOUN and following.tag_ != "POS" and following.text not in "-/"
