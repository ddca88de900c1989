"""E-mail: the subject, and the text or HTML parts, read as such. The document's text is what was extracted."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage, Message

from stigmalint.model import Piece, Segment, SourceDocument, TextRange
from stigmalint.readers import html, text

#: A mail inside a mail inside a mail: deeper ones are not opened.
_DEEPEST = 5


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of a message; it is never edited, because its parts are encoded."""
    message = message_from_bytes(data, policy=email.policy.default)
    extracted = ""
    segments: list[Segment] = []
    for label, kind, content in _parts(message, 0):
        reader = html.read if kind == "text/html" else text.read
        # NUL and half pairs of surrogates are left behind by wrong encodings, and no reader takes them for text.
        plain = content.encode("utf-8", "replace").replace(b"\0", b" ").decode().replace("\ufeff", " ")
        for segment in reader(plain.encode(), path).segments:
            segments.append(_shifted(segment, len(extracted), label))
        extracted += plain.rstrip("\n") + "\n\n"
    return SourceDocument(path, extracted, "utf-8", tuple(segments), editable=False, format="email")


def _parts(message: Message, depth: int) -> Iterator[tuple[str, str, str]]:
    """Label, type and content of the parts that a reader of the message sees, each once."""
    subject = _header(message, "Subject")
    if subject and depth < _DEEPEST:
        yield "subject", "text/plain", subject
    for part in _shown(message, depth):
        if isinstance(part, EmailMessage) and part.get_content_maintype() == "text" and not part.is_attachment():
            kind = part.get_content_type()
            yield ("HTML part" if kind == "text/html" else "text part"), kind, _content(part)
        elif part.get_content_type() == "message/rfc822" and depth < _DEEPEST:
            inner = part.get_payload()
            for enclosed in inner if isinstance(inner, list) else []:
                if isinstance(enclosed, Message):
                    yield from _parts(enclosed, depth + 1)


def _shown(message: Message, depth: int) -> Iterator[Message]:
    """The leaves of a message; of alternatives the plain one, because both say the same."""
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        yield message
        return
    payload = message.get_payload()
    parts = [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []
    if message.get_content_type() == "multipart/alternative":
        plain = [part for part in parts if part.get_content_type() == "text/plain"]
        parts = plain[:1] or parts[:1]
    for part in parts if depth < 4 * _DEEPEST else []:
        yield from _shown(part, depth + 1)


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):  # the standard library's parser fails on some broken headers
        return ""


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # an unknown character set, or bytes that are not in it
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _shifted(segment: Segment, offset: int, label: str) -> Segment:
    pieces = tuple(
        Piece(piece.prose, TextRange(piece.source.start + offset, piece.source.end + offset))
        for piece in segment.pieces
    )
    return replace(segment, pieces=pieces, label=f"{label}, {segment.label}" if segment.label else label)
