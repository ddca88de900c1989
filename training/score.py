"""Scores a pipeline on a treebank's test split and on our probes."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from training.probes import HELD_OUT, PROBES, Probe, read_probes, wrong_answers

HEADER = (
    "| weights | probes | held-out probes | tag | part of speech | UAS | LAS | sentences | words/s |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass(frozen=True, slots=True)
class Answers:
    """How a pipeline did on one file of probes."""

    probes: list[Probe]
    wrong: list[tuple[Probe, str]]

    def summary(self) -> str:
        """Write how many are right."""
        return f"{len(self.probes) - len(self.wrong)} of {len(self.probes)}"

    def sections(self) -> str:
        """Write how many probes of each section are right, as rows of a Markdown table."""
        missed = Counter(probe.section for probe, _ in self.wrong)
        asked = Counter(probe.section for probe in self.probes)
        return "\n".join(f"| {name} | {count - missed[name]} of {count} |" for name, count in asked.items())

    def mistakes(self) -> str:
        """Write each probe that went wrong, with what the pipeline saw."""
        return "\n".join(
            f"  {probe.kind:9} {probe.text}  ->  {probe.text[probe.target :].split()[0]} is {seen}"
            for probe, seen in self.wrong
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What a pipeline reaches: per cent on the treebank, words a second, and its answers to the probes."""

    treebank: list[float]
    words_per_second: float
    probes: Answers
    held_out: Answers

    def row(self, name: str) -> str:
        """Write the score as a row of a Markdown table."""
        cells = [name, self.probes.summary(), self.held_out.summary(), *(f"{value:.1f}" for value in self.treebank)]
        return f"| {' | '.join(cells)} | {self.words_per_second:,.0f} |"


def score(nlp: Language, test: Path) -> Score:
    """Score a pipeline on a DocBin of gold documents and on all probes."""
    gold = list(DocBin().from_disk(test).get_docs(nlp.vocab))
    texts = [doc.text for doc in gold]
    started = time.perf_counter()
    words = sum(map(len, nlp.pipe(texts, batch_size=64)))
    seconds = time.perf_counter() - started
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return Score(
        treebank=[100 * scores[key] for key in ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f")],
        words_per_second=words / seconds,
        probes=answer(nlp, PROBES),
        held_out=answer(nlp, HELD_OUT),
    )


def answer(nlp: Language, path: Path) -> Answers:
    """Put the probes of a file to a pipeline."""
    probes = list(read_probes(path))
    return Answers(probes, wrong_answers(nlp, probes))
