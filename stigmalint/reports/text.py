"""Findings for people at a terminal: the line, the phrase underlined, words to try, and why."""

from __future__ import annotations

from collections.abc import Iterator

from stigmalint.model import Finding, Result, Run, Severity, SourceDocument
from stigmalint.reports.excerpt import excerpt, show
from stigmalint.reports.reasons import in_words
from stigmalint.reports.totals import Totals, totals

_BOLD, _DIM, _GREEN, _CYAN = "1", "2", "32", "36"
_SEVERITY = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.SUGGESTION: "34"}
_MOST_SUGGESTIONS = 3


def report(run: Run, *, color: bool) -> str:
    """Every finding with its surroundings, then one line that sums up."""
    ink = Ink(color)
    told: set[str] = set()
    blocks = [
        _finding(run, result, result.document, finding, ink, told)
        for result in run.results
        if result.document
        for finding in result.findings
    ]
    return "".join(block + "\n" for block in blocks) + summary(totals(run), ink)


def statistics(run: Run, *, color: bool) -> str:
    """How often each rule found something, most frequent first."""
    ink, counts = Ink(color), totals(run)
    digits = max((len(str(count)) for count in counts["rules"].values()), default=0)
    rows = [f"{count:>{digits}}  {ink(_CYAN, rule)}\n" for rule, count in counts["rules"].items()]
    return "".join(rows) + "\n" * bool(rows) + summary(counts, ink)


class Ink:
    """Colours a text if colours are wanted."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted

    def __call__(self, code: str, text: str) -> str:
        """The text in an SGR colour."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.wanted and text else text


def summary(counts: Totals, ink: Ink) -> str:
    """What the run came to, in a kind sentence, and what can be done about it."""
    if not counts["files"] and not counts["findings"]:
        return "No file was checked.\n"
    if not counts["findings"]:
        return f"{ink(_GREEN, 'Nothing to point out')} in {_count(counts['files'], 'file')}.\n"
    remarks = sum(count for rule, count in counts["rules"].items() if rule.startswith("stigmalint/"))
    if remarks == counts["findings"]:
        return (
            f"{ink(_BOLD, _count(remarks, 'remark'))} on ignores in {_count(counts['files_with_findings'], 'file')}.\n"
        )
    phrases = _count(counts["findings"] - remarks, "phrase")
    where = _count(counts["files_with_findings"], "file")
    reworded = f" ({counts['reworded']} with a suggested rewording)" if counts["reworded"] else ""
    aside = f", and {_count(remarks, 'remark')} on ignores" if remarks else ""
    lines = [f"{ink(_BOLD, phrases)} worth another look in {where}{reworded}{aside}.\n"]
    safe, unsafe = counts["safe_fixes"], counts["unsafe_fixes"]
    if safe:
        lines.append(f"--fix rewords {safe} of them; {'--unsafe-fixes ' + str(unsafe) + ' more; ' if unsafe else ''}")
    elif unsafe:
        lines.append(f"--fix --unsafe-fixes rewords {unsafe} of them; ")
    if safe or unsafe:
        lines.append("--interactive lets you choose.\n")
    return "".join(lines)


def _finding(run: Run, result: Result, document: SourceDocument, finding: Finding, ink: Ink, told: set[str]) -> str:
    line, column = document.position(finding.range.start)
    place = f"{show(result.path)}:{line}:{column}"
    where = f" ({finding.where})" if finding.where else ""
    head = [ink(_BOLD, place) + where, ink(_SEVERITY[finding.severity], finding.severity), ink(_CYAN, finding.rule)]
    rows = [" ".join(head), f"  {show(finding.message)}", *_lines(document, finding, ink)]
    if finding.suggestions:
        tried = [ink(_GREEN, show(words)) for words in finding.suggestions[:_MOST_SUGGESTIONS]]
        rows.append(f"  try: {' | '.join(tried)}")
    rule = run.rules.get(finding.rule)
    if rule and finding.rule not in told:
        told.add(finding.rule)
        rows.append(f"  why: {rule.why}")
    if finding.reasons:
        rows.append(ink(_DIM, f"  only a suggestion here: {in_words(finding.reasons)}"))
    return "".join(row + "\n" for row in rows)


def _lines(document: SourceDocument, finding: Finding, ink: Ink) -> Iterator[str]:
    lines = excerpt(document, finding.range)
    digits = len(str(lines[-1].number))
    for line in lines:
        yield f"  {ink(_DIM, f'{line.number:>{digits}} │')} {line.before}{line.phrase}{line.after}".rstrip()
        under = ink(_SEVERITY[finding.severity], "━" * line.length)
        yield f"  {' ' * digits} {ink(_DIM, '│')} {' ' * line.indent}{under}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
