"""A run of a text's characters as prose: identifiers, escapes, wide spaces and soft hyphens taken care of."""

from __future__ import annotations

import html
import re

from stigmalint.model import TextRange
from stigmalint.readers.identifiers import identifiers
from stigmalint.readers.prose import SegmentBuilder

_WIDE = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085\v\f\x1c-\x1f"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_WIDE_SPACE = re.compile(f"[{_WIDE}]")
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")

#: Cheap and first: most runs hold none of these and are prose from end to end.
_SPECIAL = re.compile(rf"[@#/\\\t{_WIDE}{_INVISIBLE}]")
_DOTTED = re.compile(r"\.\w")
#: A line end, or several, with what stands before the next line's text.
_LINE_END = re.compile(r"[\r\n]\s*+(?:>\s*+)*+")
#: Several spaces between words, characters that nobody sees.
_GAP = re.compile(rf"(?<=\w)[ \t{_WIDE}]{{2,}}+(?=\w)|(?P<unseen>[{_INVISIBLE}]++)")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def add_prose(builder: SegmentBuilder, text: str, start: int) -> None:
    """Add a run that stands in the source at `start`; a line end becomes a space, an identifier a placeholder."""
    if "\n" not in text and "\r" not in text:
        _add_line(builder, text, start)
        return
    at = 0
    for line_end in _LINE_END.finditer(text):
        line = text[at : line_end.start()].rstrip(" \t")
        _add_line(builder, line, start + at)
        builder.add_atom(" ", TextRange(start + at + len(line), start + line_end.end()))
        at = line_end.end()
    _add_line(builder, text[at:], start + at)


def add_escaped(builder: SegmentBuilder, raw: str, start: int) -> None:
    """The same for a run with entities and backslash escapes, which become atoms."""
    at = 0
    for escape in _ESCAPE.finditer(raw):
        plain = _character_of(escape[0])
        if plain == escape[0]:
            continue
        add_prose(builder, raw[at : escape.start()], start + at)
        visible = _UNSEEN.sub("", _WIDE_SPACE.sub(" ", plain))
        builder.add_atom(visible, TextRange(start + escape.start(), start + escape.end()))
        at = escape.end()
    add_prose(builder, raw[at:], start + at)


def unescape(raw: str) -> str:
    """A run with its entities and backslash escapes resolved."""
    return _ESCAPE.sub(lambda escape: _character_of(escape[0]), raw)


def _character_of(escape: str) -> str:
    return escape[1] if escape[0] == "\\" else html.unescape(escape)


def _add_line(builder: SegmentBuilder, text: str, start: int) -> None:
    if not _SPECIAL.search(text) and "  " not in text and "()" not in text and not _DOTTED.search(text):
        builder.add(text, start)
        return
    at = 0
    for gap in _GAP.finditer(text):
        _add_words(builder, text, at, gap.start(), start)
        if gap["unseen"] is None:
            builder.add_atom(" ", TextRange(start + gap.start(), start + gap.end()))
        at = gap.end()
    _add_words(builder, text, at, len(text), start)


def _add_words(builder: SegmentBuilder, text: str, at: int, end: int, start: int) -> None:
    for found in identifiers(text, at, end):
        builder.add(_WIDE_SPACE.sub(" ", text[at : found.start]), start + at)
        builder.add_placeholder(TextRange(start + found.start, start + found.end))
        at = found.end
    builder.add(_WIDE_SPACE.sub(" ", text[at:end]), start + at)
