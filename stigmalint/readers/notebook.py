"""Jupyter notebooks: Markdown cells, and the comments in code cells, mapped into the strings of the JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from stigmalint.errors import ReadError
from stigmalint.model import Directive, Segment, SourceDocument, TextRange
from stigmalint.readers import markdown
from stigmalint.readers.code import lexer_named, read_code
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.embedded import Carrier
from stigmalint.readers.json_strings import JSON_ESCAPE, json_strings, parsed, unescaped


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of a notebook's cells; outputs are nobody's prose."""
    decoded = decode(data, path)
    cells, language = _cells(parsed(decoded.text, path), path)
    strings: dict[int, list[TextRange]] = {}
    for keys, where in json_strings(decoded.text):
        if keys[:1] == ("cells",) and keys[2:3] == ("source",) and isinstance(keys[1], int):
            strings.setdefault(keys[1], []).append(where)
    segments: list[Segment] = []
    directives: list[Directive] = []
    warnings = list(decoded.warnings)
    for number, cell in enumerate(cells):
        kind = cell.get("cell_type") if isinstance(cell, dict) else None
        carrier = Carrier(decoded.text, strings.get(number, []), JSON_ESCAPE, unescaped)
        if kind not in ("markdown", "code") or not carrier.text:
            continue
        inner = (
            markdown.read(carrier.text.encode(), path) if kind == "markdown" else _code(carrier.text, language, path)
        )
        place = f"cell {number + 1}"
        for segment in inner.segments:
            label = f"{place}, {segment.label}" if segment.label and segment.kind != "cell" else segment.label or place
            segments.append(replace(carrier.lifted(segment), label=label))
        directives.extend(map(carrier.lifted_directive, inner.directives))
        warnings.extend(f"{place}, {warning}" for warning in inner.warnings)
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(segments),
        tuple(directives),
        format="notebook",
        warnings=tuple(warnings),
    )


def _cells(notebook: Any, path: str) -> tuple[list[Any], str]:
    """The cells of a notebook and the language of its code."""
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise ReadError(f"{path}: holds no cells; open it in Jupyter and save it, so that it has notebook format 4")
    metadata = notebook.get("metadata")
    for group in ("language_info", "kernelspec"):
        info = metadata.get(group) if isinstance(metadata, dict) else None
        for key in ("name", "language") if group == "language_info" else ("language",):
            if isinstance(info, dict) and isinstance(info.get(key), str):
                return cells, info[key]
    return cells, "python"


def _code(text: str, language: str, path: str) -> SourceDocument:
    lexer = lexer_named(language)
    comments = DirectiveCollector(text)
    segments = read_code(text, lexer, comments) if lexer else []
    return SourceDocument(
        path, text, "", tuple(segments), tuple(comments.directives), warnings=tuple(comments.warnings)
    )
