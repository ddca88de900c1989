"""Scores a pipeline on a treebank's test split and on our probes."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from training.probes import Probe, read_probes, wrong_answers


@dataclass(frozen=True, slots=True)
class Score:
    """What a pipeline reaches; everything but the speed and the probes in per cent."""

    tag: float
    pos: float
    uas: float
    las: float
    sentences: float
    words_per_second: float
    probes: int
    right: int
    wrong: list[tuple[Probe, str]]

    def row(self, name: str) -> str:
        """Write the score as a row of a Markdown table."""
        figures = [f"{value:.1f}" for value in (self.tag, self.pos, self.uas, self.las, self.sentences)]
        return f"| {' | '.join([name, f'{self.right} of {self.probes}', *figures, f'{self.words_per_second:,.0f}'])} |"


HEADER = (
    "| weights | probes | tag | part of speech | UAS | LAS | sentences | words/s |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def score(nlp: Language, test: Path) -> Score:
    """Score a pipeline on a DocBin of gold documents and on all probes."""
    gold = list(DocBin().from_disk(test).get_docs(nlp.vocab))
    texts = [doc.text for doc in gold]
    started = time.perf_counter()
    parsed = list(nlp.pipe(texts, batch_size=64))
    seconds = time.perf_counter() - started
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    probes = list(read_probes())
    wrong = wrong_answers(nlp, probes)
    return Score(
        tag=100 * scores["tag_acc"],
        pos=100 * scores["pos_acc"],
        uas=100 * scores["dep_uas"],
        las=100 * scores["dep_las"],
        sentences=100 * scores["sents_f"],
        words_per_second=sum(map(len, parsed)) / seconds,
        probes=len(probes),
        right=len(probes) - len(wrong),
        wrong=wrong,
    )


def sections(wrong: list[tuple[Probe, str]]) -> str:
    """Write how many probes of each section are right, as rows of a Markdown table."""
    asked = Counter(probe.section for probe in read_probes())
    missed = Counter(probe.section for probe, _ in wrong)
    return "\n".join(f"| {name} | {count - missed[name]} of {count} |" for name, count in asked.items())


def mistakes(wrong: list[tuple[Probe, str]]) -> str:
    """Write each probe that went wrong, with what the pipeline saw."""
    return "\n".join(
        f"  {probe.kind:9} {probe.text}  ->  {probe.text[probe.target :].split()[0]} is {seen}" for probe, seen in wrong
    )
