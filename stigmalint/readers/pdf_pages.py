"""Words, annotations and pictures of PDF pages, out of pypdfium2."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from stigmalint.readers.pdf_layout import Word

#: Named ahead of a form field's or annotation's text.
_NOTES = {raw.FPDF_ANNOT_TEXT: "note", raw.FPDF_ANNOT_FREETEXT: "text", raw.FPDF_ANNOT_STAMP: "stamp"}
#: pdfium runs on over a line end with a hyphen and writes it as one of two controls; there a word is cut.
_WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?")
#: Our own remarks in a marked copy carry this name and are not read again.
AUTHOR = "stigmalint"


def words_of(page: pdfium.PdfPage) -> dict[int, list[Word]]:
    """The page's words in the file's order, by direction: quarter turns that make them upright."""
    text_page = page.get_textpage()
    try:
        text = _characters(text_page)
        found: dict[int, list[Word]] = {}
        for line in re.finditer(r"[^\r\n]+", text):
            turns = _turns(text_page, text, line.start(), line.end())
            found.setdefault(turns, []).extend(_words(text_page, text, line.start(), line.end(), turns))
        return found
    finally:
        text_page.close()


def _characters(text_page: pdfium.PdfTextPage) -> str:
    """The page's characters, one for one; what has no name is a blank, a symbol font's sign a bullet."""
    count = text_page.count_chars()
    units = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    return "".join(chr(unit) if 0 < unit < 0xD800 else _unusual(unit) for unit in units)


def _unusual(unit: int) -> str:
    if 0xE000 <= unit < 0xF900:
        return "•"
    return chr(unit) if 0xF900 <= unit < 0x110000 else " "


def _turns(text_page: pdfium.PdfTextPage, text: str, start: int, end: int) -> int:
    index = next((at for at in range(start, end) if not text[at].isspace()), start)
    angle: float = raw.FPDFText_GetCharAngle(text_page, index)
    return round(max(angle, 0.0) / 1.5707963) % 4


def _words(text_page: pdfium.PdfTextPage, text: str, start: int, end: int, turns: int) -> Iterator[Word]:
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    for match in _WORD.finditer(text, start, end):
        raw.FPDFText_GetLooseCharBox(text_page, match.start(), place)
        first = (box.left, box.bottom, box.right, box.top)
        raw.FPDFText_GetLooseCharBox(text_page, match.end() - 1, place)
        last = (box.left, box.bottom, box.right, box.top)
        whole = (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
        yield Word(match[0], match.start(), *turned(whole, turns))


def turned(box: tuple[float, float, float, float], turns: int) -> tuple[float, float, float, float]:
    """A box after quarter turns that make text at that angle upright."""
    left, bottom, right, top = box
    if turns == 1:
        return -top, left, -bottom, right
    if turns == 2:
        return -right, -top, -left, -bottom
    if turns == 3:
        return bottom, -right, top, -left
    return box


def remarks_of(page: pdfium.PdfPage) -> Iterator[tuple[str, str]]:
    """What form fields and annotations say: (what it is, its text)."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == raw.FPDF_ANNOT_WIDGET:
            yield "form field, description", _string(note, b"TU")
            if _string(note, b"FT") != "Btn":
                yield "form field", _string(note, b"V")
        elif kind not in (raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_LINK) and _string(note, b"T") != AUTHOR:
            yield _NOTES.get(kind, "comment"), _string(note, b"Contents")
        raw.FPDFPage_CloseAnnot(note)


def _string(note: raw.FPDF_ANNOTATION, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < length < 1_000_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n")


def has_picture(page: pdfium.PdfPage) -> bool:
    """Does the page show a picture?"""
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
