from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.commands.conftest import GARDEN, Run

LINE = "We met a digger there. Avoid the word “digger”.\n"


def test_explain_says_what_a_rule_is(garden: Path, run: Run) -> None:
    shown = run("explain", "garden/digger").stdout
    assert "garden/digger (warning)\n  A person with a spade does more than dig." in shown
    assert "person with a spade | able-handed person" in shown
    assert "Reported\n  We met two diggers there." in shown
    assert "Left alone\n  We met people with a spade there." in shown
    assert "Associated Press" in shown
    assert "stigmalint: ignore[garden/digger] -- your reason" in shown
    assert run("explain", "garden").stdout == "garden: Garden\n  garden/digger\n  garden/unwatered\n"


def test_explain_names_the_nearest_rule(garden: Path, run: Run) -> None:
    for name, near in (("garden/diger", "garden/digger"), ("digger", "garden/digger")):
        result = run("explain", name)
        assert (result.exit_code, result.stderr) == (2, f'stigmalint: unknown rule "{name}"; did you mean "{near}"?\n')


def test_explain_says_why_a_line_is_flagged_or_left_alone(garden: Path, run: Run) -> None:
    (garden / "a.md").write_text(LINE)
    both = run("explain", "a.md:1").stdout
    assert "1:10 “digger” garden/digger\n  reported\n" in both
    assert "  left alone: the text talks about the word itself\n  decided by: mention\n" in both
    assert "digger NOUN" in both
    one = run("explain", "a.md:1:41").stdout
    assert "reported" not in one
    assert "left alone" in one
    assert "nothing was judged" in run("explain", "a.md:2").stdout
    assert run("explain", "a.md:9").exit_code == 2
    assert run("explain", "missing.md:1").exit_code == 2


def test_rules_are_listed_and_filtered(garden: Path, run: Run) -> None:
    lines = run("rules", "spade").stdout.splitlines()
    assert lines == ["Garden", "  garden/digger  warning     A person with a spade does more than dig."]
    rows = json.loads(run("rules", "--output-format", "json").stdout)
    assert {row["rule"] for row in rows if row["on"]} == {"garden/digger", "garden/unwatered"}
    assert "·" in run("rules", "digger", "--ignore", "garden").stdout
    assert run("rules", "no such words").exit_code == 2


def test_examples_of_rule_files_are_run(garden: Path, run: Run) -> None:
    assert run("test", str(GARDEN)).stdout == "4 examples of 2 rules: all as stated.\n"
    text = GARDEN.read_text().replace("set: garden", "set: yard").replace("We met people with", "We met diggers with")
    (garden / "yard.yml").write_text(text)
    result = run("test", "yard.yml", "--isolated")
    assert result.exit_code == 1
    assert "yard/digger good 1: We met diggers with a spade there." in result.stdout
    assert "1 of 4 examples of 2 rules came out otherwise." in result.stdout


def test_init_writes_a_configuration_once(tmp_path: Path, run: Run, monkeypatch: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stigmalint", "init"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "id: stigmalint" in done.stdout
    from stigmalint.config import Settings, load

    assert load(tmp_path / "stigmalint.toml") == Settings(root=tmp_path)
    again = subprocess.run([sys.executable, "-m", "stigmalint", "init"], cwd=tmp_path, capture_output=True, text=True)
    assert again.returncode == 2
    assert "there is a configuration here already" in again.stderr


def test_help_lists_every_command_as_its_own_help_says(run: Run) -> None:
    from stigmalint.cli import COMMANDS, main

    shown = " ".join(run("--help").stdout.split())
    for name, (_, line) in COMMANDS.items():
        assert f"{name} {line}" in shown
        assert main.get_command(main.make_context("stigmalint", ["--help"], resilient_parsing=True), name)
        assert run(name, "--help").exit_code == 0
    assert run("chek").exit_code == 2
