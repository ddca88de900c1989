"""Span → `Finding`: source range, severity, words to offer, and a fix for each of them."""

from __future__ import annotations

from functools import partial

from spacy.tokens import Span

from stigmalint.model import Applicability, Edit, Finding, Fix, Passage, Rule, RuleBook, Severity, TextRange
from stigmalint.nlp.casing import match_case, match_joint
from stigmalint.nlp.conditions.names import is_title
from stigmalint.nlp.conditions.prose import prose_range, segment_of
from stigmalint.nlp.fitting import Draft, Offer, Place, fit
from stigmalint.nlp.fitting.possessives import clitic_of
from stigmalint.nlp.matcher import KEY
from stigmalint.nlp.suggest import is_plural, offers

_NONE = "none"


def to_finding(span: Span, book: RuleBook, passage: Passage, profile: str, *, every: bool = False) -> Finding | None:
    """The finding for a judged span, or None when the profile leaves its rule alone.

    Fitting words into a sentence takes time: without `every`, only the first suggestion's fix is made.
    """
    rule = book.rules[span.label_]
    severity = _severity(rule, profile)
    if severity == _NONE:
        return None
    reasons: tuple[str, ...] = span._.stigmalint_reasons
    segment, here = segment_of(passage), prose_range(span, passage)
    source = segment.to_source(here)
    phrase = segment.text[here.start : here.end]
    place = _place(span, phrase, book, passage, profile)
    offered = _in_order(place, offers(span, phrase, book, profile))
    highest = Applicability(rule.patterns[int(span.id_)].fix or rule.fix)
    if reasons or not passage.document.editable:
        highest = Applicability.DISPLAY
    cased = {_cased(place, offer.words, place.start, place.end): offer for offer in reversed(offered)}
    wordings = tuple(reversed(cased.items()))
    fitted = wordings if every else wordings[:1]
    return Finding(
        rule=rule.id,
        severity=Severity.SUGGESTION if reasons else Severity(severity),
        range=source,
        text=passage.document.text[source.start : source.end],
        message=rule.message.replace("{match}", phrase),
        suggestions=tuple(words for words, _ in wordings),
        alternatives=tuple(_fix(place, offer, passage, highest) for _, offer in fitted),
        reasons=reasons,
        where=segment.label,
    )


def _severity(rule: Rule, profile: str) -> str:
    return rule.severity.get(profile, rule.severity["default"])


def _place(span: Span, phrase: str, book: RuleBook, passage: Passage, profile: str) -> Place:
    here = prose_range(span, passage)
    others = (other for other in span.doc.spans[KEY] if other.start != span.start)
    return Place(
        span=span,
        text=passage.text,
        start=here.start - passage.range.start,
        end=here.end - passage.range.start,
        plural=is_plural(span, phrase, book.rules[span.label_].patterns[int(span.id_)], book.forms),
        title=is_title(passage),
        people=_words(book, "people"),
        conditions=_words(book, "conditions"),
        neighbours=tuple(other for other in others if _is_loud(other, book, profile)),
        first_offer=partial(_first_offer, book, profile),
    )


def _words(book: RuleBook, name: str) -> frozenset[str]:
    return book.lists[name].as_set if name in book.lists else frozenset()


def _is_loud(span: Span, book: RuleBook, profile: str) -> bool:
    """Is another span of the sentence reported as a warning, so that its fix will be applied as well?"""
    rule = book.rules[span.label_]
    if (rule.patterns[int(span.id_)].fix or rule.fix) == Applicability.DISPLAY:
        return False
    return not span._.stigmalint_reasons and _severity(rule, profile) not in (_NONE, Severity.SUGGESTION)


def _first_offer(book: RuleBook, profile: str, span: Span) -> Offer | None:
    return next(iter(offers(span, span.text, book, profile)), None)


def _in_order(place: Place, found: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers; before a possessive first those that can stand there."""
    return tuple(sorted(found, key=lambda offer: offer.is_heavy)) if clitic_of(place) else found


def _fix(place: Place, offer: Offer, passage: Passage, highest: Applicability) -> Fix:
    draft = fit(place, Draft(offer.words, place.start, place.end, highest), offer)
    words = _cased(place, draft.words, draft.start, draft.end)
    more = ((a, b, match_joint(place.text[a:b], text, title=place.title)) for a, b, text in draft.more)
    changes = sorted((*more, (draft.start, draft.end, words)))
    segment, shift = segment_of(passage), passage.range.start
    ranges = [TextRange(start + shift, end + shift) for start, end, _ in changes]
    if not all(segment.is_editable(there) for there in ranges):
        draft = draft.given_up()
    edits = [Edit(segment.to_source(there), text) for there, (_, _, text) in zip(ranges, changes, strict=True)]
    return Fix(tuple(edits), draft.level)


def _cased(place: Place, words: str, start: int, end: int) -> str:
    opens = not any(char.isalnum() for char in place.text[:start])
    return match_case(place.text[start:end], words, title=place.title, opens=opens)
