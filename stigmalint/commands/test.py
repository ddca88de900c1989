"""`stigmalint test`: run the examples inside rule files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from stigmalint import engine, selftest
from stigmalint.commands.output import count
from stigmalint.commands.settings import settings_from, settings_options
from stigmalint.config import Settings
from stigmalint.measure import Measure, measure


@click.command(short_help="Run the examples inside rule files.")
@click.argument("files", nargs=-1, metavar="[RULE FILES]...")
@click.option("--coverage", is_flag=True, help="Name the guards that no example puts to work.")
@click.option("--corpus", metavar="GOLD", help="Also measure every rule on annotated passages (JSON lines).")
@settings_options
def test(files: tuple[str, ...], coverage: bool, corpus: str | None, **options: Any) -> None:
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
    if coverage:
        _show_coverage(results, settings)
    if corpus:
        _show_measure(measure(Path(corpus), settings))
    sys.exit(1 if failed else 0)


def _show_coverage(results: Sequence[selftest.ExampleResult], settings: Settings) -> None:
    tested = {result.rule for result in results}
    rules = [rule for name, rule in engine.rule_book(settings).rules.items() if name in tested]
    idle = selftest.idle_guards(rules, results)
    for rule, guards in idle.items():
        click.echo(f"  {click.style(rule, fg='cyan')}: no example puts {', '.join(guards)} to work")
    click.echo(f"{count(len(idle), 'rule')} with idle guards.")


def _show_measure(found: Measure) -> None:
    click.echo("\nrule: right of all warnings")
    for rule in sorted({*found.true, *found.false}):
        true, total = found.true[rule], found.true[rule] + found.false[rule]
        click.echo(f"  {click.style(rule, fg='cyan')}  {true}/{total}")
    click.echo("category: found of all that must be flagged")
    for category in sorted(found.wanted):
        click.echo(f"  {category}  {found.found[category]}/{found.wanted[category]}")
