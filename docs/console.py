"""Keeps the guide true: what stands below a command is what it prints, what stands below a file's name is the file."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from stigmalint.cli import main

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_FILE = re.compile(r"(?<=<!-- )(examples/\S+)( -->\n```\w+\n).*?(?=^```$)", re.M | re.S)
_SHELL = re.compile(r"[|<>;&$]")


def refreshed(page: str) -> str:
    """A page with files and the output of commands as they are today.

    The commands of a page run in order, beside a copy of `examples/`.
    """
    page = _FILE.sub(lambda block: block[1] + block[2] + (ROOT / block[1]).read_text(encoding="utf-8"), page)
    if not _BLOCK.search(page):
        return page
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        os.chdir(folder)
        try:
            return _BLOCK.sub(lambda block: "".join(_run_all(block.group())), page)
        finally:
            os.chdir(here)


def _run_all(block: str) -> Iterator[str]:
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            yield line
            yield from (f"{said.rstrip()}\n" for said in _run(line[2:].strip()).splitlines())


def _run(command: str) -> str:
    """What a command prints; ours run in this process, so that the pipeline is loaded once."""
    if not command.startswith("stigmalint ") or _SHELL.search(command):
        return _run_in_shell(command)
    result = CliRunner().invoke(main, shlex.split(command)[1:])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def _run_in_shell(command: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr
