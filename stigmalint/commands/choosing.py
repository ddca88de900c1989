"""`check --interactive`: finding by finding, the writer decides; every decision is on disk at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import click

from stigmalint import engine
from stigmalint.commands.fixing import read_again
from stigmalint.commands.ignoring import as_reason, ignores
from stigmalint.commands.session import Session, digest, run_of
from stigmalint.commands.writing import write_over
from stigmalint.errors import ReadError
from stigmalint.model import Applicability, Finding, Fix, Result, Rule, SourceDocument, TextRange

_REACH = 160
_BREAK = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n\s*\n")


class _Quit(Exception):
    """The writer has had enough for now."""


@dataclass
class _File:
    """A file under decision: what was read, what is on disk now, and what was decided by finding."""

    path: str
    document: SourceDocument
    original: bytes
    on_disk: bytes
    reworded: dict[Finding, Fix] = field(default_factory=dict)
    kept: dict[Finding, str] = field(default_factory=dict)
    error: ReadError | None = None

    def save(self) -> None:
        """Put on disk what the decisions make of the original."""
        chosen = [*self.reworded.values(), *ignores(self.document, list(self.kept.items()))]
        data = engine.apply_fixes(self.document, self.original, chosen) if chosen else self.original
        if data != self.on_disk:
            write_over(self.path, data, digest(self.on_disk))
            self.on_disk = data


def choose_all(session: Session, results: Sequence[Result]) -> list[Result]:
    """Ask about every finding in turn; the results of what is on disk afterwards."""
    files = [_open(session, result, result.document) for result in results if result.document and result.findings]
    findings = {result.path: result.findings for result in results}
    steps = [(file, finding) for file in files for finding in findings[file.path]]
    try:
        _ask_all(steps, run_of(results, session.settings).rules)
    except (_Quit, click.Abort):
        click.echo("\nStopped here. Every decision so far is written.")
    changed = [(file.path, file.on_disk) for file in files if not file.error and file.on_disk != file.original]
    after = {r.path: session.without_baseline(r) for r in engine.check(changed, session.settings)}
    after.update({file.path: Result(file.path, error=file.error) for file in files if file.error})
    return [after.get(result.path, result) for result in results]


def _open(session: Session, result: Result, document: SourceDocument) -> _File:
    try:
        data = read_again(session, result.path)
    except ReadError as error:
        click.echo(f"stigmalint: {error}", err=True)
        return _File(result.path, document, b"", b"", error=error)
    return _File(result.path, document, data, data)


def _ask_all(steps: Sequence[tuple[_File, Finding]], rules: Mapping[str, Rule]) -> None:
    """Go through the findings; undoing steps back to the one asked before."""
    asked: list[int] = []
    at = 0
    while at < len(steps):
        file, finding = steps[at]
        if file.error or not _is_open(file, finding):
            at += 1
            continue
        click.echo(_describe(file, finding, f"{at + 1} of {len(steps)}"))
        try:
            is_decided = _decide(file, finding, rules.get(finding.rule))
            if is_decided:
                asked.append(at)
                at += 1
            elif asked:
                at = asked.pop()
                _forget(*steps[at])
            else:
                click.echo("  There is nothing to undo.")
        except ReadError as error:
            click.echo(f"stigmalint: {error}", err=True)
            file.error = error


def _is_open(file: _File, finding: Finding) -> bool:
    """Is the phrase still as it was read, not part of one that has been reworded?"""
    return not any(edit.range.overlaps(finding.range) for fix in file.reworded.values() for edit in fix.edits)


def _forget(file: _File, finding: Finding) -> None:
    file.reworded.pop(finding, None)
    file.kept.pop(finding, None)
    file.save()


def _decide(file: _File, finding: Finding, rule: Rule | None) -> bool:
    """Ask until there is a decision, and save it; False to go back."""
    offered = _offered(finding)
    numbers = {str(number): fix for number, fix in enumerate(offered, 1)}
    reword = f"[1{f'-{len(offered)}' if len(offered) > 1 else ''}] reword, " if offered else ""
    while True:
        answer = click.prompt(f"  {reword}[k]eep, [i]gnore, [w]hy, [u]ndo, [q]uit", prompt_suffix=": ").strip().lower()
        if answer in numbers:
            file.reworded[finding] = numbers[answer]
            file.save()
            return True
        if answer in ("k", "keep"):
            return True
        if answer in ("u", "undo"):
            return False
        if answer in ("q", "quit"):
            raise _Quit
        if answer in ("w", "why"):
            click.echo(f"  {rule.why if rule else finding.message}")
        elif answer in ("i", "ignore") and _keep_for_good(file, finding):
            return True


def _keep_for_good(file: _File, finding: Finding) -> bool:
    """Ask for a reason and write it as a directive; False if the format has no place for one."""
    if engine.comment_around(file.document) is None:
        click.echo("  This format has no comments; allow the phrase in the configuration instead.")
        return False
    words = click.prompt("  Why do these words stay?", prompt_suffix=" ")
    file.kept[finding] = as_reason(words, file.document)
    file.save()
    return True


def _offered(finding: Finding) -> list[Fix]:
    """The fixes to choose among: all that an edit can do without breaking something."""
    return [fix for fix in finding.alternatives if fix.applicability is not Applicability.DISPLAY]


def _describe(file: _File, finding: Finding, progress: str) -> str:
    line, column = file.document.position(finding.range.start)
    place = click.style(f"{file.path}:{line}:{column}", bold=True)
    rows = ["", f"{place} ({progress}) {click.style(finding.rule, fg='cyan')}", f"  {finding.message}"]
    rows.append(f"    now  {_sentence(file.document, finding, None)}")
    offered = _offered(finding)
    rows += [f"    {number:>3}  {_sentence(file.document, finding, fix)}" for number, fix in enumerate(offered, 1)]
    if finding.suggestions and not offered:
        rows.append(f"    try  {' | '.join(finding.suggestions)} (to be written by hand here)")
    return "\n".join(rows)


def _sentence(document: SourceDocument, finding: Finding, fix: Fix | None) -> str:
    """The sentence around a finding, as it is or with a fix applied, on one line."""
    window = TextRange(max(finding.range.start - _REACH, 0), min(finding.range.end + _REACH, len(document.text)))
    before = document.text[window.start : finding.range.start]
    start = window.start + max((found.end() for found in _BREAK.finditer(before)), default=0)
    following = _BREAK.search(document.text, finding.range.end, window.end)
    end = following.start() if following else window.end
    edits = fix.edits if fix else ()
    start = min([start, *(edit.range.start for edit in edits)])
    said, at = "", start
    for edit in edits or (None,):
        place = edit.range if edit else finding.range
        words = edit.text if edit else document.text[place.start : place.end]
        said += document.text[at : place.start] + click.style(words, fg="green" if fix else "yellow")
        at = place.end
    return " ".join((said + document.text[at : max(end, at)]).split())
