from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.code import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "# ", "#", "//", "///", "//!", "/*", "*/", "/**", " * ", '"""', "'''", '"', "'", ">>> ", "```", "`", "``",
    "@param x ", ":param x: ", "def f():\n", "x = 1;", "{", "}", "<b>", "</b>", "&amp;", "--",
    "stigmalint: ignore[a/b]", "::\n", "    ", "TODO: ", "word: Word ", "\\n",
)  # fmt: skip


def _texts(markup: str, name: str = "a.py") -> list[str]:
    return [segment.text for segment in read(markup.encode(), name).segments]


@pytest.mark.parametrize("name", ["module.py", "module.js", "module.rs", "module.sql", "module.go"])
def test_module(name: str, golden: Golden) -> None:
    document = read(*source(name))
    check_map(document)
    golden.check(f"readers/golden/{name}.txt", rendered(document))


@given(marked_up(*_MARKS))
@pytest.mark.parametrize("name", ["a.py", "a.js", "a.c", "a.yaml", "a.rs"])
def test_laws(name: str, text: str) -> None:
    check_laws(read, text, name)


@pytest.mark.parametrize(
    ("name", "markup", "texts"),
    [
        ("a.py", "# heroin\n# addicts\nx = 'addict'", ["heroin addicts"]),
        ("a.py", "x = 1  # one\ny = 2  # two", ["one", "two"]),
        ("a.py", "# a\n\n# b", ["a", "b"]),
        ("a.py", "# for x in y:\n# real words", ["real words"]),
        ("a.py", 'def f():\n    """Say it.\n\n    >>> addict()\n    1\n    """', ["Say it."]),
        ("a.py", '"""See::\n\n    addict = 1\n"""', ["See::"]),
        ("a.js", "/**\n * A @b\n * c\n * @param {x} y the drunk\n */", ["A @b c".replace("@b", "_"), "the drunk"]),
        ("a.c", "/* one */ int x; // two\n#include <addict.h>", ["one", "two"]),
        ("a.sh", "#!/bin/sh addict\n# the drunk\necho addict # more", ["the drunk", "more"]),
        ("a.rb", "# a drunk\nputs 'addict'\n=begin\nmore words\n=end\n", ["a drunk", "more words"]),
        ("a.java", "/** A <b>bold</b> {@link Addict} word. */ class A {}", ["A bold _ word."]),
        ("a.cs", "/// <summary>The drunk.</summary>\nclass A {}", ["The drunk."]),
        ("a.php", "<?php\n// the drunk\n$a = 'addict';", ["the drunk"]),
        ("a.css", "/* the drunk */ .addict { color: red }", ["the drunk"]),
        ("a.toml", "# the drunk\naddict = 'addict'", ["the drunk"]),
        ("a.ts", "// the\r\n// drunk\r\nlet addict = 1", ["the drunk"]),
        ("a.py", "# uses snake_case, camelCase and f(x) `code` here", ["uses _, _ and _ _ here"]),
    ],
)
def test_prose(name: str, markup: str, texts: list[str]) -> None:
    assert _texts(markup, name) == texts


def test_directives_in_comments() -> None:
    document = read(b"x = 1  # stigmalint: ignore[a/b] -- why\n# stigmalint: off[c]\n# words\n", "a.py")
    assert [(d.kind, d.rules, d.reason) for d in document.directives] == [
        ("ignore", ("a/b",), "why"),
        ("off", ("c",), ""),
    ]
    assert [segment.text for segment in document.segments] == ["words"]


def test_tags_never_join_letters() -> None:
    assert _texts("# ad<b>dict") == ["ad dict"]
