"""Mentions: the word itself is what the sentence is about, so nobody is called by it."""

from __future__ import annotations

import re

from spacy.tokens import Span

from stigmalint.model import Passage, TextRange
from stigmalint.nlp.conditions.prose import prose_range, segment_of
from stigmalint.nlp.conditions.quotation import quote_around, quotes_near

# Nouns that name words. Close before the phrase, they make it a mention.
_NOUN = (
    r"(?:term|word|label|phrase|expression|language|wording|noun|name|slur|epithet|adjective|vocabulary|terminology|"
    r"euphemism|synonym|stereotype|tag|buzzword|slang|insult)s?"
)
_QUOTE = "[\"'“”‘’*_`«]?"
_BEFORE = re.compile(
    rf"(?:\b{_NOUN}(?:\s*[,:–—]|\b[^.:;!?\"“”]{{0,30}}:|\s+(?:like|such\s+as|as|of|is|are|was|were|including|include|e\.?g\.?|for))?(?:\s+\w+ing)?[\s,:(]*"
    r"|\b(?:instead\s+of|rather\s+than|in\s+place\s+of|as\s+opposed\s+to)\s+(?:(?:saying|writing|using|calling|the|a|an|them|him|her|people|someone|somebody)\s)*[\s,:]*"
    r"|\bas\s+in\s+"
    r"|\b(?:say|says|said|saying|write|writing|wrote|use|using|avoid|avoiding|replace|replacing|replaced|prefer|"
    r"call|calls|called|calling|labell?ed|labell?ing|dubbed|termed|means?|meaning|spell(?:ed|s)?|mentions?|mentioning|reads?|searched\s+for)"
    r"(?:\s+(?:him|her|them|me|us|you|people|someone|somebody|it|this|the|a|an|as|not|words?\s+like))*[\s,:(]*)"
    rf"{_QUOTE}$",
    re.IGNORECASE,
)
# A cue strong enough that no quotation marks are needed: the noun itself, or advice about what to write.
_STRONG = re.compile(
    rf"(?:\b{_NOUN}(?:\s+(?:like|such\s+as|including|e\.?g\.?|for))[\s,:]*"
    r"|\b(?:the|a|this|that|these|those)\s+(?:term|word|label|phrase|expression|slur)s?(?:\s+(?:of|is|are))?[\s,:]*"
    r"|\b(?:avoid|don['’]t\s+say|never\s+say|instead\s+of\s+(?:saying|writing|using|calling\s+\w+)|not\s+say|stop\s+saying|do\s+not\s+use)\s+(?:terms?\s+|words?\s+)?(?:the|a|an)?[\s,:]*"
    r"|^\s*(?:avoid|instead\s+of|don['’]t\s+say|not|rather\s+than)\s*:?\s+)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^{_QUOTE}\s*(?:\([a-z]+\)\s*)?(?:is|are|was|were|has|have|can|should|may|means?|meaning|refers?|denotes?|becomes?|implies|imply|carries|,?\s*or\s|as\s+an?\s|and\s+similar)?"
    rf"\s*(?:an?\s+|the\s+|be\s+)?(?:(?:\w+\s+)?{_NOUN}\b|(?:stigmati[sz]ing|outdated|derogatory|offensive|pejorative|"
    r"dehumani[sz]ing|person-first|loaded|inaccurate)\b|refers?\s+to|means\b|implies\b|imply\b|denotes?\b|avoided\b|replaced\b)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\b(?:avoid|instead(?:\s+of)?|don['’]t\s+(?:say|use|write)|not\s+recommended|outdated|stigmati[sz]ing|discouraged|deprecated|"
    r"words?|terms?|terminology|language|wording|glossary|say\s+this|replace|style\s+guide|vocabulary|flag(?:s|ged)?|matched|phrases?)\b",
    re.IGNORECASE,
)
# How a dictionary opens an entry: the headword, its part of speech, and what it means.
_ENTRY = re.compile(r"^\s*,?\s*\(?(?:n|adj|v|vt|vi|adv|noun|adjective|verb)\.?\)?\s*[:.,;]")
_SHORT = 4  # words of a quotation that can still be a mention
_BESIDE = 6  # words of a quotation in a list of them
_APART = 7  # code points between quotations that stand side by side
_LISTED = 12  # words of an entry in a list of words
_QUOTED = 40  # words of a block quotation that can still be an example
_REACH = 60  # code points before a phrase in which a cue can stand
_LIST = 900  # code points of a list of quoted words before the phrase


def is_mention(span: Span, passage: Passage, words: frozenset[str]) -> bool:
    """The phrase is named, not used: by a cue next to it, by quotation marks with a cue, or in a list of words."""
    segment, here = segment_of(passage), prose_range(span, passage)
    text = segment.text
    if _is_word_list(segment.label, segment.anchor, segment.kind, text):
        return True
    quote = quote_around(text, here)
    start, end = here.start, here.end
    if quote is not None:
        if len(text[quote.start : quote.end].split()) > _SHORT + len(span):
            return False
        start, end = quote.start, quote.end
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _ENTRY.match(after) and start < _REACH and not text[:start].strip():
        return True
    if quote is None:
        return bool(_STRONG.search(_skip_list(before))) or bool(re.match(r"\s*→|\s*[-=]>", after))
    before = _skip_quotes(text[max(0, start - _LIST) : start])[-_REACH:]
    return bool(_BEFORE.search(before) or _AFTER.match(after) or _is_in_quoted_list(text, quote))


def _is_word_list(label: str, heading: object, kind: str, text: str) -> bool:
    """A short cell or list item under a heading about words, or a sentence or two that are quoted under one."""
    if kind not in ("quote", "cell", "item"):
        return False
    if kind == "quote":
        return isinstance(heading, str) and bool(_HEADING.search(heading)) and len(text.split()) <= _QUOTED
    if len(text.split()) > _LISTED:
        return False
    if kind == "cell":
        return bool(_HEADING.search(label)) or (isinstance(heading, str) and bool(_HEADING.search(heading)))
    return kind == "item" and isinstance(heading, str) and bool(_HEADING.search(heading))


def _skip_list(before: str) -> str:
    """The text before a list of words, when the phrase is a later item of it: "terms like A, B or " → "terms like "."""
    while True:
        shorter = re.sub(
            r"(?:[\w’'-]+\s+){0,2}[\w’'-]+(?:,\s*(?:or|and)?|\s+or|\s+and)\s+(?:the\s+|an?\s+)?$", "", before
        )
        if shorter == before or _STRONG.search(before):
            return before
        before = shorter


def _skip_quotes(before: str) -> str:
    """The text before a list of quoted words."""
    while True:
        shorter = re.sub(r"[\"“‘'][^\"“”]{1,60}[\"”’',]+\s*(?:[,/;]|or|and|,\s*(?:or|and))?\s*$", "", before)
        if shorter == before:
            return before
        before = shorter


def _is_in_quoted_list(text: str, quote: TextRange) -> bool:
    """Do two or more short quotations stand side by side? Then they list words."""
    others = (other for other in quotes_near(text, quote, _APART) if other != quote)
    return any(len(text[other.start : other.end].split()) <= _BESIDE for other in others)
