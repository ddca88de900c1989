"""Where a span stands in its paragraph: the way from spaCy's sentence back to the prose around it."""

from __future__ import annotations

from spacy.tokens import Span

from stigmalint.model import Passage, Segment, TextRange


def segment_of(passage: Passage) -> Segment:
    """The paragraph (heading, cell …) that the passage was cut from."""
    return passage.document.segments[passage.segment]


def prose_range(span: Span, passage: Passage) -> TextRange:
    """The span's range in its segment's prose; that of its phrase where the tokens hold more ("hobo,”—that")."""
    here = TextRange(passage.range.start + span.start_char, passage.range.start + span.end_char)
    phrases = (
        candidate.range
        for candidate in passage.candidates
        if (candidate.rule, str(candidate.pattern)) == (span.label_, span.id_)
        and here.start <= candidate.range.start
        and candidate.range.end <= here.end
    )
    return max(phrases, key=lambda phrase: phrase.end - phrase.start, default=here)
