"""Where a span stands in its paragraph: the way from spaCy's sentence back to the prose around it."""

from __future__ import annotations

from spacy.tokens import Span

from stigmalint.model import Passage, Segment, TextRange


def segment_of(passage: Passage) -> Segment:
    """The paragraph (heading, cell …) that the passage was cut from."""
    return passage.document.segments[passage.segment]


def prose_range(span: Span, passage: Passage) -> TextRange:
    """The span's range in its segment's prose."""
    return TextRange(passage.range.start + span.start_char, passage.range.start + span.end_char)
