"""What is shown: inline directives and the baseline decide, and a directive that silenced nothing is a finding."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from stigmalint.model import Directive, Finding, Result, Severity, SourceDocument, TextRange

UNUSED = "stigmalint/unused-ignore"
UNEXPLAINED = "stigmalint/ignore-without-reason"
_SILENCING = ("ignore", "ignore-file", "off")
#: What may stand beside a comment that is still alone on its lines: indentation and the marks of a quote or list.
_MARGIN = re.compile(r"[\s>*+-]*")
_SENTENCE_END = re.compile(r"[.!?]\W*\s|\n\r?\n")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Suppression:
    """The findings of a document, parted by its directives; `unused` are remarks on the directives themselves."""

    shown: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    unused: tuple[Finding, ...]


def apply_directives(
    document: SourceDocument,
    findings: Sequence[Finding],
    *,
    not_tried: Collection[str] = (),
    partial: bool = False,
    require_reason: bool = False,
) -> Suppression:
    """Part the findings by the document's directives.

    `not_tried` are known rules that this run leaves out, `partial` says that it is narrower than usual:
    then nobody can tell whether a directive for those (or for ALL) is needed, and it is not called unused.
    """
    silencers = [d for d in document.directives if d.kind in _SILENCING]
    scopes = [_scope(document, directive) for directive in silencers]
    shown: list[Finding] = []
    suppressed: list[Finding] = []
    used: Counter[tuple[int, str]] = Counter()
    for finding in findings:
        silenced = False
        for index, (directive, is_covered) in enumerate(zip(silencers, scopes, strict=True)):
            names = [name for name in directive.rules if _names(name, finding.rule)]
            if names and is_covered(finding):
                used.update((index, name) for name in names)
                silenced = True
        (suppressed if silenced else shown).append(finding)
    remarks = []
    for index, directive in enumerate(silencers):
        idle = [name for name in directive.rules if not used[index, name]]
        idle = [name for name in idle if not (partial if name == "ALL" else any(_names(name, r) for r in not_tried))]
        if idle:
            remarks.append(_unused(document, directive, idle))
        if require_reason and not directive.reason:
            remarks.append(_unexplained(document, directive))
    return Suppression(tuple(shown), tuple(suppressed), tuple(remarks))


def without_allowed(document: SourceDocument, findings: Iterable[Finding], phrases: Iterable[str]) -> list[Finding]:
    """The findings that touch none of the phrases that a configuration allows, whatever their case."""
    places, lowered = list[TextRange](), document.text.lower()
    for phrase in phrases:
        at = lowered.find(phrase.lower())
        while at >= 0:
            places.append(TextRange(at, at + len(phrase)))
            at = lowered.find(phrase.lower(), at + 1)
    return [finding for finding in findings if not any(finding.range.overlaps(place) for place in places)]


def with_fingerprints(path: str, document: SourceDocument, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with fingerprints made of path, rule and surrounding words, so that moving lines keeps them."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        base = "\n".join((path, finding.rule, *_surroundings(document.text, finding.range)))
        mark = sha256(f"{base}\n{seen[base]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[base] += 1
        marked.append(replace(finding, fingerprint=mark))
    return tuple(marked)


def write_baseline(results: Iterable[Result]) -> str:
    """The findings shown, as a JSON text that a person can review: one a line, in a settled order."""
    rows = [
        {"path": result.path.replace("\\", "/"), "rule": f.rule, "text": f.text, "fingerprint": f.fingerprint}
        for result in results
        for f in result.findings
    ]
    rows.sort(key=lambda row: (row["path"], row["rule"], row["text"], row["fingerprint"]))
    lines = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{\n  "version": 1,\n  "findings": [{chr(10) + lines + chr(10) + "  " if rows else ""}]\n}}\n'


def read_baseline(text: str) -> frozenset[str]:
    """The fingerprints that a baseline holds; `ValueError` if the text is none of ours."""
    try:
        return frozenset(row["fingerprint"] for row in json.loads(text)["findings"])
    except (KeyError, TypeError, ValueError):
        raise ValueError("not a baseline; write one with `stigmalint baseline`") from None


def improved(baseline: str, results: Iterable[Result]) -> int:
    """How many phrases of a baseline's text are gone from the files that were read."""
    read = [result for result in results if not result.error and not result.skipped]
    paths = {result.path.replace("\\", "/") for result in read}
    left = {finding.fingerprint for result in read for finding in (*result.findings, *result.suppressed)}
    return sum(row["path"] in paths and row["fingerprint"] not in left for row in json.loads(baseline)["findings"])


def without_known(result: Result, known: frozenset[str]) -> Result:
    """The result with the findings of the baseline moved to the suppressed ones."""
    if not known or not result.findings:
        return result
    new = tuple(finding for finding in result.findings if finding.fingerprint not in known)
    old = tuple(finding for finding in result.findings if finding.fingerprint in known)
    return replace(result, findings=new, suppressed=result.suppressed + old)


def _names(name: str, rule: str) -> bool:
    """Does a directive's name (ALL, a set or set/rule) mean the rule?"""
    return name in ("ALL", rule) or rule.startswith(name + "/")


def _scope(document: SourceDocument, directive: Directive) -> Callable[[Finding], bool]:
    """Which findings a directive covers, wherever its names fit."""
    if directive.kind == "ignore-file":
        return lambda finding: True
    if directive.kind == "off":
        reach = TextRange(directive.range.end, _end_of_off(document, directive))
        return lambda finding: finding.range.overlaps(reach)
    lines = _lines_of(document, directive.range)
    beside = document.text[lines.start : directive.range.start], document.text[directive.range.end : lines.end]
    if not all(_MARGIN.fullmatch(part) for part in beside):
        return lambda finding: finding.range.overlaps(lines)
    block = _next_block(document, directive.range.end)
    return lambda finding: finding.range.overlaps(block)


def _lines_of(document: SourceDocument, range: TextRange) -> TextRange:
    first, _ = document.position(range.start)
    last, _ = document.position(max(range.end - 1, range.start))
    return TextRange(document.line_range(first).start, document.line_range(last).end)


def _next_block(document: SourceDocument, offset: int) -> TextRange:
    """The source of the first segment that begins after an offset; empty if there is none."""
    after = [s for s in document.segments if s.pieces and s.pieces[0].source.start >= offset]
    if not after:
        return TextRange(offset, offset)
    first = min(after, key=lambda segment: segment.pieces[0].source.start)
    return TextRange(first.pieces[0].source.start, first.pieces[-1].source.end)


def _end_of_off(document: SourceDocument, off: Directive) -> int:
    """Where the first `on` after an `off` begins that names the same rules (or ALL); else the end of the text."""
    starts = [
        on.range.start
        for on in document.directives
        if on.kind == "on"
        and on.range.start >= off.range.end
        and all(name in on.rules or any(_names(other, name) for other in on.rules) for name in off.rules)
    ]
    return min(starts, default=len(document.text) + 1)


def _unused(document: SourceDocument, directive: Directive, names: Sequence[str]) -> Finding:
    listed = ", ".join(names)
    message = f"this {directive.kind} silences nothing of {listed}; take the name out if it is no longer needed"
    return _remark(document, directive, UNUSED, message)


def _unexplained(document: SourceDocument, directive: Directive) -> Finding:
    message = f"this {directive.kind} gives no reason; add one after the brackets: -- why the words stay"
    return _remark(document, directive, UNEXPLAINED, message)


def _remark(document: SourceDocument, directive: Directive, rule: str, message: str) -> Finding:
    text = document.text[directive.range.start : directive.range.end]
    return Finding(rule, Severity.WARNING, directive.range, text, message)


def _surroundings(text: str, range: TextRange) -> tuple[str, str, str]:
    """Three words before, the phrase, three words after, within the sentence, without case and spacing."""
    before = _SENTENCE_END.split(text[max(range.start - 120, 0) : range.start])[-1]
    after = _SENTENCE_END.split(text[range.end : range.end + 120])[0]
    phrase = text[range.start : range.end]
    words = [_WORD.findall(part.lower()) for part in (before, phrase, after)]
    return " ".join(words[0][-3:]), " ".join(words[1]), " ".join(words[2][:3])
