"""Runs the examples of rules through the engine: for our own rules and for users'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stigmalint import engine
from stigmalint.config import Settings
from stigmalint.model import Example, Finding, Pattern, Rule, Severity
from stigmalint.ruleset import load as ruleset


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How an example came out. `index` counts from 1 within the rule's examples of that kind.

    `acted` are the conditions that decided on the rule's own candidates, as `Verdict` names them.
    """

    rule: str
    expect: str
    index: int
    text: str
    passed: bool
    detail: str
    acted: frozenset[str] = frozenset()


def run(paths: Sequence[Path], settings: Settings) -> list[ExampleResult]:
    """Check the examples of the rules in `paths` (none: of all shipped rules), every default rule switched on."""
    settings = replace(settings, rules=tuple(dict.fromkeys((*settings.rules, *paths))))
    book = ruleset.load(settings.rules, examples=True)
    wanted = {str(path) for path in paths}
    sets = {rule_set for path in wanted for rule_set in ruleset.sets_in(Path(path))}
    rules = [rule for rule in book.rules.values() if not paths or rule.set in sets]
    return list(check_rules(rules, settings))


def check_rules(rules: Iterable[Rule], settings: Settings) -> Iterator[ExampleResult]:
    """Check the examples of rules, all in one batch of the pipeline."""
    cases = [(rule, *numbered) for rule in rules for numbered in _numbered(rule.examples)]
    on = replace(settings, extend_select=tuple({*settings.extend_select, *(rule.id for rule, _, _ in cases)}))
    files = [(f"{number}.txt", example.text.encode()) for number, (_, _, example) in enumerate(cases)]
    results = engine.check(files, lambda _: on, explain=True)
    for (rule, index, example), result in zip(cases, results, strict=True):
        detail = _compare(rule, example, result.findings)
        acted = frozenset(c for verdict in result.verdicts if verdict.rule == rule.id for c in verdict.conditions)
        yield ExampleResult(rule.id, example.expect, index, example.text, not detail, detail, acted)


def idle_guards(rules: Iterable[Rule], results: Iterable[ExampleResult]) -> dict[str, list[str]]:
    """By rule, the guards that no example put to work: nobody has shown that they do what they should."""
    acted: dict[str, set[str]] = {}
    for result in results:
        acted.setdefault(result.rule, set()).update(result.acted)
    idle = {rule.id: sorted(_guards(rule) - acted.get(rule.id, set())) for rule in rules}
    return {rule: guards for rule, guards in idle.items() if guards}


def _guards(rule: Rule) -> set[str]:
    """A rule's own guards by the names under which verdicts have them."""
    names = set[str]()
    parts: tuple[Rule | Pattern, ...] = (rule, *rule.patterns)
    for part in parts:
        names.update(f"not {guard.condition}" for guard in part.when)
        names.update(guard.condition for guard in (*part.unless, *part.soften))
    return names


def _numbered(examples: Sequence[Example]) -> Iterator[tuple[int, Example]]:
    counts: dict[str, int] = {}
    for example in examples:
        counts[example.expect] = counts.get(example.expect, 0) + 1
        yield counts[example.expect], example


def _compare(rule: Rule, example: Example, findings: Sequence[Finding]) -> str:
    """What is wrong with the findings for an example; empty when nothing is."""
    own = [finding for finding in findings if finding.rule == rule.id]
    loud = [finding for finding in findings if finding.severity is not Severity.SUGGESTION]
    if example.expect == "good":
        return _list("reported", own) if own else ""
    found, wanted = sorted(f.range for f in own), sorted(example.ranges)
    if found != wanted:
        marks = ", ".join(f"“{example.text[r.start : r.end]}”" for r in wanted)
        return f"expected {marks}; {_list('reported', findings) or 'nothing reported'}"
    if example.expect == "soft" and any(f.severity is not Severity.SUGGESTION for f in own):
        return _list("reported louder than a suggestion", own)
    if example.expect == "bad":
        quiet = [f for f in own if f.severity is Severity.SUGGESTION]
        if quiet:
            return _list("only a suggestion", quiet)
        others = [f for f in loud if f.rule != rule.id and any(f.range.overlaps(r) for r in wanted)]
        if others:
            return _list("also reported", others)
    if example.fixed is not None:
        return _compare_fix(example, own)
    return ""


def _compare_fix(example: Example, findings: Sequence[Finding]) -> str:
    from stigmalint import fixes

    fixed = fixes.apply(example.text, [finding.fix for finding in findings if finding.fix])
    return "" if fixed == example.fixed else f"fixed to “{fixed}”, expected “{example.fixed}”"


def _list(what: str, findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    return f"{what}: " + ", ".join(
        f"“{f.text}” ({f.rule}, {f.severity}{': ' + ', '.join(f.reasons) if f.reasons else ''})" for f in findings
    )
