from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.model import TextRange
from stigmalint.readers.rst import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "====\n", "----\n", "::\n", ".. note:: ", ".. code-block:: py\n\n   ", ".. ", "..\n", ".. _t: x\n", ".. [1] ",
    ".. |s| replace:: ", ".. image:: x\n   :alt: ", "``", "`", "`_", "`__", ":ref:`", "**", "*", "|", "\\",
    "[1]_", "- ", "1. ", "#) ", ":field: ", "--opt  ", "+---+---+\n", "| a | b |\n", "+===+===+\n", "== ==\n",
    "a  b\n", ">>> ", "| ", "   ", "      ", ".. list-table::\n\n   * - ", '.. csv-table::\n\n   "a",',
    "https://a.b/", "word_ ", "-- ", "<x>",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.rst").segments]


def test_page(golden: Golden) -> None:
    document = read(*source("page.rst"))
    check_map(document)
    golden.check("readers/golden/page.rst.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.rst")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("a ``code`` b", ["a _ b"]),
        ("see :ref:`the homeless <x>` and :ref:`x-y`", ["see the homeless and _"]),
        ("`drug users <https://a.b/c>`_ and `drug users`_ said [1]_ so", ["drug users and drug users said so"]),
        ("*heroin*\n**addicts**", ["heroin addicts"]),
        ("a \\*b\\* c\\ d", ["a *b* cd"]),
        ("Text::\n\n   addict\n\nmore", ["Text:", "more"]),
        ("Text ::\n\n> addict\n> b\n\nmore", ["Text :", "more"]),
        ("- a\n\n  b\n- c\nd", ["a", "b", "c d"]),
        ("term\n   what it is", ["term", "what it is"]),
        (".. note:: one\n   two\n\n   three", ["one two", "three"]),
        (".. code:: py\n\n   addict", []),
        (".. unknown:: x\n   :opt: addict\n\n   prose", ["prose"]),
        (".. _a: https://addict.org\n\nb", ["b"]),
        ("a\n\n.. addict\n   more\n\nb", ["a", "b"]),
        ("===\nA b\n===\n\nC d\n---\n", ["A b", "C d"]),
        ("A. Einstein said\nso.", ["A. Einstein said so."]),
        ("x = snake_case_name here", ["x = _ here"]),
    ],
)  # fmt: skip
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_quotes_are_quotes_and_lists_set_off_are_not() -> None:
    document = read(b"He wrote:\n\n   The homeless came.\n\nNext:\n\n   - one item", "a.rst")
    assert [segment.kind for segment in document.segments] == ["paragraph", "quote", "paragraph", "item"]


def test_directives() -> None:
    document = read(b"a\n\n.. stigmalint: off[housing]\n\nb\n\n.. stigmalint: on[housing] -- done\n", "a.rst")
    found = [(directive.kind, directive.rules, directive.reason) for directive in document.directives]
    assert found == [("off", ("housing",), ""), ("on", ("housing",), "done")]


def test_deep_nesting_and_garbage_end() -> None:
    read("\n".join(" " * n + "x\n" for n in range(1500)).encode(), "a.rst")
    for mark in ("`", "*", "|a", ":a:", "``a ", "\\", "[a]_", "+-", "= ", "- ", "--a", "_a", "a:"):
        read((mark * 5_000).encode(), "a.rst")


@pytest.mark.parametrize(
    ("markup", "is_editable"),
    [
        ("the drug users", True),
        ("the drug users\n==============", False),
        ("+----------------+\n| the drug users |\n+----------------+", False),
        ("============== ==\nthe drug users b\n============== ==", False),
        (".. list-table::\n\n   * - the drug users", True),
        ("`the drug users`_ came", False),
        ("`the drug users <https://a.b>`_ came", True),
        (":term:`the drug users` came", False),
        (":ref:`the drug users <x>` came", True),
    ],
)
def test_what_markup_counts_on_is_locked(markup: str, is_editable: bool) -> None:
    segment = read(markup.encode(), "a.rst").segments[0]
    start = segment.text.index("drug")
    assert segment.is_editable(TextRange(start, start + len("drug users"))) is is_editable
