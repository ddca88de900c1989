"""From document to findings: in every part of every sample, what should be found is, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from stigmalint import engine
from stigmalint.config import Settings
from stigmalint.model import Result, Severity
from tests.documents import sample

EXPECTED = {
    "flyer.docx": [
        ("addicts", "paragraph 1"),
        ("heroin addicts", "paragraph 2"),
        ("the homeless", "paragraph 3"),
        ("convicts", "paragraph 5"),
        ("junkie", "paragraph 6"),
        ("alcoholics", "paragraph 7"),
        ("inmates", "table 1, row 2, column 3"),
        ("ex-cons", "paragraph 8"),
        ("drug abusers", "paragraph 9, picture description"),
        ("junkies", "paragraph 9, text box"),
        ("drug addict", "paragraph 9, picture description"),
        ("vagrants", "header"),
        ("the mentally ill", "footer"),
        ("drug users", "footnote 1"),
        ("Former prostitutes", "endnote 1"),
        ("Substance abuse", "document properties, title"),
    ],
    "slides.pptx": [
        ("addicts", "slide 1"),
        ("heroin users", "slide 1"),
        ("drug abuser", "slide 1, picture description"),
        ("convicts", "slide 1, notes"),
        ("the homeless", "slide 2, table, row 2, column 2"),
        ("Junkies", "slide 2"),
        ("Alcoholics", "slide 3 (hidden), chart"),
        ("inmates", "slide 3 (hidden), chart"),
        ("Substance abuse", "document properties, title"),
    ],
    "leaflet.pdf": [
        ("vagrants", "page 1, header"),
        ("alcoholics", "page 1"),
        ("heroin addicts", "page 1"),
        ("the homeless", "page 1"),
        ("convicts", "page 1"),
        ("drug abusers", "page 1"),
        ("junkies", "page 2"),
        ("inmates", "page 2"),
        ("addicts", "page 4, form field, description"),
        ("prostitutes", "page 4, form field"),
        ("ex-cons", "page 4, note"),
        ("Substance abuse", "document properties, title"),
    ],
    "list.xlsx": [
        ("Addicts", "sheet “Visits”, cell A2"),
        ("the homeless", "sheet “Visits”, cell A4"),
        ("inmates", "sheet “Visits”, note on cell B1"),
        ("Convicts", "sheet “Visits”, chart"),
        ("alcoholics", "sheet “Second”, cell C7"),
        ("Substance abuse", "document properties, title"),
    ],
    "book.epub": [
        ("junkies", "chapter 1"),
        ("ex-convicts", "chapter 2"),
        ("drug addict", "chapter 2, alternative text"),
        ("substance abuse", "book properties, title"),
    ],
}
EXPECTED["flyer.odt"] = EXPECTED["flyer.docx"]
EXPECTED["slides.odp"] = EXPECTED["slides.pptx"]


def check(name: str) -> Result:
    settings = Settings()
    (result,) = engine.check([(name, sample(name))], lambda _path: settings)
    assert result.error is None
    return result


@pytest.mark.parametrize("name", EXPECTED)
def test_all_are_found_at_their_places_and_nothing_else(name):
    if name.endswith("pdf"):
        pytest.importorskip("pypdfium2", reason="needs stigmalint[documents]")
    found = [(one.text, one.where) for one in check(name).findings]
    assert sorted(found) == sorted(EXPECTED[name])


def test_words_that_were_hard_to_read_only_give_suggestions(monkeypatch):
    pytest.importorskip("rapidocr", reason="needs stigmalint[ocr]")
    from stigmalint.readers import ocr

    def line(score: float) -> SimpleNamespace:
        words = "We talk with heroin addicts every night".split()
        boxes = [[[80 * at, 10], [80 * at + 70, 10], [80 * at + 70, 30], [80 * at, 30]] for at in range(len(words))]
        found = [(word, score if word == "addicts" else 0.99, box) for word, box in zip(words, boxes, strict=True)]
        return SimpleNamespace(word_results=[found])

    severities = []
    for score in (0.99, 0.5):
        monkeypatch.setattr(ocr, "_engine", lambda score=score: lambda *_a, **_k: line(score))
        (finding,) = check("poster.png").findings
        severities.append((finding.severity, finding.reasons))
    assert severities == [(Severity.WARNING, ()), (Severity.SUGGESTION, ("hard-to-read",))]
