from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Run

BOTH = "We met a digger there, and the unwatered folk.\n\nDiggers sang.\n"
WITH_SPADE = BOTH.replace("digger there", "person with a spade there")


def decide(run: Run, *answers: str, code: int = 1) -> str:
    result = run("check", "a.md", "-i", input="".join(answer + "\n" for answer in answers))
    assert result.exit_code == code, result.stderr
    return result.stdout


@pytest.fixture
def path(garden: Path) -> Path:
    path = garden / "a.md"
    path.write_bytes(BOTH.encode())
    return path


def test_every_sentence_is_shown_before_and_after(path: Path, run: Run) -> None:
    shown = decide(run, "k", "k", "k")
    assert path.read_text() == BOTH
    assert "a.md:1:10 (1 of 3) garden/digger" in shown
    assert "    now  We met a digger there, and the unwatered folk.\n" in shown
    assert "      1  We met a person with a spade there, and the unwatered folk.\n" in shown
    assert "      2  We met an able-handed person there, and the unwatered folk.\n" in shown
    assert "    now  Diggers sang.\n" in shown


def test_a_choice_is_written_at_once_and_quitting_loses_nothing(path: Path, run: Run) -> None:
    assert "Every decision so far is written" in decide(run, "1", "q")
    assert path.read_text() == WITH_SPADE
    decide(run, "2")  # the end of input, as when a terminal closes
    assert path.read_text() == WITH_SPADE.replace("the unwatered folk", "the folk who need water")


def test_all_decided_exits_with_0(path: Path, run: Run) -> None:
    decide(run, "1", "1", "1", code=0)
    assert (
        path.read_text() == "We met a person with a spade there, and the thirsty folk.\n\nPeople with a spade sang.\n"
    )


def test_why_and_nonsense_ask_again(path: Path, run: Run) -> None:
    shown = decide(run, "w", "9", "zzz", "q")
    assert "A person with a spade does more than dig." in shown
    assert shown.count("[q]uit: ") == 4
    assert path.read_text() == BOTH


def test_undo_steps_back_over_every_kind_of_decision(path: Path, run: Run) -> None:
    decide(run, "1", "i", "our words", "u", "u", "q")
    assert path.read_text() == BOTH
    assert "nothing to undo" in decide(run, "u", "k", "u", "1", "q")
    assert path.read_text() == WITH_SPADE


def test_an_ignore_is_a_directive_with_its_reason(path: Path, run: Run) -> None:
    decide(run, "i", "it says\t--> so", "k", "i", "a song")
    assert path.read_text() == (
        "We met a digger there, and the unwatered folk. <!-- stigmalint: ignore[garden/digger] -- it says so -->\n\n"
        "Diggers sang. <!-- stigmalint: ignore[garden/digger] -- a song -->\n"
    )
    assert "1 phrase worth another look" in run("check", "a.md").stdout


def test_other_files_are_asked_about_too_and_undo_crosses_them(path: Path, garden: Path, run: Run) -> None:
    (garden / "b.md").write_text("A digger.\n")
    result = run("check", "a.md", "b.md", "-i", input="k\nk\n1\n1\n")
    assert "b.md:1:3 (4 of 4)" in result.stdout
    assert (garden / "b.md").read_text() == "A person with a spade.\n"
    (garden / "b.md").write_text("A digger.\n")
    run("check", "a.md", "b.md", "-i", input="k\nk\nu\nq\n")
    assert (garden / "b.md").read_text() == "A digger.\n"


def test_a_file_that_changes_meanwhile_is_left_alone(path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import click

    def prompt(*arguments: object, **options: object) -> str:
        path.write_text("Somebody else's digger.\n")
        return "1"

    monkeypatch.setattr(click, "prompt", prompt)
    result = run("check", "a.md", "-i")
    assert result.exit_code == 2
    assert "a.md: changed since it was read" in result.stderr
    assert path.read_text() == "Somebody else's digger.\n"
