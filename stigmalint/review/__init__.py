"""Marked copies: the table of markers. A marker is `mark(copy: Copy) -> bytes`, imported on use.

Each knows one format and leaves everything but its marks as it was; what has no marker of its own becomes a page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import PurePath

from stigmalint.model import Finding, Run, SourceDocument

AUTHOR = "stigmalint"
INITIALS = "sl"


@dataclass(frozen=True, slots=True)
class Copy:
    """What a marker is given. `when` is the time that comments show; `suggest_changes` asks for tracked changes."""

    data: bytes
    document: SourceDocument
    findings: Sequence[Finding]
    run: Run
    when: datetime
    suggest_changes: bool = False


Marker = Callable[[Copy], bytes]

#: Format → the marker's place and, where the copy is of another kind than the original, its suffix.
MARKERS = {
    "docx": ("stigmalint.review.docx:mark", ""),
    "pptx": ("stigmalint.review.pptx:mark", ""),
    "odf": ("stigmalint.review.odf:mark", ""),
    "pdf": ("stigmalint.review.pdf:mark", ""),
    "image": ("stigmalint.review.image:mark", ".png"),
}
_PAGE = ("stigmalint.review.page:mark", ".html")


def mark(copy: Copy) -> bytes:
    """The bytes of the marked copy."""
    place, _ = MARKERS.get(copy.document.format, _PAGE)
    module, _, function = place.partition(":")
    marker: Marker = getattr(import_module(module), function)
    return marker(copy)


def name_of(path: str, document: SourceDocument) -> str:
    """What the marked copy is called: flyer.docx becomes flyer.reviewed.docx, guide.md guide.md.reviewed.html."""
    _, suffix = MARKERS.get(document.format, _PAGE)
    plain = PurePath(path)
    if suffix in ("", plain.suffix):
        return str(plain.with_name(f"{plain.stem}.reviewed{plain.suffix}"))
    return str(plain.with_name(f"{plain.name}.reviewed{suffix}"))
