"""Several processes find what one finds."""

from stigmalint.commands import jobs
from stigmalint.commands.settings import SettingsOf

FILES = [(f"{i}.md", b"The clinic treats drug addicts.\n" if i % 3 else b"Boats.\n") for i in range(70)]


def test_two_processes_yield_the_same_in_the_same_order():
    settings = SettingsOf(None, True, {})
    alone = list(jobs.check([*FILES, ("b.txt", b"\0\1")], settings, explain=False, jobs=1))
    shared = list(jobs.check([*FILES, ("b.txt", b"\0\1")], settings, explain=False, jobs=2))
    assert [r.path for r in shared] == [r.path for r in alone]
    assert [r.findings for r in shared] == [r.findings for r in alone]
    assert str(shared[-1].error) == str(alone[-1].error)
