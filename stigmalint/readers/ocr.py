"""Text in pictures, by the models that RapidOCR ships: nothing is fetched, nothing leaves the machine."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from stigmalint.model import TextRange
from stigmalint.readers.pdf_layout import Word
from stigmalint.readers.pdf_text import Flow, flow_of

if TYPE_CHECKING:
    from PIL.Image import Image

#: Words below this confidence only ever give suggestions.
SURE = 0.85
#: Longer sides are scaled down first; letters of a page stay well readable.
MAX_SIDE = 2400
#: Indexes of the letters of a scan: the word's number times this, plus the letter's.
_STRIDE = 1000


class OcrMissingError(Exception):
    """The extra for OCR is not installed."""


@cache
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise OcrMissingError from error
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def flows(image: Image, page: int, label: str) -> list[Flow]:
    """The paragraphs of a picture, with the box of each word in pixels (left, top, right, bottom) and its doubts."""
    import numpy

    engine = _engine()
    shrink = min(1.0, MAX_SIDE / max(image.size))
    small = (
        image.resize((max(1, int(image.width * shrink)), max(1, int(image.height * shrink)))) if shrink < 1 else image
    )
    result = engine(numpy.asarray(small.convert("RGB"))[:, :, ::-1].copy(), return_word_box=True)
    words: list[Word] = []
    scores: list[float] = []
    for line in result.word_results or ():
        for text, score, corners in filter(None, line):
            for part in text.split():
                xs, ys = [x / shrink for x, _ in corners], [y / shrink for _, y in corners]
                words.append(Word(part[:_STRIDE], len(words) * _STRIDE, min(xs), -max(ys), max(xs), -min(ys)))
                scores.append(score)
    return [_scanned(flow, words, scores, label) for flow in flow_of({0: words}, page)] if words else []


def _scanned(flow: Flow, words: list[Word], scores: list[float], label: str) -> Flow:
    places, doubtful = [], []
    for place in flow.places:
        number = place.index // _STRIDE
        word = words[number]
        places.append(replace(place, index=-1, box=(word.left, -word.top, word.right, -word.bottom)))
        if scores[number] < SURE:
            doubtful.append(TextRange(place.offset, place.offset + place.length))
    return replace(flow, kind="ocr", label=label, places=tuple(places), doubtful=tuple(doubtful), lines=0, edge=0)
