from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stigmalint.fixes import apply, choose, diff
from stigmalint.model import Applicability, Edit, Finding, Fix, Severity, TextRange


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(TextRange(start, end), text)


def finding(text: str, phrase: str, *suggestions: str, fix: Fix | None = None) -> Finding:
    start = text.index(phrase)
    place = TextRange(start, start + len(phrase))
    return Finding("a/b", Severity.WARNING, place, phrase, "", suggestions, (fix,) if fix else ())


def fix(*edits: Edit, applicability: Applicability = Applicability.SAFE) -> Fix:
    return Fix(edits, applicability)


def test_only_what_may_be_applied_is_chosen() -> None:
    text = "one two three"
    fixes = [
        fix(edit(0, 3, "1")),
        fix(edit(4, 7, "2"), applicability=Applicability.UNSAFE),
        fix(edit(8, 13, "3"), applicability=Applicability.DISPLAY),
    ]
    findings = [finding(text, word, fix=one) for word, one in zip(text.split(), fixes, strict=True)]
    assert choose(findings, unsafe=False) == fixes[:1]
    assert choose(findings, unsafe=True) == fixes[:2]
    assert choose([finding(text, "one")], unsafe=True) == []


def test_where_fixes_touch_the_longer_one_stays_then_the_earlier() -> None:
    text = "an addict and"
    short, long = fix(edit(3, 9, "x")), fix(edit(0, 2, "a"), edit(3, 9, "person"))
    assert choose([finding(text, "addict", fix=one) for one in (short, long)], unsafe=False) == [long]
    first, second = fix(edit(0, 2, "x")), fix(edit(2, 4, "y"))
    assert choose([finding(text, "an", fix=one) for one in (second, first)], unsafe=False) == [first]


def test_edits_are_applied_from_the_end() -> None:
    fixes = [fix(edit(0, 2, "a"), edit(3, 9, "person who uses drugs")), fix(edit(14, 15, "1"))]
    assert apply("an addict and X", fixes) == "a person who uses drugs and 1"


NAMES = ["a.md", "sub dir/ü b.md", 'quo"te.md', "tab\there.md", "back\\slash.md"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"one\ntwo\n", b"one\n2\n"),
        (b"one\ntwo", b"one\n2"),
        (b"one\ntwo\n", b"one\ntwo"),
        (b"one\r\ntwo\r\nthree", b"one\r\n2\r\nthree\r\n"),
        ("\ufeffnaïve\x0b \u2028 two\rthree\n".encode(), "\ufeffnaïve\x0b \u2028 2\rthree\n".encode()),
        (b"\xe9t\xe9 two\n", b"\xe9t\xe9 2\n"),
        (b"".join(b"%d\n" % n for n in range(40)), b"".join(b"%d\n" % (n if n % 30 else -1) for n in range(40))),
    ],
)
def test_git_applies_the_diff(tmp_path: Path, name: str, old: bytes, new: bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(old)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    patch = diff(name, old.decode("utf-8", "surrogateescape"), new.decode("utf-8", "surrogateescape"))
    subprocess.run(["git", "apply"], cwd=tmp_path, input=patch.encode("utf-8", "surrogateescape"), check=True)
    assert path.read_bytes() == new


def test_no_change_is_no_diff() -> None:
    assert diff("a.md", "one\n", "one\n") == ""


ranges = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.text(min_size=30, max_size=30), st.lists(ranges, max_size=8))
def test_nothing_outside_the_chosen_edits_changes(text: str, spans: list[list[int]]) -> None:
    findings = [finding(text, text[a:b] or text, fix=fix(edit(a, b, "<new>"))) for a, b in spans]
    chosen = choose(findings, unsafe=False)
    kept, at = "", 0
    for one in chosen:
        kept += text[at : one.edits[0].range.start] + "<new>"
        at = one.edits[0].range.end
    assert apply(text, chosen) == kept + text[at:]
