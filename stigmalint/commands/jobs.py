"""Checking in several processes, for big runs on machines with cores to spare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from stigmalint import engine
from stigmalint.commands.settings import SettingsOf
from stigmalint.model import Result

#: Files that go to a process at a time: enough for full batches of the parser, few enough to share the work well.
_PART = 32


def check(contents: Iterable[tuple[str, bytes]], settings: SettingsOf, *, explain: bool, jobs: int) -> Iterator[Result]:
    """What `engine.check` yields, in the same order, made by so many processes."""
    if jobs == 1:
        yield from engine.check(contents, settings, explain=explain)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for results in pool.map(partial(_check_part, settings, explain), _parts(contents)):
            yield from results


def _check_part(settings: SettingsOf, explain: bool, part: list[tuple[str, bytes]]) -> list[Result]:
    return list(engine.check(part, settings, explain=explain))


def _parts(contents: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    waiting = iter(contents)
    while part := list(islice(waiting, _PART)):
        yield part
