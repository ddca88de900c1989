"""The gate and the candidates: where could a rule have something to say? Words only, no grammar.

The gate compares the set of a file's words with the trigger words; the scanner then finds trigger
phrases in prose with one automaton, decides what words alone can decide, and cuts out the sentences
that need a parse.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from stigmalint.model import Candidate, Guard, Passage, Pattern, Rule, SourceDocument, TextRange, Trigger, WordList

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# Every byte that is not an ASCII letter separates words; letters are lower-cased.
_LETTERS = bytes(b | 32 if 65 <= b <= 90 else b if 97 <= b <= 122 else 32 for b in range(256))
# What can hide or join letters between the bytes and the prose: then only reading the file decides.
_HIDING = (b"&#", b"&shy", b"\xc2\xad", b"\x00")
# In prose a hyphen or slash joins words that others write apart, and an apostrophe has two shapes.
_SAME = str.maketrans({"-": " ", "/": " ", "‐": " ", "‑": " ", "–": " ", "’": "'", "\u00a0": " "})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:e\.g|i\.e|cf|vs|Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|No|Fig|Figs|al|etc|Inc|Co|Jr|Sr|approx|Nos|Sec|Secs|Art))$"
)
_BREAK = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|;\s+(?=[A-Z])")
#: The conditions that words alone decide, without a parse.
BY_WORDS = frozenset({"sentence-has", "topic", "not-topic"})
# How many different words a document may have for each topic word, to be about the topic throughout.
_VOCABULARY_PER_WORD = 150
#: Longest stretch of prose that is parsed as one sentence, in code points (about 100 words).
LONGEST = 700


def words_of(data: bytes) -> set[bytes] | None:
    """The lower-cased runs of ASCII letters in a file, or None when bytes may hide a word (then: maybe)."""
    if any(mark in data for mark in _HIDING):
        return None
    return set(data.translate(_LETTERS).split())


def anchors_of(triggers: Iterable[Trigger]) -> frozenset[str]:
    """The words of which a file must have one, or no trigger can stand in it."""
    return frozenset(_anchor_word(trigger) for trigger in triggers)


def _anchor_word(trigger: Trigger) -> str:
    letters = trigger.words[trigger.anchor].encode().translate(_LETTERS).split()
    return max(letters, key=len).decode()


class Gate:
    """Says of a file's words whether any trigger can stand in it. Never says no wrongly.

    `anchors` alone turn most files away; `details` gives the triggers and the lists that they name, when one
    of the anchors was met.
    """

    def __init__(
        self, anchors: Iterable[str], details: Callable[[], tuple[Iterable[Trigger], Mapping[str, WordList]]]
    ) -> None:
        self._anchors = frozenset(word.encode() for word in anchors)
        self._details = details
        self._needs: dict[bytes, set[tuple[frozenset[bytes], tuple[frozenset[bytes], ...]]]] = {}

    def may_match(self, words: AbstractSet[bytes]) -> bool:
        """Could a trigger stand in a file with these words?"""
        met = self._anchors & words
        if met and not self._needs:
            self._needs = _needs(*self._details())
        return any(
            literal <= words and not any(choice.isdisjoint(words) for choice in choices)
            for anchor in met
            for literal, choices in self._needs.get(anchor, ())
        )


def _needs(
    triggers: Iterable[Trigger], lists: Mapping[str, WordList]
) -> dict[bytes, set[tuple[frozenset[bytes], tuple[frozenset[bytes], ...]]]]:
    """By anchor: the words that must all be there, and the lists of which one word each must be."""
    choice = cache(lambda name: frozenset(word.encode() for word in lists[name].words))
    found = defaultdict(set)
    for trigger in triggers:
        literal = b" ".join(word.encode() for word in trigger.words if word[0] != "$").translate(_LETTERS).split()
        choices = tuple(choice(word[1:]) for word in trigger.words if word[0] == "$")
        found[_anchor_word(trigger).encode()].add((frozenset(literal), choices))
    return found


def flatten(text: str) -> str:
    """The text as the automaton sees it: lower case, hyphens as spaces; as long as the original."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals lower to two code points
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_SAME)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A trigger seen from its anchor: the automaton looks for the words from `start` to `end`, which are no lists."""

    rule: str
    trigger: Trigger
    start: int
    end: int


class Scanner:
    """Finds candidates of a set of rules in prose, and the passages that must be parsed to judge them."""

    def __init__(self, rules: Iterable[Rule], lists: Mapping[str, WordList]) -> None:
        from ahocorasick_rs import AhoCorasick

        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in rules}
        self._anchors: dict[str, list[_Anchor]] = defaultdict(list)
        for rule in self.rules.values():
            for trigger in rule.triggers:
                start, end = _run(trigger)
                self._anchors[" ".join(trigger.words[start:end])].append(_Anchor(rule.id, trigger, start, end))
        self._phrases = list(self._anchors)
        self._automaton: AhoCorasick = AhoCorasick(self._phrases)
        self._list = cache(lambda name: frozenset(lists[name].words))

    def find(self, text: str) -> list[Candidate]:
        """Every trigger in a text, at word boundaries."""
        flat, back = flatten(text), None
        if "  " in flat:
            flat, back = _collapse(flat)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            if (start and flat[start - 1].isalnum()) or (end < len(flat) and flat[end].isalnum()):
                continue
            for anchor in self._anchors[self._phrases[index]]:
                place = self._place(flat, start, end, anchor)
                if place is not None:
                    low, high = place if back is None else (back[place[0]], back[place[1] - 1] + 1)
                    found.append(Candidate(anchor.rule, anchor.trigger.pattern, TextRange(low, high)))
        return found

    def _place(self, flat: str, start: int, end: int, anchor: _Anchor) -> tuple[int, int] | None:
        """Where the reported part of a trigger stands, when the words around its anchor are as it says."""
        words, places = anchor.trigger.words, list[tuple[int, int]]()
        at = start
        for word in reversed(words[: anchor.start]):
            place = _word_before(flat, at)
            if place is None or not self._is(flat[place[0] : place[1]], word):
                return None
            places.insert(0, place)
            at = place[0]
        at = start
        for word in words[anchor.start : anchor.end]:
            places.append((at, at + len(word)))
            at += len(word) + 1
        at = end
        for word in words[anchor.end :]:
            place = _word_after(flat, at)
            if place is None or not self._is(flat[place[0] : place[1]], word):
                return None
            places.append(place)
            at = place[1]
        return places[anchor.trigger.first][0], places[anchor.trigger.last - 1][1]

    def _is(self, found: str, word: str) -> bool:
        return found in self._list(word[1:]) if word[0] == "$" else found == word

    def passages(self, document: SourceDocument, *, everything: bool = False) -> Iterator[Passage]:
        """The sentences of a document that hold a candidate which its words alone don't rule out.

        With `everything`, those that they rule out come along, for who wants to know why.
        """
        topic = _Topic(document)
        for index, segment in enumerate(document.segments):
            candidates = self.find(segment.text)
            if not candidates:
                continue
            for sentence, inside in by_sentence(segment.text, candidates):
                words = topic.sentence(segment.text[sentence.start : sentence.end])
                held = frozenset(g for c in inside for g in self._word_guards(c) if topic.allows(g, index, words))
                kept = tuple(c for c in inside if everything or self._is_possible(c, held))
                if kept:
                    yield Passage(document, index, sentence, kept, held)

    def _parts(self, candidate: Candidate) -> tuple[Rule | Pattern, ...]:
        rule = self.rules[candidate.rule]
        return (rule, rule.patterns[candidate.pattern]) if candidate.pattern >= 0 else (rule, *rule.patterns)

    def _word_guards(self, candidate: Candidate) -> Iterator[Guard]:
        for part in self._parts(candidate):
            yield from (g for g in (*part.when, *part.unless, *part.soften) if g.condition in BY_WORDS)

    def _is_possible(self, candidate: Candidate, held: frozenset[Guard]) -> bool:
        """Do words alone leave it open whether the candidate is reported?"""
        for part in self._parts(candidate)[: 1 if candidate.pattern < 0 else 2]:
            if any(g.condition in BY_WORDS and g not in held for g in part.when) or any(g in held for g in part.unless):
                return False
        return True


class _Topic:
    """What the words of the sentence, the paragraph and the document say it is about."""

    def __init__(self, document: SourceDocument) -> None:
        self._segments = document.segments
        self._paragraphs: dict[int, frozenset[str]] = {}
        self._document: frozenset[str] | None = None

    @staticmethod
    def sentence(text: str) -> frozenset[str]:
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


def _run(trigger: Trigger) -> tuple[int, int]:
    """The start and end of the run of words around the anchor that are no lists."""
    start = end = trigger.anchor
    while start and trigger.words[start - 1][0] != "$":
        start -= 1
    while end < len(trigger.words) and trigger.words[end][0] != "$":
        end += 1
    return start, end


def _word_before(flat: str, at: int) -> tuple[int, int] | None:
    """The word that ends one space before `at`."""
    if at < 2 or flat[at - 1] != " ":
        return None
    end = start = at - 1
    while start and (flat[start - 1].isalnum() or flat[start - 1] == "'"):
        start -= 1
    while start < end and flat[start] == "'":
        start += 1
    return (start, end) if start < end else None


def _word_after(flat: str, at: int) -> tuple[int, int] | None:
    """The word that begins one space after `at`."""
    if at + 1 >= len(flat) or flat[at] != " ":
        return None
    start = end = at + 1
    while end < len(flat) and flat[end].isalnum():
        end += 1
    return (start, end) if start < end else None


def _collapse(text: str) -> tuple[str, list[int]]:
    """The text with runs of spaces as one, and where each of its code points stood."""
    kept = [i for i in range(len(text)) if not (text[i] == " " and i and text[i - 1] == " ")]
    return "".join(text[i] for i in kept), kept


def sentences(text: str) -> list[TextRange]:
    """Cut prose into sentences, by punctuation alone; none longer than `LONGEST`."""
    cuts, start = [], 0
    for found in _BREAK.finditer(text):
        if found.group()[0] == "." and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
            continue
        cuts.append(TextRange(start, found.end()))
        start = found.end()
    cuts.append(TextRange(start, len(text)))
    return [part for cut in cuts for part in _capped(text, cut)]


def _capped(text: str, cut: TextRange) -> Iterator[TextRange]:
    start = cut.start
    while cut.end - start > LONGEST:
        end = max(text.rfind(", ", start + LONGEST // 2, start + LONGEST), text.rfind(" ", start, start + LONGEST)) + 1
        end = end if end > start else start + LONGEST
        yield TextRange(start, end)
        start = end
    if start < cut.end:
        yield TextRange(start, cut.end)


def by_sentence(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[TextRange, list[Candidate]]]:
    """Group candidates by the sentence in which they start; a sentence grows to hold its candidates."""
    parts = iter(sentences(text))
    part, group = next(parts), list[Candidate]()
    for candidate in sorted(candidates, key=lambda c: (c.range.start, c.range.end)):
        while candidate.range.start >= part.end:
            if group:
                yield part, group
                group = []
            part = next(parts)
        if candidate.range.end > part.end:
            part = TextRange(part.start, candidate.range.end)
        group.append(candidate)
    if group:
        yield part, group
