"""Pages of a PDF that are pictures: read by OCR where it is installed, else named in a remark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stigmalint.readers import ocr
from stigmalint.readers.pdf_pages import has_picture
from stigmalint.readers.pdf_text import Flow, Place

if TYPE_CHECKING:
    import pypdfium2 as pdfium

#: OCR takes seconds a page; longer scans are better made searchable once, by another tool.
MAX_SCANS = 60


def flows(page: pdfium.PdfPage, number: int) -> tuple[list[Flow], str]:
    """The texts of a page without letters, and a remark for the user ("" if all is well)."""
    if not has_picture(page):
        return [], ""
    label = f"page {number + 1}"
    if number >= MAX_SCANS:
        return [], f"{label} is a picture of text; only the first {MAX_SCANS} pages are read by OCR"
    width, height = page.get_size()
    scale = ocr.MAX_SIDE / max(width, height, 1.0)
    try:
        found = ocr.flows(page.render(scale=scale).to_pil(), number, label)
    except ocr.OcrMissingError:
        return [], f"{label} is a picture of text; to read it: pip install 'stigmalint[ocr]'"
    return [replace(flow, places=tuple(_on_page(place, scale, height) for place in flow.places)) for flow in found], ""


def _on_page(place: Place, scale: float, height: float) -> Place:
    """The place with its box in the page's own measure: points, upwards."""
    left, top, right, bottom = place.box or (0.0, 0.0, 0.0, 0.0)
    return replace(place, box=(left / scale, height - bottom / scale, right / scale, height - top / scale))
