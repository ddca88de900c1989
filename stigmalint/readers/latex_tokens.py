"""LaTeX's tokens, and where the arguments of its commands end."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"""(?P<comment>%(?P<remark>[^\r\n]*+)(?:\r?\n[ \t]*+(?!\r?\n))?)
    |(?P<verb>\\(?:verb|lstinline)\*?(?P<mark>[^\sA-Za-z{\[*]).{0,500}?(?P=mark))
    |(?P<math>\\\[.{0,4000}?\\\]|\\\(.{0,2000}?\\\)|\$\$.{0,4000}?\$\$|\$(?:[^$\\]|\\.){0,2000}?\$)
    |(?P<accent>\\(?:(?P<sign>['`^"~=.])\s*|(?P<word>[cvuHkrbd])(?:\s+|(?=\{)))(?:\{(?P<inside>\\?[A-Za-z])\}|(?P<letter>\\[ij](?![A-Za-z])|[A-Za-z])))
    |(?P<command>\\(?P<name>[A-Za-z@]++\*?|\s|.))
    |(?P<open>\{)|(?P<close>\})
    |(?P<break>\r?\n[ \t]*\r?\n\s*+)
    |(?P<tie>~)|(?P<quote>``|''|`)|(?P<dash>---?)|(?P<cell>&)""",
    re.X | re.S,
)
DASHES = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
ENVIRONMENT = re.compile(r"\s*\{(?P<name>[^{}]{1,60})\}")
BODY = re.compile(r"\\begin\s*\{document\}")
TITLE = re.compile(r"\\title\s*(?:\[[^\]]*\])?\s*\{")
REMARK = re.compile(r"(?<!\\)%([^\r\n]*)")
END = re.compile(r"\\end\s*\{document\}")
DEFINED = re.compile(r"\*?\s*(?:\{\\?[^{}]*\}|\\[A-Za-z@]+)?(?:\s*=?\s*\\[A-Za-z@]+)?[#\d\s]*")

_ARGUMENT = re.compile(r"\s*(?=([\[{]))")
_BRACKET = re.compile(r"\\.|[\[\]{}]", re.S)
#: An argument that is no text ends within so many characters, or its bracket is taken for text.
_REACH = 4000


def brace_at(text: str, at: int) -> int:
    """The offset behind the brace that opens an argument here (an optional one may come before it), or 0."""
    found = _ARGUMENT.match(text, after_arguments(text, at, 0))
    return found.end() + 1 if found and found[1] == "{" else 0


def after_arguments(text: str, at: int, count: int) -> int:
    """Where so many arguments in braces, and the optional ones among them, are over."""
    while found := _ARGUMENT.match(text, at):
        end = end_of_group(text, found.end())
        if end is None or (found[1] == "{" and count == 0):
            return at
        count -= found[1] == "{"
        at = end
    return at


def end_of_group(text: str, at: int) -> int | None:
    """The offset behind the bracket that closes the one at `at`."""
    depth = 0
    for bracket in _BRACKET.finditer(text, at, at + _REACH):
        if bracket[0] in "{[":
            depth += 1
        elif bracket[0] in "}]":
            depth -= 1
            if depth == 0:
                return bracket.end()
    return None
