"""`stigmalint check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from stigmalint import engine
from stigmalint.commands.output import exit_code, print_report, report_for
from stigmalint.commands.session import Session, read_file, tell_troubles
from stigmalint.commands.settings import SettingsOf, settings_from, settings_options
from stigmalint.discover import Found, find_files
from stigmalint.errors import ConfigError
from stigmalint.model import Result, Severity
from stigmalint.reports import REPORTS


@click.command(short_help="Find phrases worth another look.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@settings_options
@click.option("--fix", is_flag=True, help="Apply the fixes that are certain.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also those to read again afterwards.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, for `git apply`; write nothing.")
@click.option("-i", "--interactive", is_flag=True, help="Decide finding by finding.")
@click.option("--add-ignore", is_flag=True, help="Write an ignore comment for every finding that fails the run.")
@click.option("--output-format", default="text", metavar="NAME", help=f"One of {', '.join(REPORTS)}.")
@click.option("-o", "--output-file", metavar="FILE", help="Write the report here.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of showing them.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and stop.")
@click.option("--fail-level", type=click.Choice([s.value for s in Severity]), help="What fails a run. [warning]")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these files and folders out.")
@click.option("--force-exclude", is_flag=True, help="Leave excluded files out even when they are named.")
@click.option("--changed-since", metavar="REV", help="Only files that differ from where the branch left REV.")
@click.option("--staged", is_flag=True, help="Only staged files, as they are staged.")
@click.option("--baseline", metavar="FILE", help="Show only what this baseline does not know.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, metavar="N", help="Check in N processes. [1]")
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input (-); its suffix is the format.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Find phrases worth another look, and words to try instead.

    Folders are walked, honouring .gitignore; without PATHS, the current one is. "-" is standard input.

    Exit codes: 0 nothing at or above the fail level, 1 findings, 2 something could not be done.
    """
    _refuse_contradictions(paths, options)
    fail_level, baseline = options.pop("fail_level"), options.pop("baseline")
    settings = settings_from(
        options,
        fail_level=Severity(fail_level) if fail_level else None,
        baseline=Path(baseline) if baseline else None,
        exclude=options.pop("exclude"),
    )
    report = report_for(options["output_format"], statistics=options["statistics"])
    session, files = _open(settings, paths, options)
    if options["show_files"]:
        _show_files(files, settings)
        return
    results = session.check(files, explain=options["interactive"])
    tell_troubles(results, files)
    if options["interactive"]:
        from stigmalint.commands.choosing import choose_all

        results = choose_all(session, results)
    elif options["add_ignore"]:
        from stigmalint.commands.ignoring import add_ignores

        results = add_ignores(session, results)
    elif options["fix"] or options["diff"]:
        results = _fix(session, results, options)
    if not (options["diff"] or options["interactive"]):
        piped = options["fix"] and "-" in paths
        print_report(report, results, settings, options["output_file"], err=piped)
    sys.exit(exit_code(results, settings, exit_zero=options["exit_zero"]))


def _refuse_contradictions(paths: Sequence[str], options: dict[str, Any]) -> None:
    if options["unsafe_fixes"] and not (options["fix"] or options["diff"]):
        raise ConfigError("--unsafe-fixes goes with --fix or --diff; add one of them")
    changing = [
        name for name in ("fix", "diff", "interactive", "add_ignore", "show_files", "statistics") if options[name]
    ]
    if len(changing) > 1 and set(changing) not in ({"fix", "diff"}, {"fix", "statistics"}):
        raise ConfigError(f"{' and '.join('--' + name.replace('_', '-') for name in changing)} do not go together")
    if options["statistics"] and options["output_format"] != "text":
        raise ConfigError("--statistics goes with text output; the json output has the counts in its summary")
    if "-" in paths:
        if len(paths) > 1 or options["staged"] or options["changed_since"]:
            raise ConfigError('"-" is standard input; name nothing else beside it')
        if options["interactive"] or options["add_ignore"]:
            raise ConfigError("standard input cannot be edited; name the file")
    elif options["stdin_filename"]:
        raise ConfigError('--stdin-filename goes with "-" for standard input')


def _open(settings: Any, paths: Sequence[str], options: dict[str, Any]) -> tuple[Session, list[Found]]:
    """The session and the files that the arguments mean."""
    read = read_file
    if "-" in paths:
        data = sys.stdin.buffer.read()
        files = [Found(options["stdin_filename"] or "stdin.txt", True)]
        return Session(settings, lambda path: data, piped=data), files
    places = paths or (os.curdir,)
    if options["staged"] or options["changed_since"]:
        from stigmalint.commands import git

        names = git.staged(places) if options["staged"] else git.changed_since(options["changed_since"], places)
        files = [Found(name, False) for name in names if not settings.is_excluded(name)]
        read = git.read_staged if options["staged"] else read_file
    else:
        files = list(find_files(places, settings.is_excluded, options["force_exclude"]))
    return Session(settings, read, processes=options["jobs"]), [
        file for file in files if not settings(file.path).is_off
    ]


def _show_files(files: Sequence[Found], settings: SettingsOf) -> None:
    """List on standard output what would be checked, and on standard error what no reader knows."""
    for file in files:
        if engine.is_known(file.path, settings(file.path), named=file.named):
            click.echo(file.path)
        else:
            click.echo(f"stigmalint: {file.path}: skipped, no reader knows this kind of file", err=True)


def _fix(session: Session, results: list[Result], options: dict[str, Any]) -> list[Result]:
    """Apply or show the fixes; the results afterwards."""
    from stigmalint.commands.fixing import reword, show_diffs, tell_reworded, write_all

    reworded = reword(session, results, unsafe=options["unsafe_fixes"])
    if options["diff"]:
        click.echo(show_diffs(reworded), nl=False)
        return results
    if session.piped is None:
        write_all(session, reworded)
    else:
        click.echo(next(iter(reworded.after.values()), session.piped), nl=False)
    tell_reworded(reworded)
    return reworded.results
