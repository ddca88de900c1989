"""Fixes from findings to files: apply, check again, until nothing is left to apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import click

from stigmalint import engine, fixes
from stigmalint.commands.output import count
from stigmalint.commands.session import Session, digest
from stigmalint.commands.writing import write_over
from stigmalint.errors import ReadError
from stigmalint.model import Result

#: A fix can make room for another that overlapped it; nobody needs more rounds than this.
_MOST_ROUNDS = 10


@dataclass
class Reworded:
    """What fixing came to: the results afterwards, old and new content and number of fixes of each changed file."""

    results: list[Result]
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def reword(session: Session, results: Sequence[Result], *, unsafe: bool) -> Reworded:
    """Apply the fixes of the results in memory, again and again until none is left."""
    done = Reworded(list(results))
    open_ = [result for result in results if result.document and fixes.choose(result.findings, unsafe=unsafe)]
    for result in open_:
        try:
            done.before[result.path] = done.after[result.path] = read_again(session, result.path)
        except ReadError as error:
            _fail(done.results, result.path, error)
    open_ = [result for result in open_ if result.path in done.before]
    for _ in range(_MOST_ROUNDS):
        changed = [path for path in (_reword_one(done, result, unsafe) for result in open_) if path]
        if not changed:
            break
        again = engine.check([(path, done.after[path]) for path in changed], session.settings)
        open_ = [session.without_baseline(result) for result in again]
        _put(done.results, {result.path: result for result in open_})
    return done


def write_all(session: Session, reworded: Reworded) -> None:
    """Write the changed files; one that cannot be written becomes an error in its result, and is left as it is."""
    for path, data in reworded.after.items():
        if data == reworded.before[path]:
            continue
        try:
            write_over(path, data, session.digests[path])
        except ReadError as error:
            del reworded.counts[path]
            _fail(reworded.results, path, error)


def show_diffs(reworded: Reworded) -> bytes:
    """A diff over all changed files, byte for byte as they are encoded, so that `git apply` takes it."""
    parts = []
    for path, new in reworded.after.items():
        old = reworded.before[path]
        if b"\0" in old:
            click.echo(f"stigmalint: {path}: would change, but a diff cannot show this kind of file", err=True)
            continue
        parts.append(fixes.diff(path, *(data.decode("utf-8", "surrogateescape") for data in (old, new))))
    return "".join(parts).encode("utf-8", "surrogateescape")


def tell_reworded(reworded: Reworded) -> None:
    """Say on standard error what was done."""
    if reworded.counts:
        phrases, files = count(reworded.counts.total(), "phrase"), count(len(reworded.counts), "file")
        click.echo(f"stigmalint: reworded {phrases} in {files}", err=True)


def read_again(session: Session, path: str) -> bytes:
    """The content of a file that has been checked; `ReadError` if it is another one now."""
    try:
        data = session.read(path)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read again: {error.strerror}") from None
    if digest(data) != session.digests[path]:
        raise ReadError(f"{path}: changed since it was read, so it was not written; run again")
    return data


def _reword_one(done: Reworded, result: Result, unsafe: bool) -> str:
    """Apply one round of a file's fixes; its path if there were any."""
    chosen = fixes.choose(result.findings, unsafe=unsafe)
    if not chosen or not result.document:
        return ""
    done.after[result.path] = engine.apply_fixes(result.document, done.after[result.path], chosen)
    done.counts[result.path] += len(chosen)
    return result.path


def _fail(results: list[Result], path: str, error: ReadError) -> None:
    """Tell the error at once, and keep it for the exit code."""
    click.echo(f"stigmalint: {error}", err=True)
    _put(results, {path: Result(path, error=error)})


def _put(results: list[Result], new: Mapping[str, Result]) -> None:
    results[:] = [new.get(result.path, result) for result in results]
