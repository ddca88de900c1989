"""`stigmalint init`: a configuration to start from."""

from __future__ import annotations

from pathlib import Path

import click

from stigmalint import __version__
from stigmalint.commands.writing import write_new
from stigmalint.config import NAMES, find
from stigmalint.errors import ConfigError

_CONFIGURATION = """\
# What stigmalint checks, and how. Every line may go: these are the defaults.

# Whose guides to follow: harm-reduction | clinical | journalism
profile = "harm-reduction"

# Rule sets or single rules to run instead of the default ones, and those to leave out.
# `stigmalint rules` lists them.
# select = ["substance-use", "housing"]
# ignore = ["housing/homeless-people"]

# Phrases that are never reported, such as names.
# allow = ["Alcoholics Anonymous"]

# Words in quotations: skip | note (only as a suggestion) | check
quotes = "note"

# What fails a run: error | warning | suggestion
fail-level = "warning"

# Files and folders to leave out, as in a .gitignore.
# exclude = ["vendor/"]

# Other settings for some files.
# [per-file]
# "CHANGELOG.md" = { ignore = ["ALL"] }
# "grants/**" = { profile = "clinical" }
"""
_HOOK = """\
  - repo: https://example.org/stigmalint  # where you got it from
    rev: v{version}
    hooks:
      - id: stigmalint
"""


@click.command(short_help="Write a configuration to start from.")
def init() -> None:
    """Write stigmalint.toml in the current folder, and say how to go on."""
    existing = find(Path())
    if existing and existing.parent == Path.cwd():
        raise ConfigError(f"{existing.name}: there is a configuration here already; edit that one")
    write_new(NAMES[0], _CONFIGURATION.encode())
    click.echo(f"Wrote {NAMES[0]}.\n")
    click.echo("Next: stigmalint check .")
    click.echo("To check every commit, add this to .pre-commit-config.yaml:\n")
    click.echo(_HOOK.format(version=__version__), nl=False)
