"""Directives are read as written, and a malformed one is remarked on, never obeyed."""

from __future__ import annotations

import pytest

from stigmalint.model import Directive, TextRange
from stigmalint.readers.directives import DirectiveCollector, malformed_directive, parse_directive

HERE = TextRange(3, 9)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("stigmalint: ignore[a/b]", Directive("ignore", ("a/b",), "", HERE)),
        (
            " stigmalint:ignore-file[a, b/c-d] -- said so\n in court ",
            Directive("ignore-file", ("a", "b/c-d"), "said so in court", HERE),
        ),
        ("Stigmalint: OFF [ALL] — a quotation", Directive("off", ("ALL",), "a quotation", HERE)),
        ("stigmalint: on[a] --", Directive("on", ("a",), "", HERE)),
    ],
)
def test_directives(comment, expected):
    assert parse_directive(comment, HERE) == expected
    assert malformed_directive(comment) == ""


@pytest.mark.parametrize("comment", ["", "a note", "see stigmalint: ignore[a]", "stigmalint ignore[a]"])
def test_other_comments(comment):
    assert parse_directive(comment, HERE) is None
    assert malformed_directive(comment) == ""


@pytest.mark.parametrize(
    ("comment", "part"),
    [
        ("stigmalint: ignore", "names no rule"),
        ("stigmalint: ignore[]", "names no rule"),
        ("stigmalint: ignroe[a]", 'did you mean "ignore"?'),
        ("stigmalint: hush[a]", "use ignore, ignore-file, off or on"),
        ("stigmalint: ignore[a b]", '"a b" is no rule name'),
        ("stigmalint: ignore[a] because", 'write the reason after " -- "'),
    ],
)
def test_malformed_directives(comment, part):
    assert parse_directive(comment, HERE) is None
    assert part in malformed_directive(comment)


def test_remarks_name_the_line():
    collector = DirectiveCollector("one\ntwo\nthree\nfour\n")
    collector.read("stigmalint: ignore[a]", TextRange(0, 3))
    collector.read("stigmalint: ignore", TextRange(4, 7))
    collector.read("stigmalint: off", TextRange(14, 18))
    assert [directive.rules for directive in collector.directives] == [("a",)]
    assert [warning.split(":")[0] for warning in collector.warnings] == ["line 2", "line 4"]
