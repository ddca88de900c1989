from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.po import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "msgid ", "msgstr ", "msgid_plural ", "msgstr[0] ", "msgctxt ", '"', "\\n", '\\"', "\\", "# ", "#. ", "#: ",
    "#~ ", '""\n', '"Language: de\\n"\n', "%s", "%(a)s", "{b}", "<b>", "&amp;", "_", "stigmalint: ignore[a/b]",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.po").segments]


@pytest.mark.parametrize("name", ["program.po"])
def test_sample(name: str, golden: Golden) -> None:
    document = read(*source(name))
    check_map(document)
    golden.check(f"readers/golden/{name}.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.po")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ('msgid "heroin "\n"addicts"\nmsgstr ""', ["heroin addicts"]),
        ('msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "a"\nmsgstr "ein"', ["a"]),
        ('msgid "a \\"b\\" %s {c} <b>d</b>"', ['a "b" _ _ d']),
        ('#~ msgid "addict"\n#: addict.c', []),
        ("#. Said to a drunk", ["Said to a drunk"]),
    ],
)
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_a_word_behind_an_escape_stands_where_the_source_has_it() -> None:
    document = read(b'msgid "a \\"b\\" addict"', "a.po")
    (segment,) = document.segments
    start = segment.text.index("addict")
    found = segment.to_source(type(segment.pieces[0].prose)(start, start + 6))
    assert document.text[found.start : found.end] == "addict"


def test_a_message_is_a_key_and_a_translation_is_not() -> None:
    message, translation = read(b'msgid "drug users"\nmsgstr "drug users"', "a.po").segments
    whole = type(message.pieces[0].prose)(0, len("drug users"))
    assert (message.is_editable(whole), translation.is_editable(whole)) == (False, True)
