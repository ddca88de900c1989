"""`stigmalint explain`: what a rule is, or why a line is flagged or left alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from stigmalint import engine
from stigmalint.commands.session import Session, read_file
from stigmalint.commands.settings import SettingsOf, settings_from, settings_options
from stigmalint.config import PROFILES, nearest
from stigmalint.discover import Found
from stigmalint.errors import ConfigError
from stigmalint.model import Example, Result, Rule, RuleBook, SourceDocument, TextRange, Verdict
from stigmalint.reports.reasons import in_words

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")
_OUTCOMES = {"confirmed": "reported", "softened": "only a suggestion", "acquitted": "left alone"}


@click.command(short_help="Say why a line is flagged or left alone, or what a rule is.")
@click.argument("target", metavar="SET/RULE | FILE:LINE[:COLUMN]")
@settings_options
def explain(target: str, **options: Any) -> None:
    """Say what a rule is and why, or why a line of a file is flagged or left alone."""
    settings = settings_from(options)
    place = _PLACE.fullmatch(target)
    if place:
        column = int(place["column"]) if place["column"] else None
        rows = _explain_line(settings, place["path"], int(place["line"]), column)
    else:
        rows = _explain_rule(engine.rule_book_with_examples(settings.everywhere()), target)
    for row in rows:
        click.echo(row)


def _explain_line(settings: SettingsOf, path: str, line: int, column: int | None) -> Iterator[str]:
    session = Session(settings, read_file)
    (result,) = session.check([Found(path, True)], explain=True)
    if result.error or result.skipped or not result.document:
        click.echo(f"stigmalint: {result.error or f'{path}: {result.skipped}'}", err=True)
        sys.exit(2)
    document = result.document
    if line > document.position(len(document.text))[0]:
        raise ConfigError(f"{path}:{line}: the file has only {document.position(len(document.text))[0]} lines")
    wanted = _wanted(document, line, column)
    yield click.style(f"{path}:{line}", bold=True)
    yield f"  {document.text[document.line_range(line).start : document.line_range(line).end].strip()}"
    verdicts = [verdict for verdict in result.verdicts if verdict.range.overlaps(wanted)]
    if not verdicts:
        yield "\nNo rule has a phrase here, so nothing was judged."
    book = engine.rule_book(settings(path))
    for verdict in verdicts:
        yield from _explain_verdict(result, document, verdict, book.rules[verdict.rule])


def _wanted(document: SourceDocument, line: int, column: int | None) -> TextRange:
    whole = document.line_range(line)
    if column is None:
        return TextRange(whole.start, max(whole.end, whole.start + 1))
    start = min(whole.start + column - 1, whole.end)
    return TextRange(start, start + 1)


def _explain_verdict(result: Result, document: SourceDocument, verdict: Verdict, rule: Rule) -> Iterator[str]:
    line, column = document.position(verdict.range.start)
    outcome = _OUTCOMES[verdict.outcome]
    suppressed = any(f.rule == verdict.rule and f.range == verdict.range for f in result.suppressed)
    reasons = in_words(verdict.conditions)
    yield f"\n{line}:{column} “{verdict.text}” {click.style(rule.id, fg='cyan')}"
    yield f"  {click.style(outcome, bold=True)}{': ' + reasons if reasons else ''}"
    if verdict.conditions:
        yield f"  decided by: {', '.join(verdict.conditions)}"
    if suppressed:
        yield "  not shown: an ignore comment or the baseline covers it"
    if verdict.outcome != "acquitted":
        yield f"  why: {rule.why}"
    yield "  tokens:"
    yield from (f"    {token}" for token in verdict.tokens)


def _explain_rule(book: RuleBook, name: str) -> Iterator[str]:
    rule = book.rules.get(name)
    if rule is None:
        inside = [rule.id for rule in book.rules.values() if rule.set == name]
        if not inside:
            raise ConfigError(f'unknown rule "{name}"{_hint(name, book)}')
        yield f"{click.style(name, bold=True)}: {book.sets[name].title}"
        yield from (f"  {rule_id}" for rule_id in inside)
        return
    yield f"{click.style(rule.id, bold=True)} ({_severities(rule)})"
    yield f"  {rule.why}"
    yield "\nWords to try"
    for profile in PROFILES:
        words = list(dict.fromkeys(_suggestions(rule, profile)))
        if words:
            yield f"  {profile}: {' | '.join(words)}"
    for title, expect in (("Reported", "bad"), ("Only a suggestion", "soft"), ("Left alone", "good")):
        examples = [example for example in rule.examples if example.expect == expect]
        if examples:
            yield f"\n{title}"
            yield from (f"  {_marked(example)}" for example in examples)
    if rule.sources:
        yield "\nGuides"
        yield from (f"  {_guide(book, source)}" for source in rule.sources)
    yield f"\nTo keep such a phrase: stigmalint: ignore[{rule.id}] -- your reason"


def _hint(name: str, book: RuleBook) -> str:
    ends = [rule for rule in book.rules if rule.partition("/")[2] == name]
    return f'; did you mean "{ends[0]}"?' if ends else nearest(name, (*book.sets, *book.rules))


def _severities(rule: Rule) -> str:
    said = {profile: rule.severity.get(profile, rule.severity["default"]) for profile in PROFILES}
    if len(set(said.values())) == 1:
        return said[PROFILES[0]]
    return ", ".join(f"{profile}: {severity}" for profile, severity in said.items())


def _suggestions(rule: Rule, profile: str) -> Iterable[str]:
    """The templates of a profile as a reader sees them: in the singular, with the names of what they take over."""
    for suggest in (rule.suggest, *(pattern.suggest for pattern in rule.patterns)):
        for template in suggest.get(profile, suggest.get("default", ())):
            said = template.replace("{a}", "a ")
            yield re.sub(r"\{([^}|]*)[^}]*\}", r"\1", said)


def _marked(example: Example) -> str:
    said, at = "", 0
    for place in example.ranges:
        said += example.text[at : place.start] + click.style(example.text[place.start : place.end], underline=True)
        at = place.end
    return said + example.text[at:]


def _guide(book: RuleBook, source: str) -> str:
    guide = book.sources.get(source)
    return ", ".join(filter(None, (guide.title, guide.publisher, guide.year, guide.url))) if guide else source
