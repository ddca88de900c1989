"""Findings as one self-contained page to read, print and pass on."""

from __future__ import annotations

from html import escape

from stigmalint.model import Finding, Result, Run, SourceDocument
from stigmalint.reports.page import card, page
from stigmalint.reports.totals import totals

_AROUND = 160


def report(run: Run, *, color: bool) -> str:
    """A summary, then every document with its findings, sentence by sentence."""
    counts = totals(run)
    shown = [result for result in run.results if result.document and result.findings]
    body = [
        f"<header><h1>{escape(_headline(counts['findings'], len(shown)))}</h1>{_introduction(run)}</header>",
        "<main>",
    ]
    if shown:
        body.append(_table(shown))
    body += [_document(run, number, result) for number, result in enumerate(shown, 1)]
    troubles = [str(result.error) for result in run.results if result.error]
    if troubles:
        rows = "".join(f"<li>{escape(row)}</li>" for row in troubles)
        body.append(f"<section><h2>Could not be read</h2><ul>{rows}</ul></section>")
    body.append("</main>")
    body.append(
        f'<footer><p class="quiet">stigmalint {escape(run.version)}, profile {escape(run.profile)}.</p></footer>'
    )
    return page("Words worth another look", "\n".join(body))


def _headline(findings: int, documents: int) -> str:
    if not findings:
        return "Nothing to point out"
    phrases = "1 phrase" if findings == 1 else f"{findings} phrases"
    return f"{phrases} worth another look in {'1 document' if documents == 1 else f'{documents} documents'}"


def _introduction(run: Run) -> str:
    counts = totals(run)
    files = "1 file was" if counts["files"] == 1 else f"{counts['files']} files were"
    lines = [f"<p>{files} read. For every phrase there are words to try that put the person first; you decide.</p>"]
    if run.improved:
        more = "1 phrase has" if run.improved == 1 else f"{run.improved} phrases have"
        lines.append(f'<p class="better">{more} been reworded since the baseline was recorded.</p>')
    if counts["suppressed"]:
        kept = counts["suppressed"]
        lines.append(f'<p class="quiet">{kept} more {"is" if kept == 1 else "are"} known or kept on purpose.</p>')
    return "".join(lines)


def _table(shown: list[Result]) -> str:
    rows = []
    for number, result in enumerate(shown, 1):
        reworded = sum(bool(finding.suggestions) for finding in result.findings)
        link = f'<a href="#document-{number}">{escape(result.path)}</a>'
        cells = f'<td class="number">{len(result.findings)}</td><td class="number">{reworded}</td>'
        rows.append(f"<tr><td>{link}</td>{cells}</tr>")
    head = '<th scope="col">Document</th><th scope="col" class="number">Phrases</th>'
    head += '<th scope="col" class="number">With words to try</th>'
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _document(run: Run, number: int, result: Result) -> str:
    assert result.document is not None
    cards = []
    for index, finding in enumerate(result.findings, 1):
        line, column = result.document.position(finding.range.start)
        place = finding.where or f"line {line}, column {column}"
        cards.append(card(finding, run, place, sentence(result.document, finding), f"finding-{number}-{index}"))
    return f'<section id="document-{number}"><h2>{escape(result.path)}</h2>{"".join(cards)}</section>'


def sentence(document: SourceDocument, finding: Finding) -> str:
    """The words around a phrase, the phrase marked, as markup."""
    text, start, end = document.text, finding.range.start, finding.range.end
    first, _ = document.position(start)
    last, _ = document.position(max(end - 1, start))
    left = max(document.line_range(first).start, start - _AROUND)
    right = min(document.line_range(last).end, end + _AROUND)
    before, after = text[left:start], text[end:right]
    if left > document.line_range(first).start:
        before = "…" + before[before.find(" ") + 1 :]
    if right < document.line_range(last).end:
        after = after[: after.rfind(" ")] + "…"
    return f"{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}"
