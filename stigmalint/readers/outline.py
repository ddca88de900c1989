"""Where in a page a stretch of text stands: in a heading, a quotation, a table's cell."""

from __future__ import annotations

from collections import Counter

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title", "caption", "legend"})
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "thead", "tbody", "tfoot"})
#: Elements that begin and end a stretch of prose; all others stand inside one.
BLOCKS = (
    _HEADINGS
    | _CELLS
    | _ROWS
    | frozenset(
        "address article aside blockquote body button canvas center dd details dialog dir div dl dt fieldset figcaption"
        " figure footer form head header hgroup hr html li main menu meta nav noscript object ol optgroup option p pre"
        " section select summary svg table template textarea ul video audio".split()
    )
)
#: The elements that say what the text inside is; the others need no memory.
_CONTEXTS = _HEADINGS | _CELLS | frozenset({"blockquote", "table"})


class _Table:
    """The heads of a table's columns, as far as they were read."""

    def __init__(self) -> None:
        self.heads: dict[int, str] = {}
        self.column = 0
        self._next = 0
        self._row = 0

    def enter(self, name: str, span: int) -> None:
        if name == "tr":
            self._next, self._row = 0, self._row + 1
        elif name in _CELLS:
            self.column, self._next = self._next, self._next + span

    def note(self, text: str, is_head: bool) -> None:
        if is_head and self._row <= 1 and self.column not in self.heads:
            self.heads[self.column] = text


class Outline:
    """The open elements of a page that give their text a meaning, whatever end tags are missing."""

    def __init__(self) -> None:
        self.heading = ""
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        self._tables: list[_Table] = []

    @property
    def kind(self) -> str:
        """The kind of a segment that stands here."""
        innermost = self._open[-1] if self._open else ""
        if self._count["blockquote"]:
            return "quote"
        return "heading" if innermost in _HEADINGS else "cell" if innermost in _CELLS else "paragraph"

    @property
    def label(self) -> str:
        """The head of the column that a cell stands in."""
        innermost = self._open[-1] if self._open else ""
        if innermost == "td" and self._tables:
            return self._tables[-1].heads.get(self._tables[-1].column, "")
        return "page title" if innermost == "title" else ""

    def enter(self, name: str, span: int) -> None:
        """A block begins; headings and cells that were left open end."""
        if self._open and self._open[-1] in _HEADINGS:
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

    def note(self, text: str) -> None:
        """Remember the text of a heading or of a column's head."""
        innermost = self._open[-1] if self._open else ""
        if innermost in _HEADINGS and innermost not in ("caption", "legend"):
            self.heading = text
        elif innermost in _CELLS and self._tables:
            self._tables[-1].note(text, innermost == "th")

    def _pop(self) -> str:
        name = self._open.pop()
        self._count[name] -= 1
        if name == "table":
            self._tables.pop()
        return name
