from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stigmalint.commands.session import digest
from stigmalint.commands.writing import write_new, write_over
from stigmalint.errors import ReadError

PACKAGE = Path(__file__).parents[2]


def test_a_file_is_replaced_in_one_step_with_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o754)
    before = path.stat().st_ino
    write_over(str(path), b"new", digest(b"old"))
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o754
    assert path.stat().st_ino != before
    assert os.listdir(tmp_path) == ["a.md"]


def test_another_content_than_expected_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"theirs")
    with pytest.raises(ReadError, match=r"a\.md: changed since it was read"):
        write_over(str(path), b"new", digest(b"old"))
    assert path.read_bytes() == b"theirs"


def test_a_failing_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReadError, match="cannot be written: No space left on device"):
        write_over(str(path), b"new", digest(b"old"))
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_new(str(tmp_path / "a.json"), b"{}")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o640


def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_new(str(pipe), b"report")
    assert os.read(reader, 100) == b"report"
    os.close(reader)
    assert pipe.is_fifo()


FILES, RUNS = 300, 4


def test_a_fix_that_is_killed_damages_no_file(garden: Path) -> None:
    old, new = b"We met a digger there.\n" * 2, b"We met a person with a spade there.\n" * 2
    watched = [garden / f"{number:04}.md" for number in range(FILES)]
    for path in watched:
        path.write_bytes(old)
    command = [sys.executable, "-m", "stigmalint", "check", "--fix", "-o", "report.txt"]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE)}
    kept = 0
    for _ in range(RUNS):
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        enough = kept + FILES // (RUNS + 3)
        while process.poll() is None and sum(path.stat().st_size == len(new) for path in watched) < enough:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        contents = [path.read_bytes() for path in watched]
        assert set(contents) <= {old, new}
        kept = contents.count(new)
    assert 0 < kept < FILES, "no run was interrupted while it wrote"
