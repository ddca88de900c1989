from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stigmalint.model import SourceDocument, TextRange
from stigmalint.reports.excerpt import Line, excerpt, show, width


def lines(text: str, phrase: str) -> list[Line]:
    document = SourceDocument("x.md", text, "utf-8", ())
    start = text.index(phrase)
    return excerpt(document, TextRange(start, start + len(phrase)))


def drawn(text: str, phrase: str) -> str:
    (line,) = lines(text, phrase)
    return f"{line.before}{line.phrase}{line.after}\n{' ' * line.indent}{'^' * line.length}"


def test_the_phrase_is_underlined_by_cells() -> None:
    assert drawn("an addict came", "addict") == "an addict came\n   ^^^^^^"
    assert drawn("日本 addict", "addict") == "日本 addict\n     ^^^^^^"
    assert drawn("cafe\u0301 addict", "addict") == "cafe\u0301 addict\n     ^^^^^^"
    assert drawn("a\tb addict", "addict") == "a   b addict\n      ^^^^^^"
    assert drawn("x 日本 y", "日本") == "x 日本 y\n  ^^^^"


def test_what_could_steer_a_terminal_is_shown_instead() -> None:
    assert show("a\x1b[31m\x07b\u202ec\x7f") == "a␛[31m␇b\ufffdc\ufffd"


def test_long_lines_are_cut_between_words() -> None:
    (line,) = lines("before " * 40 + "addict" + " after" * 40, "addict")
    assert line.phrase == "addict"
    assert line.before.startswith("… before ")
    assert line.after.endswith(" after …")
    assert width(line.before + line.phrase + line.after) <= 100
    (line,) = lines("x" * 5000 + "addict" + "y" * 5000, "addict")
    assert width(line.before + line.phrase + line.after) <= 100


def test_a_phrase_over_several_lines() -> None:
    first, second = lines("one heroin\r\n  addicts two", "heroin\r\n  addicts")
    assert (first.number, first.before, first.phrase, first.after) == (1, "one ", "heroin", "")
    assert (second.number, second.before + second.phrase, second.after) == (2, "  addicts", " two")


@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 40))
def test_any_place_in_any_text_can_be_shown(text: str, start: int, length: int) -> None:
    text += "addict"
    start = min(start, len(text) - 1)
    document = SourceDocument("x.md", text, "utf-8", ())
    shown = excerpt(document, TextRange(start, min(start + length, len(text))))
    assert 1 <= len(shown) <= 4
    for line in shown:
        whole = line.before + line.phrase + line.after
        assert "\n" not in whole
        assert "\x1b" not in whole
        assert width(whole) <= 2 * 96 + 2
