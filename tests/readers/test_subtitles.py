from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.subtitles import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "1\n", "00:00:01,000 --> 00:00:02,000\n", "WEBVTT\n", "NOTE ", "STYLE\n", "<i>", "</i>", "{\\an8}", "- ",
    "<v Bob>", ".", "?", "♪", "&amp;", "stigmalint: ignore[a/b]",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.srt").segments]


@pytest.mark.parametrize("name", ["film.srt", "film.vtt"])
def test_sample(name: str, golden: Golden) -> None:
    document = read(*source(name))
    check_map(document)
    golden.check(f"readers/golden/{name}.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.srt")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        (
            "1\n00:00:01,000 --> 00:00:02,000\n<i>heroin</i>\n\n0:3.0 --> 0:4.0\naddicts came.",
            ["heroin addicts came."],
        ),
        ("00:01.000 --> 00:02.000\n- a\n- b\n", ["a", "b"]),
        ("addict without a time", []),
    ],
)
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts
