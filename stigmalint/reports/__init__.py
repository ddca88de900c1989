"""The table of outputs. A report is `report(run: Run, *, color: bool) -> str`, imported on use."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from stigmalint.model import Run

REPORTS = {
    "text": "stigmalint.reports.text:report",
    "json": "stigmalint.reports.json:report",
    "jsonl": "stigmalint.reports.jsonl:report",
    "html": "stigmalint.reports.html:report",
}


class Report(Protocol):
    """What a line of the table names. Only a report for terminals has a use for `color`."""

    def __call__(self, run: Run, *, color: bool) -> str:
        """The findings of a run, ready to print."""


def report_named(name: str) -> Report | None:
    """Import the report of that name, ours first, then those of installed packages; None if there is none."""
    place = REPORTS.get(name) or _installed(name)
    if not place:
        return None
    module, _, function = place.partition(":")
    report: Report = getattr(import_module(module), function)
    return report


def _installed(name: str) -> str:
    from importlib.metadata import entry_points

    return next((point.value for point in entry_points(group="stigmalint.reports", name=name)), "")
