"""A run over files: read, hand to the engine, sort what comes back, and say on standard error what went wrong."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

import click

from stigmalint import __version__, engine
from stigmalint.commands import jobs
from stigmalint.commands.settings import SettingsOf
from stigmalint.discover import Found
from stigmalint.errors import ConfigError, ReadError
from stigmalint.model import Result, Run
from stigmalint.suppress import improved, read_baseline, without_known

#: So many files take long enough to be worth a progress bar.
_MANY = 100
Read = Callable[[str], bytes]


class Session:
    """The files of a run and what is known of them. `digests` tell whether a file is still what was read.

    `piped` is the content of standard input where that is checked instead of files; `processes` share the work.
    """

    def __init__(
        self,
        settings: SettingsOf,
        read: Read,
        *,
        piped: bytes | None = None,
        use_baseline: bool = True,
        processes: int = 1,
    ) -> None:
        self.settings = settings
        self.read = read
        self.piped = piped
        self._use_baseline = use_baseline
        self._processes = processes
        self.digests: dict[str, bytes] = {}
        self._baselines: dict[os.PathLike[str], frozenset[str]] = {}

    def check(self, files: Sequence[Found], *, explain: bool = False) -> list[Result]:
        """A result for every file, in order. Files that cannot be read do not stop the others."""
        apart: dict[str, Result] = {}
        contents = self._contents(files, apart)
        found = _watched(jobs.check(contents, self.settings, explain=explain, jobs=self._processes), len(files))
        results = {result.path: self.without_baseline(result) for result in found}
        return [results.get(file.path) or apart[file.path] for file in files]

    def without_baseline(self, result: Result) -> Result:
        """The result without the findings that the baseline of its settings knows."""
        path = self.settings(result.path).baseline
        if path is None or not result.findings or not self._use_baseline:
            return result
        if path not in self._baselines:
            try:
                self._baselines[path] = read_baseline(path.read_text(encoding="utf-8"))
            except OSError as error:
                hint = "write it with `stigmalint baseline`"
                raise ConfigError(f"{path}: cannot read this baseline ({error.strerror}); {hint}") from None
            except ValueError as error:
                raise ConfigError(f"{path}: {error}") from None
        return without_known(result, self._baselines[path])

    def _contents(self, files: Iterable[Found], apart: dict[str, Result]) -> Iterator[tuple[str, bytes]]:
        for file in files:
            path = file.path
            if not engine.is_known(path, self.settings(path), named=file.named) and (
                self.piped is not None or os.path.exists(path)
            ):
                apart[path] = Result(path, skipped="no reader knows this kind of file")
                continue
            try:
                data = self.read(path)
            except OSError as error:
                apart[path] = Result(path, error=ReadError(f"{path}: {_why(error)}"))
                continue
            self.digests[path] = digest(data)
            yield path, data


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; look at the spelling of its path"
    return f"cannot be read ({error.strerror}); make it readable or exclude it"


def digest(data: bytes) -> bytes:
    """What tells whether a file has changed."""
    return blake2b(data, digest_size=16).digest()


def read_file(path: str) -> bytes:
    """The bytes of a file."""
    with open(path, "rb") as file:
        return file.read()


def run_of(results: Sequence[Result], settings: SettingsOf) -> Run:
    """The results with the rules and guides that their findings name."""
    named = {finding.rule for result in results for finding in result.findings}
    run = Run(tuple(results), {}, {}, settings.everywhere().profile, __version__)
    books = {settings(result.path) for result in results if result.findings}
    for book in map(engine.rule_book, books):
        rules = {name: rule for name, rule in book.rules.items() if name in named}
        run = replace(run, rules={**run.rules, **rules}, sources={**run.sources, **book.sources})
    baselines = {settings(result.path).baseline for result in results} - {None}
    texts = [path.read_text(encoding="utf-8") for path in baselines if path and path.is_file()]
    return replace(run, improved=sum(improved(text, results) for text in texts))


def tell_troubles(results: Sequence[Result], files: Sequence[Found]) -> None:
    """Name on standard error what was skipped, what could not be read, and what was read with a remark."""
    named = {file.path for file in files if file.named}
    untold = 0
    for result in results:
        if result.error:
            click.echo(f"stigmalint: {result.error}", err=True)
        elif result.skipped and result.path in named:
            click.echo(f"stigmalint: {result.path}: skipped, {result.skipped}", err=True)
        elif result.skipped:
            untold += 1
        for warning in result.document.warnings if result.document else ():
            click.echo(f"stigmalint: {result.path}: {warning}", err=True)
    if untold:
        files_ = "1 file" if untold == 1 else f"{untold} files"
        click.echo(f"stigmalint: skipped {files_} that no reader knows; --show-files names them", err=True)


def _watched(results: Iterable[Result], total: int) -> Iterator[Result]:
    """The results; while many are still to come after a second, their progress is shown, on a terminal only."""
    if not sys.stderr.isatty():
        yield from results
        return
    begun, bar = time.monotonic(), None
    for done, result in enumerate(results, 1):
        yield result
        if bar is not None:
            bar.update(1)
        elif total - done >= _MANY and time.monotonic() - begun > 1:
            bar = click.progressbar(length=total, label="Reading", file=sys.stderr).__enter__()
            bar.update(done)
    if bar is not None:
        bar.render_finish()
