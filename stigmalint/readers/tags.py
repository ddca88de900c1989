"""HTML's tokens with exact offsets, in linear time; no text is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from stigmalint.model import TextRange

_OPENING = re.compile(
    r"(?P<comment><!--|\{#(?!\w)|<%--|\{\{!(?:--)?)"
    r"|(?P<template>\{\{|\{%|<%|<\?(?:php)?)"
    r"|(?P<cdata><!\[CDATA\[)"
    r"|(?P<declaration><!(?=[A-Za-z\[])|</(?=[^\sA-Za-z]))"
    r"|(?P<tag></?(?P<name>[A-Za-z][^\s/><]*+))"
)
_CLOSING = {
    "<!--": re.compile(r"--!?>"),
    "{#": re.compile(r"#\}"),
    "<%--": re.compile(r"--%>"),
    "{{!--": re.compile(r"--\}\}"),
    "{{!": re.compile(r"\}\}"),
    "{{": re.compile(r"\}\}"),
    "{%": re.compile(r"%\}"),
    "<%": re.compile(r"%>"),
    "<?": re.compile(r"\??>"),
    "<?php": re.compile(r"\?>"),
    "<![CDATA[": re.compile(r"\]\]>"),
    "<!": re.compile(r">"),
    "</": re.compile(r">"),
}
#: A brace is also an ordinary character: a template's mark must close this soon, or it is none.
_BRACE_REACH = 2000
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:(?P<end>>)|(?P<name>[^\s/>=<][^\s/>=<]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s>\"'][^\s>]*+)))?)"
)
#: More attributes than any page has; the bound keeps garbage linear.
_MOST_ATTRIBUTES = 200
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_RAW_PROSE = frozenset({"textarea", "title"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A token: `kind` is text, start, end, comment or template; `inner` is a text's or a comment's inside.

    Attributes map lower-cased names to the ranges of their values.
    """

    kind: str
    range: TextRange
    inner: TextRange
    name: str = ""
    attributes: Mapping[str, TextRange] = field(default_factory=dict)


def tags_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The tokens of a stretch of HTML in order; what no token claims (declarations, scripts) is not prose."""
    end = len(text) if end is None else end
    at = since = start
    while opening := _OPENING.search(text, at, end):
        token = _tag(text, opening, end) if opening["tag"] else _mark(text, opening, end)
        if token is None:
            at = opening.start() + 1
            continue
        if opening.start() > since:
            yield _text(since, opening.start())
        if token.kind != "declaration":
            yield token
        at = token.range.end
        if token.kind == "start" and token.name in _RAW | _RAW_PROSE and text[at - 2] != "/":
            closing = _end_tag(token.name).search(text, at, end)
            stop = closing.start() if closing else end if token.name in _RAW else at
            if token.name in _RAW_PROSE and stop > at:
                yield _text(at, stop)
            at = stop
        since = at
    if end > since:
        yield _text(since, end)


def _text(start: int, end: int) -> Tag:
    return Tag("text", TextRange(start, end), TextRange(start, end))


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.I)


def _mark(text: str, opening: re.Match[str], end: int) -> Tag | None:
    """A comment, a template's mark or a declaration; None where the characters are mere text."""
    mark = opening[0]
    brace = mark.startswith("{")
    limit = min(end, opening.end() + _BRACE_REACH) if brace else end
    at = opening.end() - 2 if mark == "<!--" and text.startswith((">", "->"), opening.end()) else opening.end()
    closing = _CLOSING[mark].search(text, at, limit)
    if closing is None and brace:
        return None
    inner_end, stop = closing.span() if closing else (end, end)
    kind = "comment" if opening["comment"] else "template" if opening["template"] else "declaration"
    return Tag(kind, TextRange(opening.start(), stop), TextRange(opening.end(), max(inner_end, opening.end())))


def _tag(text: str, opening: re.Match[str], end: int) -> Tag | None:
    """A start or an end tag; None where it never closes."""
    at = opening.end()
    attributes: dict[str, TextRange] = {}
    kind = "end" if opening[0].startswith("</") else "start"
    if text[at : at + 1] == ">" and at < end:  # most tags have no attributes
        where = TextRange(opening.start(), at + 1)
        return Tag(kind, where, where, opening["name"].lower())
    for _ in range(_MOST_ATTRIBUTES):
        part = _ATTRIBUTE.match(text, at, end)
        if part is None:
            return None
        at = part.end()
        if part["end"]:
            where = TextRange(opening.start(), at)
            return Tag(kind, where, where, opening["name"].lower(), attributes)
        value = part.lastgroup
        if value and value != "name":
            attributes.setdefault(part["name"].lower(), TextRange(*part.span(value)))
    return None
