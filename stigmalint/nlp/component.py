"""stigmalint as a component of somebody's own spaCy pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from stigmalint.model import Finding, Passage, Piece, RuleBook, Segment, SourceDocument, TextRange
from stigmalint.nlp.context import Context
from stigmalint.nlp.findings import to_finding
from stigmalint.nlp.matcher import CANDIDATES, KEY, PhraseSpans

if not Doc.has_extension("stigmalint"):
    Doc.set_extension("stigmalint", default=())


class Component:
    """Leaves spans in `doc.spans["stigmalint"]` and findings, in order, in `doc._.stigmalint`."""

    def __init__(
        self, vocab: Vocab, book: RuleBook, passages: Callable[[SourceDocument], Iterator[Passage]], profile: str
    ) -> None:
        self._book = book
        self._passages = passages
        self._profile = profile
        self._spans, self._context = PhraseSpans(vocab, book), Context(book)

    def __call__(self, doc: Doc) -> Doc:
        """Judge the sentences of a parsed Doc that hold a candidate, each as a Doc of its own."""
        spans, findings = list[Span](), list[Finding]()
        for passage in self._passages(_as_document(doc.text)):
            part = doc.char_span(passage.range.start, passage.range.end, alignment_mode="expand")
            if part is None:
                continue
            here = Passage(
                passage.document,
                passage.segment,
                TextRange(part.start_char, part.end_char),
                passage.candidates,
                passage.held,
            )
            sentence = part.as_doc()
            sentence.user_data[CANDIDATES] = here
            for span in self._context(self._spans(sentence)).spans[KEY]:
                finding = to_finding(span, self._book, here, self._profile)
                if finding is not None:
                    findings.append(finding)
                    start, end = part.start + span.start, part.start + span.end
                    spans.append(Span(doc, start, end, label=span.label_))
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        doc._.stigmalint = tuple(findings)
        return doc


def _as_document(text: str) -> SourceDocument:
    whole = TextRange(0, len(text))
    segment = Segment("paragraph", text, (Piece(whole, whole),) if text else ())
    return SourceDocument("", text, "utf-8", (segment,))
