"""A run with one of everything that a report can meet."""

from __future__ import annotations

from stigmalint.errors import ReadError
from stigmalint.model import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Result,
    Rule,
    Run,
    Severity,
    Source,
    SourceDocument,
    TextRange,
)

TEXT = "\ufeffAn “addict” said:\r\n\tthe drunk\r\ndriver & Öhm <b>\r\n<!-- stigmalint: ignore[x] -->\r\n"


def sample_run() -> Run:
    document = SourceDocument("docs/a b.md", TEXT, "utf-8", (), warnings=("not valid UTF-8; read as cp1252",))
    findings = (
        _finding("substance-use/addict", "addict", Severity.WARNING, ("person who uses drugs", "person"), "An", "A"),
        _finding("substance-use/drunk", "the drunk\r\ndriver", Severity.ERROR, (), where="page 4"),
        _finding("aging/old", "Öhm", Severity.SUGGESTION, ("older adult",), reasons=("quotation", "self-description")),
        _finding("stigmalint/unused-ignore", "<!-- stigmalint: ignore[x] -->", Severity.WARNING, ()),
    )
    results = (
        Result("docs/a b.md", document, findings, suppressed=findings[:1]),
        Result("clean.md"),
        Result("photo.xyz", skipped="no reader knows this kind of file"),
        Result("bad.md", error=ReadError("bad.md: looks like a binary file; name a text file or exclude this one")),
    )
    rules = {
        "substance-use/addict": _rule("substance-use/addict", ("nida", "own")),
        "substance-use/drunk": _rule("substance-use/drunk", ("nida",)),
        "aging/old": _rule("aging/old", ()),
    }
    nida = Source("nida", "Words Matter", "US National Institute on Drug Abuse", "2021", "https://nida.nih.gov/words")
    return Run(results, rules, {"nida": nida}, "harm-reduction", "0.1.0")


def _rule(name: str, sources: tuple[str, ...]) -> Rule:
    rule_set, _, word = name.partition("/")
    return Rule(
        id=name,
        set=rule_set,
        severity={"default": "warning"},
        message=f"“{{match}}” says too much of {word}",
        why=f"The person comes before “{word}”.",
        sources=sources,
        patterns=(),
        triggers=(),
    )


def _finding(
    rule: str,
    phrase: str,
    severity: Severity,
    suggestions: tuple[str, ...],
    article: str = "",
    other: str = "",
    where: str = "",
    reasons: tuple[str, ...] = (),
) -> Finding:
    place = TextRange(TEXT.index(phrase), TEXT.index(phrase) + len(phrase))
    edits = [Edit(place, suggestions[0])] if suggestions else []
    if article:
        start = TEXT.index(article)
        edits.insert(0, Edit(TextRange(start, start + len(article)), other))
    applicability = Applicability.DISPLAY if reasons else Applicability.UNSAFE
    return Finding(
        rule=rule,
        severity=severity,
        range=place,
        text=phrase,
        message=f"“{' '.join(phrase.split())}” says too much",
        suggestions=suggestions,
        alternatives=(Fix(tuple(edits), applicability),) if edits else (),
        reasons=reasons,
        where=where,
        fingerprint=f"{place.start:016x}",
    )
