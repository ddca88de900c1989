"""`stigmalint test`: run the examples inside rule files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from stigmalint import selftest
from stigmalint.commands.output import count
from stigmalint.commands.settings import settings_from, settings_options


@click.command(short_help="Run the examples inside rule files.")
@click.argument("files", nargs=-1, metavar="[RULE FILES]...")
@settings_options
def test(files: tuple[str, ...], **options: Any) -> None:
    """Run the examples inside rule files; without any, those of all shipped rules.

    Exit codes: 0 every example holds, 1 one does not, 2 a rule file is wrong.
    """
    settings = settings_from(options).everywhere()
    named = {path.resolve(): path for path in settings.rules}
    results = selftest.run([named.get(Path(file).resolve(), Path(file)) for file in files], settings)
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(f"{click.style(result.rule, fg='cyan')} {result.expect} {result.index}: {result.text}")
        click.echo(f"  {result.detail}\n")
    rules = count(len({result.rule for result in results}), "rule")
    if failed:
        click.echo(f"{len(failed)} of {count(len(results), 'example')} of {rules} came out otherwise.")
    else:
        click.echo(f"{count(len(results), 'example')} of {rules}: all as stated.")
    sys.exit(1 if failed else 0)
