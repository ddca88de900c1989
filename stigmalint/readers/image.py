"""Pictures of text (png, jpg, tiff, webp, gif, bmp, heic), read by OCR."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from stigmalint.errors import ReadError
from stigmalint.model import SourceDocument
from stigmalint.readers.pdf_text import Flow, document_of

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 80_000_000
MAX_FRAMES = 20


def read(data: bytes, path: str) -> SourceDocument:
    """The text that a picture shows; findings in words that were hard to read are suggestions at most."""
    from stigmalint.readers import ocr

    flows: list[Flow] = []
    frames = list(frames_of(data, path))
    try:
        for number, frame in enumerate(frames):
            flows += ocr.flows(frame, number, f"page {number + 1}" if len(frames) > 1 else "picture")
    except ocr.OcrMissingError as error:
        raise ReadError(
            f"{path}: reading pictures needs an extra; install it with: pip install 'stigmalint[ocr]'"
        ) from error
    return document_of(flows, path, "image")


def frames_of(data: bytes, path: str) -> Iterator[Image]:
    """The picture, turned upright; every page of a TIFF, the first picture of anything else that moves."""
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise ReadError(
            f"{path}: reading pictures needs an extra; install it with: pip install 'stigmalint[ocr]'"
        ) from error
    with suppress(ImportError):
        import pillow_heif

        pillow_heif.register_heif_opener()
    try:
        with catch_warnings():
            simplefilter("ignore")
            picture = Image.open(BytesIO(data))
            if picture.width * picture.height > MAX_PIXELS:
                raise ReadError(f"{path}: has more than {MAX_PIXELS // 10**6} million pixels; make it smaller")
            count = min(getattr(picture, "n_frames", 1), MAX_FRAMES) if picture.format == "TIFF" else 1
            for number in range(count):
                picture.seek(number)
                yield ImageOps.exif_transpose(picture).convert("RGB")
    except ReadError:
        raise
    except Exception as error:
        # Pillow's decoders raise whatever their format's bytes lead them to.
        raise ReadError(f"{path}: is not a picture that can be read; save it anew as PNG") from error
