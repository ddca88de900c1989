"""What the shape of a line of plain text says: a bullet, a title, a rule, a line broken on purpose."""

from __future__ import annotations

import re
from itertools import pairwise

BULLET = re.compile(r"[ \t]*+(?P<mark>[-*+•‣◦▪●·]|\[\d{1,3}\]|\.\. \[[^\]\s]{1,40}\])[ \t]++(?=\S)")
#: Marks that a wrapped line of prose may begin with as well: a number, an initial, a dash.
ENUMERATOR = re.compile(r"[ \t]*+(?P<mark>[–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])[ \t]++(?=\S)")
QUOTE = re.compile(r"[ \t]*+(?:>[ \t]?)++")
HASHES = re.compile(r"[ \t]*+#{1,6}[ \t]++(?=\S)")
#: A title whose underline was put on the same line when white space was collapsed.
UNDERLINED = re.compile(r"(?P<title>[^\r\n]{1,120}?)[ \t]++(?P<rule>[-=~^`*+#])(?P=rule){3,}[ \t]*+")

_RULE_MARKS = "-=~^\"'`#*+_.:<>|│─═• \t"
_UNDERLINES = "-=~^\"'`#*+"
_CLOSING = "\"'”’)]*_ \t"
_LONGEST_TITLE = 80
_MOST_TITLE_WORDS = 12
#: Nobody ends a line with these on purpose.
_UNFINISHED = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"}
)
#: How much of the width a line must leave free for its end to be meant.
_FREE = 0.2
#: Sentences broken by blank lines that make a text double-spaced.
_FEWEST = 4


def is_rule(line: str) -> bool:
    """Is this line drawn, not written?"""
    return not line.strip(_RULE_MARKS) and len(line.strip()) > 1


def is_underline(line: str, title: str) -> bool:
    """Does this line underline the title above it?"""
    marks = line.strip()
    return len(set(marks)) == 1 and marks[0] in _UNDERLINES and 2 * len(marks) >= len(title.strip())


def is_title(line: str, following: str) -> bool:
    """Does a line that stands by itself read like a heading of what follows after a blank line?"""
    words = line[: _LONGEST_TITLE * 2].strip(_CLOSING)
    return (
        0 < len(words) <= _LONGEST_TITLE
        and words[-1] not in ".,;:!?…-–—"
        and not following.lstrip()[:1].islower()
        and words.rpartition(" ")[2].lower() not in _UNFINISHED
        and (words[0].isupper() or words[0].isdigit())
        and words.count(" ") < _MOST_TITLE_WORDS
        and any(character.isalpha() for character in words)
    )


def is_finished(line: str) -> bool:
    """Does a line end where a sentence may end?"""
    return line.rstrip(_CLOSING)[-1:] in tuple(".:;!?…")


def is_broken_on_purpose(line: str, following: str, width: int) -> bool:
    """Did the writer start a new line although the next word would have fitted, as on a poster or in an address?"""
    line, following = line.strip(), following.lstrip()
    if not line or not (following[:1].isupper() or following[:1].isdigit()):
        return False
    first_word = following[: following.find(" ")] if " " in following else following
    is_open = line[-1] in ",;-–—&" or line.rpartition(" ")[2].lower() in _UNFINISHED
    return not is_open and len(line) + 1 + len(first_word) < width * (1 - _FREE)


def goes_on(line: str, following: str) -> bool:
    """Does a sentence go on after the blank lines between two lines?"""
    return following.lstrip()[:1].islower() and not is_finished(line)


def is_double_spaced(paragraphs: list[list[str]]) -> bool:
    """Do blank lines stand between lines rather than between paragraphs, as in text taken out of a PDF?"""
    single = sum(len(lines) == 1 for lines in paragraphs)
    going_on = sum(goes_on(last[-1], lines[0]) for last, lines in pairwise(paragraphs))
    return 2 * single > len(paragraphs) and going_on >= max(_FEWEST, len(paragraphs) / 5)
