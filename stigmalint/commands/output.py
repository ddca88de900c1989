"""From results to what the user gets: a report, where it goes, an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from stigmalint.commands.session import run_of
from stigmalint.commands.settings import SettingsOf
from stigmalint.commands.writing import write_new
from stigmalint.config import nearest
from stigmalint.errors import ConfigError
from stigmalint.model import Result
from stigmalint.reports import REPORTS, Report, report_named


def report_for(name: str, *, statistics: bool = False) -> Report:
    """The report that the options ask for; `ConfigError` for an unknown name, before anything is read."""
    if statistics:
        from stigmalint.reports import text

        return text.statistics
    report = report_named(name)
    if report is None:
        raise ConfigError(f'unknown output format "{name}"{nearest(name, tuple(REPORTS))}')
    return report


def print_report(report: Report, results: Sequence[Result], settings: SettingsOf, file: str | None, err: bool) -> None:
    """Print the report of the results on standard output (or error), or write it to a file."""
    stream = sys.stderr if err else sys.stdout
    text = report(run_of(results, settings), color=not file and is_colored(stream.isatty()))
    if file:
        write_new(file, text.encode("utf-8", "replace"))
    else:
        click.echo(text.encode("utf-8", "replace"), nl=False, err=err)


def is_colored(on_terminal: bool) -> bool:
    """Are colours wanted where the output goes? `NO_COLOR` says no."""
    return on_terminal and not os.environ.get("NO_COLOR")


def exit_code(results: Sequence[Result], settings: SettingsOf, *, exit_zero: bool) -> int:
    """2 if something could not be read or written, 1 if a finding reaches its file's fail level, else 0."""
    if any(result.error for result in results):
        return 2
    failing = (
        finding
        for result in results
        for finding in result.findings
        if finding.severity.rank >= settings(result.path).fail_level.rank
    )
    return 1 if not exit_zero and any(failing) else 0


def count(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
