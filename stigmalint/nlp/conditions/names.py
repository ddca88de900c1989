"""Proper names: organisations, laws, journals, programmes, places and products are called what they are called."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from stigmalint.model import Passage
from stigmalint.nlp.conditions.prose import segment_of

# What a name says that it is. As the last word of a capitalised run ("Drug Abuse Administration"), or as
# the first before a preposition ("Office of the Inmate Ombudsman"), it makes the run a name.
_HEADS = frozenset(
    "academy act administration agency alliance amendment anonymous assembly association authority award bill "
    "board bulletin bureau campaign center centers centre church clinic coalition code college commission "
    "commissioner committee community conference congress consortium convention corporation corps council "
    "counselor court day department digest directive division drive federation forum foundation fund grant group "
    "guild hall home hospital house inc initiative institute institutes institution inventory journal law league "
    "ltd magazine ministry mission month museum network news observatory office ombudsman order organisation "
    "organization panel park partnership plan policy post press prison program programme project protocol "
    "questionnaire register registry regulation report review scale schedule school screen section service "
    "services shelter society square statute strategy street subcommittee submission summit survey system task "
    "team test times tool treaty tribune trust union unit university week year".split()
)
_LINKS = frozenset("of on for against to and & the in with".split())
_HEADINGS = frozenset({"heading", "title", "metadata"})
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over per the to under up upon via vs with within".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# What follows the name of a work at the head of a sentence ("… is a film by …").
_WORK = re.compile(
    r"(?:\s+(?:[A-Z][\w’'-]*|a|an|and|for|in|of|on|the|to|with))*\s+(?:is|was)\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:album|ballet|book|comedy|comic|documentary|drama|film|game|memoir|movie|musical|novel|opera|play|poem|record|series|"
    r"show|single|song|story)(?:\s+(?:about|based|by|directed|from|in|of|on|released|written|that|which)\b|[.,;])"
)
# The share of words with a capital that makes a title; a sentence with its full stop may just hold a long name.
_SHARE, _SHARE_OF_SENTENCE = 0.7, 0.9


def is_proper_name(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase is part of a capitalised name.

    In a title-case or upper-case heading, capitals prove nothing: there a name must say what it is
    ("Institute", "Act"), and nearer than in running text.
    """
    if not _is_capital(span.root) and not any(_is_capital(token) for token in span):
        return False
    if span.start == span.sent.start and _WORK.match(span.sent.text, span.end_char - span.sent.start_char):
        return True
    title = is_title(passage)
    left, right = _run(span, across_links=True)
    names = [token.lower_ for token in span.doc[span.end : right]]
    if any(name in _HEADS for name in _unbroken(names)) or (names and names[0] == "'s" and not title):
        return True
    before = span.doc[left : span.start]
    if any(_opens_name(before, token) for token in before):
        return True
    if title or not all(_is_capital(token) for token in span if token.is_alpha and token.lower_ not in _SMALL):
        return False
    if any(name in _HEADS for name in names):
        return True
    return _is_name_in_text(span, left, right)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _run(span: Span, *, across_links: bool) -> tuple[int, int]:
    """The start and end of the capitalised words around a span; small words may stand between them."""
    doc, sentence = span.doc, span.sent
    left, at = span.start, span.start - 1
    while at >= sentence.start:
        if _is_capital(doc[at]) or doc[at].text in ("'s", "’s", "-", "&") or doc[at].like_num:
            left = at
        elif not (across_links and doc[at].lower_ in _LINKS):
            break
        at -= 1
    right, at = span.end, span.end
    while at < sentence.end:
        if _is_capital(doc[at]) or doc[at].text in ("'s", "’s", "-"):
            right = at + 1
        elif doc[at].text == "(" and at + 2 < sentence.end and doc[at + 1].is_upper and doc[at + 2].text == ")":
            at += 2  # the name's own acronym stands inside it
        elif not (across_links and doc[at].lower_ in _LINKS):
            break
        at += 1
    return left, right


def _unbroken(names: list[str]) -> list[str]:
    """The names up to the first small word: a compound's own words."""
    for i, name in enumerate(names):
        if name in _LINKS:
            return names[:i]
    return names


def _opens_name(before: Span, token: Token) -> bool:
    """Is the token a head such as Office, followed by a preposition and nothing but capitals up to the phrase?"""
    if token.lower_ not in _HEADS or not _is_capital(token) or token.i + 1 >= before.end:
        return False
    between = before.doc[token.i + 1 : before.end]
    return between[0].lower_ in ("of", "on", "for", "against", "to") and sum(t.lower_ in _LINKS for t in between) <= 4


def _is_name_in_text(span: Span, left: int, right: int) -> bool:
    """In running text, capitals inside a sentence make a name when neighbours share them.

    A single capitalised count noun without an article is one too ("install Vagrant").
    """
    doc, sentence = span.doc, span.sent
    if left < span.start and not (left == sentence.start and span.start - left == 1):
        return any(
            _is_capital(token) and not token.is_sent_start and token.is_alpha for token in doc[left : span.start]
        )
    if right > span.end and not span[0].is_sent_start:
        return True
    if len(span) > 1 and span.start > sentence.start and sum(_is_capital(t) for t in span) > 1:
        return False
    if len(span) > 1 or span.start == sentence.start or span.text.isupper() or span.root.tag_ not in ("NN", "NNP"):
        return False
    previous = doc[span.start - 1]
    return not previous.is_punct and previous.pos_ not in ("DET", "ADJ", "NUM", "PRON", "NOUN")


def is_title(passage: Passage) -> bool:
    """Is the passage, or the heading that it is part of, set in title case or capitals?"""
    segment = segment_of(passage)
    return _is_title(passage.text) or (segment.kind in _HEADINGS and _is_title(segment.text))


def _is_title(text: str) -> bool:
    """Is the sentence set in title case or capitals, so that a capital says nothing about a word?"""
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    share = _SHARE_OF_SENTENCE if text.rstrip().endswith(".") else _SHARE
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= share * len(words)
