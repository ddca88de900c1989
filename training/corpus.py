"""Builds the corpora: treebanks, treebank sentences dressed as headings, and template sentences of our own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training.probes import HELD_OUT, PROBES, read_probes
from training.templates import Generator, read_grammar, styled
from training.treebanks import ATTRIBUTES, group_sentences, make_doc, read_sentences

TRAINING_BANKS = ("en_ewt-ud-train", "en_pud-ud-test")
DEV_BANK, TEST_BANK = "en_ewt-ud-dev", "en_ewt-ud-test"
HEADINGS = 800
HEADING_LENGTHS = range(3, 11)


@dataclass(frozen=True, slots=True)
class Corpora:
    """Where the binary corpora of a run lie."""

    train: Path
    dev: Path
    test: Path


def build(treebanks: Path, folder: Path, seed: int) -> Corpora:
    """Write all corpora from a folder of CoNLL-U files."""
    vocab = spacy.blank("en").vocab
    corpora = Corpora(folder / "train", folder / "dev.spacy", folder / "test.spacy")
    corpora.train.mkdir(parents=True, exist_ok=True)
    dice = random.Random(seed)
    banks = {name: _read_bank(vocab, treebanks, name) for name in (*TRAINING_BANKS, DEV_BANK, TEST_BANK)}
    for name in TRAINING_BANKS:
        _write(banks[name], corpora.train / f"{name}.spacy")
    _write(banks[DEV_BANK], corpora.dev)
    _write(banks[TEST_BANK], corpora.test)
    short = [sent for doc in banks[TRAINING_BANKS[0]] for sent in doc.sents if len(sent) in HEADING_LENGTHS]
    _write([_as_heading(vocab, sent, dice.choice("tttu")) for sent in dice.sample(short, HEADINGS)],
           corpora.train / "headings.spacy")  # fmt: skip
    banned = {probe.text for path in (PROBES, HELD_OUT) for probe in read_probes(path)}
    sentences = list(Generator(read_grammar(), seed).docs(vocab, banned))
    dice.shuffle(sentences)
    _write(list(_paragraphs(sentences, dice)), corpora.train / "templates.spacy")
    return corpora


def _read_bank(vocab: Vocab, treebanks: Path, name: str) -> list[Doc]:
    path = next(iter(sorted(treebanks.glob(f"{name}.conllu*"))), None)
    if path is None:
        raise SystemExit(f"{treebanks}: no file {name}.conllu or {name}.conllu.gz; pass the folder that holds it")
    return [make_doc(vocab, run) for run in group_sentences(read_sentences(path))]


def _write(docs: list[Doc], path: Path) -> None:
    DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(path)
    print(f"{path.name}: {len(docs)} documents, {sum(map(len, docs))} words")


def _as_heading(vocab: Vocab, sentence: Span, style: str) -> Doc:
    """Dress a sentence as a heading, without its full stop and in Title Case or capitals."""
    words = list(sentence)
    if words[-1].text == "." and not list(words[-1].children) and words[-1].dep_ != "ROOT":
        words.pop()
    start = sentence.start
    texts = [styled(word.text, style) for word in words]
    texts[0] = texts[0][0].upper() + texts[0][1:]
    return Doc(
        vocab,
        words=texts,
        spaces=[bool(word.whitespace_) for word in words],
        tags=[word.tag_ for word in words],
        pos=[word.pos_ for word in words],
        heads=[word.head.i - start for word in words],
        deps=[word.dep_ for word in words],
    )


def _paragraphs(sentences: list[Doc], dice: random.Random) -> Iterator[Doc]:
    """Join some sentences with their neighbours, so that the parser meets boundaries; headings stay alone."""
    group: list[Doc] = []
    for sentence in sentences:
        if sentence[-1].text not in {".", "?"}:
            yield sentence
            continue
        group.append(sentence)
        if len(group) >= dice.choice((1, 2, 3)):
            yield Doc.from_docs(group) if len(group) > 1 else group[0]
            group = []
    if group:
        yield Doc.from_docs(group)
