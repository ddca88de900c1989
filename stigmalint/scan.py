"""The gate and the candidates: where could a rule have something to say? Words only, no grammar.

The gate compares the set of a file's words with the trigger words; the scanner then finds trigger
phrases in prose with one automaton, decides what words alone can decide, and cuts out the sentences
that need a parse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from stigmalint.model import Candidate, Guard, Passage, Pattern, Rule, SourceDocument, TextRange, Trigger, WordList
from stigmalint.sentences import by_sentence
from stigmalint.topic import BY_WORDS, Topic

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# Every byte that is not an ASCII letter separates words; letters are lower-cased.
_LETTERS = bytes(b | 32 if 65 <= b <= 90 else b if 97 <= b <= 122 else 32 for b in range(256))
# What can hide or join letters between the bytes and the prose: then only reading the file decides.
_HIDING = (b"&#", b"&shy", b"\xc2\xad", b"\x00")
# In prose a hyphen or slash joins words that others write apart, and an apostrophe has two shapes.
_SAME = str.maketrans({"-": " ", "/": " ", "‐": " ", "‑": " ", "–": " ", "’": "'", "\u00a0": " "})


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
        self._lists = lists

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
        return found in self._lists[word[1:]].as_set if word[0] == "$" else found == word

    def passages(self, document: SourceDocument, *, everything: bool = False) -> Iterator[Passage]:
        """The sentences of a document that hold a candidate which its words alone don't rule out.

        With `everything`, those that they rule out come along, for who wants to know why.
        """
        topic = Topic(document)
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
