"""Pictures and scans: read offline, bounded, and with doubts where letters were hard to read."""

from __future__ import annotations

import sys
from contextlib import suppress
from io import BytesIO
from types import SimpleNamespace

import pytest

from stigmalint.errors import ReadError
from stigmalint.model import TextRange
from stigmalint.readers import format_of, reader_of
from tests.documents import mutated, outline, sample

Image = pytest.importorskip("PIL.Image", reason="needs stigmalint[ocr]")
pytest.importorskip("rapidocr", reason="needs stigmalint[ocr]")


def read(data: bytes, path: str):
    row = format_of(path)
    assert row is not None
    return reader_of(row)(data, path)


def encoded(format_name: str) -> bytes:
    out = BytesIO()
    Image.open(BytesIO(sample("poster.png"))).convert("RGB").save(out, format_name)
    return out.getvalue()


POSTER = [
    "Help for alcoholics",
    "Our van goes out every night and talks with heroin addicts where they are.",
    "Come in: no questions, no forms.",
]


@pytest.mark.parametrize("name", ["poster.png", "poster.pdf"])
def test_a_picture_is_read_as_paragraphs(name):
    document = read(sample(name), name)
    assert [s.text for s in document.segments if s.kind == "ocr"] == POSTER
    assert {s.label for s in document.segments if s.kind == "ocr"} == {"page 1" if name.endswith("pdf") else "picture"}
    assert not document.editable


def test_each_word_knows_its_box():
    document = read(sample("poster.png"), "poster.png")
    title = document.segments[0]
    assert [title.text[p.offset : p.offset + p.length] for p in title.anchor.places] == ["Help", "for", "alcoholics"]
    left, top, right, bottom = title.anchor.places[2].box
    assert 260 < left < 290
    assert 50 < top < 75
    assert 510 < right < 545
    assert 95 < bottom < 130


def test_words_of_low_confidence_are_doubtful(monkeypatch):
    from stigmalint.readers import ocr

    def box(at: int) -> list[list[int]]:
        return [[at, 10], [at + 40, 10], [at + 40, 30], [at, 30]]

    line = [("Soup", 0.99, box(0)), ("for", 0.9, box(50)), ("addicts", 0.6, box(100)), ()]
    monkeypatch.setattr(ocr, "_engine", lambda: lambda *_a, **_k: SimpleNamespace(word_results=[line]))
    (segment,) = read(sample("poster.png"), "poster.png").segments
    assert segment.text == "Soup for addicts"
    assert segment.doubtful == (TextRange(9, 16),)


@pytest.mark.parametrize("format_name", ["JPEG", "WEBP", "TIFF", "BMP"])
def test_other_formats_open(format_name):
    from stigmalint.readers.image import frames_of

    (frame,) = frames_of(encoded(format_name), "a")
    assert frame.size == (900, 440)


def test_too_many_pixels():
    out = BytesIO()
    Image.new("1", (20_000, 5_000)).save(out, "PNG")
    with pytest.raises(ReadError, match="more than 80 million pixels"):
        read(out.getvalue(), "large.png")


def test_not_a_picture():
    with pytest.raises(ReadError, match=r"broken\.png: is not a picture"):
        read(b"\x89PNG\r\n\x1a\nxxxx", "broken.png")


def test_a_missing_library_is_named(monkeypatch):
    from stigmalint.readers import ocr

    ocr._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(ReadError, match=r"pip install 'stigmalint\[ocr\]'"):
        read(sample("poster.png"), "poster.png")
    document = read(sample("poster.pdf"), "poster.pdf")
    assert document.warnings == ("page 1 is a picture of text; to read it: pip install 'stigmalint[ocr]'",)
    ocr._engine.cache_clear()


def test_damaged_pictures_open_or_are_refused():
    from stigmalint.readers.image import frames_of

    for format_name in ("PNG", "JPEG", "WEBP", "TIFF"):
        data = encoded(format_name)
        for seed in range(40):
            with suppress(ReadError):
                list(frames_of(mutated(data, seed), "a"))


def test_outline_is_readable():
    assert outline(read(sample("poster.png"), "poster.png")).startswith("ocr | picture | Help for alcoholics\n")
