from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.mdx import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "import x\n", "export const a = {\n", "{", "}", "{/*", "*/}", "```\n", "`", "<Foo a={", "}>", "</Foo>", "# ",
    "- ", "**", "\\{", "|", "---\n",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.mdx").segments]


@pytest.mark.parametrize("name", ["page.mdx"])
def test_sample(name: str, golden: Golden) -> None:
    document = read(*source(name))
    check_map(document)
    golden.check(f"readers/golden/{name}.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.mdx")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("import A from 'addict'\n\na {b.addict} c", ["a _ c"]),
        ("`{x} a` b", ["_ b"]),
        ('<Foo title="a drunk" x={addict}>\n  b\n</Foo>', ["a drunk", "b"]),
        ("a \\{b\\} c", ["a {b} c"]),
        ("{\n  addict\n}\n\nb", ["b"]),
    ],
)
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_directive_in_an_expression() -> None:
    document = read(b"{/* stigmalint: ignore[a/b] -- so */}\n\nwords", "a.mdx")
    assert [(directive.kind, directive.reason) for directive in document.directives] == [("ignore", "so")]
    assert [document.text[s.pieces[0].source.start :] for s in document.segments] == ["words"]
