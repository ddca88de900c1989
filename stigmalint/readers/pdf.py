"""PDF: paragraphs in reading order, with words that a line end divides put together again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from stigmalint.errors import ReadError
from stigmalint.model import SourceDocument
from stigmalint.readers.pdf_text import Flow, Place, document_of, flow_of

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MAX_BYTES = 512 * 1024 * 1024
MAX_PAGES = 3_000
MAX_LETTERS = 12_000_000
_PROPERTIES = ("Title", "Subject", "Keywords")


def read(data: bytes, path: str) -> SourceDocument:
    """A PDF's text with its page as label; pages that are pictures are read by OCR where that is installed."""
    document = open_pdf(data, path)
    try:
        return _read(document, path)
    finally:
        document.close()


def open_pdf(data: bytes, path: str) -> pdfium.PdfDocument:
    """The document, or a `ReadError` that says what to do."""
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise ReadError(
            f"{path}: reading PDF needs an extra; install it with: pip install 'stigmalint[documents]'"
        ) from error
    if len(data) > MAX_BYTES:
        raise ReadError(f"{path}: is larger than {MAX_BYTES >> 20} MB; split it")
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise ReadError(f"{path}: has a password; save it without one") from error
        raise ReadError(f"{path}: is not a PDF that can be read; print it to PDF anew") from error
    if count > MAX_PAGES:
        document.close()
        raise ReadError(f"{path}: has more than {MAX_PAGES} pages; split it")
    return document


def _read(document: pdfium.PdfDocument, path: str) -> SourceDocument:
    import pypdfium2 as pdfium

    from stigmalint.readers import pdf_scan
    from stigmalint.readers.pdf_pages import remarks_of, words_of

    flows: list[Flow] = []
    warnings: list[str] = []
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            warnings.append(f"page {number + 1} is damaged and was not read")
            continue
        words = words_of(page)
        letters += sum(len(word.text) for group in words.values() for word in group)
        if letters > MAX_LETTERS:
            raise ReadError(f"{path}: holds more than {MAX_LETTERS} letters; split it")
        if not words:
            scanned, warning = pdf_scan.flows(page, number)
            flows += scanned
            warnings += [warning] if warning else []
        flows += flow_of(words, number)
        for what, text in remarks_of(page):
            flows.append(Flow("paragraph", f"page {number + 1}, {what}", text, (Place(number),)))
        page.close()
    flows = _joined(_once(flows))
    for name, text in document.get_metadata_dict().items():
        if name in _PROPERTIES:
            flows.append(Flow("property", f"document properties, {name.lower()}", text, ()))
    return document_of(flows, path, "pdf", tuple(warnings))


def _once(flows: list[Flow]) -> list[Flow]:
    """Running headers and footers are read on their first page only."""
    edges = Counter(key for key in map(_edge_key, flows) if key)
    pages = len({flow.places[0].page for flow in flows if flow.places})
    seen: set[tuple[str, int]] = set()
    kept = []
    for flow in flows:
        key = _edge_key(flow)
        if key and edges[key] >= max(3, pages // 4):
            if key in seen:
                continue
            seen.add(key)
            flow = replace(flow, label=f"{flow.label}, {'header' if flow.edge > 0 else 'footer'}", kind="paragraph")
        kept.append(flow)
    return kept


def _edge_key(flow: Flow) -> tuple[str, int] | None:
    if not flow.edge:
        return None
    return "".join(letter for letter in flow.text if not letter.isdigit()).strip(), flow.edge


def _joined(flows: list[Flow]) -> list[Flow]:
    """A paragraph that a page break divides becomes one again."""
    out: list[Flow] = []
    last = -1
    for flow in flows:
        before = out[last] if last >= 0 else None
        if before and _goes_on(before, flow):
            out[last] = before + flow
        else:
            out.append(flow)
            if flow.kind == "paragraph" and flow.lines and not flow.label.endswith(("header", "footer")):
                last = len(out) - 1
    return out


def _goes_on(before: Flow, flow: Flow) -> bool:
    if before.kind != "paragraph" or flow.kind != "paragraph" or not flow.lines:
        return False
    if flow.places[0].page != before.places[-1].page + 1:
        return False
    return flow.text[:1].islower() and not before.text.endswith((".", "!", "?", ":", ";")) and before.lines > 1
