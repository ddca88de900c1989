from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.csv import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    ",", ";", '"', '""', "\r\n", "\t", "|", ' "', "a,b\n",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.csv").segments]


@pytest.mark.parametrize("name", ["words.csv"])
def test_sample(name: str, golden: Golden) -> None:
    document = read(*source(name))
    check_map(document)
    golden.check(f"readers/golden/{name}.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.csv")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ('a,b\nc,"d, e"', ["a", "b", "c", "d, e"]),
        ('a;b\n"c ""d"" e";1', ["a", "b", 'c "d" e']),
        ('"never closed', ["never closed"]),
        ('x\n"two\nlines"', ["x", "two lines"]),
    ],
)
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_cells_are_labelled_by_the_first_row() -> None:
    assert [segment.label for segment in read(b"Avoid\tUse\nx\ty", "a.tsv").segments] == ["", "", "Avoid", "Use"]
