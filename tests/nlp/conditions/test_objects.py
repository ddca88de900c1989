"""What a verb acts on, also through the preposition that ends the phrase."""

from __future__ import annotations

import pytest
import spacy

from stigmalint.nlp import pipeline, syntax

_NLP = spacy.load(pipeline.__file__.replace("pipeline.py", "en"))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Children suffering from iodine deficiency were tested.", (1, 3), {"deficiency"}),
        ("She suffered from a rare form of bone cancer.", (1, 3), {"form", "bone", "cancer"}),
        ("They suffer from diabetes and obesity.", (1, 3), {"diabetes", "obesity"}),
        ("The method suffers from poor specificity.", (2, 4), {"specificity"}),
        ("They suffer in silence.", (1, 2), set()),
    ],
)
def test_prepositional_objects(text: str, phrase: tuple[int, int], expected: set[str]) -> None:
    doc = _NLP(text)
    found = {token.text for token in syntax.prepositional_objects(doc[phrase[0] : phrase[1]])}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("I don't want them to leave the hospital.", "leave", {"them"}),
        ("He wants to leave the hospital.", "leave", {"He"}),
        ("They considered him guilty.", "guilty", {"him"}),
    ],
)
def test_subjects_of_open_complements(text: str, word: str, expected: set[str]) -> None:
    doc = _NLP(text)
    token = next(token for token in doc if token.text == word)
    assert {subject.text for subject in syntax.subjects(token)} == expected
