"""A PDF with highlights whose pop-ups say what there is to say; the original's bytes come first, unchanged."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from stigmalint.errors import ReadError
from stigmalint.readers.pdf import open_pdf
from stigmalint.review import AUTHOR, Copy
from stigmalint.review.notes import Note, note_of
from stigmalint.review.places import Letters, letters_of

_YELLOW = (255, 235, 80)
_ICON = 18.0
Box = tuple[float, float, float, float]


def mark(copy: Copy) -> bytes:
    """The document with a highlight for every finding, saved behind the original as an update of it."""
    document = open_pdf(copy.data, copy.document.path)
    stamp = f"D:{copy.when:%Y%m%d%H%M%S}Z"
    aside: dict[int, int] = {}
    try:
        for finding in copy.findings:
            letters = letters_of(copy.document, finding)
            for number in sorted({one.page for one in letters} or {0}):
                page = document[number]
                boxes = _boxes(page, [one for one in letters if one.page == number])
                note = note_of(finding, copy.run, elsewhere=not boxes)
                if boxes:
                    _highlight(page, boxes, note, stamp)
                else:
                    aside[number] = aside.get(number, 0) + 1
                    _sticker(page, aside[number], note, stamp)
                page.close()
        return _saved(document)
    except pdfium.PdfiumError as error:
        raise ReadError(f"{copy.document.path}: cannot be marked; print it to PDF anew") from error
    finally:
        document.close()


def _saved(document: pdfium.PdfDocument) -> bytes:
    out = BytesIO()
    document.save(out, flags=raw.FPDF_INCREMENTAL)
    return out.getvalue()


def _boxes(page: pdfium.PdfPage, letters: Iterable[Letters]) -> list[Box]:
    """Boxes (left, bottom, right, top) around the letters, one for each stretch of a line."""
    text_page = page.get_textpage()
    boxes: list[Box] = []
    try:
        for one in letters:
            if one.box:
                boxes.append(one.box)
            for index in range(one.index, one.index + one.length) if one.index >= 0 else ():
                _join(boxes, _letter_box(text_page, index))
    finally:
        text_page.close()
    return boxes


def _letter_box(text_page: pdfium.PdfTextPage, index: int) -> Box:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _join(boxes: list[Box], box: Box) -> None:
    """Add a letter's box to the stretch before it, if they touch."""
    last = boxes[-1] if boxes else None
    size = max(min(box[2] - box[0], box[3] - box[1]), 1.0)
    beside = last and _gap(last[0], last[2], box[0], box[2]) < size and _gap(last[1], last[3], box[1], box[3]) < 0
    above = (
        last and _gap(last[1], last[3], box[1], box[3]) < size and _gap(last[0], last[2], box[0], box[2]) < -0.8 * size
    )
    if last and (beside or above):
        boxes[-1] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
    else:
        boxes.append(box)


def _gap(low: float, high: float, other_low: float, other_high: float) -> float:
    """How far apart two stretches are; negative if they overlap."""
    return max(low, other_low) - min(high, other_high)


def _highlight(page: pdfium.PdfPage, boxes: list[Box], note: Note, stamp: str) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    for left, bottom, right, top in boxes:
        corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, ctypes.byref(corners))
    whole = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    _fill_in(annotation, whole, note, stamp)


def _sticker(page: pdfium.PdfPage, number: int, note: Note, stamp: str) -> None:
    """A note at the page's upper left, for what has no place of its own on it."""
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_TEXT)
    left, _bottom, _right, top = page.get_mediabox()
    x, y = left + 6 + (number - 1) * (_ICON + 4), top - 6
    _fill_in(annotation, (x, y - _ICON, x + _ICON, y), note, stamp)


def _fill_in(annotation: raw.FPDF_ANNOTATION, box: Box, note: Note, stamp: str) -> None:
    left, bottom, right, top = box
    raw.FPDFAnnot_SetRect(annotation, ctypes.byref(raw.FS_RECTF(left, top, right, bottom)))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_YELLOW, 255)
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    for key, value in ((b"Contents", note.text), (b"T", AUTHOR), (b"M", stamp)):
        wide = (value + "\0").encode("utf-16-le")
        buffer = ctypes.create_string_buffer(wide, len(wide))
        raw.FPDFAnnot_SetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPage_CloseAnnot(annotation)
