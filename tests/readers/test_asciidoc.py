from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.asciidoc import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "= ", "== ", "----\n", "....\n", "====\n", "____\n", "++++\n", "////\n", "--\n", "|===\n", ",===\n", "```\n",
    "[quote]\n", "[source]\n", '[cols="1,2m",options="header"]\n', "[[x]]\n", ":name: ", "// ", ".Title\n", "* ",
    ". ", "term:: ", "+\n", "NOTE: ", "image::x[", "]", "[", "`", "``", '"`', '`"', "*", "**", "_", "__", "#",
    "^", "~", "++", "+", "$$", "link:x[", "https://a.b/c[", "<<x,", ">>", "footnote:[", "{nbsp}", "{x}", "&amp;",
    "|", "2+|", "3*|", "a|", "\\", "ifdef::x[]\n", "include::x[]\n", " +\n", "((", "))", "(((", "'''\n",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.adoc").segments]


def test_page(golden: Golden) -> None:
    document = read(*source("page.adoc"))
    check_map(document)
    golden.check("readers/golden/page.adoc.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.adoc")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("a `code` b", ["a _ b"]),
        ("*heroin*\n_addicts_", ["heroin addicts"]),
        ("ad**dict**s", ["addicts"]),
        ("\\*not bold* snake_case_name", ["*not bold _"]),
        ("see link:x[the drunks, window=_blank] and <<x,it>> and <<y>>", ["see the drunks and it and _"]),
        ("https://x.org/addict[our page^] or https://x.org/addict.", ["our page or _."]),
        ('said "`we drink`" and don`\'t', ["said “we drink” and don’t"]),
        ("a.footnote:[Of drunks.] b", ["a. b", "Of drunks."]),
        ("----\naddict\n----\nb", ["b"]),
        ("[source]\naddict\n\nb", ["b"]),
        ("[source]\n--\naddict\n--\nb", ["b"]),
        ("----\nnever closed", ["never closed"]),
        ("* a\nb\n** c\n. d", ["a b", "c", "d"]),
        ("x:: y\nz::\n  w", ["x", "y", "z", "w"]),
        ("a\n// comment\nb", ["a b"]),
        ("|===\n|a |b\n\n|c\n|d\n|===", ["a", "b", "c", "d"]),
        ("= T\nJo Doe <a@b.c>\nv1.0\n\ntext", ["T", "text"]),
        ("image::x[An addict,200]", ["An addict"]),
        (" literal addict\n\nb", ["b"]),
        ("C++ and G++ differ", ["C++ and G++ differ"]),
    ],
)
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_cells_are_labelled_by_the_head_of_their_column() -> None:
    document = read(b"[%header,cols=2*]\n|===\n|Avoid |Use\n|x one |y two\n|===", "a.adoc")
    assert [segment.label for segment in document.segments] == ["", "", "Avoid", "Use"]


def test_quotes() -> None:
    document = read(b'____\na\n____\n\n[quote]\nb\n\n"c"\n-- D\n\ne', "a.adoc")
    assert [segment.kind for segment in document.segments] == ["quote", "quote", "quote", "paragraph"]


def test_garbage_ends() -> None:
    for mark in (
        "`",
        "*",
        "[",
        "<<a",
        "{",
        "++a",
        "link:a[",
        "|",
        "a::",
        "((",
        "&",
        "\\",
        "--\n",
        "====\n",
        "a_",
        "^a",
        "footnote:[",
    ):
        read((mark * 5_000).encode(), "a.adoc")
