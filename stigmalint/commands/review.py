"""`stigmalint review`: hand back a copy with marks that anybody can open."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import Any

import click

from stigmalint import review as markers
from stigmalint.commands.fixing import read_again
from stigmalint.commands.output import count
from stigmalint.commands.session import Session, read_file, run_of, tell_troubles
from stigmalint.commands.settings import SettingsOf, settings_from, settings_options
from stigmalint.commands.writing import write_new
from stigmalint.discover import Found
from stigmalint.errors import ConfigError, ReadError
from stigmalint.model import Result


@click.command(short_help="Hand back a copy with comments.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@settings_options
@click.option("-o", "--output-file", metavar="OUT", help="Where to: a file, or a folder. [beside the original]")
@click.option("--suggest-changes", is_flag=True, help="Word documents: tracked changes to accept or reject.")
def review(paths: tuple[str, ...], output_file: str | None, suggest_changes: bool, **options: Any) -> None:
    """Write a copy of each FILE with the findings marked in it; the original stays as it is.

    Word documents get comments, or with --suggest-changes tracked changes; presentations and OpenDocument files get
    comments, PDF files highlights, pictures numbered boxes. Of everything else the copy is a web page.
    """
    settings = settings_from(options)
    if output_file and len(paths) > 1 and not os.path.isdir(output_file):
        raise ConfigError(f"{output_file}: is no folder; name one for the copies of several files")
    files = [Found(path, True) for path in dict.fromkeys(paths)]
    session = Session(settings, read_file)
    results = session.check(files)
    tell_troubles(results, files)
    failed = any(result.error or result.skipped for result in results)
    for result in results:
        if result.error or result.skipped:
            continue
        if not result.findings:
            click.echo(f"{result.path}: nothing to point out; no copy was written")
            continue
        try:
            _write_copy(session, settings, result, output_file, suggest_changes)
        except ReadError as error:
            click.echo(f"stigmalint: {error}", err=True)
            failed = True
    sys.exit(2 if failed else 0)


def _write_copy(session: Session, settings: SettingsOf, result: Result, out: str | None, suggest: bool) -> None:
    assert result.document is not None
    name = markers.name_of(result.path, result.document)
    target = os.path.join(out, os.path.basename(name)) if out and os.path.isdir(out) else out or name
    if os.path.realpath(target) == os.path.realpath(result.path):
        raise ReadError(f"{target}: is the original itself; name another file for the copy")
    data = read_again(session, result.path)
    run = run_of([result], settings)
    now = datetime.now(UTC)
    copy = markers.Copy(data, result.document, result.findings, run, now, suggest)
    write_new(target, markers.mark(copy))
    click.echo(f"{result.path}: {count(len(result.findings), 'phrase')} marked in {target}")
