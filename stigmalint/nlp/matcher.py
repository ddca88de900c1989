"""The matcher component: candidates become spans in `doc.spans["stigmalint"]`."""

from __future__ import annotations

from functools import cache

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from stigmalint.model import Passage, RuleBook

#: The key of `doc.spans` under which phrases stand, before and after judging.
KEY = "stigmalint"
#: The key of `doc.user_data` under which the passage that a Doc was made from stands.
CANDIDATES = "stigmalint"


class PhraseSpans:
    """Proposes a span for each candidate phrase, and for each match of a triggered rule's token patterns.

    A span's `label_` is the rule id and its `id_` the index of the rule's pattern.
    """

    def __init__(self, vocab: Vocab, book: RuleBook) -> None:
        self._vocab = vocab
        self._book = book
        self._matcher = cache(self._build)

    def _build(self, rule_id: str) -> Matcher:
        matcher = Matcher(self._vocab)
        for index, pattern in enumerate(self._book.rules[rule_id].patterns):
            if pattern.tokens:
                matcher.add(str(index), [[dict(token) for token in pattern.tokens]], greedy="LONGEST")
        return matcher

    def __call__(self, doc: Doc) -> Doc:
        """Put the proposed spans of a Doc, whose passage stands in its user data, into its span group."""
        passage: Passage = doc.user_data[CANDIDATES]
        found: dict[tuple[int, int, str, int], Span] = {}
        tried: set[str] = set()
        for candidate in passage.candidates:
            if candidate.pattern >= 0:
                start = candidate.range.start - passage.range.start
                span = doc.char_span(start, candidate.range.end - passage.range.start, alignment_mode="expand")
                if span is not None:
                    self._keep(found, doc, span.start, span.end, candidate.rule, candidate.pattern)
            elif candidate.rule not in tried:
                tried.add(candidate.rule)
                matcher = self._matcher(candidate.rule)
                for match_id, first, last in matcher(doc):
                    self._keep(found, doc, first, last, candidate.rule, int(self._vocab.strings[match_id]))
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=list(found.values()))
        return doc

    @staticmethod
    def _keep(
        found: dict[tuple[int, int, str, int], Span], doc: Doc, start: int, end: int, rule: str, pattern: int
    ) -> None:
        found.setdefault((start, end, rule, pattern), Span(doc, start, end, label=rule, span_id=str(pattern)))
