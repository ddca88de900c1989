from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stigmalint.model import Directive, Finding, Piece, Result, Segment, Severity, SourceDocument, TextRange
from stigmalint.suppress import (
    Suppression,
    apply_directives,
    read_baseline,
    with_fingerprints,
    without_known,
    write_baseline,
)

COMMENT = re.compile(r"<!-- (?P<kind>[\w-]+)\[(?P<rules>[^\]]*)\](?: -- (?P<reason>.*?))? -->")


def document(text: str) -> SourceDocument:
    """Every run of lines without a comment is a segment; comments as in the pattern are directives."""
    segments = [
        Segment("paragraph", m[0], (Piece(TextRange(0, len(m[0])), TextRange(*m.span())),))
        for m in re.finditer(r"(?:^(?![> ]*<!--).+\n?)+", text, re.M)
    ]
    directives = [
        Directive(m["kind"], tuple(m["rules"].split(", ")), m["reason"] or "", TextRange(*m.span()))
        for m in COMMENT.finditer(text)
    ]
    return SourceDocument("x.md", text, "utf-8", tuple(segments), tuple(directives))


def findings(text: str) -> list[Finding]:
    """`[word]` would move offsets, so each of these words is a finding of the rule `set/word`."""
    return [
        Finding(f"{m[0][0]}/{m[0]}", Severity.WARNING, TextRange(*m.span()), m[0], "")
        for m in re.finditer(r"\b(?:ax|ay|bx)\b", text)
        if not any(c.start() <= m.start() < c.end() for c in COMMENT.finditer(text))
    ]


def part(text: str, **options: object) -> Suppression:
    return apply_directives(document(text), findings(text), **options)  # type: ignore[arg-type]


def shown(text: str) -> list[str]:
    result = part(text)
    assert len(result.shown) + len(result.suppressed) == len(findings(text))
    return [finding.text for finding in result.shown]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("an ax and bx <!-- ignore[a/ax] -->\nax", ["bx", "ax"]),
        ("ax ay bx <!-- ignore[a] -->", ["bx"]),
        ("ax ay bx <!-- ignore[a, b/bx] -->", []),
        ("ax ay bx <!-- ignore[ALL] -->", []),
        ("ax\nay <!-- ignore[a] -->\nax", ["ax", "ax"]),
        ("<!-- ignore[a] -->\nax\nax\n\nax", ["ax"]),
        ("<!-- ignore[a] -->\n\nax\nax\n\nax", ["ax"]),
        ("  <!-- ignore[a] -->  \nax\n", []),
        ("> <!-- ignore[a] -->\nax\n", []),
        ("ax\n\n<!-- ignore[a] -->\n", ["ax"]),
        ("ax\n\n<!-- ignore-file[a/ax] -->\n\nax ay", ["ay"]),
        ("ax\n<!-- off[a] -->\nax\n\nax\n<!-- on[a] -->\nax ax", ["ax", "ax", "ax"]),
        ("ax\n<!-- off[a] -->\nax\n\nax", ["ax"]),
        ("<!-- off[a, b] -->\nax bx\n<!-- on[a] -->\nax bx\n<!-- on[ALL] -->\nax", ["ax"]),
        ("<!-- off[a/ax] -->\nax\n<!-- on[a] -->\nax", ["ax"]),
        ("<!-- off[a] -->\nax\n<!-- on[a/ax] -->\nay", []),
    ],
)
def test_what_a_directive_covers(text: str, left: list[str]) -> None:
    assert shown(text) == left


def test_a_name_is_not_a_prefix() -> None:
    assert shown("ax <!-- ignore[a/a] -->") == ["ax"]
    assert part("<!-- ignore[ho] -->\nax").shown


def test_names_that_silence_nothing_are_remarked_on() -> None:
    (remark,) = part("ax <!-- ignore[a/ax, b] -->").unused
    assert (remark.rule, remark.severity) == ("stigmalint/unused-ignore", Severity.WARNING)
    assert remark.text == "<!-- ignore[a/ax, b] -->"
    assert "nothing of b;" in remark.message
    assert not part("ax <!-- ignore[a/ax, ALL] -->").unused


def test_each_of_two_directives_over_one_finding_is_in_use() -> None:
    assert not part("<!-- ignore-file[a] -->\n\nax <!-- ignore[a/ax] -->").unused


def test_rules_that_the_run_leaves_out_do_not_make_a_directive_unused() -> None:
    text = "words <!-- ignore[a/ax, b, ALL] -->"
    assert "of a/ax, b, ALL;" in part(text).unused[0].message
    assert "of b;" in part(text, not_tried={"a/ax"}, partial=True).unused[0].message
    assert not part(text, not_tried={"a/ax", "b/bx"}, partial=True).unused


def test_a_reason_can_be_required() -> None:
    text = "ax <!-- ignore[a] -->\nax <!-- ignore[a] -- they say so themselves -->"
    assert not part(text).unused
    (remark,) = part(text, require_reason=True).unused
    assert remark.rule == "stigmalint/ignore-without-reason"
    assert remark.range.start == 3


def prints(text: str, path: str = "x.md") -> list[str]:
    return [finding.fingerprint for finding in with_fingerprints(path, document(text), findings(text))]


def test_fingerprints_stay_when_lines_move_and_part_what_differs() -> None:
    text = "One two three ax four five six seven.\n\nAnother ax here. An ay too."
    assert prints(text) == prints("# New\n\nwords\n\n" + text + "\n\nMore words.")
    assert prints(text) == prints(text.replace("three ax", "three\nax").replace("\n\n", "\r\n\r\n"))
    assert prints(text)[0] != prints(text.replace("three", "3"))[0]
    assert prints(text)[1:] == prints(text.replace("three", "3"))[1:]
    assert not set(prints(text)) & set(prints(text, "y.md"))


@given(st.lists(st.sampled_from(["ax", "ay", "bx", "word", "\n\n"]), max_size=12))
def test_fingerprints_are_unique(words: list[str]) -> None:
    marks = prints(" ".join(words))
    assert len(set(marks)) == len(marks)


def test_a_baseline_keeps_what_it_knows_and_shows_the_rest() -> None:
    old = "One ax.\n\nTwo ay."
    known = Result("x.md", document(old), with_fingerprints("x.md", document(old), findings(old)))
    text = write_baseline([known, Result("clean.md")])
    assert [row["text"] for row in json.loads(text)["findings"]] == ["ax", "ay"]
    new = "New bx.\n\n" + old
    result = Result("x.md", document(new), with_fingerprints("x.md", document(new), findings(new)))
    kept = without_known(result, read_baseline(text))
    assert [finding.text for finding in kept.findings] == ["bx"]
    assert [finding.text for finding in kept.suppressed] == ["ax", "ay"]


def test_an_empty_baseline_reads_back() -> None:
    assert read_baseline(write_baseline([])) == frozenset()


@pytest.mark.parametrize("text", ["", "[]", '{"findings": [1]}', '{"findings": [{}]}', "{"])
def test_what_is_no_baseline_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="not a baseline; write one with"):
        read_baseline(text)
