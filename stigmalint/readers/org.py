"""Org: headings, paragraphs, lists, tables and quotations of Emacs' outline format."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.flow import InlineMarkup, Line, Scan, lines_of
from stigmalint.readers.headings import Headings

_HEADING = re.compile(
    r"(?P<stars>\*+)\s+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)\s+)?(?:\[#\w\]\s+)?"
    r"(?P<title>.*?)(?:\s+:[\w@#%:]+:)?\s*\Z"
)
_BEGIN = re.compile(r"\s*#\+begin_(?P<name>\S+)", re.I)
_KEYWORD = re.compile(r"\s*#\+(?P<name>[\w-]+)(?:\[[^\]]*\])?:\s*", re.I)
_COMMENT = re.compile(r"\s*#(?:\s|\Z)")
_DRAWER = re.compile(r"\s*:[\w-]+:\s*\Z")
_SILENT = re.compile(r"\s*(?:: |:\Z|(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):|-{5,}\s*\Z|\|[-+|]+\s*\Z|#\+)")
_ITEM = re.compile(
    r"\s*(?:[-+]|(?<=\s)\*|\d{1,5}[.)]|[A-Za-z][.)])\s+(?:\[@\d+\]\s+)?(?:\[[ X-]\]\s+)?"
    r"(?:(?P<term>.{1,200}?)\s+::(?:\s+|\Z))?"
)
_NOTE = re.compile(r"\[fn:(?P<name>[^\]:]+)\]\s+(?=\S)")
_TITLES = frozenset({"title", "subtitle"})
_PROSE_KEYWORDS = _TITLES | {"caption", "description"}
_CODE = frozenset({"src", "example", "export", "comment", "html", "latex"})
_QUOTES = frozenset({"quote", "verse"})

_PATTERN = re.compile(
    r"""(?P<code>(?<![\w=])=(?!\s)[^=\n]{1,300}(?<!\s)=(?![\w=])|(?<![\w~])~(?!\s)[^~\n]{1,300}(?<!\s)~(?![\w~]))
    |(?P<link>\[\[(?P<address>[^\[\]]{1,800})\](?:\[(?P<link_text>[^\[\]]{1,800})\])?\])
    |(?P<note>[ ]?\[fn:[\w-]*:(?P<note_text>[^\[\]]{1,2000})\])
    |(?P<mark_note>[ ]?\[fn:[^\]\s]{1,100}\])
    |(?P<time>[<\[]\d{4}-\d\d-\d\d[^>\]\n]{0,60}[>\]])
    |(?P<math>\\\(.{0,400}?\\\)|\\\[.{0,400}?\\\]|\$[^\s$][^$\n]{0,300}\$(?!\w))
    |(?P<macro>\{\{\{.{0,300}?\}\}\}|src_\w+(?:\[[^\]]{0,200}\])?\{[^{}]{0,400}\}|@@.{0,300}?@@)
    |(?P<target><<[^<>\n]{1,200}>>)
    |(?P<struck>(?<!\w)\+(?=\S)[^+\n]{1,300}(?<!\s)\+(?!\w))
    |(?P<name>(?<!\w)[^\W_]++(?:_++[^\W_]++)++)
    |(?P<mark>(?<![\w/:.])[*/_](?=[^\s/])|(?<=[^\s/])[*/_](?![\w/])|\\\\(?=\n|\Z))""",
    re.X | re.S,
)
_HINT = re.compile(r"[=~\[<\\{@*/_+$]")


def _link(scan: Scan, found: re.Match[str]) -> None:
    if found["link_text"] is None:
        scan.add_placeholder(found)
    else:
        scan.read_group(found, "link_text")


_INLINE = InlineMarkup(
    _PATTERN,
    _HINT,
    {
        "code": Scan.add_placeholder,
        "link": _link,
        "note": lambda scan, found: scan.set_aside(found, "note_text", "footnote"),
        "math": Scan.add_placeholder,
        "macro": Scan.add_placeholder,
        "name": Scan.add_placeholder,
    },
)


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of an Org file."""
    decoded = decode(data, path)
    page = _PageWalk(decoded.text)
    page.read()
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(page.segments),
        tuple(page.comments.directives),
        format="org",
        warnings=(*decoded.warnings, *page.comments.warnings),
    )


class _PageWalk:
    """Walks down the lines, keeping the quotations that are open."""

    def __init__(self, text: str) -> None:
        self.comments = DirectiveCollector(text)
        self.segments: list[Segment] = []
        self._lines = lines_of(text)
        self._headings = Headings()
        self._quotes: list[str] = []

    def read(self) -> None:
        """Read all elements."""
        at = 0
        while at < len(self._lines):
            at = self._pass(at) or self._element(at)

    def _pass(self, at: int) -> int:
        """Pass over a line, or a block, that is not prose; 0 if it is."""
        line, text = self._lines[at], self._lines[at].text
        begin, keyword = _BEGIN.match(text), _KEYWORD.match(text)
        if begin:
            name = begin["name"].lower()
            end = self._end(at, f"#+end_{name}")
            if name in _CODE and end is not None:
                return end + 1
            if name in _QUOTES and end is not None:
                self._quotes.append(f"#+end_{name}")
        elif keyword and keyword["name"].lower() in _PROSE_KEYWORDS:
            kind = "heading" if keyword["name"].lower() in _TITLES else "paragraph"
            self._add([line.cut(keyword.end())], kind)
        elif _COMMENT.match(text):
            self.comments.read(text.strip()[1:], TextRange(line.start + line.indent, line.end))
        elif _DRAWER.match(text):
            end = self._end(at, ":end:")
            return at + 1 if end is None else end + 1
        elif not (line.is_blank or _SILENT.match(text)):
            return 0
        if self._quotes and text.strip().lower() == self._quotes[-1]:
            self._quotes.pop()
        return at + 1

    def _end(self, at: int, mark: str) -> int | None:
        """The next line that is this mark."""
        for number in range(at + 1, len(self._lines)):
            if self._lines[number].text.strip().lower() == mark:
                return number
        return None

    def _element(self, at: int) -> int:
        line, text = self._lines[at], self._lines[at].text
        heading = _HEADING.match(text)
        if heading:
            level = len(heading["stars"])
            self._headings.leave(level)
            title = self._add([line.cut(*heading.span("title"))], "heading")
            self._headings.enter(level, title)
            return at + 1
        if text.lstrip()[:1] == "|":
            return self._table(at)
        note, item = _NOTE.match(text), _ITEM.match(text)
        end = at + 1
        while end < len(self._lines) and not self._starts(end):
            end += 1
        mark = note or item
        if item and item["term"]:
            self._add([line.cut(*item.span("term"))], "term")
        kind = "footnote" if note else "definition" if item and item["term"] else "item" if item else "paragraph"
        self._add([line.cut(mark.end() if mark else 0), *self._lines[at + 1 : end]], kind)
        return end

    def _starts(self, at: int) -> bool:
        """Does another element begin at a line?"""
        line = self._lines[at]
        marks = (_HEADING, _BEGIN, _KEYWORD, _COMMENT, _SILENT, _ITEM, _NOTE, _DRAWER)
        return line.is_blank or line.text.lstrip()[:1] == "|" or any(mark.match(line.text) for mark in marks)

    def _table(self, at: int) -> int:
        """Read a table; its first row heads the columns if a rule follows it."""
        end = at
        while end < len(self._lines) and self._lines[end].text.lstrip()[:1] == "|":
            end += 1
        has_head = at + 1 < end and bool(_SILENT.match(self._lines[at + 1].text))
        heads: list[str] = []
        for number in range(at, end):
            line = self._lines[number]
            if _SILENT.match(line.text):
                continue
            for column, cell in enumerate(re.finditer(r"\|([^|]*)", line.text)):
                label = heads[column] if column < len(heads) and number > at else ""
                text = self._add([line.cut(*cell.span(1))], "cell", label)
                if number == at and has_head:
                    heads.append(text)
        return end

    def _add(self, lines: Sequence[Line], kind: str, label: str = "") -> str:
        """Keep the prose of some lines as a segment, and give it back."""
        kind = "quote" if self._quotes else kind
        segments = _INLINE.segments(lines, kind, label, self._headings.anchor(kind))
        if not segments or self._headings.is_reference(kind, segments[0].text):
            return ""
        self._headings.note(kind, segments[0].text)
        self.segments.extend(segments)
        return segments[0].text
