"""What words alone say about a text: its sentence, its paragraph, and the document as a whole."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from stigmalint.model import Guard, SourceDocument

#: The conditions that words alone decide, without a parse.
BY_WORDS = frozenset({"sentence-has", "topic", "not-topic"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# How many different words a document may have for each topic word, to be about the topic throughout.
_VOCABULARY_PER_WORD = 150


class Topic:
    """What the words of the sentence, the paragraph and the document say it is about."""

    def __init__(self, document: SourceDocument) -> None:
        self._segments = document.segments
        self._paragraphs: dict[int, frozenset[str]] = {}
        self._document: frozenset[str] | None = None

    @staticmethod
    def sentence(text: str) -> frozenset[str]:
        """The words of a text in lower case, and those before an apostrophe."""
        words = [word.lower() for word in _WORD.findall(text)]
        return frozenset(words).union(re.split("['’]", word)[0] for word in words)

    def _paragraph(self, index: int) -> frozenset[str]:
        if index not in self._paragraphs:
            self._paragraphs[index] = self.sentence(self._segments[index].text)
        return self._paragraphs[index]

    def _whole(self) -> frozenset[str]:
        if self._document is None:
            self._document = frozenset().union(*(self._paragraph(i) for i in range(len(self._segments))))
        return self._document

    def allows(self, guard: Guard, index: int, sentence: AbstractSet[str]) -> bool:
        """Does a guard about words hold?"""
        if guard.condition == "sentence-has":
            return not guard.words.isdisjoint(sentence)
        if guard.condition == "topic":
            return not guard.words.isdisjoint(self._paragraph(index)) or self._is_about(guard.words, 3)
        return len(guard.words & self._paragraph(index)) < 2 and not self._is_about(guard.words, 4)

    def _is_about(self, words: AbstractSet[str], least: int) -> bool:
        """Is the whole document about it? A few of the words in a flyer say so, but not in a book."""
        whole = self._whole()
        return len(words & whole) >= max(least, len(whole) / _VOCABULARY_PER_WORD)
