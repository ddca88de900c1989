from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.org import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "* ", "** TODO ", "#+BEGIN_SRC\n", "#+END_SRC\n", "#+begin_quote\n", "#+end_quote\n", "#+TITLE: ", "# ",
    ":PROPERTIES:\n", ":END:\n", "| a | b |\n", "|--+--|\n", "- ", "1. ", "- t :: ", "[[", "][", "]]", "[fn:1]",
    "[fn::", "=", "~", "*", "/", "_", "+", "<2024-01-01>", "$", "\\(", "\\)", "{{{", "}}}", ": ", "\\\\", "<<",
    ">>", "stigmalint: ignore[a/b]",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.org").segments]


@pytest.mark.parametrize("name", ["page.org"])
def test_sample(name: str, golden: Golden) -> None:
    document = read(*source(name))
    check_map(document)
    golden.check(f"readers/golden/{name}.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.org")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("*heroin*\n/addicts/", ["heroin addicts"]),
        ("a =x= ~y~ [[u][the drunks]] [[u]]", ["a _ _ the drunks _"]),
        ("a[fn::Of drunks.] b", ["a b", "Of drunks."]),
        ("#+BEGIN_SRC\naddict\n#+END_SRC\nb", ["b"]),
        ("#+BEGIN_SRC\nnever closed", ["never closed"]),
        ("- a\n  b\n- [X] c", ["a b", "c"]),
        ("- t :: d", ["t", "d"]),
        ("* TODO [#A] Title :tag:\nx", ["Title", "x"]),
        (":P:\naddict\n:END:\nb", ["b"]),
        ("either/or and snake_case_x", ["either/or and _"]),
    ],
)
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_cells_quotes_and_directives() -> None:
    document = read(b"# stigmalint: off[a/b]\n| Avoid |\n|-------|\n| c |\n#+begin_quote\nd\n#+end_quote\ne", "a.org")
    found = [(segment.kind, segment.label) for segment in document.segments]
    assert found == [("cell", ""), ("cell", "Avoid"), ("quote", ""), ("paragraph", "")]
    assert [directive.kind for directive in document.directives] == ["off"]
