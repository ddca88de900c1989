"""Bytes become text and the same bytes again, or a clear error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stigmalint.errors import ReadError
from stigmalint.readers.decode import decode, encode

MARKS = [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("naïve\r\n".encode(), "naïve\r\n", "utf-8"),
        ("naïve".encode("utf-8-sig"), "naïve", "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "naïve 🙂".encode("utf-16-le"), "naïve 🙂", "utf-16-le-bom"),
        (codecs.BOM_UTF16_BE + "naïve 🙂".encode("utf-16-be"), "naïve 🙂", "utf-16-be-bom"),
        ("no mark".encode("utf-16-le"), "no mark", "utf-16-le"),
        ("no mark".encode("utf-16-be"), "no mark", "utf-16-be"),
        (b"na\xefve \x93quoted\x94", "naïve “quoted”", "cp1252"),
        (b"na\xefve \x81", "naïve \x81", "latin-1"),
        (codecs.BOM_UTF8 + b"na\xefve", "ï»¿naïve", "cp1252"),
    ],
)
def test_text_is_decoded_and_restored(data, text, encoding):
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert encode(decoded.text, decoded.encoding) == data


@pytest.mark.parametrize(
    ("data", "word"), [(b"na\xefve", "cp1252"), (b"\xef\x81", "latin-1"), ("ab".encode("utf-16-le"), "UTF-16-LE")]
)
def test_a_guess_is_reported(data, word):
    (warning,) = decode(data, "a.txt").warnings
    assert word in warning
    assert decode(b"certain", "a.txt").warnings == ()


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"\x7fELF\0\0\1\2", "binary"),
        (b"a\0b", "binary"),
        (bytes(range(1, 32)) + b"\xff", "binary"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", "binary"),
        (codecs.BOM_UTF32_LE + b"a\0\0\0", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "UTF-16 at byte 2"),
        (codecs.BOM_UTF16_LE + b"a\0b", "UTF-16 at byte 4"),
    ],
)
def test_what_is_no_text_is_one_clear_line(data, part):
    with pytest.raises(ReadError) as caught:
        decode(data, "dir/a.txt")
    message = str(caught.value)
    assert message.startswith("dir/a.txt: ")
    assert part in message
    assert "\n" not in message
    assert ";" in message


def test_a_character_that_the_encoding_lacks_is_a_clear_error():
    with pytest.raises(ReadError, match=r"U\+1F642 cannot be written as cp1252; save the file as UTF-8"):
        encode("🙂", "cp1252")


@given(st.sampled_from(MARKS), st.binary(max_size=80))
def test_whatever_is_accepted_comes_back(mark, data):
    data = mark + data
    try:
        decoded = decode(data, "a.txt")
    except ReadError:
        return
    assert encode(decoded.text, decoded.encoding) == data
    assert "\0" not in decoded.text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_unicode_is_never_refused(text):
    for encoding in ("utf-8", "utf-8-sig", "utf-16-le-bom", "utf-16-be-bom"):
        data = encode(text, encoding)
        assert encode(decode(data, "a.txt").text, decode(data, "a.txt").encoding) == data
        if encoding != "utf-8":
            assert decode(data, "a.txt").text == text
