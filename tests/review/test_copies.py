"""Marked copies: every note is there, at its place, and nothing of the original is lost or changed."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stigmalint import review
from stigmalint.model import Applicability, Edit, Finding, Fix, Rule, Run, Severity, Source, TextRange
from stigmalint.readers import format_of, reader_of
from tests.documents import parts, sample

RULE = Rule(
    "test/noun", "test", {"default": "warning"}, "“{match}” is a noun", "Nouns & <names> stick.", ("guide",), (), ()
)
RUN = Run((), {RULE.id: RULE}, {"guide": Source("guide", "A guide", "A house", "2024", "")}, "harm-reduction", "0")
WHEN = datetime(2024, 3, 1, 10, tzinfo=UTC)
WORDS = re.compile(
    r"heroin addicts|heroin users|the homeless|addicts?\b|convicts|junkies?|alcoholics|inmates|ex-cons|drug abusers?"
    r"|drug addict|drug users|prostitutes|vagrants|the mentally ill|substance abuse",
    re.IGNORECASE,
)


def read(data: bytes, name: str):
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2", reason="needs stigmalint[documents]")
    row = format_of(name)
    assert row is not None
    return reader_of(row)(data, name)


def findings(document) -> list[Finding]:
    found = []
    for segment in document.segments:
        for match in WORDS.finditer(segment.text):
            place = segment.to_source(TextRange(*match.span()))
            fix = Fix((Edit(place, "neighbours"),), Applicability.UNSAFE)
            message = f"“{match[0]}” is a noun"
            words = ("neighbours", "people & <others>")
            found.append(
                Finding(RULE.id, Severity.WARNING, place, match[0], message, words, (fix,), where=segment.label)
            )
    return sorted(found, key=lambda one: one.range)


def copy_of(name: str, suggest_changes: bool = False) -> tuple[bytes, list[Finding]]:
    data = sample(name)
    document = read(data, name)
    found = findings(document)
    assert found
    return review.mark(review.Copy(data, document, found, RUN, WHEN, suggest_changes)), found


def without_word_marks(part: bytes) -> bytes:
    """Take out what a marked part of a Word document has more than its original."""
    text = part.decode()
    sign = r"<w:r><w:commentReference w:id='\d+'/></w:r>"
    text = re.sub(rf"<w:commentRange(?:Start|End) w:id='\d+'/>(?:{sign})?", "", text)
    cut = r"</w:t></w:r><w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space='preserve'>"
    return re.sub(cut, "", text).replace(" xml:space='preserve' ", "").encode()


def test_a_word_copy_without_its_comments_is_the_original():
    data, (copy, found) = sample("flyer.docx"), copy_of("flyer.docx")
    before, after = parts(data), parts(copy)
    assert set(after) - set(before) == {"word/comments.xml"}
    for name, content in before.items():
        if name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            continue
        is_story = name.startswith("word/") and name.endswith(".xml")
        assert (without_word_marks(after[name]) if is_story else after[name]) == content
    assert after["word/comments.xml"].count(b"<w:comment ") == len(found)
    types = after["[Content_Types].xml"]
    added = re.search(rb"<Override PartName='/word/comments.xml'[^>]*/>", types)
    assert added
    assert types.replace(added[0], b"") == before["[Content_Types].xml"]


def test_word_comments_stand_around_their_phrases():
    copy, found = copy_of("flyer.docx")
    body = parts(copy)["word/document.xml"].decode()
    around = re.findall(r"<w:commentRangeStart w:id='(\d+)'/>(.*?)<w:commentRangeEnd w:id='\1'/>", body)
    phrases = [re.sub(r"<w:delText.*?</w:delText>|<[^>]+>", "", inside) for _, inside in around]
    here = [one.text for one in found if re.fullmatch(r"paragraph [1-7]|table .*", one.where)]
    assert [phrase for phrase in phrases if phrase] == here
    assert len(phrases) == len(found)


def test_tracked_changes_give_the_fixed_text_when_accepted_and_the_original_when_rejected():
    data = sample("flyer.docx")
    original = read(data, "flyer.docx")
    copy, found = copy_of("flyer.docx", suggest_changes=True)
    accepted = read(copy, "flyer.docx").text
    apart = {one.range for one in found if "properties" in one.where or "description" in one.where}
    kept = [one for one in found if one.range in apart or one.where == "paragraph 3"]
    expected = original.text
    for one in reversed(found):
        if one not in kept:
            expected = expected[: one.range.start] + "neighbours" + expected[one.range.end :]
    assert accepted == expected
    rejected = re.sub(rb"<w:ins w:id='\d+' w:author='stigmalint'.*?</w:ins>", b"", parts(copy)["word/document.xml"])
    rejected = re.sub(
        rb"<w:del w:id='\d+' w:author='stigmalint'[^>]*>|(?<=</w:r>)</w:del>(?=<w:(?:r|comment))", b"", rejected
    )
    assert b"heroin ad</w:delText>" in rejected


@pytest.mark.parametrize("name", ["flyer.docx", "slides.pptx", "flyer.odt", "slides.odp", "leaflet.pdf"])
def test_a_copy_reads_as_the_original(name):
    """Our own marks are no part of what a document says, so that a copy can be checked again."""
    copy, _ = copy_of(name)
    assert read(copy, name).text == read(sample(name), name).text


def test_a_presentation_without_its_comments_is_the_original():
    before, (copy, found) = parts(sample("slides.pptx")), copy_of("slides.pptx")
    after = parts(copy)
    highlight = r"<a:highlight><a:srgbClr val='FFF59D'/></a:highlight>"
    for name, content in before.items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes", "ppt/charts/chart")):
            assert (highlight.encode() in after[name]) == (after[name] != content)
            assert after[name].count(highlight.encode()) <= 8
        elif not name.endswith(".rels") and name != "[Content_Types].xml":
            assert after[name] == content
    comments = b"".join(content for name, content in after.items() if name.startswith("ppt/comments/"))
    assert comments.count(b"<p:cm ") == len(found)


@pytest.mark.parametrize("name", ["flyer.odt", "slides.odp"])
def test_an_opendocument_copy_without_its_annotations_is_the_original(name):
    before, (copy, found) = parts(sample(name)), copy_of(name)
    after = parts(copy)
    assert list(after) == list(before)
    content = after["content.xml"].decode()
    assert content.count("<office:annotation ") == len(found)
    for part in ("content.xml", "styles.xml"):
        text = re.sub(r"<office:annotation xmlns:office=.*?</office:annotation>", "", after[part].decode())
        text = re.sub(r"<office:annotation-end xmlns:office=[^>]*/>", "", text)
        text = re.sub(r"<style:style xmlns:office=[^>]*style:name='Stigmalint_mark'.*?</style:style>", "", text)
        text = re.sub(r"<text:span xmlns:office=[^>]*>(.*?)</text:span>", r"\1", text)
        assert text.encode() == before[part]
    assert {part for part in before if before[part] != after[part]} <= {"content.xml", "styles.xml"}


def test_a_pdf_copy_begins_with_the_original():
    pdfium = pytest.importorskip("pypdfium2", reason="needs stigmalint[documents]")
    import pypdfium2.raw as raw

    copy, found = copy_of("leaflet.pdf")
    assert copy.startswith(sample("leaflet.pdf"))
    document = pdfium.PdfDocument(copy)
    kinds = []
    for number in range(len(document)):
        page = document[number]
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            kinds.append((number, raw.FPDFAnnot_GetSubtype(raw.FPDFPage_GetAnnot(page, index))))
    highlights = [page for page, kind in kinds if kind == raw.FPDF_ANNOT_HIGHLIGHT]
    assert highlights.count(0) == sum(one.where.startswith("page 1") for one in found)
    assert (2, raw.FPDF_ANNOT_HIGHLIGHT) in kinds  # the second half of a word that a page break divides


def test_a_picture_gets_boxes_and_a_legend():
    pytest.importorskip("PIL", reason="needs stigmalint[ocr]")
    from io import BytesIO

    from PIL import Image

    from stigmalint.readers.image import document_of
    from stigmalint.readers.pdf_text import Flow, Place

    text = "Help for alcoholics"
    places = (Place(0, 9, 10, -1, (275.0, 55.0, 530.0, 110.0)),)
    document = document_of([Flow("ocr", "picture", text, places)], "poster.png", "image")
    copy = review.mark(review.Copy(sample("poster.png"), document, findings(document), RUN, WHEN))
    picture = Image.open(BytesIO(copy))
    assert picture.width == 900
    assert picture.height > 500
    assert picture.getpixel((400, 51)) == (200, 30, 60)
    assert picture.getpixel((700, 51)) == (250, 248, 240)


def test_other_formats_become_a_page():
    text = "# Help & <b>hope</b> for addicts\n\nThe homeless and addicts.\n"
    document = read(text.encode(), "guide.md")
    page = review.mark(review.Copy(text.encode(), document, findings(document), RUN, WHEN)).decode()
    assert '<mark id="phrase-1">addicts</mark><sup><a href="#note-1"' in page
    assert "# Help &amp; &lt;b&gt;hope&lt;/b&gt; for <mark" in page
    assert page.count("<article") == 3
    assert "<script" not in page


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/flyer.docx", "a/flyer.reviewed.docx"),
        ("guide.md", "guide.md.reviewed.html"),
        ("x.jpg", "x.jpg.reviewed.png"),
    ],
)
def test_names_of_copies(path, name):
    document = read(b"", "a.md") if path.endswith("md") else None
    kind = format_of(path)
    assert kind is not None
    named = document or type("Document", (), {"format": kind.name})
    assert review.name_of(path, named) == name


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice) to open the copies again")
@pytest.mark.parametrize(
    ("name", "to", "sign"),
    [
        ("flyer.docx", "odt", b"<office:annotation "),
        ("slides.pptx", "odp", b"<officeooo:annotation "),
        ("flyer.odt", "odt", b"<office:annotation "),
        ("slides.odp", "odp", b"<officeooo:annotation "),
    ],
)
def test_libreoffice_opens_a_copy_and_keeps_every_note(name, to, sign, tmp_path):
    copy, found = copy_of(name)
    (tmp_path / f"in.{name.rpartition('.')[2]}").write_bytes(copy)
    command = ["soffice", "--headless", f"-env:UserInstallation={Path(tmp_path).as_uri()}/profile"]
    command += ["--convert-to", to, "--outdir", str(tmp_path / "out"), str(next(tmp_path.glob("in.*")))]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    content = parts((tmp_path / "out" / f"in.{to}").read_bytes())["content.xml"]
    assert content.count(sign) == len(found)
    for one in found:
        assert b"Words to try: \xe2\x80\x9cneighbours" in content
        assert one.message.split("”")[0].encode()[3:] in content
