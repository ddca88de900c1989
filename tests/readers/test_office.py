"""Word, PowerPoint and OpenDocument files: read in full, written back with nothing else touched, never trusted."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from stigmalint.errors import ReadError
from stigmalint.model import Edit, TextRange
from stigmalint.readers import Reader, Writer, format_of, reader_of, writer_of
from tests.documents import mutated, mutated_inside, outline, parts, sample, with_parts

EDITABLE = ["flyer.docx", "slides.pptx", "flyer.odt", "slides.odp"]
PACKAGES = [*EDITABLE, "list.xlsx", "book.epub"]


def reader(name: str) -> Reader:
    row = format_of(name)
    assert row is not None
    return reader_of(row)


def writer(name: str) -> Writer:
    row = format_of(name)
    assert row is not None
    found = writer_of(row)
    assert found is not None
    return found


@pytest.mark.parametrize("name", PACKAGES)
def test_every_part_is_read_with_its_place(name, golden):
    golden.check(f"readers/golden/{name}.txt", outline(reader(name)(sample(name), name)))


@pytest.mark.parametrize("name", PACKAGES)
def test_segments_map_to_the_extracted_text(name):
    document = reader(name)(sample(name), name)
    for segment in document.segments:
        source = segment.to_source(TextRange(0, len(segment.text)))
        assert document.text[source.start : source.end].replace("\n", " ").replace("\t", " ") == segment.text
        assert segment.is_editable(TextRange(0, len(segment.text)))


@pytest.mark.parametrize("name", EDITABLE)
def test_no_edit_no_change(name):
    data = sample(name)
    assert writer(name)(data, reader(name)(data, name), []) == data


@pytest.mark.parametrize("name", EDITABLE)
def test_any_segment_can_be_rewritten_and_only_its_part_changes(name):
    data = sample(name)
    document = reader(name)(data, name)
    for segment in document.segments:
        source = segment.to_source(TextRange(0, len(segment.text)))
        new = writer(name)(data, document, [Edit(source, 'people & <their> "homes"')])
        expected = document.text[: source.start] + 'people & <their> "homes"' + document.text[source.end :]
        assert reader(name)(new, name).text == expected
        before, after = parts(data), parts(new)
        assert list(before) == list(after)
        assert {part for part in before if before[part] != after[part]} == {segment.anchor.part}


@pytest.mark.parametrize("name", EDITABLE)
def test_many_edits_at_once_leave_the_rest_of_the_xml_alone(name):
    data = sample(name)
    document = reader(name)(data, name)
    edits = []
    for segment in document.segments:
        source = segment.to_source(TextRange(0, len(segment.text)))
        edits += [
            Edit(TextRange(source.start, source.start + 1), "Äx"),
            Edit(TextRange(source.end, source.end), " end"),
        ]
    new = writer(name)(data, document, edits)
    expected = document.text
    for edit in reversed(edits):
        expected = expected[: edit.range.start] + edit.text + expected[edit.range.end :]
    assert reader(name)(new, name).text == expected
    before, after = parts(data), parts(new)
    for part in before:
        growth = len(after[part]) - len(before[part])
        assert 0 <= growth <= 40 * len(edits)


@pytest.mark.parametrize("name", EDITABLE)
def test_an_edit_of_another_text_is_refused(name):
    data = sample(name)
    document = reader(name)(data, name)
    with pytest.raises(ReadError, match="changed since it was read"):
        writer(name)(data, document, [Edit(TextRange(10**6, 10**6 + 3), "x")])


def test_zip_entries_keep_order_dates_and_packed_bytes():
    data = sample("flyer.docx")
    document = reader("a.docx")(data, "a.docx")
    new = writer("a.docx")(data, document, [Edit(TextRange(0, 7), "Care")])
    with ZipFile(BytesIO(data)) as old_zip, ZipFile(BytesIO(new)) as new_zip:
        assert new_zip.testzip() is None
        for old, now in zip(old_zip.infolist(), new_zip.infolist(), strict=True):
            assert (old.filename, old.date_time, old.compress_type) == (now.filename, now.date_time, now.compress_type)
            if old.filename != "word/document.xml":
                assert old.compress_size == now.compress_size


class TestStrangers:
    """Files that want to hurt: each is one clear error, soon, in little memory."""

    def refused(self, data: bytes, words: str, name: str = "evil.docx") -> None:
        with pytest.raises(ReadError, match=words) as error:
            reader(name)(data, name)
        assert str(error.value).startswith(f"{name}: ")
        assert "\n" not in str(error.value)

    def test_a_password(self):
        self.refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password")

    @pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + bytes(90), b"hello"])
    def test_not_a_package(self, data):
        self.refused(data, "not a whole zip package")

    def test_a_bomb(self):
        self.refused(with_parts(sample("flyer.docx"), **{"word/document.xml": b" " * 60_000_000}), "too tightly")

    def test_a_large_part(self):
        self.refused(with_parts(sample("flyer.docx"), **{"word/document.xml": b"ab" * 40_000_000}), "more than 64 MB")

    def test_a_part_that_lies_about_its_size(self):
        data = with_parts(sample("flyer.docx"), **{"word/document.xml": b" " * 5_000_000})
        with ZipFile(BytesIO(data)) as package:
            true = package.getinfo("word/document.xml").file_size.to_bytes(4, "little")
        self.refused(data.replace(true, (1000).to_bytes(4, "little")), "damaged")

    def test_too_many_parts(self):
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as package:
            for number in range(10_001):
                package.writestr(f"{number}.xml", b"")
        self.refused(out.getvalue(), "more than 10000 parts")

    def test_entities(self):
        lol = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
        self.refused(with_parts(sample("flyer.docx"), **{"word/document.xml": lol}), "defines entities")

    def test_an_external_type_is_not_fetched(self):
        data = sample("flyer.docx")
        plain = parts(data)["word/document.xml"]
        named = plain.replace(b"<w:document", b'<!DOCTYPE w:document SYSTEM "file:///etc/passwd"><w:document', 1)
        again = reader("a.docx")(with_parts(data, **{"word/document.xml": named}), "a.docx")
        assert again.text == reader("a.docx")(data, "a.docx").text

    def test_depth(self):
        deep = b"<a>" * 100_000 + b"</a>" * 100_000
        self.refused(with_parts(sample("flyer.docx"), **{"word/document.xml": deep}), "nested too deeply")

    def test_another_kind_of_package(self):
        out = BytesIO()
        with ZipFile(out, "w") as package:
            package.writestr("readme.txt", "hello")
        self.refused(out.getvalue(), "not a Word document")
        self.refused(out.getvalue(), "not an EPUB book", "evil.epub")
        self.refused(out.getvalue(), "not an Excel workbook", "evil.xlsx")
        self.refused(out.getvalue(), "not an OpenDocument file", "evil.odt")

    @pytest.mark.parametrize("name", PACKAGES)
    def test_damaged_files_are_read_or_refused(self, name):
        data = sample(name)
        for seed in range(60):
            for damaged in (mutated(data, seed), mutated_inside(data, seed)):
                with suppress(ReadError):
                    assert isinstance(reader(name)(damaged, name).text, str)


def test_a_text_box_changes_in_both_its_writings():
    data = sample("flyer.docx")
    document = reader("a.docx")(data, "a.docx")
    at = document.text.index("junkies and")
    new = writer("a.docx")(data, document, [Edit(TextRange(at, at + 7), "people")])
    assert parts(new)["word/document.xml"].count(b"Walk-in hours for people and") == 2
    assert b"junkies" not in parts(new)["word/document.xml"]


def test_blanks_at_the_edge_of_a_word_text_are_kept():
    data = sample("flyer.docx")
    document = reader("a.docx")(data, "a.docx")
    at = document.text.index("Support for addicts")
    new = writer("a.docx")(data, document, [Edit(TextRange(at, at + 7), " Help")])
    assert b'<w:t xml:space="preserve"> Help for addicts</w:t>' in parts(new)["word/document.xml"]
