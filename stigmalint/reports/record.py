"""A finding as the fields that every machine-readable output shares."""

from __future__ import annotations

from typing import Any

from stigmalint.model import Finding, Fix, Run, SourceDocument


def record(run: Run, path: str, document: SourceDocument, finding: Finding) -> dict[str, Any]:
    """The finding's fields by their documented names, ready for JSON."""
    rule = run.rules.get(finding.rule)
    names = rule.sources if rule else ()
    return {
        "path": path.replace("\\", "/"),
        "rule": finding.rule,
        "category": category(run, finding),
        "severity": finding.severity.value,
        "message": finding.message,
        "text": finding.text,
        "start": _place(document, finding.range.start),
        "end": _place(document, finding.range.end),
        "where": finding.where,
        "suggestions": list(finding.suggestions),
        "fix": _fix(document, finding.fix) if finding.fix else None,
        "reasons": list(finding.reasons),
        "why": rule.why if rule else "",
        "sources": [_source(run, name) for name in names],
        "fingerprint": finding.fingerprint,
    }


def category(run: Run, finding: Finding) -> str:
    """The category of the finding's rule; remarks on directives have one of their own."""
    rule = run.rules.get(finding.rule)
    return (rule.category or rule.set) if rule else finding.rule.partition("/")[0]


def _place(document: SourceDocument, offset: int) -> dict[str, int]:
    line, column = document.position(offset)
    return {"line": line, "column": column, "offset": offset}


def _fix(document: SourceDocument, fix: Fix) -> dict[str, Any]:
    edits = [
        {"start": _place(document, edit.range.start), "end": _place(document, edit.range.end), "text": edit.text}
        for edit in fix.edits
    ]
    return {"applicability": fix.applicability.value, "edits": edits}


def _source(run: Run, name: str) -> dict[str, str]:
    source = run.sources.get(name)
    if source is None:
        return {"title": name}
    fields = {"title": source.title, "publisher": source.publisher, "year": source.year, "url": source.url}
    return {key: value for key, value in fields.items() if value}
