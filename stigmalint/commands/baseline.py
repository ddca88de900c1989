"""`stigmalint baseline`: record what is there, so that a team can start today."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from stigmalint.commands.output import count
from stigmalint.commands.session import Session, read_file, tell_troubles
from stigmalint.commands.settings import settings_from, settings_options
from stigmalint.commands.writing import write_new
from stigmalint.discover import find_files
from stigmalint.suppress import read_baseline, write_baseline

DEFAULT = ".stigmalint-baseline.json"


@click.command(short_help="Record what is there, so that only new findings show.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@settings_options
@click.option("-o", "--output-file", metavar="FILE", help=f"Where to. [the configured one, or {DEFAULT}]")
def baseline(paths: tuple[str, ...], output_file: str | None, **options: Any) -> None:
    """Record the findings in PATHS (default: the current folder); `check --baseline FILE` shows only newer ones."""
    settings = settings_from(options)
    configured = settings.everywhere().baseline
    target = Path(output_file) if output_file else configured or Path(DEFAULT)
    files = [file for file in find_files(paths or (os.curdir,), settings.is_excluded) if not settings(file.path).is_off]
    session = Session(settings, read_file, use_baseline=False)
    results = session.check(files)
    tell_troubles(results, files)
    text = write_baseline(results)
    before, now = _known(target), read_baseline(text)
    write_new(str(target), text.encode())
    click.echo(f"{count(len(now), 'phrase')} recorded in {target}; from now on only new ones are shown.")
    if before - now:
        click.echo(f"{count(len(before - now), 'phrase')} fewer than before: something got better.")
    if configured is None:
        click.echo(f'To use it in every run, put this into the configuration: baseline = "{target}"')
    sys.exit(2 if any(result.error for result in results) else 0)


def _known(path: Path) -> frozenset[str]:
    try:
        return read_baseline(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
