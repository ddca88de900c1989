from __future__ import annotations

import json

import pytest
from hypothesis import given

from stigmalint.errors import ReadError
from stigmalint.model import TextRange
from stigmalint.readers.catalogue import read
from tests.readers.samples import check_map, marked_up

_MARKS = (
    "a: ",
    "- ",
    "|\n  ",
    ">-\n  ",
    "'",
    '"',
    "''",
    "\\n",
    "\\u0041",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "# ",
    "a = ",
    '"""',
    "[t]\n",
    ": ",
    ",",
)


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.toml"])
@given(text=marked_up(*_MARKS))
def test_laws(name: str, text: str) -> None:
    try:
        document = read(text.encode(), name)
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017 - broken files are refused in one line
    else:
        check_map(document)


@given(marked_up(*_MARKS))
def test_any_value_of_json_is_read(text: str) -> None:
    check_map(read(json.dumps({"a": [text]}).encode(), "a.json"))


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "a.json",
            '{"a": {"b": "Hi {name}, the \\"drunk\\""}, "c": ["x", 1]}',
            [("a.b", 'Hi _, the "drunk"'), ("c.0", "x")],
        ),
        (
            "a.yaml",
            "en:\n  a: Hi %{name}\n  b: 'it''s'\n  c: \"x\\ty\"\n",
            [("en.a", "Hi _"), ("en.b", "it's"), ("en.c", "x y")],
        ),
        ("a.yaml", "a: |\n  one\n  two\n\n  three\nb: >-\n  four\n", [("a", "one two"), ("a", "three"), ("b", "four")]),
        ("a.yaml", "a: 1\nb: true\nc: [d, 2]\n", [("c.0", "d")]),
        (
            "a.toml",
            '[t]\na = "one \\u00e9"\nb = \'two\'\nc = ["d"]\n# not\n',
            [("a", "one é"), ("b", "two"), ("c", "d")],
        ),
        ("a.toml", 'a = """\nlong\nwords"""\n', [("a", "long words")]),
    ],
)
def test_values(name: str, text: str, found: list[tuple[str, str]]) -> None:
    document = read(text.encode(), name)
    assert [(segment.label, segment.text.strip()) for segment in document.segments] == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"k": "\\u00e9 the addict"}'),
        ("a.yaml", "é: x\nk: >\n  é the\n  addict\n"),
        ("a.yaml", 'k: "\\xe9 the addict"\n'),
        ("a.toml", 'k = "\\u00e9 the addict"\n'),
    ],
)
def test_places(name: str, text: str) -> None:
    document = read(text.encode(), name)
    segment = document.segments[-1]
    start = segment.text.index("addict")
    found = segment.to_source(TextRange(start, start + 6))
    assert document.text[found.start : found.end] == "addict"
