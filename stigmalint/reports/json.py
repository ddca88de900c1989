"""The whole run as one JSON object."""

from __future__ import annotations

import json

from stigmalint.model import Run
from stigmalint.reports.record import record
from stigmalint.reports.totals import totals


def report(run: Run, *, color: bool) -> str:
    """An object with `version`, `findings`, `skipped`, `errors` and `summary`."""
    whole = {
        "version": run.version,
        "profile": run.profile,
        "findings": [
            record(run, result.path, result.document, finding)
            for result in run.results
            if result.document
            for finding in result.findings
        ],
        "skipped": [{"path": result.path, "reason": result.skipped} for result in run.results if result.skipped],
        "errors": [{"path": result.path, "message": str(result.error)} for result in run.results if result.error],
        "summary": totals(run),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
