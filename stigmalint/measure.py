"""How right each rule is on annotated passages: for those who tune rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stigmalint import engine
from stigmalint.config import Settings
from stigmalint.errors import ConfigError
from stigmalint.model import Finding, Severity, TextRange

_SUFFIX = {"text": ".txt", "markdown": ".md", "rst": ".rst", "html": ".html", "asciidoc": ".adoc"}


@dataclass(frozen=True, slots=True)
class Measure:
    """By rule, the warnings that hit a `flag` span (`true`) or neither a `flag` nor an `optional` one (`false`);
    by category, the `flag` spans that some warning hit (`found`) and all of them (`wanted`).
    """

    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)


def measure(corpus: Path, settings: Settings) -> Measure:
    """Check annotated passages, one JSON object a line: text, format, and spans with start, end, label, category."""
    result, passages = Measure(), list(_read(corpus))
    files = [
        (f"{i}{_SUFFIX.get(passage.get('format', 'text'), '.txt')}", passage["text"].encode())
        for i, passage in enumerate(passages)
    ]
    for passage, checked in zip(passages, engine.check(files, lambda _: settings), strict=True):
        loud = [finding for finding in checked.findings if finding.severity is not Severity.SUGGESTION]
        _count(result, passage["spans"], loud)
    return result


def _count(result: Measure, spans: Sequence[dict[str, Any]], findings: Sequence[Finding]) -> None:
    for span in spans:
        if span["label"] == "flag":
            place = TextRange(span["start"], span["end"])
            result.wanted[span["category"]] += 1
            result.found[span["category"]] += any(finding.range.overlaps(place) for finding in findings)
    for finding in findings:
        labels = {s["label"] for s in spans if finding.range.overlaps(TextRange(s["start"], s["end"]))}
        if "flag" in labels:
            result.true[finding.rule] += 1
        elif "optional" not in labels:
            result.false[finding.rule] += 1


def _read(corpus: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = corpus.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{corpus}: cannot read these passages: {error}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                passage = json.loads(line)
                passage["text"], passage["spans"]
            except (ValueError, KeyError, TypeError):
                raise ConfigError(f'{corpus}:{number}: expected a JSON object with "text" and "spans"') from None
            yield passage
