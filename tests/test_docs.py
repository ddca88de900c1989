"""What people read is true: pages are fresh, commands parse, snippets load, and our own words pass our own linter."""

import contextlib
import html
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from stigmalint import config, readers, selftest
from stigmalint.cli import main
from stigmalint.config import Settings
from stigmalint.model import Condition

ROOT = Path(__file__).parent.parent
GUIDE = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [*GUIDE, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs/rules").glob("*.md"))]
RULES = sorted((ROOT / "examples").glob("*.yml"))


def _blocks(path, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text("utf-8"), re.M | re.S)


def _commands():
    found = {}
    for path in GUIDE:
        text = path.read_text("utf-8")
        blocks = "\n".join(re.findall(r"^```(?:sh|console|text|yaml)?\n(.*?)^```$", text, re.M | re.S))
        spans = re.findall(r"(?<!`)`(stigmalint [^`]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))
        lines = re.findall(r"(?:^\$ |^ *- run: |^|&& \.venv/bin/|\| )(stigmalint (?!\().*)", blocks, re.M)
        found.update({command.split(" | ")[0].strip(): path.name for command in (*lines, *spans)})
    return found


def test_pages_and_outputs_are_as_they_are_made():
    command = [sys.executable, str(ROOT / "docs/generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_commands_to_test():
    assert len(_commands()) > 25


@pytest.mark.parametrize("command", _commands())
def test_every_command_shown_is_one(command):
    words = shlex.split(command, comments=True)[1:]
    if words[0].startswith("-"):
        main.make_context("stigmalint", words)
        return
    name, *arguments = words
    chosen = main.get_command(click.Context(main), name)
    assert chosen is not None, f"there is no command {name}"
    chosen.make_context(name, arguments)


@pytest.mark.parametrize(("page", "snippet"), [(path.name, block) for path in GUIDE for block in _blocks(path, "toml")])
def test_every_configuration_shown_loads(page, snippet, tmp_path):
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "house-rules/library.yml").write_bytes((ROOT / "examples/library.yml").read_bytes())
    file = tmp_path / ("pyproject.toml" if "[tool.stigmalint]" in snippet else "stigmalint.toml")
    file.write_text(snippet, "utf-8")
    assert config.load(file) != Settings(root=tmp_path), page


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_example_rules_hold(path):
    results = selftest.run([path], Settings())
    assert results
    assert [result for result in results if not result.passed] == []


def test_our_own_words_pass():
    done = CliRunner().invoke(main, ["check", "--isolated", *map(str, PAGES)])
    assert done.exit_code == 0, done.output


def test_no_page_needs_an_ignore():
    read = readers.reader_of(readers.format_named("markdown"))
    for path in PAGES:
        assert read(path.read_bytes(), path.name).directives == (), path.name


def test_the_pages_do_mention_what_they_are_about():
    text = (ROOT / "docs/rules/substance-use.md").read_text("utf-8")
    assert text.count("addict") > 50


@pytest.mark.parametrize("path", [path for path in PAGES if path.parent != ROOT / "docs/rules"], ids=lambda p: p.name)
def test_links_lead_somewhere(path):
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (path.parent / target).exists(), target


def test_the_guide_is_complete():
    rules = (ROOT / "docs/writing-rules.md").read_text("utf-8")
    assert [name for name in Condition if f"`{name}" not in rules] == []
    settings = (ROOT / "docs/configuration.md").read_text("utf-8")
    assert [name for name in config._KEYS if name not in settings] == []
    formats = (ROOT / "docs/formats.md").read_text("utf-8")
    rows = [(row.name, row.suffixes[0][1:] if row.suffixes else "") for row in readers.FORMATS]
    assert [name for name, suffix in rows if not re.search(rf"\| `{name}` \| [^|]*\b{suffix}\b", formats)] == []


def test_python_snippets_print_what_stands_below_them():
    text = (ROOT / "docs/python.md").read_text("utf-8")
    pairs = re.findall(r"^```python\n(.*?)^```\n+[^`]*^```text\n(.*?)^```$", text, re.M | re.S)
    assert len(pairs) == 2
    for code, expected in pairs:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "python.md", "exec"), {})
        assert printed.getvalue() == expected


def test_the_picture_shows_what_is_printed():
    picture = (ROOT / "docs/terminal.svg").read_text("utf-8")
    rows = re.findall(r"<text .*?</text>", picture)
    shown = ["".join(html.unescape(re.sub(r"<[^>]+>", "", row)).split()) for row in rows]
    with contextlib.chdir(ROOT):
        done = CliRunner().invoke(main, ["check", "--isolated", "examples/flyer.txt"])
    assert shown[1:] == ["".join(line.split()) for line in done.output.splitlines() if line.strip()]


def test_the_first_two_shell_blocks_are_the_ones_that_are_run():
    assert len(_blocks(ROOT / "README.md", "sh")) == 2
