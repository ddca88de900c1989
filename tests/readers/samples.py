"""What the tests of readers share: a document's segments as lines, and the laws of its source map."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from stigmalint.model import SourceDocument, TextRange
from stigmalint.readers import Reader
from stigmalint.readers.prose import PLACEHOLDER

#: One character for another, which is as good as the same: LaTeX's tie is a space.
_SAME = frozenset({" ~", "‘`", "”}"})
SOURCES = Path(__file__).parent / "sources"


def source(name: str) -> tuple[bytes, str]:
    """A sample file's bytes and its name; on disk it ends in .sample, so that no tool takes it for its own."""
    return (SOURCES / f"{name}.sample").read_bytes(), name


def rendered(document: SourceDocument) -> str:
    """The segments as a person reads them, one a line, then the directives and the remarks."""
    lines = []
    for segment in document.segments:
        start = document.position(segment.pieces[0].source.start)
        place = " ".join(filter(None, (segment.kind, f"[{segment.label}]" if segment.label else "")))
        lines.append(f"{start[0]}:{start[1]} {place} | {segment.text}")
    for directive in document.directives:
        line, column = document.position(directive.range.start)
        lines.append(f"{line}:{column} directive {directive.kind} {','.join(directive.rules)} | {directive.reason}")
    lines.extend(f"warning | {warning}" for warning in document.warnings)
    return "\n".join(lines) + "\n"


def check_map(document: SourceDocument) -> None:
    """Pieces are ordered, disjoint and cover the prose; aligned ones read the same on both sides, white space aside;
    a range goes to the source and back."""
    for segment in document.segments:
        prose_at = source_at = 0
        for piece in segment.pieces:
            assert piece.prose.start == prose_at < piece.prose.end
            assert source_at <= piece.source.start <= piece.source.end <= len(document.text)
            prose_at, source_at = piece.prose.end, piece.source.end
            prose = segment.text[piece.prose.start : piece.prose.end]
            source = document.text[piece.source.start : piece.source.end]
            if piece.is_aligned and len(prose) > 1:
                assert all(a == b or a + b.strip() == " " or a + b in _SAME for a, b in zip(prose, source, strict=True))
            assert segment.to_source(piece.prose) == piece.source
            if piece.is_aligned:
                for at in range(piece.prose.start, min(piece.prose.end, piece.prose.start + 20)):
                    back = segment.to_source(TextRange(at, at + 1))
                    assert back.start - piece.source.start == at - piece.prose.start
        assert prose_at == len(segment.text)
        assert any(character != PLACEHOLDER and not character.isspace() for character in segment.text)


def marked_up(*fragments: str) -> SearchStrategy[str]:
    """Texts made of a format's own marks in any order, with words and arbitrary characters between them."""
    words = st.sampled_from(["heroin addicts", "a", " ", "\n", "\n\n", "\r\n", "   ", "\t", "é😀", "x@y.org", "\u00ad"])
    others = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
    return st.lists(st.sampled_from(fragments) | words | others, max_size=40).map("".join)


def check_laws(read: Reader, text: str, path: str) -> SourceDocument:
    """Read any text without an error, and check the source map."""
    document = read(text.encode(), path)
    check_map(document)
    return document
