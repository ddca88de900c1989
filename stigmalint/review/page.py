"""A web page for what has no comments of its own: the text with marks, and a note for each."""

from __future__ import annotations

from html import escape
from pathlib import PurePath

from stigmalint.model import Finding
from stigmalint.reports.page import card, page
from stigmalint.review import Copy


def mark(copy: Copy) -> bytes:
    """The document's text as a page, each phrase marked and linked with its note."""
    name = PurePath(copy.document.path).name
    count = len(copy.findings)
    phrases = "1 phrase" if count == 1 else f"{count} phrases"
    head = f"<header><h1>{escape(name)}: {phrases} worth another look</h1>"
    head += (
        "<p>Numbers in the text lead to the notes below it. For every phrase there are words to try; you decide.</p>"
    )
    notes = "".join(_card(copy, number, finding) for number, finding in enumerate(copy.findings, 1))
    body = f'{head}</header>\n<main>\n<section class="text" aria-label="Text">{_marked(copy)}</section>\n'
    body += f"<section><h2>Notes</h2>{notes}</section>\n</main>"
    return page(f"{name}, with notes", body).encode("utf-8", "replace")


def _card(copy: Copy, number: int, finding: Finding) -> str:
    line, column = copy.document.position(finding.range.start)
    place = finding.where or f"line {line}, column {column}"
    back = f'<a href="#phrase-{number}" aria-label="Phrase {number} in the text">{number}</a> '
    return card(finding, copy.run, place, "", f"note-{number}", back)


def _marked(copy: Copy) -> str:
    """The text with marks; of phrases that overlap, each begins where the one before it ends."""
    text, at, parts = copy.document.text, 0, []
    for number, finding in enumerate(copy.findings, 1):
        start, end = max(finding.range.start, at), max(finding.range.end, at)
        parts.append(escape(text[at:start], quote=False))
        link = f'<sup><a href="#note-{number}" aria-label="Note {number}">{number}</a></sup>'
        parts.append(f'<mark id="phrase-{number}">{escape(text[start:end], quote=False)}</mark>{link}')
        at = end
    return "".join([*parts, escape(text[at:], quote=False)])
