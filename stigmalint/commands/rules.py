"""`stigmalint rules`: list the rules."""

from __future__ import annotations

import json
from typing import Any

import click

from stigmalint import engine
from stigmalint.commands.settings import settings_from, settings_options
from stigmalint.errors import ConfigError
from stigmalint.model import Rule


@click.command(short_help="List the rules.")
@click.argument("words", nargs=-1)
@settings_options
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="[text]")
def rules(words: tuple[str, ...], output_format: str, **options: Any) -> None:
    """List the rules whose id or reason contains all WORDS; a dot marks those that are off.

    In brackets: how many of a rule's warnings on our annotated passages were right.
    """
    settings = settings_from(options).everywhere()
    book, on = engine.rule_book(settings), engine.selected(settings)
    wanted = [rule for rule in book.rules.values() if all(_is_about(rule, word.lower()) for word in words)]
    if not wanted:
        raise ConfigError(f'no rule is about "{" ".join(words)}"; `stigmalint rules` lists all')
    rows = [_row(rule, settings.profile, rule.id in on, book.measured.get(rule.id)) for rule in wanted]
    if output_format == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(rule.id) for rule in wanted)
    for rule_set in book.sets.values():
        inside = [row for row in rows if row["set"] == rule_set.id]
        if inside:
            note = "  (off unless selected)" if rule_set.opt_in else ""
            click.echo(f"{click.style(rule_set.title, bold=True)}{note}")
        for row in inside:
            severity = row["severity"] if row["on"] else "·"
            measured = " ({} of {} right)".format(*row["measured"]) if row["measured"] else ""
            click.echo(f"  {click.style(row['rule'].ljust(width), fg='cyan')}  {severity:<10}  {row['why']}{measured}")


def _is_about(rule: Rule, word: str) -> bool:
    return word in rule.id or word in rule.why.lower()


def _row(rule: Rule, profile: str, is_on: bool, measured: tuple[int, int] | None) -> dict[str, Any]:
    severity = rule.severity.get(profile, rule.severity["default"])
    return {
        "rule": rule.id,
        "set": rule.set,
        "severity": severity,
        "on": is_on and severity != "none",
        "why": rule.why,
        "fix": rule.fix,
        "sources": list(rule.sources),
        "since": rule.since,
        "measured": measured,
    }
