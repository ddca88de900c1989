"""What `explain` tells: each candidate's tokens, outcome and the conditions that decided."""

from __future__ import annotations

from spacy.tokens import Span

from stigmalint.model import Passage, Verdict
from stigmalint.nlp.conditions.prose import prose_range, segment_of
from stigmalint.nlp.context import Context


def verdicts(context: Context, passage: Passage) -> list[Verdict]:
    """The verdicts on the last passage that the context component judged."""
    judged = [
        Verdict(
            rule=span.label_,
            range=segment_of(passage).to_source(prose_range(span, passage)),
            text=span.text,
            outcome=outcome,
            conditions=conditions,
            tokens=tuple(_describe(span)),
        )
        for span, outcome, conditions in context.verdicts
    ]
    return list(dict.fromkeys(judged))  # two patterns of a rule can come to the same end


def _describe(span: Span) -> list[str]:
    return [f"{token.text} {token.pos_} {token.dep_} of {token.head.text}" for token in span]
