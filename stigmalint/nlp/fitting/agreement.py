"""Verbs and articles around the edit agree with the new words."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from stigmalint.nlp import syntax
from stigmalint.nlp.articles import article_for, like
from stigmalint.nlp.fitting.draft import Draft, Offer, Place

_PLURALS = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't"}
_HISSING = re.compile(r"(?:s|x|z|ch|sh|o)es$")
#: "using" after a form of "be", in the form that the two make together.
_MADE = {
    "is": "uses", "'s": "uses", "are": "use", "'re": "use", "am": "use", "'m": "use", "was": "used", "were": "used",
    "be": "use", "being": "using",
}  # fmt: skip
_MASS = (" use", " misuse")
_BECOMING = frozenset(
    "become becomes became becoming remain remains remained rendered made get got getting left leave leaves".split()
)


def fit_verb(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with the verb right behind it in the plural, where the new words are plural and the verb is not."""
    if draft.settled or not place.plural or not offer.is_about_people:
        return draft
    verb = place.after()
    if (
        place.span.root.dep_ not in syntax.SUBJECT | syntax.PASSIVE_SUBJECT
        or verb is None
        or (verb.tag_ != "VBZ" and (verb.lower_ != "was"))
    ):
        return draft
    edit = (verb.idx, verb.idx + len(verb), plural_verb(verb.text))
    return replace(draft, more=(*draft.more, edit)).doubted()


def plural_verb(verb: str) -> str:
    """The plural of a verb in the third person singular."""
    low = verb.lower()
    if low in _PLURALS:
        return _PLURALS[low]
    if low.endswith("ies") and len(low) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if _HISSING.search(low) else verb[:-1]


def fit_predicate(place: Place, draft: Draft, offer: Offer) -> Draft:
    """ "is confined to a wheelchair" → "uses a wheelchair": the new verb takes over from the form of "be"."""
    be = place.before()
    if draft.settled or be is None or not draft.words.startswith("using "):
        return draft
    following = place.after()
    if be.lower_ in _BECOMING or (following is not None and following.lower_ in ("and", "or")):
        return draft.given_up()
    if be.lower_ not in _MADE:
        return draft
    if be.lower_ == "be" and not (be.i and be.nbor(-1).tag_ in ("MD", "TO")):
        return draft
    words = _MADE[be.lower_] + draft.words.removeprefix("using")
    text = f" {words}" if be.text[0] in "'’" else words
    return replace(draft, words=text, start=be.idx)


def fit_article(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with "a" or "an" before it as its first word wants it."""
    before = _token_ending_at(place, draft.start)
    if before is None or before.lower_ not in ("a", "an"):
        return draft
    following = place.after()
    if draft.words.endswith(_MASS) and (following is None or following.pos_ not in syntax.NOUN):
        return draft.given_up()  # "a drug habit" can't be "a drug use"
    right = article_for(draft.words)
    if before.lower_ == right:
        return draft
    edit = (before.idx, before.idx + len(before), like(before.text, right))
    return replace(draft, more=(edit, *draft.more))


def _token_ending_at(place: Place, start: int) -> Token | None:
    """The last token before an offset, across white space."""
    before = [token for token in place.doc[: place.span.start] if token.idx + len(token) <= start]
    return before[-1] if before else None
