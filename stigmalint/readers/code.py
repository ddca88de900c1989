"""Source code: what comments and docstrings say, in any language that Pygments knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class, find_lexer_class_for_filename, get_lexer_by_name
from pygments.token import Comment, String
from pygments.util import ClassNotFound

from stigmalint.errors import ReadError
from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.code_comments import comment_paragraphs, stripped
from stigmalint.readers.code_inline import COMMENT_INLINE
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.flow import Line, lines_of

_NOT_PROSE = (Comment.Preproc, Comment.PreprocFile, Comment.Hashbang)
#: What Pygments would take for another language, or not know.
_LEXERS = {
    ".h": "C++", ".m": "Objective-C", ".tsx": "TypeScript", ".mts": "TypeScript", ".cts": "TypeScript",
    ".sql": "SQL", ".mjs": "JavaScript", ".cjs": "JavaScript", ".jsx": "JavaScript", ".pl": "Perl", ".r": "S",
    ".ts": "TypeScript", ".v": "verilog", ".cfg": "INI", ".conf": "INI", ".bash": "Bash", ".zsh": "Bash",
}  # fmt: skip
#: A mark that some editors and build tools want at the top of a file.
_MODELINE = re.compile(
    r"#!|.{0,4}-\*-.*-\*-|.{0,4}(?:vim|ex|coding)[:=]|[#/* ]*SPDX-|[#/* ]*(?:noqa|type:|pylint|eslint|pragma|mypy)\b"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or a docstring: where it stands, and whether code stands before it on its line."""

    kind: str
    start: int
    end: int
    is_alone: bool


def read(data: bytes, path: str) -> SourceDocument:
    """The comments and docstrings of a file of source code."""
    decoded = decode(data, path)
    comments = DirectiveCollector(decoded.text)
    segments = read_code(decoded.text, _lexer(path), comments)
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(segments),
        tuple(comments.directives),
        format="code",
        warnings=(*decoded.warnings, *comments.warnings),
    )


def read_code(text: str, lexer: Lexer, comments: DirectiveCollector) -> list[Segment]:
    """The prose of the comments in a text of this language; directives go to the collector."""
    segments: list[Segment] = []
    for block in _blocks(text, _remarks(text, lexer)):
        lines = []
        for remark in block:
            for line in stripped(_lines(text, remark), remark.kind):
                if "stigmalint" in line.text[:40].lower():
                    is_whole = block[0].kind == "comment" and "\n" not in text[remark.start : remark.end].rstrip()
                    comments.read(line.text, TextRange(remark.start if is_whole else line.start, line.end))
                    line = line.cut(len(line.text))
                elif _MODELINE.match(line.text) and not segments:
                    line = line.cut(len(line.text))
                lines.append(line)
        for paragraph in comment_paragraphs(lines):
            segments.extend(COMMENT_INLINE.segments(paragraph, block[0].kind))
    return segments


def lexer_named(language: str) -> Lexer | None:
    """The lexer of a language by its name ("python"), or None."""
    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None


def _lexer(path: str) -> Lexer:
    known = _LEXERS.get(PurePath(path).suffix.lower())
    found = find_lexer_class(known) if known else find_lexer_class_for_filename(PurePath(path).name)
    if found is None:
        raise ReadError(f"{path}: no lexer knows this language; name the format or exclude the file")
    return found()


def _remarks(text: str, lexer: Lexer) -> Iterator[Remark]:
    """The comments and docstrings in order. Lexers know one line end, and miss a comment that ends with the file."""
    line, normal = 0, text.replace("\r\n", " \n").replace("\r", "\n") + "\n"
    for start, kind, value in lexer.get_tokens_unprocessed(normal):
        if _is_a(kind, Comment) and not any(_is_a(kind, other) for other in _NOT_PROSE):
            name = "comment"
        elif _is_a(kind, String.Doc):
            name = "docstring" if value.lstrip("rRuUbB")[:1] in "\"'" else "comment"
        else:
            continue
        line = max(text.rfind("\n", 0, start) + 1, line)
        yield Remark(name, start, min(start + len(value), len(text)), not text[line:start].strip())


def _is_a(kind: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return kind[: len(other)] == other


def _lines(text: str, remark: Remark) -> list[Line]:
    return [Line(line.text, line.start + remark.start) for line in lines_of(text[remark.start : remark.end])]


def _blocks(text: str, remarks: Iterator[Remark]) -> Iterator[Sequence[Remark]]:
    """Comments that stand alone on successive lines are one text."""
    block: list[Remark] = []
    for remark in remarks:
        if block and not _continues(text, block[-1], remark):
            yield block
            block = []
        block.append(remark)
    if block:
        yield block


def _continues(text: str, last: Remark, remark: Remark) -> bool:
    between = text[last.end : remark.start]
    if last.kind != remark.kind or between.strip():
        return False
    ends = between.count("\n") + text[last.start : last.end].endswith("\n")
    return (ends == 1 and last.is_alone and remark.is_alone) or not between
