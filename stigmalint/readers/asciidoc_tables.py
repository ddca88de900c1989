"""Tables of AsciiDoc: their cells, with columns and heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stigmalint.readers.csv import cells_of
from stigmalint.readers.flow import Line

_BAR = re.compile(r"(?:(?<=\s)|\A)(?P<spec>(?:\d+(?:\.\d+)?[*+]|\.\d+\+)?[<^>]?(?:\.[<^>])?[aehlmsdv]?)\||(?<!\\)\|")
_COPIES = re.compile(r"(\d+)(?:\.\d+)?([*+])")
_COLUMN = re.compile(r"\s*(?:(?P<copies>\d+)\*)?[<^>.\d~]*(?P<style>[aehlmsdv]?)\s*\Z")
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^,\s\]]+))")
_HEADER = re.compile(r"%[\w%]*header|\bheader\b")
#: Styles of cells that hold code.
_CODE = frozenset("lm")
_MOST_COLUMNS = 200


@dataclass(slots=True)
class Cell:
    """A cell's lines, the number of its column, and whether it heads one."""

    column: int
    is_head: bool
    lines: list[Line] = field(default_factory=list)


def cells(lines: Sequence[Line], attributes: str, separator: str) -> list[Cell]:
    """The cells of a table that hold prose. `lines` stand between its delimiters."""
    styles = _styles(attributes)
    if separator in ",:":
        return _separated(lines, attributes, separator)
    found: list[tuple[str, Cell]] = []
    position, first_row = 0, 0
    for line in lines:
        at, begun = 0, len(found)
        for bar in _BAR.finditer(line.text):
            if found and line.text[at : bar.start()].strip():
                found[-1][1].lines.append(line.cut(at, bar.start()))
            at = bar.end()
            copies = _COPIES.match(bar["spec"] or "")
            style = (bar["spec"] or "")[-1:]
            found.append((style if style.isalpha() else "", Cell(position, False)))
            position += min(int(copies[1]), _MOST_COLUMNS) if copies else 1
        if found and (line.is_blank or line.text[at:].strip()):
            found[-1][1].lines.append(line.cut(at))
        if not styles and len(found) > begun and not begun:
            first_row = position
    width = len(styles) or first_row or 1
    has_head = bool(_HEADER.search(attributes)) or _is_set_off(lines)
    kept = []
    for style, cell in found:
        cell.is_head = has_head and cell.column < width
        cell.column %= width
        if (style or (styles[cell.column] if styles else "")) not in _CODE or cell.is_head:
            kept.append(cell)
    return kept


def _styles(attributes: str) -> list[str]:
    """The style of each column, as the attribute `cols` says; empty if it does not."""
    columns = _COLUMNS.search(attributes)
    styles: list[str] = []
    for part in re.split(r"[,;]", columns["quoted"] or columns["bare"] or "") if columns else ():
        column = _COLUMN.match(part)
        copies = int(column["copies"]) if column and column["copies"] and len(column["copies"]) < 4 else 1
        styles += [column["style"] if column else ""] * min(copies, _MOST_COLUMNS)
    return styles if len(styles) > 1 or "*" in attributes else []


def _is_set_off(lines: Sequence[Line]) -> bool:
    """Is the first line followed by a blank one, and so the head?"""
    return len(lines) > 2 and not lines[0].is_blank and lines[1].is_blank


def _separated(lines: Sequence[Line], attributes: str, separator: str) -> list[Cell]:
    has_head = bool(_HEADER.search(attributes)) or _is_set_off(lines)
    return [
        Cell(column, has_head and number == 0, [line.cut(inside.start, inside.end)])
        for number, line in enumerate(lines)
        for column, inside in enumerate(cells_of(line.text, separator))
    ]
