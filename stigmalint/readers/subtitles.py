"""Subtitles (SubRip, WebVTT): what is said, sentences joined over the cues that they are cut into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.flow import Line, lines_of
from stigmalint.readers.folding import FoldingBuilder

_TIMING = re.compile(r"\s*(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})\s*-->")
_TAG = re.compile(r"</?[A-Za-z0-9:.][^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}|\A\s*(?:-|>>)\s*(?=\S)|[♪♫]")
_END = re.compile(r"[.!?…:♪\])][\"'”’)]*\Z")
#: A sentence that goes on over more cues than this has lost its full stop.
_MOST_CUES = 8


def read(data: bytes, path: str) -> SourceDocument:
    """The words of a file of subtitles."""
    decoded = decode(data, path)
    comments = DirectiveCollector(decoded.text)
    segments: list[Segment] = []
    builder: FoldingBuilder | None = None
    cues = 0
    for start, lines in _cues(lines_of(decoded.text), comments):
        if builder is None:
            builder, cues = FoldingBuilder(decoded.text, "cue", start), 0
        for line in lines:
            if _TAG.match(line.text) and line.text.lstrip()[:1] in "->" and not builder.is_empty:
                segments += filter(None, [builder.build()])  # another speaker
                builder = FoldingBuilder(decoded.text, "cue", start)
            _add(builder, line)
        cues += 1
        if cues == _MOST_CUES or not lines or _END.search(_TAG.sub("", lines[-1].text).rstrip()):
            segments += filter(None, [builder.build()])
            builder = None
    segments += filter(None, [builder.build() if builder else None])
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(segments),
        tuple(comments.directives),
        format="subtitles",
        warnings=(*decoded.warnings, *comments.warnings),
    )


def _cues(lines: list[Line], comments: DirectiveCollector) -> Iterator[tuple[str, list[Line]]]:
    """Each cue's start and lines; notes are searched for directives, styles are passed over."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and not lines[end].is_blank:
            end += 1
        block = lines[at:end]
        at = end + 1
        timed = next((n for n, line in enumerate(block[:3]) if _TIMING.match(line.text)), None)
        timing = _TIMING.match(block[timed].text) if timed is not None else None
        if timing and timed is not None:
            yield timing["start"].partition(".")[0].partition(",")[0], block[timed + 1 :]
        elif block and block[0].text.startswith("NOTE"):
            start, last = block[0].start, block[-1]
            inside = " ".join([block[0].text[4:], *(line.text for line in block[1:])])
            comments.read(inside, TextRange(start, last.end))


def _add(builder: FoldingBuilder, line: Line) -> None:
    at = 0
    for tag in _TAG.finditer(line.text):
        builder.add(line.start + at, line.start + tag.start())
        at = tag.end()
    builder.add(line.start + at, line.end)
    builder.add_space(TextRange(line.end, line.end))
