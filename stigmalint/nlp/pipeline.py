"""Loads the trained pipeline once per process and runs passages through it in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from stigmalint.errors import ConfigError
from stigmalint.model import Passage, RuleBook
from stigmalint.nlp.context import Context
from stigmalint.nlp.matcher import CANDIDATES, KEY, PhraseSpans

SHIPPED = Path(__file__).parent / "en"


@cache
def load(name: str = "") -> Language:
    """The shipped pipeline, or an installed one by name or path. ConfigError when it can't be used."""
    if not name:
        return _load_shipped()
    try:
        nlp = spacy.load(name, exclude=["ner"])
    except (OSError, ValueError) as error:
        raise ConfigError(f'pipeline "{name}" cannot be loaded: {str(error).splitlines()[0]}') from None
    missing = {"tagger", "parser"} - set(nlp.pipe_names)
    if missing:
        raise ConfigError(f'pipeline "{name}" has no {" and no ".join(sorted(missing))}; name one with both')
    return nlp


def _load_shipped() -> Language:
    from spacy.lang.en import English
    from spacy.util import load_config

    # Building the tokenizer from its defaults equals reading it from disk, and is much faster.
    nlp = English.from_config(load_config(SHIPPED / "config.cfg"), auto_fill=False, validate=False)
    return nlp.from_disk(SHIPPED, exclude=["tokenizer"])


def judge(nlp: Language, book: RuleBook, passages: Iterable[Passage]) -> Iterator[tuple[Passage, list[Span], Context]]:
    """Parse passages and judge their candidates.

    Yields each passage with its confirmed and softened spans; the context component keeps the verdicts.
    """
    spans, context = PhraseSpans(nlp.vocab, book), Context(book)
    for doc in nlp.pipe(_docs(nlp, passages), batch_size=64):
        yield doc.user_data[CANDIDATES], list(context(spans(doc)).spans[KEY]), context


def _docs(nlp: Language, passages: Iterable[Passage]) -> Iterator[Doc]:
    for passage in passages:
        doc = nlp.make_doc(passage.text)
        doc.user_data[CANDIDATES] = passage
        yield doc
