"""The hooks, run by real pre-commit in a real repository.

The hook's environment is built offline: pip finds what stigmalint depends on in the environment that runs these
tests, and builds stigmalint itself from the checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

pytest.importorskip("pre_commit")
pytestmark = pytest.mark.skipif(not (CHECKOUT / ".git").exists(), reason="needs the checkout's git repository")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables under which pre-commit keeps its files apart and pip stays at home."""
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PIP_", "PRE_COMMIT"))},
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads the value of a "no" option as that of its opposite
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


@pytest.fixture
def repository(tmp_path: Path, environment: dict[str, str]) -> Path:
    command(tmp_path, environment, "git", "init", "-q")
    return tmp_path


def command(folder: Path, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def try_hook(
    repository: Path, environment: dict[str, str], hook: str, **files: str
) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (repository / f"{name}.md").write_text(text)
    command(repository, environment, "git", "add", ".")
    words = (sys.executable, "-m", "pre_commit", "try-repo", str(CHECKOUT), hook, "--verbose")
    return command(repository, environment, *words)


def test_every_hook_runs_serially_and_honours_exclusions() -> None:
    assert [hook["id"] for hook in HOOKS] == ["stigmalint", "stigmalint-fix", "stigmalint-documents"]
    for hook in HOOKS:
        assert hook["require_serial"] is True
        assert "--force-exclude" in hook["entry"].split()


def test_a_bad_commit_is_stopped_and_a_clean_one_passes(repository: Path, environment: dict[str, str]) -> None:
    done = try_hook(repository, environment, "stigmalint", a="The clinic treats heroin addicts.\n")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "a.md:1:19 warning substance-use/addict" in done.stdout
    done = try_hook(repository, environment, "stigmalint", a="The clinic treats people who use heroin.\n")
    assert done.returncode == 0, done.stdout + done.stderr
    (repository / "stigmalint.toml").write_text('exclude = ["old/"]\n')
    (repository / "old").mkdir()
    (repository / "old" / "a.md").write_text("The clinic treats heroin addicts.\n")
    done = try_hook(repository, environment, "stigmalint")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_fixing_hook_rewords_and_stops_the_commit(repository: Path, environment: dict[str, str]) -> None:
    (repository / "stigmalint.toml").write_text('rules = ["own.yml"]\nselect = ["garden"]\n')
    rules = (CHECKOUT / "tests" / "commands" / "garden.yml").read_text(encoding="utf-8")
    (repository / "own.yml").write_text(rules)
    done = try_hook(repository, environment, "stigmalint-fix", a="We met a digger there.\n")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert (repository / "a.md").read_text() == "We met a person with a spade there.\n"
    assert try_hook(repository, environment, "stigmalint-fix").returncode == 0
