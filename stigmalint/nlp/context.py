"""The context component: reads what stands around each proposed span and confirms, softens or acquits it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, SpanGroup

from stigmalint.model import Condition, Guard, Passage, Pattern, Rule, RuleBook, Severity
from stigmalint.nlp.conditions import holds
from stigmalint.nlp.matcher import CANDIDATES, KEY

CONFIRMED, SOFTENED, ACQUITTED = "confirmed", "softened", "acquitted"
_ACQUIT = (Condition.PROPER_NAME, Condition.MENTION)
_SOFTEN = (Condition.QUOTATION, Condition.SELF_DESCRIPTION, Condition.FIGURATIVE)

if not Span.has_extension("stigmalint_reasons"):
    Span.set_extension("stigmalint_reasons", default=())


class Context:
    """Judges the spans of a Doc. `verdicts` holds the last Doc's spans with outcome and deciding conditions."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self.verdicts: list[tuple[Span, str, tuple[str, ...]]] = []

    def __call__(self, doc: Doc) -> Doc:
        """Leave the confirmed and softened spans in the Doc's span group; of overlapping ones the longest."""
        passage: Passage = doc.user_data[CANDIDATES]
        self.verdicts, kept = [], list[Span]()
        for span in sorted(doc.spans[KEY], key=self._order):
            if any(span.start < other.end and other.start < span.end for other in kept):
                continue
            outcome, reasons = self.judge(span, passage)
            self.verdicts.append((span, outcome, reasons))
            if outcome != ACQUITTED:
                span._.stigmalint_reasons = reasons
                kept.append(span)
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=sorted(kept, key=lambda s: s.start))
        return doc

    def _order(self, span: Span) -> tuple[int, int, bool, int]:
        """Longer spans first; of rules for the same words those that warn first; then as the rule has its patterns."""
        is_hint = self._book.rules[span.label_].severity["default"] in (Severity.SUGGESTION, "none")
        return span.start - span.end, span.start, is_hint, int(span.id_)

    def judge(self, span: Span, passage: Passage) -> tuple[str, tuple[str, ...]]:
        """The outcome for one span and the names of the conditions that decided it."""
        rule = self._book.rules[span.label_]
        pattern = rule.patterns[int(span.id_)]
        for guard in (*rule.when, *pattern.when):
            if not holds(guard, span, passage):
                return ACQUITTED, (f"not {guard.condition}",)
        for guard in (*rule.unless, *pattern.unless, *_universal(_ACQUIT, rule)):
            if holds(guard, span, passage):
                return ACQUITTED, (guard.condition,)
        softened = tuple(g.condition for g in _softeners(rule, pattern) if holds(g, span, passage))
        return (SOFTENED if softened else CONFIRMED), softened


def _softeners(rule: Rule, pattern: Pattern) -> Iterable[Guard]:
    return (*rule.soften, *pattern.soften, *_universal(_SOFTEN, rule))


def _universal(conditions: Iterable[Condition], rule: Rule) -> list[Guard]:
    return [Guard(condition) for condition in conditions if condition not in rule.despite]
