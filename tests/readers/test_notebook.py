from __future__ import annotations

import json

import pytest
from hypothesis import given

from stigmalint.errors import ReadError
from stigmalint.model import TextRange
from stigmalint.readers.notebook import read
from tests.conftest import Golden
from tests.readers.samples import check_map, marked_up, rendered, source

_MARKS = (
    "# ", "**", "`", "[a](b)", "> ", "| a | b |\n|---|---|\n", "<!-- ", " -->", "&amp;", '"', "\\", "\x01",
    "\ufeff", "\ud800", "\'\'\'", "//",
)  # fmt: skip


def test_sample(golden: Golden) -> None:
    document = read(*source("book.ipynb"))
    check_map(document)
    golden.check("readers/golden/book.ipynb.txt", rendered(document))


@given(marked_up(*_MARKS), marked_up(*_MARKS))
def test_laws(markdown: str, code: str) -> None:
    cells = [
        {"cell_type": "markdown", "source": markdown.splitlines(True)},
        {"cell_type": "code", "source": "# " + code},
        {"cell_type": "raw", "source": code},
    ]
    check_map(read(json.dumps({"cells": cells}).encode(), "a.ipynb"))


def test_words_behind_escapes_stand_where_the_source_has_them() -> None:
    notebook = {"cells": [{"cell_type": "markdown", "source": ['A "quoted" caf\u00e9 \U0001f600 for\n', "addicts."]}]}
    document = read(json.dumps(notebook).encode(), "a.ipynb")
    (segment,) = document.segments
    assert segment.text == 'A "quoted" café \U0001f600 for addicts.'
    found = segment.to_source(TextRange(segment.text.index("addicts"), len(segment.text)))
    assert document.text[found.start : found.end] == "addicts."


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 1}', "[" * 100_000])
def test_what_is_no_notebook_is_a_clear_error(text: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.ipynb:"):
        read(text.encode(), "a.ipynb")
