"""Paragraphs of a PDF page as running text, each run of which knows its letters on the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from stigmalint.model import SourceDocument, TextRange
from stigmalint.readers.pdf_layout import Line, Paragraph, Word, lines_of, paragraphs_of
from stigmalint.readers.prose import SegmentBuilder

#: pdfium's sign for a hyphen at a line end, and the hyphens that a file may have there itself.
_DIVIDERS = ("\ufffe", "\x02", "\u00ad")
_HYPHENS = ("-", "\u2010")
#: Before these a hyphen at a line end belongs to the word.
_COMPOUNDS = frozenset({"self", "non", "ex", "well", "long", "short", "high", "low", "half", "cross", "anti"})
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


@dataclass(frozen=True, slots=True)
class Place:
    """Letters `index` … of a page (counted from 0) that stand at `offset` of a segment; a box instead for scans."""

    page: int
    offset: int = 0
    length: int = 0
    index: int = -1
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of text to become a segment. `edge`: 1 at the top of its page, -1 at the bottom.

    `lines` is 0 where the text does not run with the page: turned, or in a field.
    """

    kind: str
    label: str
    text: str
    places: tuple[Place, ...]
    lines: int = 0
    edge: int = 0
    doubtful: tuple[TextRange, ...] = ()

    def __add__(self, other: Flow) -> Flow:
        """This text and one that goes on on the next page."""
        is_divided = self.text.endswith(_HYPHENS)
        head = self.text[:-1] if is_divided else f"{self.text} "
        shift = len(head)
        moved = tuple(Place(p.page, p.offset + shift, p.length, p.index, p.box) for p in other.places)
        lines = self.lines + other.lines
        return Flow(self.kind, self.label, head + other.text, self.places + moved, lines)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a segment begins in the extracted text, and where its letters stand on the pages."""

    start: int
    places: tuple[Place, ...]


def document_of(flows: Sequence[Flow], path: str, name: str, warnings: tuple[str, ...] = ()) -> SourceDocument:
    """The flows as a document: one line each, one segment each."""
    segments, texts, at = [], [], 0
    for flow in flows:
        builder = SegmentBuilder(flow.kind, flow.label, Anchor(at, flow.places))
        builder.add(flow.text, at)
        segment = builder.build()
        if segment:
            segments.append(replace(segment, doubtful=flow.doubtful))
            texts.append(flow.text)
            at += len(flow.text) + 1
    text = "\n".join(texts)
    return SourceDocument(path, text, name, tuple(segments), editable=False, format=name, warnings=warnings)


def flow_of(words: Mapping[int, Sequence[Word]], page: int) -> list[Flow]:
    """The paragraphs of a page, those of each direction in reading order."""
    flows: list[Flow] = []
    for turns in sorted(words):
        paragraphs = paragraphs_of(lines_of(words[turns]))
        known = frozenset(word.text.lower().strip(".,;:()") for word in words[turns] if "-" in word.text)
        usual = median([word.height for word in words[turns] for _letter in word.text])
        for one in paragraphs:
            kind = "heading" if one.height > 1.2 * usual and len(one.text) < 200 else "paragraph"
            text, places = _run_on(one.lines, page, known)
            edge, lines = (0, 0) if turns else (_edge(one, paragraphs), len(one.lines))
            flows.append(Flow(kind, f"page {page + 1}", text, places, lines, edge))
    return flows


def _edge(one: Paragraph, paragraphs: Sequence[Paragraph]) -> int:
    if len(one.lines) > 2:
        return 0
    if all(other.bottom >= one.bottom - 0.5 * one.height for other in paragraphs):
        return -1
    return 1 if all(other.top <= one.top + 0.5 * one.height for other in paragraphs) else 0


def _run_on(lines: Sequence[Line], page: int, known: frozenset[str]) -> tuple[str, tuple[Place, ...]]:
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    words = [(word, at == len(line.words) - 1) for line in lines for at, word in enumerate(line.words)]
    for number, (word, ends_line) in enumerate(words):
        following = words[number + 1][0].text if number + 1 < len(words) else ""
        divided = word.text[-1] in _DIVIDERS or (ends_line and word.text[-1] in _HYPHENS and len(word.text) > 1)
        hyphen = not divided or _keeps_hyphen(word.text[:-1], following, known)
        for piece, index in _pieces(word.text, word.index, hyphen):
            places.append(Place(page, length, len(piece), index))
            parts.append(piece)
            length += len(piece)
        if following and not divided:
            parts.append(" ")
            length += 1
    return "".join(parts), tuple(places)


def _keeps_hyphen(left: str, right: str, known: frozenset[str]) -> bool:
    """Does a hyphen at a line end belong to the word, rather than divide it?"""
    tail = "".join(letter for letter in right if letter.isalpha() or letter == "-").lower()
    head = "".join(letter for letter in left if letter.isalpha() or letter == "-").lower()
    return head in _COMPOUNDS or not right[:1].islower() or f"{head}-{tail}" in known


def _pieces(text: str, index: int, hyphen: bool) -> list[tuple[str, int]]:
    """Runs of a word that read as they stand, and its ligatures written out; a hyphen that only divides is left out."""
    pieces: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        is_last = at == len(text) - 1
        if letter in _DIVIDERS or (is_last and letter in _HYPHENS):
            written = "-" if hyphen and is_last else ""
        else:
            written = _LIGATURES.get(letter, letter)
        before = pieces[-1] if pieces else ("", -1)
        if len(written) == 1 and before[1] + len(before[0]) == index + at and text[at - 1] not in _LIGATURES:
            pieces[-1] = (before[0] + written, before[1])
        elif written:
            pieces.append((written, index + at))
    return pieces
