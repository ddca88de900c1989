"""Where in a page a stretch of text stands: in a heading, a quotation, a list, a table's cell."""

from __future__ import annotations

from collections import Counter

from stigmalint.readers.headings import Headings

_LEVELS = {"title": 0, "h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HEADINGS = frozenset(_LEVELS) | {"caption", "legend"}
_ITEMS = {"li": "item", "dt": "term", "dd": "definition"}
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "thead", "tbody", "tfoot"})
#: The elements that say what the text inside is; the others need no memory.
_CONTEXTS = _HEADINGS | _CELLS | frozenset(_ITEMS) | {"blockquote", "table", "ul", "ol", "dl"}
#: Elements that begin and end a stretch of prose; all others stand inside one.
BLOCKS = (
    _CONTEXTS
    | _ROWS
    | {"address", "article", "aside", "body", "button", "canvas", "center", "details", "dialog", "dir", "div"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "frameset", "head", "header", "hgroup", "hr", "html"}
    | {"main", "menu", "meta", "nav", "noscript", "object", "optgroup", "option", "p", "pre", "section", "select"}
    | {"summary", "svg", "template", "textarea", "video", "audio"}
)


class Outline:
    """The open elements of a page that give their text a meaning, whatever end tags are missing."""

    def __init__(self) -> None:
        self._headings = Headings()
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        self._tables: list[_Table] = []

    @property
    def _innermost(self) -> str:
        return self._open[-1] if self._open else ""

    @property
    def kind(self) -> str:
        """The kind of a segment that stands here."""
        innermost = self._innermost
        if self._count["blockquote"]:
            return "quote"
        if innermost in _HEADINGS:
            return "heading"
        return "cell" if innermost in _CELLS else _ITEMS.get(innermost, "paragraph")

    @property
    def label(self) -> str:
        """The head of the column that a cell stands in."""
        if self._innermost == "td" and self._tables:
            return self._tables[-1].head()
        return "page title" if self._innermost == "title" else ""

    @property
    def anchor(self) -> str | None:
        """What a segment that begins here stands under."""
        if self._innermost in _LEVELS:
            self._headings.leave(_LEVELS[self._innermost])
        return self._headings.anchor(self.kind)

    def enter(self, name: str, span: int) -> None:
        """A block begins; what its beginning ends by itself (a heading, an item, a cell) is over."""
        if self._innermost in _HEADINGS or (name in _ITEMS and self._innermost in _ITEMS):
            self._pop()
        if self._tables and (name in _CELLS or name in _ROWS):
            while self._open[-1] != "table":
                self._pop()
            self._tables[-1].enter(name, span)
        if name in _CONTEXTS:
            self._open.append(name)
            self._count[name] += 1
            if name == "table":
                self._tables.append(_Table())

    def leave(self, name: str) -> None:
        """A block ends, and with it whatever is still open inside."""
        while self._count[name]:
            if self._pop() == name:
                return

    def is_reference(self, text: str) -> bool:
        """Is the text of a segment that stands here an entry of a list of references?"""
        return self._headings.is_reference(self.kind, text)

    def note(self, text: str) -> None:
        """Remember the text of a heading, of a column's head, of a line that introduces a list."""
        if self._innermost in _LEVELS:
            self._headings.enter(_LEVELS[self._innermost], text)
        elif self._innermost in _CELLS and self._tables:
            self._tables[-1].note(text, self._innermost == "th")
        else:
            self._headings.note(self.kind, text)

    def _pop(self) -> str:
        name = self._open.pop()
        self._count[name] -= 1
        if name == "table":
            self._tables.pop()
        return name


class _Table:
    """The heads of a table's columns, as far as they were read."""

    def __init__(self) -> None:
        self._heads: dict[int, str] = {}
        self._column = 0
        self._next = 0
        self._row = 0

    def enter(self, name: str, span: int) -> None:
        if name == "tr":
            self._next, self._row = 0, self._row + 1
        elif name in _CELLS:
            self._column, self._next = self._next, self._next + span

    def head(self) -> str:
        return self._heads.get(self._column, "")

    def note(self, text: str, is_head: bool) -> None:
        if is_head and self._row <= 1:
            self._heads.setdefault(self._column, text)
