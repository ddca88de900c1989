from __future__ import annotations

import pytest

from stigmalint.commands import session
from stigmalint.model import Result

FILES = [Result(f"{number}.md") for number in range(300)]


class Clock:
    """A second passes with every look at it."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 1
        return self.now


@pytest.mark.parametrize(("on_terminal", "total", "shown"), [(True, 300, True), (True, 20, False), (False, 300, False)])
def test_progress_is_shown_on_long_runs_on_a_terminal_only(
    on_terminal: bool, total: int, shown: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.setattr(sys.stderr, "isatty", lambda: on_terminal, raising=False)
    monkeypatch.setattr(session, "time", Clock())
    assert list(session._watched(iter(FILES[:total]), total)) == FILES[:total]
    captured = capsys.readouterr()
    assert ("Reading" in captured.err) is shown
    assert captured.out == ""
