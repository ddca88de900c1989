"""Texts with all their fixes made, and where the edits came to stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stigmalint import engine, fixes
from stigmalint.config import Settings
from stigmalint.model import Edit, Finding, Severity, TextRange

#: The commands take at most as many rounds.
_MOST_ROUNDS = 10


@dataclass
class Rewritten:
    """A text before and after its fixes; `places` are the edits' ranges in the text as it is now."""

    before: str
    first: tuple[Finding, ...] = ()
    once: str = ""
    edits: list[Edit] = field(default_factory=list)
    after: str = ""
    places: list[TextRange] = field(default_factory=list)
    last: tuple[Finding, ...] = ()

    @property
    def warnings(self) -> list[Finding]:
        """What is still reported, louder than a suggestion."""
        return [finding for finding in self.last if finding.severity is not Severity.SUGGESTION]


def rewrite(texts: Mapping[str, str], settings: Settings) -> dict[str, Rewritten]:
    """Every text (by a file name that tells its format) with its safe and unsafe fixes made, until none is left."""
    done = {name: Rewritten(text, after=text) for name, text in texts.items()}
    waiting = list(done)
    for number in range(_MOST_ROUNDS):
        files = [(name, done[name].after.encode()) for name in waiting]
        for name, result in zip(waiting, engine.check(files, lambda _: settings, explain=True), strict=True):
            one = done[name]
            one.last = result.findings
            if number == 0:
                one.first, one.once = result.findings, one.before
            chosen = fixes.choose(result.findings, unsafe=True)
            if result.document is None or not chosen:
                waiting = [other for other in waiting if other != name]
                continue
            edits = sorted({edit for fix in chosen for edit in fix.edits}, key=lambda edit: edit.range)
            one.after = engine.apply_fixes(result.document, one.after.encode(), chosen).decode()
            one.places = _moved(one.places, edits) + arrived(edits)
            if number == 0:
                one.edits, one.once = edits, one.after
        if not waiting:
            return done
    raise AssertionError(f"fixes without end: {waiting}")


def arrived(edits: Sequence[Edit]) -> list[TextRange]:
    """Where the new words stand once all edits are made."""
    places, shift = [], 0
    for edit in edits:
        start = edit.range.start + shift
        places.append(TextRange(start, start + len(edit.text)))
        shift += len(edit.text) - (edit.range.end - edit.range.start)
    return places


def _moved(places: Sequence[TextRange], edits: Sequence[Edit]) -> list[TextRange]:
    """Earlier places after further edits."""

    def move(offset: int) -> int:
        return offset + sum(len(e.text) - (e.range.end - e.range.start) for e in edits if e.range.end <= offset)

    return [TextRange(move(place.start), max(move(place.end), move(place.start))) for place in places]
