"""Grid tables and simple tables of reStructuredText: their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stigmalint.readers.csv import cells_of
from stigmalint.readers.flow import Line
from stigmalint.readers.rst_lines import BULLET

_GRID = re.compile(r"\+(?:[-=]+\+)+\s*\Z")
_SIMPLE = re.compile(r"=+(?: +=+)+\s*\Z")
_SPANS = re.compile(r"[=-]+(?: +[=-]+)*\s*\Z")
_COLUMN = re.compile(r"[=-]+")


@dataclass(slots=True)
class Cell:
    """A cell's lines, the number of its column, and whether it heads one."""

    column: int
    is_head: bool = False
    lines: list[Line] = field(default_factory=list)


def is_grid(line: Line) -> bool:
    """Does a grid table begin here?"""
    return bool(_GRID.match(line.text))


def is_simple(line: Line) -> bool:
    """Does a simple table begin here?"""
    return bool(_SIMPLE.match(line.text))


def grid_cells(lines: Sequence[Line]) -> tuple[list[Cell], int]:
    """The cells of a grid table in reading order, and how many lines it takes."""
    size = next((n for n, line in enumerate(lines) if line.text[:1] not in ("+", "|")), len(lines))
    table = lines[:size]
    edges = sorted({at for line in table if _GRID.match(line.text) for at, mark in enumerate(line.text) if mark == "+"})
    done: list[Cell] = []
    running: dict[int, Cell] = {}
    for line in table:
        text = line.text
        cuts = [at for at in edges if at < len(text) and text[at] in "|+"]
        if cuts and text[cuts[-1] + 1 :].strip(" |"):  # the line runs over the border
            cuts.append(len(text))
        for left, right in pairwise(cuts):
            inside = text[left + 1 : right]
            if inside and (not inside.strip("-") or not inside.strip("=")):
                _close(running, done, left, "=" in inside)
            else:
                cell = running.setdefault(left, Cell(edges.index(left)))
                cell.lines.append(line.cut(left + 1, right))
    done.extend(running.values())
    return done, max(size, 1)


def _close(running: dict[int, Cell], done: list[Cell], left: int, ends_head: bool) -> None:
    cell = running.pop(left, None)
    if cell:
        done.append(cell)
    if ends_head:
        for head in done:
            head.is_head = True


def simple_cells(lines: Sequence[Line]) -> tuple[list[Cell], int]:
    """The cells of a simple table row by row, and how many lines it takes."""
    borders = [n for n, line in enumerate(lines) if n == 0 or is_simple(line)]
    ends = [n for n in borders[1:] if n + 1 >= len(lines) or lines[n + 1].is_blank]
    size = (ends[0] if ends else len(lines) - 1) + 1
    inner = [n for n in borders if 0 < n < size - 1]
    columns = [found.span() for found in _COLUMN.finditer(lines[0].text)]
    cells: list[Cell] = []
    row: dict[int, Cell] = {}
    for number, line in enumerate(lines[1:size], 1):
        if number in borders:
            if inner and number == inner[0]:
                for cell in cells:
                    cell.is_head = True
            row = {}
        elif line.is_blank or _SPANS.match(line.text):
            row = {}
        else:
            if line.text[: columns[0][1]].strip():
                row = {}
            _add_row(line, columns, row, cells)
    return cells, size


def _add_row(line: Line, columns: Sequence[tuple[int, int]], row: dict[int, Cell], cells: list[Cell]) -> None:
    """Add a line's parts to the cells of its row; text that runs over a gap belongs to a cell that spans columns."""
    begun = [n for n, (left, _) in enumerate(columns) if n == 0 or not line.text[left - 1 : left].strip()]
    for number, following in zip(begun, [*begun[1:], None], strict=True):
        right = columns[following][0] if following is not None else None
        part = line.cut(columns[number][0] if number else 0, right)
        if part.is_blank:
            continue
        if number not in row:
            row[number] = Cell(number)
            cells.append(row[number])
        row[number].lines.append(part)


def list_cells(lines: Sequence[Line], head_rows: str) -> list[Cell]:
    """The cells of a table written as a list of lists."""
    cells: list[Cell] = []
    row, column = 0, -1
    for line in lines:
        begin = BULLET.match(line.text)
        if begin:
            row, column = row + 1, -1
            line = line.cut(begin.end())
        item = BULLET.match(line.strip().text)
        if item and (begin or line.indent <= 2):
            column += 1
            cells.append(Cell(column, head_rows.isdecimal() and row <= int(head_rows)))
            line = line.strip().cut(item.end())
        if cells:
            cells[-1].lines.append(line.strip())
    return cells


def csv_cells(heads: Sequence[Line], lines: Sequence[Line]) -> list[Cell]:
    """The cells of a table written as comma-separated values."""
    rows = [(line, True) for line in heads] + [(line, False) for line in lines]
    return [
        Cell(column, is_head, [line.cut(inside.start, inside.end)])
        for line, is_head in rows
        for column, inside in enumerate(cells_of(line.text, ","))
    ]
