"""What a segment stands under: the nearest heading, and the line that introduces its list or table."""

from __future__ import annotations

from stigmalint.readers.citations import is_citation, is_reference, is_reference_heading
from stigmalint.readers.prose import PLACEHOLDER

_CITED = frozenset({"paragraph", "item", "footnote", "definition", "cell"})
_LISTED = frozenset({"item", "cell", "term", "definition"})


class Headings:
    """Keeps the headings above while a reader goes down a document."""

    def __init__(self) -> None:
        self._above: list[tuple[int, str]] = []
        self._lead = ""

    def enter(self, level: int, text: str) -> None:
        """A heading was read; those of its level and below are over."""
        self.leave(level)
        self._above.append((level, text))
        self._lead = ""

    def leave(self, level: int) -> None:
        """A heading of this level begins."""
        while self._above and self._above[-1][0] >= level:
            self._above.pop()

    def note(self, kind: str, text: str, is_bold: bool = False) -> None:
        """Any other segment was read: a paragraph may introduce the list below it."""
        if kind == "paragraph":
            self._lead = text if is_bold or text.endswith(":") else ""

    def anchor(self, kind: str) -> str | None:
        """The nearest heading's text and, for a list or a table, on a line of its own what introduces it."""
        above = self._above[-1][1] if self._above else ""
        lead = self._lead if kind in _LISTED else ""
        return "\n".join(filter(None, (above, lead))) or None

    def is_reference(self, kind: str, text: str) -> bool:
        """Is a segment an entry of a list of references, and so not the author's own words?"""
        if kind not in _CITED:
            return False
        is_listed = any(is_reference_heading(heading) for _, heading in self._above)
        return is_reference(text, PLACEHOLDER in text, kind != "paragraph") if is_listed else is_citation(text)
