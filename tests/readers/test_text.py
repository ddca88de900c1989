"""Plain text: cut by its shape, with nothing lost and nothing that is no prose."""

from __future__ import annotations

import time

import pytest

from stigmalint.model import TextRange
from stigmalint.readers.text import read
from tests.documents import sample
from tests.laws import check_source_map, described


def shape(text: str) -> list[tuple[str, str]]:
    return [(segment.kind, segment.text) for segment in read(text.encode(), "a.txt").segments]


def prose(text: str) -> list[str]:
    return [text for _, text in shape(text)]


def test_a_rich_leaflet(golden):
    document = read(sample("leaflet.txt"), "leaflet.txt")
    check_source_map(document)
    golden.check("readers/golden/leaflet.txt.txt", described(document))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a drug\nuser is\n  here", ["a drug user is here"]),
        ("a self-\nhelp group", ["a self- help group"]),
        ("one\n \t\ntwo", ["one", "two"]),
        ("- one\n  more\n- two\n3. three", ["one more", "two", "three"]),
        ("It was written by\nJ. Smith in\n12. Street", ["It was written by J. Smith in 12. Street"]),
        (
            "FREE NALOXONE\nNo questions asked\nat the door of the library every day",
            ["FREE NALOXONE", "No questions asked at the door of the library every day"],
        ),
        ("a ``user`` b :role:`user` c `user` d `user guide <x>`_ e", ["a _ b _ c _ d user guide e"]),
        ("like this::\n\n    user\n\n  user\n\nend", ["like this::", "end"]),
        ("like this\n\n    a letter", ["like this", "a letter"]),
        ("mail a@b.org, @user #user http://a/user, www.a.org/user and/or x/user.py", ["mail _, _ _ _, _ and/or _"]),
        ("----\n====\n* * *", []),
        ("+----+\n| a | b |\n+----+", ["a", "b"]),
    ],
)
def test_blocks(text, expected):
    assert prose(text) == expected


def test_kinds():
    text = "Title Here\n\nSome text.\n\nOther\n-----\n> quoted\n> lines\n\n## Third\n\nlast line of it"
    assert shape(text) == [
        ("heading", "Title Here"),
        ("paragraph", "Some text."),
        ("heading", "Other"),
        ("quote", "quoted lines"),
        ("heading", "Third"),
        ("paragraph", "last line of it"),
    ]


def test_headings_and_introductions_are_anchors():
    text = "Words\n\nAvoid:\n\n- a b\n- c d\n\ne f\n\nNext\n\n- g h"
    anchors = {segment.text: segment.anchor for segment in read(text.encode(), "a.txt").segments}
    assert anchors == {
        "Words": None, "Avoid:": "Words", "a b": "Words\nAvoid:", "c d": "Words\nAvoid:", "e f": "Words", "Next": None,
        "g h": "Next",
    }  # fmt: skip


def test_references_are_other_peoples_words():
    entries = "[1] Addicts. 2004.\n[2] More, 2005."
    text = f"Text about addicts (Smith 2004).\n\nReferences\n\n{entries}\n\nEnd Matter\n\nAn addict in 2004."
    assert prose(text) == ["Text about addicts (Smith 2004).", "References", "End Matter", "An addict in 2004."]
    about = "The sources name addicts, as was usual in 1950."
    assert prose(f"Sources\n\n{about}\n\nDoe, J. (1950). Addicts. Own press.") == ["Sources", about]
    assert prose("12. Doe J, Roe A. On addicts. BMJ 2004;12:33-40.") == []
    assert prose("John Doe, an addict, was 33 in 2004; 12:30 was late.") != []


def test_double_spaced_lines_are_put_together():
    text = 'WE SAY\n\nTerms like "drug\n\naddict" imply\n\nsomething\n \nelse\n\nPeople first.\n\nThe end\n\nof it\n'
    assert prose(text) == ["WE SAY", 'Terms like "drug addict" imply something else', "People first.", "The end of it"]
    assert prose("Some drugs\n\nheroin\n\nThen there is\nmore.\n\nAnd more.\n\nAnd more.\n\nAnd more.")[1] == "heroin"


def test_lines_can_hold_directives():
    document = read(b"# stigmalint: ignore[a] -- why\nan addict\n\nstigmalint: off\n\nstigmalint: a linter", "a.txt")
    assert [(d.kind, d.rules, d.reason) for d in document.directives] == [("ignore", ("a",), "why")]
    assert document.directives[0].range == TextRange(0, 30)
    assert document.warnings == ('line 4: "off" names no rule; write stigmalint: off[set/rule]',)
    assert [segment.text for segment in document.segments] == ["an addict", "stigmalint: a linter"]


@pytest.mark.parametrize(
    "unit", ["word", "a/b.", "`", ":a", "- ", "   ", "a@", "| ", "`a ", "A. ", "word\n", "> ", "1.\n"]
)
def test_a_megabyte_of_marks(unit):
    start = time.process_time()
    document = read((unit * (1_000_000 // len(unit))).encode(), "a.txt")
    check_source_map(document)
    assert time.process_time() - start < 10


def test_ten_megabytes_on_one_line():
    start = time.process_time()
    (segment,) = read(b"word " * 2_000_000, "a.txt").segments
    assert len(segment.text) == 9_999_999
    assert time.process_time() - start < 10
