"""Span → `Finding`: source range, severity, words to offer, and the fix where one is certain enough."""

from __future__ import annotations

from spacy.tokens import Span

from stigmalint.model import Applicability, Edit, Finding, Fix, Passage, Pattern, Rule, RuleBook, Severity, TextRange
from stigmalint.nlp import syntax
from stigmalint.nlp.conditions.names import is_title
from stigmalint.nlp.conditions.prose import prose_range, segment_of
from stigmalint.nlp.suggest import article_for, suggestions

_NONE = "none"
#: A suggestion with one of these words inside can neither stand before a noun nor take a possessive.
_POSTMODIFIED = (" who ", " with ", " in ", " of ", " experiencing ", " living ", " without ", " from ", " on ", " by ")


def to_finding(span: Span, book: RuleBook, passage: Passage, profile: str) -> Finding | None:
    """The finding for a judged span, or None when the profile leaves its rule alone."""
    rule = book.rules[span.label_]
    pattern = rule.patterns[int(span.id_)]
    severity = rule.severity.get(profile, rule.severity["default"])
    if severity == _NONE:
        return None
    reasons: tuple[str, ...] = span._.stigmalint_reasons
    segment, here = segment_of(passage), prose_range(span, passage)
    source = segment.to_source(here)
    offered = suggestions(span, rule, pattern, book, profile, title=is_title(passage))
    return Finding(
        rule=rule.id,
        severity=Severity.SUGGESTION if reasons else Severity(severity),
        range=source,
        text=passage.document.text[source.start : source.end],
        message=rule.message.replace("{match}", span.text),
        suggestions=offered,
        fix=_fix(span, rule, pattern, passage, offered, reasons),
        reasons=reasons,
        where=segment.label,
    )


def _fix(
    span: Span, rule: Rule, pattern: Pattern, passage: Passage, offered: tuple[str, ...], reasons: tuple[str, ...]
) -> Fix | None:
    segment, here = segment_of(passage), prose_range(span, passage)
    if not offered:
        return None
    applicability = Applicability(pattern.fix or rule.fix)
    if reasons or not passage.document.editable or not segment.is_editable(here) or not _fits(span, offered[0]):
        applicability = Applicability.DISPLAY
    edits = [Edit(segment.to_source(here), offered[0])]
    article = _article(span, passage, offered[0])
    if article is not None:
        edits.insert(0, article)
    return Fix(tuple(edits), applicability)


def _fits(span: Span, words: str) -> bool:
    """Can the words stand where the phrase stands: before a noun, or with a possessive after them?"""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    heavy = any(part in f" {words} " for part in _POSTMODIFIED)
    if following is not None and following.tag_ == "POS":
        return False
    return not (heavy and span.root.pos_ in syntax.NOUN and syntax.modified_noun(span) is not None)


def _article(span: Span, passage: Passage, words: str) -> Edit | None:
    """The edit of "a" or "an" right before the phrase, when the new words sound otherwise."""
    if span.start == 0 or span.doc[span.start - 1].lower_ not in ("a", "an"):
        return None
    token = span.doc[span.start - 1]
    right = article_for(words)
    if token.lower_ == right:
        return None
    start = passage.range.start + token.idx
    source = segment_of(passage).to_source(TextRange(start, start + len(token)))
    return Edit(source, right.capitalize() if token.text[0].isupper() else right)
