"""What describes the phrase from before it must not describe the people instead ("heavy cocaine users")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stigmalint.nlp import syntax
from stigmalint.nlp.fitting.draft import Draft, Offer, Place

_DOES = re.compile(r"(?P<who>(?:person|people) who) (?P<verb>uses?|injects?|drinks?|smokes?)\b(?P<what>.*)")
_SOMEBODY = re.compile(r"(?:person|people)\b")
#: Adjectives of doing as adverbs: those before the verb, and those behind what is used.
_FIRST = {
    "active": "currently", "current": "currently", "frequent": "frequently", "habitual": "regularly",
    "occasional": "occasionally", "casual": "occasionally", "regular": "regularly", "infrequent": "rarely",
}  # fmt: skip
_LAST = {"daily": "daily", "heavy": "heavily"}
#: Adjectives that say who somebody is stand well before the new noun as well; these do not.
_OF_THE_DEED = frozenset(
    "alleged chronic compulsive confessed confirmed convicted criminal dangerous experienced former hard "
    "hard-core hardcore hardened high-dose high-risk known late lapsed life-long lifelong lifetime light long-term "
    "low-dose moderate non ex notorious one-time past past-year persistent potential previous problem problematic "
    "recent reformed registered repeat self-confessed serious severe called suspected then-current untreated would-be "
    "active heavy daily current frequent habitual occasional casual regular infrequent year month week".split()
)
#: What begins or ends the very thing that the new words go on saying.
_OF_ITS_TIME = frozenset("new released paroled freed escaped deported discharged".split())
#: Nouns by their tag that describe people as adjectives do.
_PLAIN = frozenset("homeless elderly obese rural urban native poor deaf blind disabled black white indigenous".split())
#: Adjectives of knowing, and how the clause goes on behind them.
_KNOWN = {"known": "known to {base}", "suspected": "suspected of {doing}"}
_FORMS = {"use": "using", "inject": "injecting", "drink": "drinking", "smoke": "smoking"}
_OLD = frozenset({"adult", "old", "older", "elderly"})
_WHO = {
    "female": ("woman", "women"), "male": ("man", "men"), "women": ("woman", "women"), "adult": ("adult", "adults"),
    "adolescent": ("adolescent", "adolescents"), "teenage": ("teenager", "teenagers"), "teen": ("teen", "teens"),
    "elderly": ("older adult", "older adults"), "student": ("student", "students"), "veteran": ("veteran", "veterans"),
}  # fmt: skip


def fit_modifier(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with the word before the span put as an adverb or taken as the noun; given up where it misleads."""
    if draft.settled or not offer.is_about_people:
        return draft
    if _is_cut_off(place, offer):
        return draft.given_up()
    described = list(_describers(place))
    nearest = described[0] if described else None
    if nearest is None:
        return draft
    if nearest.lower_ in _OLD and draft.words.startswith("young "):
        return draft.given_up()
    if nearest.lower_ == draft.words.split(" ", 1)[0] and nearest.i == place.span.start - 1:
        return replace(draft, start=nearest.idx)  # "young offenders" are "young people" once, not twice
    draft, used = _adverb(place, draft, nearest)
    if not used:
        draft, used = _noun(place, draft, nearest)
    rest = described[1:] if used else described
    if any(_misleads(token, place, offer) for token in rest):
        return draft.given_up()
    return draft


def _is_cut_off(place: Place, offer: Offer) -> bool:
    """Does a word before a conjunction or brackets wait for the noun that goes ("male and female offenders")?"""
    before, other = place.before(), place.before(2)
    if before is None or other is None:
        return False
    if before.text == ")":
        return offer.is_heavy
    is_name = other.i == 0 and other.tag_ in ("NN", "NNP")  # an adjective at the start is often read as one
    is_adjective = other.pos_ == "ADJ" or other.tag_ in ("JJ", "VBG", "VBN") or is_name or other.lower_ in _WHO
    is_bare = is_adjective and _text(place.before(3)) != "the"
    return before.lower_ in ("and", "or") and is_bare and place.span[0].pos_ in ("ADJ", "ADV") and len(place.span) > 1


def _text(token: Token | None) -> str:
    return token.lower_ if token is not None else ""


def _describers(place: Place) -> Iterator[Token]:
    """The words that describe the span, from the nearest to the first."""
    for at in range(place.span.start - 1, -1, -1):
        token = place.doc[at]
        is_word = token.pos_ in ("ADJ", "VERB", *syntax.NOUN) and token.text[0].isalnum()
        joins = token.dep_ in ("amod", "compound", "nmod", "npadvmod") and token.head.i > token.i
        is_name = token.tag_ == "NNP" and at == place.span.start - 1 and not token.like_num
        if not is_word or not (joins or is_name or token.lower_ in _OF_THE_DEED):
            return
        if place.neighbours and any(span.start <= token.i < span.end for span in place.neighbours):
            return
        yield token


def _adverb(place: Place, draft: Draft, token: Token) -> tuple[Draft, bool]:
    does = _DOES.fullmatch(draft.words)
    word = token.lower_
    if not does or token.i != place.span.start - 1 or word not in {**_FIRST, **_LAST, **_KNOWN}:
        return draft, False
    if word in _KNOWN:
        base = does["verb"].removesuffix("s")
        how = _KNOWN[word].format(base=base, doing=_FORMS[base])
        words = f"{does['who'].removesuffix(' who')} {how}{does['what']}"
    elif word in _FIRST:
        words = f"{does['who']} {_FIRST[word]} {does['verb']}{does['what']}"
    else:
        words = draft.words if "heavily" in draft.words else f"{draft.words} {_LAST[word]}"
    return replace(draft, words=words, start=token.idx).doubted(), True


def _noun(place: Place, draft: Draft, token: Token) -> tuple[Draft, bool]:
    if token.lower_ not in _WHO or token.i != place.span.start - 1 or not _SOMEBODY.match(draft.words):
        return draft, False
    words = _SOMEBODY.sub(_WHO[token.lower_][place.plural], draft.words, count=1)
    return replace(draft, words=words, start=token.idx), True


def _misleads(token: Token, place: Place, offer: Offer) -> bool:
    """Would the word say something else, or nothing, of the people?"""
    if token.lower_ in _OF_ITS_TIME or (offer.is_heavy and token.lower_ in _OF_THE_DEED):
        return True
    # A plural in that place is mostly a verb read wrongly ("the centre trains ex-offenders").
    if token.i and token.nbor(-1).text == "-":  # "low-income" describes people as an adjective does
        return False
    is_compound = token.tag_ in ("NN", "NNP") and (token.head in place.span or token.i == place.span.start - 1)
    return (
        is_compound and token.lower_ not in place.people | _PLAIN and not (set("-+") & set(token.text) or place.title)
    )
