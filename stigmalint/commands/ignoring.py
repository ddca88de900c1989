"""Writing directives: the comment that keeps a phrase, with its reason, on the line of the phrase."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import click

from stigmalint import engine
from stigmalint.commands.fixing import read_again
from stigmalint.commands.output import count
from stigmalint.commands.session import Session
from stigmalint.commands.writing import write_over
from stigmalint.errors import ReadError
from stigmalint.model import Applicability, Edit, Finding, Fix, Result, SourceDocument, TextRange


def add_ignores(session: Session, results: Sequence[Result]) -> list[Result]:
    """Write a directive for every finding that reaches its file's fail level; the results afterwards."""
    changed: dict[str, bytes] = {}
    failed: dict[str, Result] = {}
    added = 0
    for result in results:
        level = session.settings(result.path).fail_level.rank
        kept = [finding for finding in result.findings if finding.severity.rank >= level]
        if not kept or not result.document:
            continue
        try:
            changed[result.path] = _write(session, result.document, result.path, kept)
            added += len(kept)
        except ReadError as error:
            failed[result.path] = Result(result.path, error=error)
            click.echo(f"stigmalint: {error}", err=True)
    again = {r.path: session.without_baseline(r) for r in engine.check(changed.items(), session.settings)}
    if changed:
        click.echo(
            f"stigmalint: {count(added, 'phrase')} will be left alone in {count(len(changed), 'file')}", err=True
        )
    return [failed.get(result.path) or again.get(result.path, result) for result in results]


def ignores(document: SourceDocument, kept: Collection[tuple[Finding, str]]) -> list[Fix]:
    """The insertions that keep findings for the reasons given; `ReadError` if the format has no comments."""
    if not kept:
        return []
    comment = engine.comment_around(document)
    if comment is None:
        raise ReadError(
            f'{document.path}: has no comments to write an ignore in; use "allow" or [per-file] in the configuration'
        )
    places: dict[tuple[int, str], list[str]] = {}
    for finding, reason in kept:
        rules = places.setdefault((_place(document, finding), reason), [])
        if finding.rule not in rules:
            rules.append(finding.rule)
    fixes = []
    for (offset, reason), rules in places.items():
        said = f" -- {reason}" if reason else ""
        text = f" {comment[0]} stigmalint: ignore[{', '.join(rules)}]{said} {comment[1]}"
        fixes.append(Fix((Edit(TextRange(offset, offset), text),), Applicability.UNSAFE))
    return fixes


def as_reason(words: str, document: SourceDocument) -> str:
    """A reason on one line, without anything that would end the comment it goes into."""
    reason = words
    for mark in engine.comment_around(document) or ():
        reason = reason.replace(mark, "")
    return " ".join(reason.replace("--", "–").split())


def _write(session: Session, document: SourceDocument, path: str, kept: Sequence[Finding]) -> bytes:
    fixes = ignores(document, [(finding, "") for finding in kept])
    new = engine.apply_fixes(document, read_again(session, path), fixes)
    write_over(path, new, session.digests[path])
    return new


def _place(document: SourceDocument, finding: Finding) -> int:
    """The end of the phrase's last line, before what must stay last: spaces, a break's backslash, a cell's bar."""
    line, _ = document.position(max(finding.range.end - 1, finding.range.start))
    whole = document.line_range(line)
    kept = document.text[finding.range.end : whole.end].rstrip("|\\ \t")
    return finding.range.end + len(kept)
