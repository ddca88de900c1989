"""CSV and TSV: every cell that holds words, labelled with its column's head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.inline import add_prose
from stigmalint.readers.prose import SegmentBuilder

_QUOTED = re.compile(r'"(?P<inside>(?:[^"]|"")*+)"?')
_LETTER = re.compile(r"[^\W\d_]")
_DELIMITERS = ",;\t|"


def read(data: bytes, path: str) -> SourceDocument:
    """The cells of a table of comma-separated values."""
    decoded = decode(data, path)
    text = decoded.text
    heads: list[str] = []
    segments: list[Segment] = []
    for row, cells in enumerate(rows_of(text, _delimiter(text, path))):
        for column, cell in enumerate(cells):
            inside = text[cell.start : cell.end]
            if row == 0:
                heads.append(" ".join(inside.replace('""', '"').split()))
            if not _LETTER.search(inside):
                continue
            label = heads[column] if row and column < len(heads) else ""
            segment = _segment(text, cell, label)
            if segment:
                segments.append(segment)
    return SourceDocument(path, text, decoded.encoding, tuple(segments), format="csv", warnings=decoded.warnings)


def cells_of(line: str, delimiter: str) -> list[TextRange]:
    """The insides of the cells of one row."""
    return next(rows_of(line, delimiter), [])


def rows_of(text: str, delimiter: str) -> Iterator[list[TextRange]]:
    """The rows of a table; a cell is the range inside its quotation marks."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    row: list[TextRange] = []
    at = 0
    while at < len(text):
        begin = at
        while begin < len(text) and text[begin] == " ":
            begin += 1
        quoted = _QUOTED.match(text, begin)
        if quoted:
            row.append(TextRange(*quoted.span("inside")))
            at = _end(plain, text, quoted.end())
        else:
            at = _end(plain, text, at)
            row.append(TextRange(begin, max(at, begin)))
        if at < len(text) and text[at] == delimiter:
            at += 1
            continue
        yield row
        row = []
        at += 2 if text.startswith("\r\n", at) else 1
    if row:
        yield row


def _end(plain: re.Pattern[str], text: str, at: int) -> int:
    found = plain.match(text, at)
    return found.end() if found else at


def _delimiter(text: str, path: str) -> str:
    """What separates the cells: the mark that is most frequent in the first line."""
    if path.lower().endswith(".tsv"):
        return "\t"
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _segment(text: str, cell: TextRange, label: str) -> Segment | None:
    builder = SegmentBuilder("cell", label)
    at = cell.start
    for doubled in re.finditer('""', text[cell.start : cell.end]):
        stop = cell.start + doubled.start()
        add_prose(builder, text[at:stop], at)
        builder.add_atom('"', TextRange(stop, stop + 2))
        at = stop + 2
    add_prose(builder, text[at : cell.end], at)
    return builder.build() if any(character.isalpha() for character in builder.text) else None
