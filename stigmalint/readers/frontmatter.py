"""Front matter, read line by line: the few values that are prose, with exact offsets and without a parser."""

from __future__ import annotations

import re

from stigmalint.model import Segment, TextRange
from stigmalint.readers.inline import add_prose
from stigmalint.readers.prose import SegmentBuilder

_BLOCK = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?=[ \t]*[#\"'\w[-])(?P<body>(?s:.*?))"
    r"^(?:(?P=fence)|\.\.\.)[ \t]*(?=[\r\n]|\Z)",
    re.M,
)
_ENTRY = re.compile(
    r"^(?P<indent>[ \t]*)(?:-[ \t]+)?[\"']?(?P<key>title|subtitle|description|summary|excerpt)[\"']?[ \t]*[:=][ \t]*",
    re.M | re.I,
)
_KEY = re.compile(r"^[ \t]*(?:-[ \t]+)?[\"']?[\w.-]+[\"']?[ \t]*[:=]|^[ \t]*\[", re.M)
_VALUE = re.compile(
    r"(?P<triple>\"\"\"|''')(?P<long>(?s:.*?))(?P=triple)"
    r"|\"(?P<double>(?:[^\"\\]|\\(?s:.))*+)\""
    r"|'(?P<single>(?:[^']|'')*+)'"
    r"|[|>][+-]?[0-9]?[+-]?[ \t]*(?:#[^\r\n]*)?(?P<block>(?=[\r\n]))"
    r"|(?P<plain>(?![\[{&*!])[^\r\n]*)"
)
_COMMENT = re.compile(r"[ \t]+#.*")
_ESCAPE = re.compile(r"\\(?s:.)|''")


def front_matter_end(text: str) -> int:
    """Where the front matter ends; 0 if there is none or it never closes."""
    block = _BLOCK.match(text)
    return block.end() if block and _KEY.search(block["body"]) else 0


def front_matter(text: str, end: int) -> list[Segment]:
    """The segments of the titles and descriptions in the front matter, which ends at `end`."""
    segments: list[Segment] = []
    at = 0
    while entry := _ENTRY.search(text, at, end):
        value = _VALUE.match(text, entry.end(), end)
        at = max(entry.end(), value.end() if value else 0)
        if value and value.lastgroup:
            at, segment = _segment(text, entry, value, end)
            segments += [segment] if segment else []
    return segments


def _segment(text: str, entry: re.Match[str], value: re.Match[str], end: int) -> tuple[int, Segment | None]:
    group = "long" if value["triple"] else value.lastgroup or "plain"
    start, stop = value.span(group)
    at = value.end()
    if group in ("block", "plain"):
        if group == "plain" and (comment := _COMMENT.search(text, start, stop)):
            stop = comment.start()
        elif not (group == "plain" and "=" in entry[0]):
            stop = at = _indented_end(text, stop, end, len(entry["indent"]))
    builder = SegmentBuilder("metadata", entry["key"].lower())
    stop -= len(text[start:stop]) - len(text[start:stop].rstrip())
    start += len(text[start:stop]) - len(text[start:stop].lstrip())
    for escape in _ESCAPE.finditer(text, start, stop) if group in ("double", "single") else ():
        if (escape[0] == "''") == (group == "single"):
            add_prose(builder, text[start : escape.start()], start)
            builder.add_atom(escape[0][1] if escape[0][1] in "\"'\\/" else " ", TextRange(*escape.span()))
            start = escape.end()
    add_prose(builder, text[start:stop], start)
    return at, builder.build()


def _indented_end(text: str, at: int, end: int, indent: int) -> int:
    """The end of the lines that go on deeper than the key."""
    deeper = re.compile(rf"(?:\r\n|\r|\n)(?:[ \t]*(?=[\r\n])|[ \t]{{{indent + 1}}}[^\r\n]*)")
    while line := deeper.match(text, at, end):
        at = line.end()
    return at
