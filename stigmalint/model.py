"""The nouns of stigmalint: what the rooms hand to one another. Nothing here acts.

All offsets are code points and all ranges are half-open. Two coordinate systems exist: *prose*
(inside a `Segment`) and *source* (inside a `SourceDocument`); only `Segment` converts between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from stigmalint.errors import StigmalintError


class Severity(StrEnum):
    """How much a finding asks for: `error` and `warning` fail a run, `suggestion` never does."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """2 for error, 1 for warning, 0 for suggestion."""
        return ("suggestion", "warning", "error").index(self.value)


class Applicability(StrEnum):
    """Who may apply a fix: `--fix` (safe), `--unsafe-fixes` or a person (unsafe), nobody (display)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Condition(StrEnum):
    """What a phrase's surroundings can say about it.

    The first three are about words alone and decided in `scan.py`; each other one is a predicate in
    `nlp/conditions/`.
    """

    SENTENCE_HAS = "sentence-has"
    TOPIC = "topic"
    NOT_TOPIC = "not-topic"
    PROPER_NAME = "proper-name"
    MENTION = "mention"
    QUOTATION = "quotation"
    SELF_DESCRIPTION = "self-description"
    FIGURATIVE = "figurative"
    BEFORE = "before"
    AFTER = "after"
    NEAR = "near"
    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    NOMINAL = "nominal"
    MODIFIER = "modifier"
    MODIFIES = "modifies"
    MODIFIED_BY = "modified-by"
    PREDICATE = "predicate"
    SUBJECT = "subject"
    OBJECT = "object"
    ABOUT_PEOPLE = "about-people"


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: TextRange) -> bool:
        """Do the two share at least one code point?"""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of prose and where it comes from. Equal lengths: aligned character by character; else one atom."""

    prose: TextRange
    source: TextRange

    @property
    def is_aligned(self) -> bool:
        """Does each code point of the prose answer to one of the source?"""
        return self.prose.end - self.prose.start == self.source.end - self.source.start


@dataclass(frozen=True)
class Segment:
    """A stretch of prose that is read as one text: a paragraph, a heading, a cell, a comment.

    `pieces` are ordered, disjoint and cover `text`. `label` is the place as a person says it
    ("page 4", "slide 2, notes"). `anchor` is for the reader that made the segment and for nobody else.
    `doubtful` are the prose ranges that were hard to read (OCR): findings there are suggestions at most.
    `locked` are those on whose spelling or length other text relies (a key, a table drawn with lines): never edited.
    """

    kind: str
    text: str
    pieces: tuple[Piece, ...]
    label: str = ""
    anchor: object = None
    doubtful: tuple[TextRange, ...] = ()
    locked: tuple[TextRange, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.prose.start for piece in self.pieces]

    def _piece_at(self, offset: int) -> Piece:
        return self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]

    def to_source(self, prose: TextRange) -> TextRange:
        """The source range that a non-empty prose range comes from; an atom counts whole."""
        first, last = self._piece_at(prose.start), self._piece_at(prose.end - 1)
        start = first.source.start + (prose.start - first.prose.start if first.is_aligned else 0)
        end = last.source.start + prose.end - last.prose.start if last.is_aligned else last.source.end
        return TextRange(start, end)

    def as_locked(self) -> Segment:
        """The same segment, never to be edited."""
        return replace(self, locked=(TextRange(0, len(self.text)),))

    def is_editable(self, prose: TextRange) -> bool:
        """Is the prose range one unbroken run of the source, character by character, and not locked?"""
        source = self.to_source(prose)
        if source.end - source.start != prose.end - prose.start or any(place.overlaps(prose) for place in self.locked):
            return False
        touched = [piece for piece in self.pieces if piece.prose.overlaps(prose)]
        return all(piece.is_aligned for piece in touched)


@dataclass(frozen=True, slots=True)
class Directive:
    """An instruction in a comment of the document, found by its reader.

    `kind` is one of ignore, ignore-file, off, on; `rules` are the names inside the brackets as written
    (`set/rule`, `set` or `ALL`); `range` is the whole comment in the source.
    """

    kind: str
    rules: tuple[str, ...]
    reason: str
    range: TextRange


@dataclass(frozen=True)
class SourceDocument:
    """A file as its reader understood it.

    `text` is the decoded file for text formats, and the extracted text for containers (docx, pdf);
    source offsets count code points in it. `newline_note` and `warnings` are remarks for the user.
    """

    path: str
    text: str
    encoding: str
    segments: tuple[Segment, ...]
    directives: tuple[Directive, ...] = ()
    editable: bool = True
    format: str = "text"
    warnings: tuple[str, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a source offset, both from 1; columns count code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_range(self, line: int) -> TextRange:
        """The source range of a line (from 1) without its line end."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] - 1 if line < len(self._line_starts) else len(self.text)
        if end > start and self.text[end - 1] == "\r":
            end -= 1
        return TextRange(start, end)


@dataclass(frozen=True, slots=True)
class Source:
    """A published guide that a rule leans on."""

    id: str
    title: str
    publisher: str
    year: str
    url: str


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition as a rule names it, with the words it asks about (empty for most)."""

    condition: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase that the scanner looks for, word by word in lower case; "$name" stands for any word of a list.

    The words from `first` up to, not including, `last` are what is reported. `anchor` is the index of the most
    telling word. `pattern` is the index of the rule's pattern, or -1 when the phrase only tells the matcher to
    try the rule's token patterns.
    """

    words: tuple[str, ...]
    pattern: int
    first: int
    last: int
    anchor: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger of a rule found in prose. `pattern` as in `Trigger`; `range` is in the prose."""

    rule: str
    pattern: int
    range: TextRange


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that must be parsed: which document, which of its segments, which range of its prose.

    `held` are the guards about words (`sentence-has`, `topic`, `not-topic`) of the candidates' rules that hold here.
    """

    document: SourceDocument
    segment: int
    range: TextRange
    candidates: tuple[Candidate, ...]
    held: frozenset[Guard] = frozenset()

    @property
    def text(self) -> str:
        """The sentence."""
        return self.document.segments[self.segment].text[self.range.start : self.range.end]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way a rule's phrase looks: `phrase` (trigger phrases alone) or `tokens` (spaCy Matcher keys).

    What a pattern says about guards is added to what its rule says, its suggestions stand in their place.
    `number` is singular or plural where the phrase itself does not show it; `captures` are the lists whose
    matched words its suggestions may name.
    """

    kind: str
    tokens: tuple[Mapping[str, object], ...] = ()
    number: str = ""
    captures: tuple[str, ...] = ()
    suggest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: tuple[Guard, ...] = ()
    unless: tuple[Guard, ...] = ()
    soften: tuple[Guard, ...] = ()
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the ranges that a rule must report in it (none for `good`).

    `expect` is bad, good or soft; `fixed` the sentence after the rule's fix, where the rule states it.
    """

    text: str
    ranges: tuple[TextRange, ...]
    expect: str
    fixed: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What to flag, when to stay silent, and which words to offer. `id` is `set/rule`."""

    id: str
    set: str
    severity: Mapping[str, str]
    message: str
    why: str
    sources: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    triggers: tuple[Trigger, ...]
    when: tuple[Guard, ...] = ()
    unless: tuple[Guard, ...] = ()
    soften: tuple[Guard, ...] = ()
    despite: frozenset[str] = frozenset()
    suggest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fix: str = "unsafe"
    examples: tuple[Example, ...] = ()
    since: str = ""
    opt_in: bool = False
    category: str = ""


@dataclass(frozen=True)
class WordList:
    """A named list of words. `captures` are the names by which suggestions may call the matched word.

    Each name maps the words that it puts otherwise to what it says ("drug": opiates → opioid; "drugs":
    opiate → opioids).
    """

    words: tuple[str, ...]
    captures: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def as_set(self) -> frozenset[str]:
        """The words, for asking whether one of them is there."""
        return frozenset(self.words)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The head of a rule file."""

    id: str
    title: str
    opt_in: bool = False


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything that rule files say. `lists` has the word lists that triggers and captures name.

    `forms` maps a word of a template to its singular and plural; `measured` a rule's id to how many of how many
    warnings on annotated passages were right.
    """

    rules: Mapping[str, Rule]
    sets: Mapping[str, RuleSet]
    sources: Mapping[str, Source]
    lists: Mapping[str, WordList]
    forms: Mapping[str, tuple[str, str]]
    measured: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of the source range."""

    range: TextRange
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together (an article may change too), in order and disjoint."""

    edits: tuple[Edit, ...]
    applicability: Applicability


@dataclass(frozen=True, slots=True)
class Finding:
    """A phrase worth another look. `range` is in the source; `text` is the phrase as the source has it.

    `suggestions` are literal replacements of `range`, best first; `alternatives` has the fix that puts each of them
    into its sentence, or the first alone when nobody asked for more. `reasons` are the conditions that softened the
    finding. `where` is the segment's label. `fingerprint` stays the same when lines move.
    """

    rule: str
    severity: Severity
    range: TextRange
    text: str
    message: str
    suggestions: tuple[str, ...] = ()
    alternatives: tuple[Fix, ...] = ()
    reasons: tuple[str, ...] = ()
    where: str = ""
    fingerprint: str = ""

    @property
    def fix(self) -> Fix | None:
        """The fix that puts the first suggestion in place."""
        return self.alternatives[0] if self.alternatives else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one candidate was judged, for `explain`: `outcome` is confirmed, softened or acquitted."""

    rule: str
    range: TextRange
    text: str
    outcome: str
    conditions: tuple[str, ...]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What the engine yields for a file: exactly one of `document`, `error` and `skipped` is set,
    except that a file the gate found clean has none of them.
    """

    path: str
    document: SourceDocument | None = None
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    error: StigmalintError | None = None
    skipped: str = ""
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a report needs: the results, and the rules and guides that the findings name.

    `improved` counts the phrases of the baseline that are gone from the files that were read.
    """

    results: tuple[Result, ...]
    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]
    profile: str
    version: str
    improved: int = 0
