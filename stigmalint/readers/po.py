"""Gettext catalogues: messages, English translations, and what is said to translators."""

from __future__ import annotations

import re

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.code_inline import COMMENT_INLINE
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.embedded import Carrier
from stigmalint.readers.flow import Line, lines_of
from stigmalint.readers.messages import message_segments

_STRING = re.compile(
    r'\s*(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[\d{1,3}\])?\s*)?"(?P<inside>(?:[^"\\]|\\.)*+)"?'
)
_REMARK = re.compile(r"#(?P<mark>[.:,~|=]?)\s*")
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_CHARACTERS = {"n": "\n", "t": " ", "r": " ", "a": "", "b": "", "f": " ", "v": " "}
_LANGUAGE = re.compile(r"^Language:[ \t]*(\w*)", re.M)


def read(data: bytes, path: str) -> SourceDocument:
    """The messages of a catalogue."""
    decoded = decode(data, path)
    walk = _CatalogueWalk(decoded.text)
    for line in lines_of(decoded.text):
        walk.take(line)
    walk.flush()
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(walk.segments),
        tuple(walk.comments.directives),
        format="po",
        warnings=(*decoded.warnings, *walk.comments.warnings),
    )


class _CatalogueWalk:
    """Collects the strings of one message, or the lines of one remark, at a time."""

    def __init__(self, text: str) -> None:
        self.comments = DirectiveCollector(text)
        self.segments: list[Segment] = []
        self._text = text
        self._keyword = ""
        self._strings: list[TextRange] = []
        self._remark: list[Line] = []
        self._is_header = False
        self._is_english = True

    def take(self, line: Line) -> None:
        """Read a line."""
        string, remark = _STRING.match(line.text), _REMARK.match(line.text)
        if string:
            if string["keyword"]:
                self.flush()
                self._keyword = string["keyword"]
            start, end = string.span("inside")
            self._strings.append(TextRange(line.start + start, line.start + end))
            return
        if not remark or self._strings:
            self.flush()
        if remark and remark["mark"] in ("", "."):
            inside = line.cut(remark.end())
            self.comments.read(inside.text, TextRange(line.start, line.end))
            if "stigmalint:" not in inside.text:
                self._remark.append(inside)

    def flush(self) -> None:
        """A message or a remark is complete."""
        if self._remark:
            self.segments.extend(COMMENT_INLINE.segments(self._remark, "comment"))
        keyword, strings, self._strings, self._remark = self._keyword, self._strings, [], []
        if not strings:
            return
        carrier = Carrier(self._text, strings, _ESCAPE, _character)
        if keyword == "msgid":
            self._is_header = not carrier.text
        elif keyword == "msgstr" and self._is_header:
            language = _LANGUAGE.search(carrier.text)
            self._is_english = not language or language[1].lower()[:2] in ("", "en")
            return
        if keyword in ("msgid", "msgid_plural") or (keyword == "msgstr" and self._is_english):
            label = "translation" if keyword == "msgstr" else "message"
            segments = map(carrier.lifted, message_segments(carrier.text, label))
            # The message itself is a key: it is mended in the program's source.
            self.segments.extend(segments if keyword == "msgstr" else (segment.as_locked() for segment in segments))


def _character(escape: str) -> str:
    code = escape[1:]
    if code[0] in "01234567":
        return chr(int(code, 8) & 0xFF)
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _CHARACTERS.get(code, code)
