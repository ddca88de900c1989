"""What a comment says about a finding, the same in every format."""

from __future__ import annotations

from dataclasses import dataclass

from stigmalint.model import Finding, Run

_MOST = 4


@dataclass(frozen=True, slots=True)
class Note:
    """The message, and below it the words to try, why, and who says so."""

    message: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, one line each."""
        return "\n".join((self.message, *self.lines))


def note_of(finding: Finding, run: Run, *, elsewhere: bool = False) -> Note:
    """The note on a finding; one that cannot stand at the phrase itself begins with the phrase's place."""
    rule = run.rules.get(finding.rule)
    lines = []
    if finding.suggestions:
        lines.append("Words to try: " + "; ".join(f"“{words}”" for words in finding.suggestions[:_MOST]))
    if rule and rule.why:
        lines.append(f"Why: {rule.why}")
    if finding.reasons:
        lines.append(f"Only a suggestion here: {', '.join(finding.reasons)}")
    sources = [run.sources[name] for name in (rule.sources if rule else ()) if name in run.sources]
    if sources:
        lines.append("Source: " + "; ".join(f"{source.title} ({source.publisher})" for source in sources[:2]))
    lines.append(f"You decide. Rule: {finding.rule}")
    place = f"{finding.where[:1].upper()}{finding.where[1:]}: " if elsewhere and finding.where else ""
    return Note(place + finding.message, tuple(lines))
