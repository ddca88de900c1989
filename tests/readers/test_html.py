from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.html import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "<p>", "</p>", "<b>", "</b>", "<pre>", "</pre>", "<code>", "</code>", "<table>", "<tr>", "<td colspan=2>",
    "</td>", "<th>", "</table>", "<script>", "</script>", "<!--", "-->", '<a href=\'x\' title="y z">', "</a>",
    "<br>", "<q>", "</q>", "&amp;", "&#x1F600;", "&shy;", "&", "<", ">", "{{", "}}", "{%", "%}", "<?php", "?>",
    "<h2>", "</h2>", "<blockquote>", "</blockquote>", "<img alt='", "'>", "<svg>", "<li>", "<title>", "<![CDATA[",
    "]]>", "<!DOCTYPE html>", "</", "<x", "=", '"', "'",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.html").segments]


def test_page(golden: Golden) -> None:
    document = read(*source("page.html"))
    check_map(document)
    golden.check("readers/golden/page.html.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.html")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("plain words, no tags", ["plain words, no tags"]),
        ("<p>one<p>two", ["one", "two"]),
        ("<p>a <code>x</code> b", ["a _ b"]),
        ("<p>a <code>x<p>b", ["a", "b"]),
        ("<p>ad<b>dict</b>s", ["addicts"]),
        ("if a <b then", ["if a <b then"]),
        ("<p>x</p><script>if (a < b) addict()</script><p>y", ["x", "y"]),
        ("<p>people&nbsp;who<br/>drink", ["people who drink"]),
        ("one<br><br>two", ["one", "two"]),
        ("one\n\ntwo <b>three</b>\r\n\r\nfour", ["one", "two three", "four"]),
        ("<p>heroin\n\n<b>addicts</b>", ["heroin addicts"]),
        ("<a href=x>addicts</a><a href=y>users</a>", ["addicts users"]),
        ("<style>addict", []),
        ("<p>x</p><!-- addict", ["x"]),
        ("<p>users<sup>2</sup> said", ["users said"]),
        ("<p title='a {{ b }} drunk'>x", ["a _ drunk", "x"]),
        ("<p>{# note #}a {% if b %}c{% endif %}", ["a c"]),
        ("<p>a {{ not closed", ["a {{ not closed"]),
        ("<input placeholder='Name of the addict'>", ["Name of the addict"]),
        ("<script src='x'/><p>after", ["after"]),
        ("<p>&lt;b&gt; &copy; &unknown; &#0; &#xD800;", ["<b> © &unknown; \ufffd \ufffd"]),
    ],
)  # fmt: skip
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_a_phrase_over_tags_has_a_source_range_and_is_not_editable() -> None:
    document = read(b"<p>Many heroin <b>addicts</b> came.", "a.html")
    (segment,) = document.segments
    start = segment.text.index("heroin")
    prose = type(segment.pieces[0].prose)(start, start + len("heroin addicts"))
    found = segment.to_source(prose)
    assert document.text[found.start : found.end] == "heroin <b>addicts"
    assert not segment.is_editable(prose)


def test_cells_are_labelled_and_headings_anchor() -> None:
    markup = b"<h2>Words</h2><table><tr><th>Avoid<th>Use<tr><td>x one<td>y two</table>"
    segments = read(markup, "a.html").segments
    assert [(s.kind, s.label, s.anchor) for s in segments[3:]] == [("cell", "Avoid", "Words"), ("cell", "Use", "Words")]


def test_a_forgotten_end_is_linear() -> None:
    for mark in ("<a ", "<a b='", "{{", "<!--", "&", "<pre>", "</", "<![CDATA[", "<td>", "<q>"):
        read((mark * 20_000).encode(), "a.html")
