"""RTF by way of LibreOffice."""

from __future__ import annotations

import shutil

import pytest

from stigmalint.errors import ReadError
from stigmalint.readers.rtf import read
from tests.documents import sample


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice) to read RTF")
def test_an_rtf_file_is_read():
    document = read(sample("flyer.rtf"), "flyer.rtf")
    labels = {segment.text.strip(): segment.label for segment in document.segments}
    assert labels["Meals for inmates after release"] == "table 1, row 2, column 3"
    assert labels["Project for vagrants"] == "header"
    assert labels["Counted were all drug users who came by."] == "footnote 1"
    assert document.format == "rtf"


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(ReadError, match=r"a\.rtf: reading RTF needs LibreOffice"):
        read(b"{\\rtf1 hello}", "a.rtf")


def test_another_format_under_its_name():
    with pytest.raises(ReadError, match="is not an RTF file"):
        read(b"hello", "a.rtf")
