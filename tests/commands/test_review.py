from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.commands.conftest import Run
from tests.documents import parts, sample

docx = pytest.importorskip("docx", reason="needs python-docx to write the test's document")


def flyer(folder: Path, text: str = "We met a digger there.") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    (folder / "flyer.docx").write_bytes(out.getvalue())
    return out.getvalue()


def test_a_copy_stands_beside_the_original(garden: Path, run: Run) -> None:
    data = flyer(garden)
    result = run("review", "flyer.docx")
    assert result.exit_code == 0
    assert result.stdout == "flyer.docx: 1 phrase marked in flyer.reviewed.docx\n"
    assert (garden / "flyer.docx").read_bytes() == data
    with ZipFile(garden / "flyer.reviewed.docx") as copy:
        assert b"person with a spade" in copy.read("word/comments.xml")


def test_changes_can_be_suggested(garden: Path, run: Run) -> None:
    flyer(garden)
    assert run("review", "--suggest-changes", "flyer.docx", "-o", "changed.docx").exit_code == 0
    body = parts((garden / "changed.docx").read_bytes())["word/document.xml"]
    assert b"<w:delText xml:space='preserve'>digger</w:delText>" in body
    assert b"person with a spade</w:t></w:r></w:ins>" in body


def test_copies_of_several_files_go_into_a_folder(garden: Path, run: Run) -> None:
    flyer(garden)
    (garden / "a.md").write_text("We met a digger there.\n")
    (garden / "out").mkdir()
    assert run("review", "flyer.docx", "a.md", "-o", "out").exit_code == 0
    assert sorted(path.name for path in (garden / "out").iterdir()) == ["a.md.reviewed.html", "flyer.reviewed.docx"]
    refused = run("review", "flyer.docx", "a.md", "-o", "one.docx")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "stigmalint: one.docx: is no folder; name one for the copies of several files\n",
    )


def test_a_clean_file_needs_no_copy(garden: Path, run: Run) -> None:
    flyer(garden, "We met people with a spade there.")
    result = run("review", "flyer.docx")
    assert (result.exit_code, result.stdout) == (0, "flyer.docx: nothing to point out; no copy was written\n")
    assert [path.name for path in garden.iterdir()] == ["flyer.docx"]


def test_the_original_is_never_overwritten(garden: Path, run: Run) -> None:
    data = flyer(garden)
    result = run("review", "flyer.docx", "-o", "flyer.docx")
    assert result.exit_code == 2
    assert "is the original itself" in result.stderr
    assert (garden / "flyer.docx").read_bytes() == data


def test_trouble_with_one_file_does_not_stop_the_others(garden: Path, run: Run) -> None:
    flyer(garden)
    (garden / "broken.docx").write_bytes(b"PK\x03\x04")
    (garden / "x.unknown").write_bytes(b"")
    result = run("review", "broken.docx", "missing.docx", "x.unknown", "flyer.docx")
    assert result.exit_code == 2
    assert "broken.docx: is not a whole zip package" in result.stderr
    assert "missing.docx: no such file" in result.stderr
    assert "x.unknown: skipped" in result.stderr
    assert "flyer.docx: 1 phrase marked" in result.stdout


def test_fixes_reach_a_word_document(garden: Path, run: Run) -> None:
    flyer(garden)
    assert run("check", "--fix", "--unsafe-fixes", "flyer.docx").exit_code == 0
    body = parts((garden / "flyer.docx").read_bytes())["word/document.xml"]
    assert b"We met a person with a spade there." in body


def test_pictures_in_folders_are_left_alone(garden: Path, run: Run) -> None:
    (garden / "poster.png").write_bytes(sample("poster.png"))
    result = run("check", ".")
    assert result.exit_code == 0
    assert "skipped 1 file that no reader knows" in result.stderr
