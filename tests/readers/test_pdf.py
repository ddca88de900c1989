"""PDF: what a person reads, in the order they read it, and the page it stands on."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stigmalint.errors import ReadError
from stigmalint.model import TextRange
from stigmalint.readers import format_of, reader_of
from stigmalint.readers.pdf_layout import Word, lines_of, paragraphs_of
from tests.documents import mutated, outline, sample

pytest.importorskip("pypdfium2", reason="needs stigmalint[documents]")


def read(data: bytes, path: str = "leaflet.pdf"):
    row = format_of("a.pdf")
    assert row is not None
    return reader_of(row)(data, path)


def test_columns_divided_words_ligatures_turned_text_fields_and_notes(golden):
    golden.check("readers/golden/leaflet.pdf.txt", outline(read(sample("leaflet.pdf"))))


def test_segments_map_to_the_extracted_text():
    document = read(sample("leaflet.pdf"))
    for segment in document.segments:
        source = segment.to_source(TextRange(0, len(segment.text)))
        assert document.text[source.start : source.end].replace("\n", " ") == segment.text
    assert not document.editable


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "is not a PDF"), (b"%PDF-1.7\n", "is not a PDF"), (b"hello", "is not a PDF")],
)
def test_broken_files_are_one_clear_error(data, words):
    with pytest.raises(ReadError, match=words) as error:
        read(data, "broken.pdf")
    assert str(error.value).startswith("broken.pdf: ")


def test_a_password():
    with pytest.raises(ReadError, match="has a password"):
        read(sample("locked.pdf"))


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match=r"pip install 'stigmalint\[documents\]'"):
        read(sample("leaflet.pdf"))


def test_a_broken_table_of_offsets_is_survived():
    data = sample("leaflet.pdf").replace(b"startxref\n", b"startxref\n9")
    assert "heroin addicts" in read(data).text


def test_damaged_files_are_read_or_refused():
    data = sample("leaflet.pdf")
    for seed in range(150):
        with suppress(ReadError):
            assert isinstance(read(mutated(data, seed)).text, str)


numbers = st.floats(0, 600, allow_nan=False)
words = st.builds(
    lambda text, index, left, bottom, width, height: Word(text, index, left, bottom, left + width, bottom + height),
    st.text("ab-.1", min_size=1, max_size=5),
    st.integers(0, 999),
    numbers,
    numbers,
    st.floats(1, 90),
    st.floats(1, 30),
)


@given(st.lists(words, max_size=60))
@settings(max_examples=100, deadline=None)
def test_layout_loses_and_invents_no_word(page):
    paragraphs = paragraphs_of(lines_of(page))
    assert sorted(id(word) for one in paragraphs for line in one.lines for word in line.words) == sorted(map(id, page))
