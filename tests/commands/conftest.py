"""A folder with a rule set of its own, and a way to run the command line in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stigmalint.cli import main

GARDEN = Path(__file__).parent / "garden.yml"
CONFIGURATION = f'rules = ["{GARDEN.as_posix()}"]\nselect = ["garden"]\n'
Run = Callable[..., Result]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled rules of tests stay out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, made the current one; the configuration above it knows only the garden's rules."""
    folder = tmp_path / "garden"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (tmp_path / "stigmalint.toml").write_text(CONFIGURATION)
    return folder


@pytest.fixture
def run() -> Run:
    """`run("check", "a.md", input=...)`: exit code and both streams; a crash is a failure of the test."""

    def invoke(*arguments: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=input, catch_exceptions=False)

    return invoke
