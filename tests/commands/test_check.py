from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.conftest import Golden

PLAIN = "We met a digger there.\n"
BOTH = "We met a digger there, and the unwatered folk.\n\nDiggers sang. An old digger listened.\n"


def git(*arguments: str) -> str:
    name = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    return subprocess.run(["git", *name, *arguments], check=True, capture_output=True, text=True).stdout


def test_what_a_person_sees(garden: Path, run: Run, golden: Golden) -> None:
    (garden / "docs").mkdir()
    (garden / "docs" / "guide.md").write_text(BOTH)
    (garden / "clean.md").write_text("Nothing here.\n")
    (garden / "logo.svgz").write_bytes(b"\0")
    result = run("check")
    golden.check("commands/golden/check.txt", f"{result.stdout}--- stderr\n{result.stderr}--- {result.exit_code}\n")


def test_exit_codes(garden: Path, run: Run) -> None:
    (garden / "a.md").write_text(PLAIN)
    (garden / "b.md").write_text("Nothing here.\n")
    assert run("check", "b.md").exit_code == 0
    assert run("check", "a.md").exit_code == 1
    assert run("check", "a.md", "--exit-zero").exit_code == 0
    assert run("check", "a.md", "--fail-level", "error").exit_code == 0
    assert run("check", "a.md", "missing.md", "--exit-zero").exit_code == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_others(garden: Path, run: Run) -> None:
    (garden / "a.md").write_text(PLAIN)
    (garden / "bad.md").write_bytes(b"\x00\x01diggers\xff" * 20)
    result = run("check", "missing.md", "bad.md", "a.md")
    assert result.exit_code == 2
    assert "a.md:1:10 warning garden/digger" in result.stdout
    assert "stigmalint: missing.md: no such file; look at the spelling of its path\n" in result.stderr
    assert "stigmalint: bad.md: looks like a binary file" in result.stderr


def test_a_file_that_no_reader_knows_is_skipped_and_said_to_be(garden: Path, run: Run) -> None:
    (garden / "x.unknown").write_text(PLAIN)
    result = run("check", "x.unknown")
    assert (result.exit_code, result.stderr) == (
        0,
        "stigmalint: x.unknown: skipped, no reader knows this kind of file\n",
    )
    assert "in 0 files" not in result.stdout
    assert "skipped 1 file that no reader knows" in run("check", ".").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "gardn"), 'unknown rule or rule set "gardn"; did you mean "garden"?'),
        (("--profile", "clincal"), 'unknown profile "clincal"; did you mean "clinical"?'),
        (("--output-format", "jsn"), 'unknown output format "jsn"; did you mean "json"?'),
        (("--unsafe-fixes",), "--unsafe-fixes goes with --fix or --diff; add one of them"),
        (("--fix", "--interactive"), "--fix and --interactive do not go together"),
        (("--config", "no.toml"), "no.toml: No such file or directory; name a configuration file that can be read"),
        (("--baseline", "no.json"), "no.json: cannot read this baseline (No such file or directory); write it with"),
        (("--baseline", "a.md"), "a.md: not a baseline; write one with `stigmalint baseline`"),
        (("--changed-since", "HEAD"), "git "),
    ],
)
def test_mistakes_in_the_call_are_one_line_and_exit_2(
    garden: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    (garden / "a.md").write_text(PLAIN)
    result = run("check", "a.md", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"stigmalint: {message}")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_fix_applies_what_is_certain_and_nothing_else(garden: Path, run: Run) -> None:
    path = garden / "a.md"
    path.write_text(BOTH)
    path.chmod(0o640)
    result = run("check", "a.md", "--fix")
    assert path.read_text() == (
        "We met a person with a spade there, and the unwatered folk.\n\n"
        "People with a spade sang. An old person with a spade listened.\n"
    )
    assert path.stat().st_mode & 0o777 == 0o640
    assert result.exit_code == 1
    assert result.stderr == "stigmalint: reworded 3 phrases in 1 file\n"
    result = run("check", "a.md", "--fix", "--unsafe-fixes")
    assert "and the thirsty folk." in path.read_text()
    assert result.exit_code == 0
    before = path.stat().st_mtime_ns
    assert run("check", "a.md", "--fix", "--unsafe-fixes").exit_code == 0
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffÜber a digger.\r\nAnd\r\n".encode(),
        "Über a digger.\n".encode("utf-16"),
        b"Caf\xe9 of a digger.\r\n\tEnd",
    ],
)
def test_fix_keeps_encoding_mark_and_line_ends(garden: Path, run: Run, data: bytes) -> None:
    (garden / "a.md").write_bytes(data)
    run("check", "a.md", "--fix")
    for encoding in ("utf-16", "latin-1"):
        if data.startswith(b"\xff\xfe") == (encoding == "utf-16"):
            old = data.decode(encoding)
            assert (garden / "a.md").read_bytes().decode(encoding) == old.replace("digger", "person with a spade")


def test_fix_follows_a_link_and_leaves_it(garden: Path, run: Run) -> None:
    (garden / "real.md").write_text(PLAIN)
    os.symlink("real.md", garden / "link.md")
    run("check", "link.md", "--fix")
    assert (garden / "link.md").is_symlink()
    assert "spade" in (garden / "real.md").read_text()


def test_a_diff_is_what_git_applies_and_nothing_is_written(garden: Path, run: Run) -> None:
    (garden / "a.md").write_text(BOTH)
    (garden / "b c.md").write_bytes(b"\xef\xbb\xbfA digger.\r\nEnd")
    result = run("check", "--diff", "--unsafe-fixes")
    assert result.exit_code == 1
    assert (garden / "a.md").read_text() == BOTH
    git("init", "-q")
    subprocess.run(["git", "apply"], input=result.stdout_bytes, check=True)
    assert "thirsty folk" in (garden / "a.md").read_text()
    assert (garden / "b c.md").read_bytes() == b"\xef\xbb\xbfA person with a spade.\r\nEnd"


def test_a_file_that_changed_since_it_was_read_is_not_written(
    garden: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stigmalint import engine

    path, check = garden / "a.md", engine.check
    path.write_text(PLAIN)

    def check_slowly(*arguments: object, **options: object) -> object:
        yield from check(*arguments, **options)  # type: ignore[arg-type]
        path.write_text("Somebody else wrote: a digger.\n")

    monkeypatch.setattr(engine, "check", check_slowly)
    result = run("check", "a.md", "--fix")
    assert result.exit_code == 2
    assert "a.md: changed since it was read, so it was not written; run again" in result.stderr
    assert path.read_text() == "Somebody else wrote: a digger.\n"


def test_standard_input(garden: Path, run: Run) -> None:
    result = run("check", "-", "--stdin-filename", "sub/x.md", input=PLAIN)
    assert "sub/x.md:1:10 warning garden/digger" in result.stdout
    fixed = run("check", "-", "--fix", "--stdin-filename", "x.md", input=BOTH)
    assert fixed.stdout.startswith("We met a person with a spade there, and the unwatered folk.\n")
    assert "garden/unwatered" in fixed.stderr
    assert (
        run("check", "-", "--fix", "--stdin-filename", "x.md", input="No change\r\n").stdout_bytes == b"No change\r\n"
    )
    assert run("check", "-", "--stdin-filename", "x.unknown", input=PLAIN).stderr.startswith("stigmalint: x.unknown:")
    assert run("check", "--stdin-filename", "x.md").exit_code == 2


def test_ignores_are_written_where_they_work(garden: Path, run: Run) -> None:
    path = garden / "a.md"
    path.write_text("A digger and the unwatered folk.  \nMore diggers\\\nend\n\n| a | b |\n| - | - |\n| digger | x |\n")
    result = run("check", "--add-ignore")
    assert result.exit_code == 0
    assert path.read_text() == (
        "A digger and the unwatered folk. <!-- stigmalint: ignore[garden/digger, garden/unwatered] -->  \n"
        "More diggers <!-- stigmalint: ignore[garden/digger] -->\\\nend\n\n"
        "| a | b |\n| - | - |\n| digger | x <!-- stigmalint: ignore[garden/digger] --> |\n"
    )
    assert "Nothing to point out" in run("check").stdout


def test_unused_ignores_are_told_unless_their_rule_is_not_tried(garden: Path, run: Run) -> None:
    (garden / "a.md").write_text("No garden here. <!-- stigmalint: ignore[garden/digger] -- old -->\n")
    result = run("check", "a.md")
    assert result.exit_code == 1
    assert "a.md:1:17 warning stigmalint/unused-ignore" in result.stdout
    assert "1 remark on ignores in 1 file." in result.stdout
    assert run("check", "a.md", "--select", "garden/unwatered").exit_code == 0


def test_a_reason_can_be_required(garden: Path, run: Run) -> None:
    with (garden.parent / "stigmalint.toml").open("a") as file:
        file.write("require-reason = true\n")
    (garden / "a.md").write_text("A digger. <!-- stigmalint: ignore[garden/digger] -->\n")
    assert "warning stigmalint/ignore-without-reason" in run("check", "a.md").stdout


def test_per_file_settings_leave_files_alone(garden: Path, run: Run) -> None:
    with (garden.parent / "stigmalint.toml").open("a") as file:
        file.write('[per-file]\n"old/" = { ignore = ["ALL"] }\n"soft.md" = { ignore = ["garden/digger"] }\n')
    for name in ("old/a.md", "soft.md", "b.md"):
        (garden / name).parent.mkdir(exist_ok=True)
        (garden / name).write_text(PLAIN)
    assert [line.split()[0] for line in run("check").stdout.splitlines() if "garden/" in line] == ["b.md:1:10"]
    assert run("check", "old/a.md").exit_code == 0
    assert run("check", "soft.md", "--select", "garden").exit_code == 0


def test_files_that_would_be_checked(garden: Path, run: Run) -> None:
    for name in ("a.md", "vendor/b.md", "c.unknown"):
        (garden / name).parent.mkdir(exist_ok=True)
        (garden / name).write_text(PLAIN)
    result = run("check", "--show-files", "--exclude", "vendor/")
    assert result.stdout == "a.md\n"
    assert "c.unknown: skipped" in result.stderr
    assert run("check", "--show-files", "vendor/b.md", "--exclude", "vendor/").stdout == "vendor/b.md\n"
    assert run("check", "--show-files", "vendor/b.md", "--exclude", "vendor/", "--force-exclude").stdout == ""


def test_staged_content_is_checked_as_it_is_staged(garden: Path, run: Run) -> None:
    git("init", "-q")
    (garden / "a.md").write_text(PLAIN)
    (garden / "b.md").write_text(PLAIN)
    git("add", "a.md")
    (garden / "a.md").write_text("Clean on disk.\n")
    result = run("check", "--staged")
    assert "a.md:1:10" in result.stdout
    assert "b.md" not in result.stdout
    fixed = run("check", "--staged", "--fix")
    assert fixed.exit_code == 2
    assert (garden / "a.md").read_text() == "Clean on disk.\n"


def test_only_files_that_changed_since_a_revision(garden: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    for name in ("old.md", "sub/changed.md", "sub/gone.md"):
        (garden / name).parent.mkdir(exist_ok=True)
        (garden / name).write_text(PLAIN)
    git("add", ".")
    git("commit", "-qm", "start")
    (garden / "sub" / "changed.md").write_text(PLAIN + PLAIN)
    (garden / "sub" / "gone.md").unlink()
    (garden / "new.md").write_text(PLAIN)
    shown = run("check", "--changed-since", "HEAD", "--show-files").stdout
    assert shown == "new.md\nsub/changed.md\n"
    monkeypatch.chdir(garden / "sub")
    assert run("check", "--changed-since", "HEAD", "--show-files").stdout == "changed.md\n"
    assert run("check", "..", "--changed-since", "HEAD", "--show-files").stdout == "../new.md\nchanged.md\n"


def test_reports_go_where_they_are_sent(garden: Path, run: Run) -> None:
    (garden / "a.md").write_text(BOTH)
    assert run("check", "--output-format", "json", "-o", "report.json").stdout == ""
    report = json.loads((garden / "report.json").read_text())
    assert report["summary"]["rules"] == {"garden/digger": 3, "garden/unwatered": 1}
    statistics = run("check", "--statistics").stdout
    assert statistics.startswith("3  garden/digger\n1  garden/unwatered\n\n4 phrases")
    lines = run("check", "--output-format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["digger", "unwatered folk", "Diggers", "digger"]


def test_a_baseline_shows_only_what_is_new(garden: Path, run: Run) -> None:
    (garden / "a.md").write_text(PLAIN)
    first = run("baseline")
    assert first.stdout.startswith("1 phrase recorded in .stigmalint-baseline.json;")
    with (garden.parent / "stigmalint.toml").open("a") as file:
        file.write('baseline = "garden/.stigmalint-baseline.json"\n')
    assert run("check").exit_code == 0
    (garden / "a.md").write_text("# New head\n\nMore.\n\n" + PLAIN + "\nAnother digger.\n")
    assert [line.split()[0] for line in run("check").stdout.splitlines() if "garden/" in line] == ["a.md:7:9"]
    (garden / "a.md").write_text("Fine.\n")
    assert "1 phrase fewer than before" in run("baseline").stdout
