"""Markdown: what a reader of the page reads, and where it stands."""

from __future__ import annotations

import time

import pytest

from stigmalint.model import TextRange
from stigmalint.readers.markdown import read
from tests.documents import sample
from tests.laws import check_source_map, described


def prose(text: str) -> list[str]:
    return [segment.text for segment in read(text.encode(), "a.md").segments]


def test_a_rich_page(golden):
    document = read(sample("guide.md"), "guide.md")
    check_source_map(document)
    golden.check("readers/golden/guide.md.txt", described(document))


def test_a_phrase_across_markup_is_read_and_found_again():
    text = "é heroin **addicts** said\n> so\n"
    (segment, *_) = read(text.encode(), "a.md").segments
    start = segment.text.index("heroin")
    whole, word = TextRange(start, start + 14), TextRange(start + 7, start + 14)
    assert segment.text[whole.start : whole.end] == "heroin addicts"
    source = segment.to_source(whole)
    assert text[source.start : source.end] == "heroin **addicts"
    assert not segment.is_editable(whole)
    assert segment.is_editable(word)


def test_the_prefix_of_a_quoted_line_belongs_to_the_space():
    text = "> the\r\n> homeless\r\n"
    (segment,) = read(text.encode(), "a.md").segments
    assert (segment.kind, segment.text) == ("quote", "the homeless")
    assert segment.to_source(TextRange(3, 4)) == TextRange(5, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", ["a _ c"]),
        ("a ``b\nc`` d", ["a _ d"]),
        ("a <b@c.org> d", ["a _ d"]),
        ("see https://a.org/user. Then", ["see _. Then"]),
        ("[a][b] c\n\n[b]: d.md", ["a c"]),
        ("a<br>b<br/>c", ["a b c"]),
        ("a <code>user</code> b", ["a _ b"]),
        ("a <code>\nuser\n</code>\nb", ["a _ b"]),
        ("a <!-- user --> b <br> c <b> d</b>", ["a b c d"]),
        ("![the *user*](a.png)", ["the user"]),
        ("AT&amp;T &lt;user&gt; \\*x\\*", ["AT&T <user> *x*"]),
        ("ad&shy;dict ad\u00addict drug\u00a0user", ["addict addict drug user"]),
        ("~~old~~ x<sup>2</sup>", ["old x2"]),
        ("<pre>\nuser\n</pre>\n\n<script>\nuser\n</script>", []),
        ("\tuser\n\n~~~\nuser\n~~~", []),
        ("$user$ is\n\n$$\nuser\n$$", ["_ is"]),
        ("US$5 for *users* and US$6", ["US$5 for *users* and US$6"]),
        ("$x$5 or $5 for users in US$ is", ["$x$5 or $5 for users in US$ is"]),
        ("a  \n  b\\\nc", ["a b c"]),
        ("- a\n  b\n\n      c", ["a b"]),
        ("text\n\n---\nmore\n---\n\nend", ["text", "more", "end"]),
    ],
)
def test_inline(text, expected):
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A user\n---\nb", ["A user", "b"]),
        ("---\r\ntitle: 'It''s'\r\nx: y\r\n...\r\nb", ["It's", "b"]),
        ("---\nseo:\n  description: |\n    one\n    two\n  summary: three\n---\n", ["one two", "three"]),
        ('---\ntitle: [broken\ndescription: "open\n---\nb', ['"open', "b"]),
        ("---\ntitle: never closed\n\nb", ["title: never closed", "b"]),
        ("+++\ntitle = \"A \\\"b\\\"\" # c\nexcerpt = '''\nd\ne'''\n+++\nf", ['A "b"', "d e", "f"]),
        ("---\n\nno front matter\n\n---\n", ["no front matter"]),
    ],
)
def test_front_matter(text, expected):
    document = read(text.encode(), "a.md")
    check_source_map(document)
    assert [segment.text.strip() for segment in document.segments] == expected


def test_html_blocks_are_what_their_place_makes_them():
    text = "> <div>\n> a\n> </div>\n\n- b\n  <p>c</p>\n\n<h2>d</h2>\n<p>e</p>\n"
    assert [(s.kind, s.text, s.anchor) for s in read(text.encode(), "a.md").segments] == [
        ("quote", "a", None),
        ("item", "b", None),
        ("item", "c", None),
        ("heading", "d", None),
        ("paragraph", "e", "d"),
    ]


def test_headings_and_introductions_are_anchors():
    text = "# A\n\n## B\n\nAvoid:\n\n- c\n  - d\n\ne\n\n- f\n\n# G\n\nh\n"
    anchors = {segment.text: segment.anchor for segment in read(text.encode(), "a.md").segments}
    assert anchors == {
        "A": None, "B": "A", "Avoid:": "B", "c": "B\nAvoid:", "d": "B\nAvoid:", "e": "B", "f": "B", "G": None, "h": "G",
    }  # fmt: skip


def test_cells_know_their_column():
    text = "| Avoid | Say **instead** |\n|--|--|\n| a | b | c |\n"
    assert [(segment.text, segment.label) for segment in read(text.encode(), "a.md").segments] == [
        ("Avoid", ""),
        ("Say instead", ""),
        ("a", "Avoid"),
        ("b", "Say instead"),
    ]


def test_reference_lists_are_other_peoples_words():
    entries = "- Smith, J. (2001). The addict. Journal, 12(3), 4-9.\n- [The addict](http://a.org)\n"
    assert prose(f"# References\n\n{entries}\n# End\n\nAn addict.") == ["References", "End", "An addict."]
    assert prose("# References\n\nAsk an [addict](b.md).") == ["References", "Ask an addict."]
    assert prose(f"# Words\n\n{entries}") == ["Words", "The addict"]
    assert prose("# Words\n\nIn 2001 Smith (2001) met an addict; 12 came.") != ["Words"]


def test_directives_stand_in_comments():
    text = "<!-- stigmalint: off[a] -->\n\nb <!-- stigmalint: ignore[c/d] -- why --> `<!-- stigmalint: on[a] -->`\n"
    document = read(text.encode(), "a.md")
    assert [(d.kind, d.rules, d.reason) for d in document.directives] == [
        ("off", ("a",), ""),
        ("ignore", ("c/d",), "why"),
    ]
    where = document.directives[1].range
    assert text[where.start : where.end] == "<!-- stigmalint: ignore[c/d] -- why -->"


@pytest.mark.parametrize(
    "text",
    [
        "> " * 1000 + "deep",
        "\n".join("  " * depth + "- deep" for depth in range(1000)),
        "[" * 5000 + "deep" + "](x)" * 5000,
        "*" * 5000 + "deep",
        "<div>" * 5000 + "deep",
        "a <code>" * 5000 + "deep",
    ],
)
def test_deep_nesting(text):
    start = time.process_time()
    check_source_map(read(text.encode(), "a.md"))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "unit", ["word ", "a/b.", "`", "<a ", "[x", "é*", "   ", "<!-- ", "&amp;", "<b>x", "![", "<p>"]
)
def test_a_megabyte_of_marks_on_one_line(unit):
    start = time.process_time()
    check_source_map(read((unit * (1_000_000 // len(unit.encode()))).encode(), "a.md"))
    assert time.process_time() - start < 15


def test_ten_megabytes_on_one_line():
    start = time.process_time()
    (segment,) = read(b"word " * 2_000_000, "a.md").segments
    assert len(segment.text) >= 9_999_999
    assert time.process_time() - start < 10
