"""The counts that sum a run up."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict

from stigmalint.model import Applicability, Run, Severity


class Totals(TypedDict):
    """How many files and findings; `reworded` have a suggestion, `rules` counts findings by rule."""

    files: int
    files_with_findings: int
    findings: int
    error: int
    warning: int
    suggestion: int
    reworded: int
    safe_fixes: int
    unsafe_fixes: int
    suppressed: int
    rules: dict[str, int]


def totals(run: Run) -> Totals:
    """The counts of a run; skipped and unreadable files are not among its files."""
    findings = [finding for result in run.results for finding in result.findings]
    severities = Counter(finding.severity for finding in findings)
    fixes = Counter(finding.fix.applicability for finding in findings if finding.fix)
    rules = Counter(finding.rule for finding in findings)
    return {
        "files": sum(not result.skipped and not result.error for result in run.results),
        "files_with_findings": sum(bool(result.findings) for result in run.results),
        "findings": len(findings),
        "error": severities[Severity.ERROR],
        "warning": severities[Severity.WARNING],
        "suggestion": severities[Severity.SUGGESTION],
        "reworded": sum(bool(finding.suggestions) for finding in findings),
        "safe_fixes": fixes[Applicability.SAFE],
        "unsafe_fixes": fixes[Applicability.UNSAFE],
        "suppressed": sum(len(result.suppressed) for result in run.results),
        "rules": dict(sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))),
    }
