"""Where a finding stands on pages and pictures: the boxes of its words."""

from __future__ import annotations

from dataclasses import dataclass

from stigmalint.model import Finding, SourceDocument, TextRange
from stigmalint.readers.pdf_text import Anchor


@dataclass(frozen=True, slots=True)
class Letters:
    """Some letters of a page (counted from 0): from `index` on, or in a box of their own where they were scanned."""

    page: int
    index: int
    length: int
    box: tuple[float, float, float, float] | None


def letters_of(document: SourceDocument, finding: Finding) -> list[Letters]:
    """The letters that a finding is about; with neither index nor box if only its page is known."""
    found: list[Letters] = []
    for segment in document.segments:
        anchor = segment.anchor
        if not isinstance(anchor, Anchor):
            continue
        here = TextRange(anchor.start, anchor.start + len(segment.text))
        if not here.overlaps(finding.range):
            continue
        start, end = finding.range.start - anchor.start, finding.range.end - anchor.start
        for place in anchor.places:
            first, last = max(place.offset, start), min(place.offset + place.length, end)
            if first < last:
                index = place.index + first - place.offset if place.index >= 0 else -1
                found.append(
                    Letters(place.page, index, last - first, _part(place.box, place.length, first, last, place.offset))
                )
            elif place.length == 0:
                found.append(Letters(place.page, -1, 0, None))
    return found


def _part(
    box: tuple[float, float, float, float] | None, length: int, first: int, last: int, offset: int
) -> tuple[float, float, float, float] | None:
    """The share of a word's box that some of its letters take."""
    if box is None or last - first == length:
        return box
    left, top, right, bottom = box
    step = (right - left) / length
    return left + step * (first - offset), top, left + step * (last - offset), bottom
