"""Fits a suggestion into its sentence: what around the phrase must change with it, and how certain all of it is."""

from __future__ import annotations

from collections.abc import Callable

from stigmalint.nlp.fitting.agreement import fit_article, fit_predicate, fit_verb
from stigmalint.nlp.fitting.compounds import fit_compound
from stigmalint.nlp.fitting.draft import Draft, Offer, Place
from stigmalint.nlp.fitting.followers import fit_follower, fit_object
from stigmalint.nlp.fitting.modifiers import fit_modifier
from stigmalint.nlp.fitting.pairs import fit_pair
from stigmalint.nlp.fitting.possessives import fit_possessive

__all__ = ["Draft", "Offer", "Place", "fit"]

_STEPS: tuple[Callable[[Place, Draft, Offer], Draft], ...] = (
    fit_possessive,
    fit_compound,
    fit_predicate,
    fit_modifier,
    fit_pair,
    fit_follower,
    fit_object,
    fit_verb,
    fit_article,
)


def fit(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with everything around the phrase that changes with it."""
    if _is_glued(place, offer):
        return draft.given_up()
    for step in _STEPS if place.is_whole else (fit_article,):
        draft = step(place, draft, offer)
    return draft


def _is_glued(place: Place, offer: Offer) -> bool:
    """Does a hyphen or a slash tie the phrase to another word ("inmate-led", "non-addicts", "addict/alcoholic")?"""
    text = place.text
    if not offer.is_about_people and text[: place.start].lower().endswith(("anti-", "post-")):
        return False
    ties = [text[place.start - 1 : place.start], text[place.end : place.end + 1]]
    beyond = [text[place.start - 2 : place.start - 1] if place.start > 1 else "", text[place.end + 1 : place.end + 2]]
    return any(tie in ("-", "/") and other.isalnum() for tie, other in zip(ties, beyond, strict=True))
