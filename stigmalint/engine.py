"""The one path from bytes to findings. The only file that knows all rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from stigmalint import readers, suppress
from stigmalint.config import Settings
from stigmalint.errors import ConfigError, ReadError
from stigmalint.fixes import apply
from stigmalint.model import (
    Finding,
    Fix,
    Passage,
    Result,
    Rule,
    RuleBook,
    Severity,
    SourceDocument,
    Trigger,
    Verdict,
)
from stigmalint.readers.decode import encode
from stigmalint.ruleset import load as ruleset
from stigmalint.scan import Gate, Scanner, anchors_of, words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Files that are judged together: enough for full batches, few enough to keep memory small.
_TOGETHER = 256
#: A file with directives is always read, so that unused ones are noticed.
_DIRECTIVE = Trigger(("stigmalint",), -1, 0, 1, 0)


@cache
def rule_book(settings: Settings) -> RuleBook:
    """All rules that the settings know, on or off."""
    return ruleset.load(settings.rules, cache=settings.cache)


def rule_book_with_examples(settings: Settings) -> RuleBook:
    """All rules that the settings know, with their examples, which takes reading the YAML anew."""
    return ruleset.load(settings.rules, examples=True)


@cache
def selected(settings: Settings) -> frozenset[str]:
    """The ids of the rules that are on. ConfigError for a name that is unknown."""
    book = rule_book(settings)
    return ruleset.select(book, settings.select, settings.extend_select, settings.ignore)


def _rules_on(settings: Settings) -> list[Rule]:
    book, on = rule_book(settings), selected(settings)
    return [rule for rule in book.rules.values() if rule.id in on and rule.severity.get(settings.profile, "") != "none"]


def _triggers(settings: Settings) -> Iterator[Trigger]:
    yield _DIRECTIVE
    for rule in _rules_on(settings):
        yield from rule.triggers


@cache
def _gate(settings: Settings) -> Gate:
    """The gate. The usual rules' anchors are remembered between runs, so that a clean file needs no rules at all."""

    def make() -> frozenset[str]:
        return anchors_of(_triggers(settings))

    usual = settings.cache and not (settings.select or settings.extend_select or settings.ignore)
    anchors = ruleset.load_anchors(make, settings.profile, settings.rules) if usual else make()
    return Gate(anchors, lambda: (_triggers(settings), rule_book(settings).lists))


@cache
def _scanner(settings: Settings) -> Scanner:
    return Scanner(_rules_on(settings), rule_book(settings).lists)


def component(pipeline: Language) -> Callable[[Doc], Doc]:
    """A component with the default rules for a spaCy pipeline that tags and parses."""
    from stigmalint.nlp.component import Component

    settings = Settings()
    return Component(pipeline.vocab, rule_book(settings), _scanner(settings).passages, settings.profile)


def passages(document: SourceDocument, settings: Settings) -> Iterator[Passage]:
    """The sentences of a document that must be parsed."""
    return _scanner(settings).passages(document)


def check(
    files: Iterable[tuple[str, bytes]], settings: Callable[[str], Settings], *, explain: bool = False
) -> Iterator[Result]:
    """A result for every file, in order. `settings` gives the settings of a path.

    With `explain`, every candidate is parsed and judged, the results carry verdicts, and each finding has a fix
    for every one of its suggestions.
    """
    batch: list[Result] = []
    for path, data in files:
        batch.append(_read(path, data, settings(path), explain=explain))
        if len(batch) >= _TOGETHER:
            yield from _judge(batch, settings, explain=explain)
            batch = []
    yield from _judge(batch, settings, explain=explain)


def _format(path: str, settings: Settings) -> readers.Format | None:
    """The format that the settings name for a path, or the one of its suffix."""
    if settings.format and readers.format_named(settings.format) is None:
        raise ConfigError(f'{path}: unknown format "{settings.format}"; known: {_formats()}')
    return readers.format_named(settings.format) if settings.format else readers.format_of(path)


def _formats() -> str:
    return ", ".join(row.name for row in readers.FORMATS)


def _read(path: str, data: bytes, settings: Settings, *, explain: bool) -> Result:
    row = _format(path, settings)
    if row is None:
        return Result(path, skipped="no reader knows this kind of file")
    if row.gate and not explain:
        words = words_of(data)
        if words is not None and not _gate(settings).may_match(words):
            return Result(path)
    try:
        return Result(path, document=readers.reader_of(row)(data, path))
    except ReadError as error:
        return Result(path, error=error)


def _judge(batch: Sequence[Result], settings: Callable[[str], Settings], *, explain: bool) -> Iterator[Result]:
    """Parse what must be parsed in a batch of files, and complete their results."""
    found: dict[str, list[Finding]] = {}
    verdicts: dict[str, list[Verdict]] = {}
    passages = [
        (settings(result.path), passage)
        for result in batch
        if result.document is not None
        for passage in _scanner(settings(result.path)).passages(result.document, everything=explain)
    ]
    for one, group in groupby(passages, key=lambda pair: pair[0]):
        for passage, findings, decided in _parse(one, [passage for _, passage in group], explain=explain):
            found.setdefault(passage.document.path, []).extend(findings)
            verdicts.setdefault(passage.document.path, []).extend(decided)
    for result in batch:
        if result.document is None:
            yield result
            continue
        done = _finish(result.document, found.get(result.path, []), settings(result.path))
        yield replace(done, verdicts=tuple(verdicts.get(result.path, ())))


def _parse(
    settings: Settings, waiting: Sequence[Passage], *, explain: bool
) -> Iterator[tuple[Passage, list[Finding], list[Verdict]]]:
    from stigmalint import nlp

    book = rule_book(settings)
    for passage, spans, context in nlp.judge(nlp.load(settings.pipeline), book, waiting):
        findings = [nlp.to_finding(span, book, passage, settings.profile, every=explain) for span in spans]
        kept = [_with_quotes(f, book, settings) for f in findings if f is not None]
        yield passage, [f for f in kept if f is not None], nlp.verdicts(context, passage) if explain else []


def _with_quotes(finding: Finding, book: RuleBook, settings: Settings) -> Finding | None:
    """What the setting `quotes` makes of a finding inside a quotation."""
    if "quotation" not in finding.reasons or settings.quotes == "note":
        return finding
    if settings.quotes == "skip":
        return None
    others = tuple(reason for reason in finding.reasons if reason != "quotation")
    if others:
        return replace(finding, reasons=others)
    rule = book.rules[finding.rule]
    severity = rule.severity.get(settings.profile, rule.severity["default"])
    return replace(finding, reasons=(), severity=type(finding.severity)(severity))


def _finish(document: SourceDocument, findings: Sequence[Finding], settings: Settings) -> Result:
    kept = suppress.without_allowed(document, findings, settings.allow)
    kept = sorted(_with_doubts(document, kept), key=lambda finding: finding.range)
    named = suppress.with_fingerprints(settings.relative(document.path), document, kept)
    decided = suppress.apply_directives(
        document,
        named,
        not_tried=rule_book(settings).rules.keys() - {rule.id for rule in _rules_on(settings)},
        partial=bool(settings.select or settings.ignore),
        require_reason=settings.require_reason,
    )
    return Result(document.path, document, (*decided.shown, *decided.unused), tuple(decided.suppressed))


def _with_doubts(document: SourceDocument, findings: Sequence[Finding]) -> list[Finding]:
    """Findings in words that were hard to read (OCR) are suggestions at most."""
    doubtful = [segment.to_source(place) for segment in document.segments for place in segment.doubtful]
    return [
        replace(finding, severity=Severity.SUGGESTION, reasons=(*finding.reasons, "hard-to-read"), alternatives=())
        if any(place.overlaps(finding.range) for place in doubtful)
        else finding
        for finding in findings
    ]


def file_name(format: str) -> str:
    """A file name that says a format by its suffix. ConfigError for a format that nobody reads."""
    row = readers.format_named(format)
    if row is None:
        raise ConfigError(f'unknown format "{format}"; known: {_formats()}')
    return f"text{row.suffixes[0] if row.suffixes else ''}"


def is_known(path: str, settings: Settings, *, named: bool = True) -> bool:
    """Does a reader know this kind of file? Some (pictures) it only reads when the user named them."""
    row = _format(path, settings)
    return row is not None and (named or not row.named_only)


def comment_around(document: SourceDocument) -> tuple[str, str] | None:
    """What opens and closes a comment that may stand within a line of the document; None if nothing does."""
    row = readers.format_named(document.format)
    return row.comment if row else None


def apply_fixes(document: SourceDocument, data: bytes, fixes: Sequence[Fix]) -> bytes:
    """The bytes of a file that was read as `document`, with the fixes made and everything else as it was."""
    row = readers.format_named(document.format)
    write = readers.writer_of(row) if row else None
    if write:
        return write(data, document, [edit for fix in fixes for edit in fix.edits])
    return encode(apply(document.text, fixes), document.encoding)
