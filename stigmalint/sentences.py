"""Cuts prose into sentences by punctuation alone, before there is a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stigmalint.model import Candidate, TextRange

_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:e\.g|i\.e|cf|vs|Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|No|Fig|Figs|al|etc|Inc|Co|Jr|Sr|"
    r"approx|Nos|Sec|Secs|Art))$"
)
_BREAK = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|;\s+(?=[A-Z])")
#: Longest stretch of prose that is parsed as one sentence, in code points (about 100 words).
LONGEST = 700


def sentences(text: str) -> list[TextRange]:
    """Cut prose into sentences, by punctuation alone; none longer than `LONGEST`."""
    cuts, start = [], 0
    for found in _BREAK.finditer(text):
        if found.group()[0] == "." and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
            continue
        cuts.append(TextRange(start, found.end()))
        start = found.end()
    cuts.append(TextRange(start, len(text)))
    return [part for cut in cuts for part in _capped(text, cut)]


def _capped(text: str, cut: TextRange) -> Iterator[TextRange]:
    start = cut.start
    while cut.end - start > LONGEST:
        end = max(text.rfind(", ", start + LONGEST // 2, start + LONGEST), text.rfind(" ", start, start + LONGEST)) + 1
        end = end if end > start else start + LONGEST
        yield TextRange(start, end)
        start = end
    if start < cut.end:
        yield TextRange(start, cut.end)


def by_sentence(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[TextRange, list[Candidate]]]:
    """Group candidates by the sentence in which they start; a sentence grows to hold its candidates."""
    parts = iter(sentences(text))
    part, group = next(parts), list[Candidate]()
    for candidate in sorted(candidates, key=lambda c: (c.range.start, c.range.end)):
        while candidate.range.start >= part.end:
            if group:
                yield part, group
                group = []
            part = next(parts)
        if candidate.range.end > part.end:
            part = TextRange(part.start, candidate.range.end)
        group.append(candidate)
    if group:
        yield part, group
