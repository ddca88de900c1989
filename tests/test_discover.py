from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from stigmalint.discover import Found, find_files


def plant(root: Path, *files: str) -> None:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def found(*arguments: str, exclude: Iterable[str] = (), force: bool = False) -> list[str]:
    globs = set(exclude)
    return [file.path for file in find_files(arguments, lambda path: path in globs, force)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_walk_is_in_order_and_passes_tools_folders_over(here: Path) -> None:
    plant(here, "b.md", "a/z.md", "a/b/c.md", "c.md", ".github/x.md", ".git/x.md", "node_modules/x.md", ".venv/x.md")
    assert found(".") == ["b.md", "c.md", ".github/x.md", "a/z.md", "a/b/c.md"]
    assert found("./a/") == ["a/z.md", "a/b/c.md"]
    assert found("node_modules") == ["node_modules/x.md"]


def test_each_file_once_and_named_files_as_given(here: Path) -> None:
    plant(here, "a/z.md")
    os.symlink("z.md", here / "a" / "link.md")
    assert found("a/z.md", "a", "./a/z.md") == ["a/z.md"]
    assert found("a") == ["a/z.md"]
    assert found("a/link.md") == ["a/link.md"]
    assert list(find_files(["missing.md", "a"], lambda path: False)) == [
        Found("missing.md", True),
        Found("a/z.md", False),
    ]


def test_a_link_that_circles_is_not_followed(here: Path) -> None:
    plant(here, "a/z.md")
    os.symlink("..", here / "a" / "up")
    assert found(".") == ["a/z.md"]


def test_excludes_spare_named_files_unless_forced(here: Path) -> None:
    plant(here, "a/z.md", "a/b/c.md")
    assert found("a", exclude=["a/b/"]) == ["a/z.md"]
    assert found("a/z.md", exclude=["a/z.md"]) == ["a/z.md"]
    assert found("a/z.md", exclude=["a/z.md"], force=True) == []


def test_gitignore_agrees_with_git(here: Path) -> None:
    plant(here, "x.log", "keep.log", "build/a.md", "docs/build/b.md", "docs/x.log", "docs/deep/x.log", "docs/secret.md")
    plant(here, "top.md", "docs/top.md", "sp ace/ü.md", "priv/a.md", "priv/b.md", "info.md")
    (here / ".gitignore").write_text("*.log\n!keep.log\nbuild/\n/top.md\npriv/*\n!priv/b.md\n")
    (here / "docs" / ".gitignore").write_text("secret.md\n!deep/x.log\n# a remark\n\n")
    subprocess.run(["git", "init", "-q"], check=True)
    (here / ".git" / "info" / "exclude").write_text("info.md\n")
    git = subprocess.run(["git", "ls-files", "-coz", "--exclude-standard"], check=True, capture_output=True, text=True)
    expected = set(git.stdout.split("\0")) - {""}
    assert "docs/deep/x.log" in expected
    assert "docs/build/b.md" not in expected
    assert set(found(".")) == expected
    assert set(found("docs")) == {path for path in expected if path.startswith("docs/")}


def test_an_ignored_folder_that_is_named_is_walked(here: Path) -> None:
    plant(here, "build/a.md", ".git/HEAD")
    (here / ".gitignore").write_text("build/\n")
    assert found("build") == ["build/a.md"]


def test_a_gitignore_counts_outside_of_repositories_too(here: Path) -> None:
    plant(here, "a.md", "sub/a.md", "sub/b.md")
    (here / "sub" / ".gitignore").write_text("a.md\n")
    assert found(".") == ["a.md", "sub/.gitignore", "sub/b.md"]
