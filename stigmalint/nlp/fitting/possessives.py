""" "An addict's family": the clitic moves with a short suggestion, a long one follows what is possessed."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from stigmalint.nlp.articles import repair
from stigmalint.nlp.fitting.draft import Draft, Offer, Place
from stigmalint.nlp.syntax import NOUN

_ARTICLES = frozenset({"a", "an", "the"})
_POINTING = frozenset({"this", "that", "these", "those", "each", "every", "some", "any", "many", "most", "no", "all"})
_OUTSIDE = frozenset({"VERB", "AUX", "ADP", "CCONJ", "PUNCT", "SCONJ", "ADV", "PRON"})
#: What may follow the possessed noun without belonging to it.
_ENDS = frozenset({"PUNCT", "VERB", "AUX", "PART", "SCONJ", "ADV", "PRON"})


def fit_possessive(place: Place, draft: Draft, offer: Offer) -> Draft:
    """The draft with the possessive behind the span repaired or turned into "of"; given up where neither goes."""
    clitic = clitic_of(place)
    if clitic is None:
        return draft
    if not offer.is_heavy:
        return replace(draft, words=possessive(draft.words), end=_end(clitic), settled=True)
    last = _possessed(clitic)
    first = _first_of_possessor(place)
    if last is None or first is None:
        return draft.given_up()
    things = place.text[clitic.idx + len(clitic) : _end(last)].strip()
    owner = draft.words
    if first.i < place.span.start:
        owner = f"{place.text[first.idx : place.start].lower()}{draft.words}"
    words = repair(f"the {things} of {owner}")
    return replace(draft, words=words, start=first.idx, end=_end(last), settled=True).doubted()


def clitic_of(place: Place) -> Token | None:
    """The "'s" or "'" behind the span, or at its end where a possessive is read as a plural ("IDU's")."""
    last, clitic = place.span[-1], place.after()
    if last.text in ("'s", "’s") and clitic is not None and clitic.pos_ in ("ADJ", *NOUN):
        return last
    if clitic is None or clitic.idx != place.end:
        return None
    if clitic.tag_ == "POS":
        return clitic
    if clitic.text not in ("'", "’") or clitic.i + 1 >= len(clitic.doc) or not last.lower_.endswith("s"):
        return None
    is_quoted = any(token.text in ("'", "‘") for token in clitic.doc[: clitic.i])
    return clitic if not is_quoted and clitic.nbor().pos_ in ("ADJ", *NOUN) else None


def possessive(words: str) -> str:
    """The words with the right clitic."""
    return f"{words}'" if words.endswith("s") else f"{words}'s"


def _possessed(clitic: Token) -> Token | None:
    """The noun behind the clitic when it ends a simple noun phrase."""
    doc, at = clitic.doc, clitic.i + 1
    while at < len(doc) and doc[at].pos_ in ("ADJ", "NUM", *NOUN) and at - clitic.i < 4:
        at += 1
    noun = doc[at - 1]
    if any(token.tag_ == "NNS" for token in doc[clitic.i + 1 : at - 1]):
        return None  # "hearts age": a plural modifies nothing, so what follows may be the verb
    if at == clitic.i + 1 or noun.pos_ not in NOUN or (at < len(doc) and doc[at].tag_ == "POS"):
        return None
    if at < len(doc) and doc[at].pos_ not in _ENDS and not (doc[at].pos_ == "ADP" and not _is_attached(doc[at], noun)):
        return None
    return noun


def _is_attached(preposition: Token, noun: Token) -> bool:
    return preposition.lower_ in ("of", "for", "with", "to", "from") or preposition.head.head == noun


def _first_of_possessor(place: Place) -> Token | None:
    """The first word of the noun phrase that owns: the span's, or its article's; None where more stands before it."""
    before = place.before()
    if before is None or before.pos_ in _OUTSIDE:
        return place.span[0]
    if before.lower_ in _ARTICLES | _POINTING:
        return before
    if before.pos_ != "ADJ":
        return None
    first = before.nbor(-1) if before.i else None
    if first is None or first.pos_ in _OUTSIDE:
        return before
    return first if first.lower_ in _ARTICLES | _POINTING else None


def _end(token: Token) -> int:
    return token.idx + len(token)
