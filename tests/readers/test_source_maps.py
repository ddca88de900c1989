"""Laws of the source map, for any text and for markup put together at random."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stigmalint.readers import markdown, text
from tests.laws import check_source_map

READERS = pytest.mark.parametrize("read", [text.read, markdown.read], ids=["text", "markdown"])
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
#: Bits of markup, words and white space, divided by bars.
BITS = (
    "\n¦\n\n¦\r\n¦\r¦ ¦  ¦\t¦> ¦- ¦1. ¦# ¦| ¦|--|--|\n¦| a | b |\n¦*¦**¦_¦`¦``¦~~¦[¦](x)¦![¦<b>¦</b>¦<code>¦</code>"
    "¦<div>\n¦</div>¦<!--¦-->¦<img alt='user'>¦<a title='x¦&amp;¦&nbsp;¦&#0;¦&shy;¦\\¦\\*¦$¦$$¦---\n¦+++\n¦title: ¦==="
    "¦::¦:role:`a`¦`a <b>`_¦[^1]¦[^1]: ¦user¦heroin addicts¦é¦“¦🙂¦\u00a0¦\u00ad¦\u2028¦\x0b¦https://a.org/x¦a@b.org¦#tag"
    "¦x/y.py¦References¦stigmalint: ignore[a]¦Smith J, 2004;12:3¦```\n¦    ¦: ¦<pre>¦{#id}"
)
MARKS = st.sampled_from(BITS.split("¦"))
MARKUP = st.lists(MARKS, max_size=40).map("".join)


@READERS
@given(source=st.one_of(ANY, MARKUP))
@settings(max_examples=400, deadline=None)
def test_pieces_tell_where_the_prose_stands(read, source):
    document = read(source.encode(), "a")
    assert document.text == source.removeprefix("\ufeff")
    check_source_map(document)


@READERS
@given(source=MARKUP.map(lambda markup: markup.replace("\r\n", "\n").replace("\r", "\n")))
@settings(max_examples=300, deadline=None)
def test_line_ends_make_no_difference(read, source):
    there = read(source.encode(), "a")
    here = read(source.replace("\n", "\r\n").encode(), "a")
    assert [(s.kind, s.label, s.anchor, s.text) for s in here.segments] == [
        (s.kind, s.label, s.anchor, s.text) for s in there.segments
    ]
    assert [(d.kind, d.rules, d.reason) for d in here.directives] == [
        (d.kind, d.rules, d.reason) for d in there.directives
    ]


@READERS
@given(source=MARKUP)
@settings(max_examples=100, deadline=None)
def test_encodings_make_no_difference(read, source):
    here, there = read(source.encode("utf-16"), "a"), read(source.encode("utf-8-sig"), "a")
    assert here.segments == there.segments
