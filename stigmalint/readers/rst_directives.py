"""What stands in the directives of reStructuredText: prose, a title, pictures, or code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stigmalint.readers.flow import Line, dedent

#: A directive's words that say: what follows is for a machine.
_CODE = re.compile(
    r"code|literal|include|console|prompt|math|graph|diagram|uml|mermaid|plot|doctest|testcode|testsetup|testoutput"
    r"|testcleanup|ipython|jupyter|exec|output|grammar|productionlist|autosummary|shell|terminal"
    r"|\A(?:raw|highlight|index|tabularcolumns|default-role|role|toctree|csv-table|table|meta|code|d2|tikz|ditaa|blockdiag|aafig)\Z",
    re.I,
)
_NOT_CODE = frozenset({"code-owner", "codeauthor"})
#: Their prose begins on the line of the directive itself.
_INLINE = frozenset(
    {"note", "warning", "attention", "caution", "danger", "error", "hint", "important", "tip", "seealso", "todo"}
    | {"versionadded", "versionchanged", "versionremoved", "deprecated", "deprecated-removed", "centered", "replace"}
)
#: What stands on their line is a title.
_TITLED = frozenset(
    {"admonition", "topic", "sidebar", "rubric", "table", "csv-table", "list-table", "flat-table", "contents", "title"}
    | {"tab", "tab-item", "dropdown", "card", "grid-item-card", "details", "collapse", "header", "footer", "step"}
)
_QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})
_OPTION = re.compile(r":(?P<name>[^:\s][^:]{0,80}):(?:\s+|\Z)")
_OPTION_LABELS = {"alt": "alternative text", "caption": "caption", "description": "page description"}


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a directive: its name and what is written behind it."""

    name: str
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        """What a person calls it, or nothing if it is no prose."""
        return _OPTION_LABELS.get(self.name, "")


@dataclass(frozen=True, slots=True)
class DirectiveBlock:
    """A directive taken apart: `title` is prose, `content` is to be read unless the directive is code."""

    name: str
    title: tuple[Line, ...]
    options: tuple[Option, ...]
    content: tuple[Line, ...]

    @property
    def is_code(self) -> bool:
        """Is the content for a machine?"""
        return bool(_CODE.search(self.name)) and self.name not in _NOT_CODE

    @property
    def is_quote(self) -> bool:
        """Is the content somebody else's?"""
        return self.name in _QUOTES

    def option(self, name: str) -> str:
        """The text of an option."""
        return " ".join(line.text.strip() for option in self.options if option.name == name for line in option.lines)


def directive_block(name: str, argument: Line, below: Sequence[Line]) -> DirectiveBlock:
    """Take a directive apart: the rest of its first line and the indented lines below."""
    name, body = name.rpartition(":")[2].lower(), dedent(below)
    begin = 0
    if name in _INLINE or name in _QUOTES:
        end = _options_end(body, 0) if argument.is_blank else 0
        return DirectiveBlock(name, (), _options(body[:end]), (argument.strip(), *body[end:]))
    while not argument.is_blank and begin < len(body) and not (body[begin].is_blank or _OPTION.match(body[begin].text)):
        begin += 1
    end = _options_end(body, begin)
    title = (argument, *body[:begin]) if name in _TITLED else ()
    return DirectiveBlock(name, title, _options(body[begin:end]), tuple(body[end:]))


def _options_end(body: Sequence[Line], at: int) -> int:
    """Where the options that begin at a line are over."""
    if at >= len(body) or not _OPTION.match(body[at].text):
        return at
    while at < len(body) and not body[at].is_blank and (body[at].indent or _OPTION.match(body[at].text)):
        at += 1
    return at


def _options(lines: Sequence[Line]) -> tuple[Option, ...]:
    found: list[tuple[str, list[Line]]] = []
    for line in lines:
        option = _OPTION.match(line.text)
        if option and not line.indent:
            found.append((option["name"], [line.cut(option.end())]))
        elif found:
            found[-1][1].append(line)
    return tuple(Option(name, tuple(rest)) for name, rest in found)
