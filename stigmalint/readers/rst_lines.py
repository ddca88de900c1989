"""The lines of reStructuredText: what their first characters say, and how far a block goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stigmalint.readers.flow import Line

RULE = re.compile(r"([!-/:-@\[-`{-~])\1*\s*\Z")
BULLET = re.compile(r"[-*+•‣⁃](?:\s+|\Z)")
ENUMERATOR = re.compile(r"(?:\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|#)[.)])(?:\s+|\Z)")
FIELD = re.compile(r":(?![:\s])(?P<name>(?:[^:\\]|\\.|:(?![\s`])){1,200}?)(?<!\s):(?:\s+|\Z)")
_OPTION_NAME = r"(?:-[\w?](?:[ =]?<?[\w-]++>?)?|--[\w-]++(?:[ =]<?[\w-]++>?)?|/\w)"
OPTION = re.compile(rf"{_OPTION_NAME}(?:, {_OPTION_NAME})*+(?: {{2,}}(?=\S)|\Z)")
EXPLICIT = re.compile(r"\.\.(?:\s+|\Z)")
DIRECTIVE = re.compile(r"(?P<name>[A-Za-z][\w.:+-]*?) ?::(?:\s+|\Z)")
SUBSTITUTION = re.compile(r"\|[^|]{1,200}\|\s+(?=[A-Za-z])")
FOOTNOTE = re.compile(r"\[(?:\d+|[#*]|#?[\w.:-]+)\](?:\s+|\Z)")
TARGET = re.compile(r"_(?:_|`[^`]+`|[^:\\]|\\.)+:(?:\s|\Z)|__")
ENTRY = re.compile(r"(?P<title>.*\S)\s+<[^>]+>\s*\Z")

_MARKS = (BULLET, ENUMERATOR, FIELD, OPTION, EXPLICIT)


def is_marked(line: Line) -> bool:
    """Does a list's item, a field, an option or explicit markup begin here?"""
    return any(mark.match(line.text) for mark in _MARKS)


def is_title(lines: Sequence[Line], at: int) -> bool:
    """Does a section title, or a rule, stand here?"""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    is_over = bool(RULE.match(lines[at].text)) and len(lines[at].text.rstrip()) > 2
    return is_over or (bool(RULE.match(following)) and len(following.rstrip()) > 2)


def below(lines: Sequence[Line], at: int) -> int:
    """Where the indented lines (and the blank ones among them) that begin at a line are over."""
    while at < len(lines) and (lines[at].is_blank or lines[at].indent):
        at += 1
    return at


def blank(lines: Sequence[Line], at: int) -> int:
    """The next blank line."""
    while at < len(lines) and not lines[at].is_blank:
        at += 1
    return at


def literal_end(lines: Sequence[Line], at: int) -> int:
    """Where the literal block that a paragraph announced is over: indented, or each line with a mark before it."""
    while at < len(lines) and lines[at].is_blank:
        at += 1
    if at == len(lines) or lines[at].indent:
        return below(lines, at)
    mark = lines[at].text[0]
    while mark in ">|$#%" and at < len(lines) and lines[at].text[:1] == mark:
        at += 1
    return at
