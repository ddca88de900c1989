"""What the steps of fitting hand to one another: the place in the sentence, and the fix as far as it is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from stigmalint.model import Applicability

#: A suggestion with one of these words inside can neither stand before a noun nor take a possessive.
_POSTMODIFIER = re.compile(
    r" (?:who|whose|that|with|without|in|of|on|by|from|for|at|to|under|experiencing|living|using|asking|having|"
    r"convicted|accused|born|held|detained|affected|receiving|facing|pushed|needing|seeking|sentenced)\b"
)
_PEOPLE = re.compile(
    r"^(?:[\w-]+ ){0,2}?(?:person|people|individuals?|patients?|men|man|women|woman|child|children|adults?|youth|"
    r"babies|baby|infants?|persons|workers?|immigrants?|migrants?|noncitizens?|survivors?|members?|veterans?|parents?|"
    r"mothers?|fathers?|families|family|clients?|participants?|residents?|students?)\b"
)
_ORDER = (Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY)


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion in lower case: in the number of the phrase, and for several."""

    words: str
    several: str

    @property
    def is_heavy(self) -> bool:
        """Has it something behind its noun ("people who use drugs")?"""
        return bool(_POSTMODIFIER.search(self.words))

    @property
    def is_about_people(self) -> bool:
        """Does it name people?"""
        return bool(_PEOPLE.match(self.words))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a suggestion must fit: the span with its exact offsets in its Doc, and what is known about it.

    `first_offer` answers the first suggestion for another reported span of the Doc.
    """

    span: Span
    text: str
    start: int
    end: int
    plural: bool
    title: bool
    people: frozenset[str]
    conditions: frozenset[str]
    neighbours: tuple[Span, ...]
    first_offer: Callable[[Span], Offer | None]

    @property
    def doc(self) -> Doc:
        """The parsed sentence."""
        return self.span.doc

    @property
    def is_whole(self) -> bool:
        """Does the span begin and end where its tokens do?"""
        return self.start == self.span.start_char and self.end == self.span.end_char

    def before(self, steps: int = 1) -> Token | None:
        """The token so many steps before the span."""
        at = self.span.start - steps
        return self.doc[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Token | None:
        """The token so many steps behind the span."""
        at = self.span.end - 1 + steps
        return self.doc[at] if at < len(self.doc) else None

    def neighbour_at(self, index: int) -> Span | None:
        """The reported span that begins at a token."""
        return next((span for span in self.neighbours if span.start == index), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """Words for a range of the Doc's text, further edits, and how certain all of it is."""

    words: str
    start: int
    end: int
    level: Applicability
    more: tuple[tuple[int, int, str], ...] = ()
    settled: bool = False

    def lowered(self, level: Applicability) -> Draft:
        """The draft at most as certain as `level`."""
        return replace(self, level=max(self.level, level, key=_ORDER.index))

    def doubted(self) -> Draft:
        """To be read again by a person."""
        return self.lowered(Applicability.UNSAFE)

    def given_up(self) -> Draft:
        """Shown, and never applied."""
        return replace(self.lowered(Applicability.DISPLAY), settled=True)
