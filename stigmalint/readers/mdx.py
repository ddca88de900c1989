"""MDX: Markdown in which code is masked, character by character, before the Markdown reader sees it."""

from __future__ import annotations

import re
from dataclasses import replace

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers import markdown
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector

_TOKEN = re.compile(
    r"(?P<fence>^[ \t]*(?P<ticks>`{3,}|~{3,}).*?(?:^[ \t]*(?P=ticks)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?P<tick>`+)(?!`).{0,1000}?(?<!`)(?P=tick)(?!`))"
    r"|(?P<module>^(?:import|export)\s.*?(?=^[ \t]*\r?$|\Z))"
    r"|(?P<escape>\\.)"
    r"|(?P<brace>\{)",
    re.M | re.S,
)
_COMMENT = re.compile(r"\{\s*/\*(.*?)\*/\s*\}", re.S)
_NESTED = re.compile(r"[{}]")
#: An expression is shorter; a brace that does not close within so many characters is text.
_REACH = 5000


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of an MDX file; its offsets are those of the file, because masks are as long as what they cover."""
    decoded = decode(data, path)
    comments = DirectiveCollector(decoded.text)
    masked = _masked(decoded.text, comments)
    document = markdown.read(masked.encode(), path)
    return replace(
        document,
        text=decoded.text,
        encoding=decoded.encoding,
        segments=tuple(_unmasked(segment, masked, decoded.text) for segment in document.segments),
        directives=(*document.directives, *comments.directives),
        format="mdx",
        warnings=(*decoded.warnings, *document.warnings, *comments.warnings),
    )


def _masked(text: str, comments: DirectiveCollector) -> str:
    parts: list[str] = []
    at = 0
    while token := _TOKEN.search(text, at):
        end = token.end()
        parts.append(text[at : token.start()])
        if token["brace"]:
            end = _closing(text, token.start())
            parts.append(_mask(text, token.start(), end, comments))
        else:
            parts.append(_blank(token[0]) if token["module"] else token[0])
        at = end
    return "".join([*parts, text[at:]])


def _unmasked(segment: Segment, masked: str, text: str) -> Segment:
    """The segment without masks that came out as prose, because no markup was around them after all."""
    letters = list(segment.text)
    for piece in segment.pieces:
        where = piece.source
        if piece.is_aligned and masked[where.start : where.end] != text[where.start : where.end]:
            for offset, original in enumerate(text[where.start : where.end]):
                if masked[where.start + offset] != original:
                    letters[piece.prose.start + offset] = original
    return replace(segment, text="".join(letters)) if "".join(letters) != segment.text else segment


def _closing(text: str, at: int) -> int:
    """The offset behind the brace that closes the one at `at`, or right behind that one if none does."""
    depth = 0
    for brace in _NESTED.finditer(text, at, at + _REACH):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return at + 1


def _mask(text: str, start: int, end: int, comments: DirectiveCollector) -> str:
    """What stands in for an expression: a quoted string as an attribute's value, else code, else nothing."""
    expression = text[start:end]
    comment = _COMMENT.fullmatch(expression)
    if comment:
        comments.read(comment[1], TextRange(start, end))
    if comment or len(expression) < 3 or "\n" in expression or "\r" in expression:
        return expression if len(expression) < 2 else _blank(expression)
    if start and text[start - 1] == "=":
        return '"' + "_" * (len(expression) - 2) + '"'
    if start and text[start - 1] == "`":
        return _blank(expression)
    return "`" + "x" * (len(expression) - 2) + "`"


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
