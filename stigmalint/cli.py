"""The command line: a table of commands, each imported on use, and the one place that turns errors into exits."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

from stigmalint import __version__
from stigmalint.errors import StigmalintError

COMMANDS = {
    "check": ("stigmalint.commands.check:check", "Find phrases worth another look, and words to try instead."),
    "explain": ("stigmalint.commands.explain:explain", "Say why a line is flagged or left alone, or what a rule is."),
    "review": ("stigmalint.commands.review:review", "Hand back a copy with comments, for people who write."),
    "rules": ("stigmalint.commands.rules:rules", "List the rules."),
    "test": ("stigmalint.commands.test:test", "Run the examples inside rule files."),
    "baseline": ("stigmalint.commands.baseline:baseline", "Record what is there, so that only new findings show."),
    "init": ("stigmalint.commands.init:init", "Write a configuration to start from."),
}


class _Table(click.Group):
    """A group whose commands are imported when they are called, so that `--help` and each of them start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the user can mend becomes one line on standard error and exit code 2."""
        try:
            return super().invoke(ctx)
        except StigmalintError as error:
            click.echo(f"stigmalint: {error}", err=True)
            ctx.exit(2)


@click.group(cls=_Table, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="stigmalint %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Find wording that reduces people to a condition, and words that put the person first.

    Start with: stigmalint check README.md
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
