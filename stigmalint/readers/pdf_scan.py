"""Pages of a PDF that are pictures: read by OCR where it is installed, else named in a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stigmalint.readers.pdf_pages import has_picture
from stigmalint.readers.pdf_text import Flow

if TYPE_CHECKING:
    import pypdfium2 as pdfium


def flows(page: pdfium.PdfPage, number: int) -> tuple[list[Flow], str]:
    """The texts of a page without letters, and a remark for the user ("" if all is well)."""
    if not has_picture(page):
        return [], ""
    return [], f"page {number + 1} is a picture of text and was not read"
