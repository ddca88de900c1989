"""One finding a line, for programs that read as they go."""

from __future__ import annotations

import json

from stigmalint.model import Run
from stigmalint.reports.record import record


def report(run: Run, *, color: bool) -> str:
    """Each finding as one line of JSON, in the order of files and places."""
    lines = [
        json.dumps(record(run, result.path, result.document, finding), ensure_ascii=False)
        for result in run.results
        if result.document
        for finding in result.findings
    ]
    return "".join(line + "\n" for line in lines)
