"""Laws of office packages, for any text in any cut of runs: what is written is what is read."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from stigmalint import review
from stigmalint.model import Applicability, Edit, Finding, Fix, Run, Severity, TextRange
from stigmalint.readers import docx, odf, pptx
from tests.documents import parts, sample, with_parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
letters = st.text(st.sampled_from("ab Zé&<>\"'\u2019\U0001f600]"), min_size=1, max_size=8)
runs = st.lists(st.tuples(letters, st.sampled_from(["", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"])), max_size=5)
paragraphs = st.lists(runs, min_size=1, max_size=5)


@cache
def empty() -> bytes:
    return sample("flyer.docx")


def word_file(content: list[list[tuple[str, str]]]) -> bytes:
    body = ""
    for paragraph in content:
        texts = "".join(
            f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t>{mark}</w:r>'
            for text, mark in paragraph
        )
        body += f"<w:p><w:pPr/>{texts}</w:p>"
    whole = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return with_parts(empty(), **{"word/document.xml": whole.encode()})


def edits_of(document, seed: int) -> list[Edit]:
    """An edit for every segment; each touches a letter, as every edit of a phrase does."""
    dice, edits = random.Random(seed), []
    for segment in document.segments:
        whole = segment.to_source(TextRange(0, len(segment.text)))
        start = dice.randint(whole.start, whole.end)
        end = dice.randint(start, whole.end)
        near = document.text[max(start - (start == end), whole.start) : end + (start == end)]
        if near.strip("\t\n-"):
            edits.append(Edit(TextRange(start, end), dice.choice(["people & <all>", "x", " y "])))
    return edits


def edited(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.range.start] + edit.text + text[edit.range.end :]
    return text


@given(paragraphs, st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_edits_of_word_files_are_read_back(content, seed):
    data = word_file(content)
    document = docx.read(data, "a.docx")
    edits = edits_of(document, seed)
    assert docx.read(docx.write(data, document, edits), "a.docx").text == edited(document.text, edits)


@given(paragraphs, st.integers(0, 2**32), st.booleans())
@settings(max_examples=60, deadline=None)
def test_marks_change_no_word_and_comments_can_be_taken_out(content, seed, suggest):
    from tests.review.test_copies import without_word_marks

    data = word_file(content)
    document = docx.read(data, "a.docx")
    findings = [
        Finding("a/b", Severity.WARNING, edit.range, "", "m", (), (Fix((edit,), Applicability.SAFE),))
        for edit in edits_of(document, seed)
        if edit.range.start < edit.range.end
    ]
    run = Run((), {}, {}, "harm-reduction", "0")
    copy = review.mark(review.Copy(data, document, findings, run, datetime.now(UTC), suggest))
    if not suggest:
        assert docx.read(copy, "a.docx").text == document.text
        assert without_word_marks(parts(copy)["word/document.xml"]) == parts(data)["word/document.xml"]


@given(st.sampled_from([("slides.pptx", pptx), ("flyer.odt", odf), ("slides.odp", odf)]), st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_edits_of_other_files_are_read_back(which, seed):
    name, reader = which
    document = reader.read(sample(name), name)
    edits = edits_of(document, seed)
    assert reader.read(reader.write(sample(name), document, edits), name).text == edited(document.text, edits)
