"""The part of a Word document that holds its comments, made or added to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from posixpath import dirname

from stigmalint.readers.ooxml import Parts
from stigmalint.readers.xmltree import escape
from stigmalint.readers.zipsafe import Package
from stigmalint.review import AUTHOR, INITIALS
from stigmalint.review.notes import Note
from stigmalint.review.packages import appended, with_new_part

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def comment(key: int, note: Note, when: datetime) -> bytes:
    """A comment with the message in bold and a paragraph for each line; it declares its own prefix."""
    rows = [f"<w:p><w:r><w:rPr><w:b/></w:rPr>{_words(note.message)}</w:r></w:p>"]
    rows += [f"<w:p><w:r>{_words(line)}</w:r></w:p>" for line in note.lines]
    head = f"<w:comment xmlns:w='{_W}' w:id='{key}' w:author='{AUTHOR}' w:date='{when:%Y-%m-%dT%H:%M:%SZ}'"
    return f"{head} w:initials='{INITIALS}'>{''.join(rows)}</w:comment>".encode()


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text).decode()}</w:t>'


def with_comments(package: Package, main: str, comments: Sequence[bytes]) -> dict[str, bytes]:
    """The parts that change: the comments, and where there were none, the index and the document's relations."""
    parts = Parts(package)
    there = parts.related(main, "comments")
    if there:
        tree = parts.tree(there[0])
        return {there[0]: appended(parts.raw[there[0]], tree, b"".join(comments))}
    folder = dirname(main)
    name = f"{folder}/comments.xml" if folder else "comments.xml"
    while package.has(name):
        name = name.replace(".xml", "1.xml")
    head = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    content = head + f"<w:comments xmlns:w='{_W}'>".encode() + b"".join(comments) + b"</w:comments>"
    return with_new_part(parts, main, name, content, _TYPE, "comments", {})
