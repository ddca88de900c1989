"""CoNLL-U treebanks as spaCy's binary corpora."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

# Subtypes that rules can use; every other subtype is folded into its main type, which a small model learns better.
KEPT_SUBTYPES = frozenset({"nsubj:pass", "csubj:pass", "aux:pass", "acl:relcl", "nmod:poss", "compound:prt"})
ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "HEAD", "DEP", "SENT_START"]
POS_TAGS = frozenset(
    {
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
    }
)
FORM, UPOS, XPOS, HEAD, DEPREL, MISC = 1, 3, 4, 6, 7, 9
SENTENCES_PER_DOC = 8
SHORTEST_DOC = 3


@dataclass
class Sentence:
    """One sentence of a treebank: its word lines, and the surface forms that several of them share."""

    starts_paragraph: bool = False
    words: list[list[str]] = field(default_factory=list)
    joined: dict[int, tuple[int, str, bool]] = field(default_factory=dict)

    def is_usable(self) -> bool:
        """Say whether every word carries an analysis."""
        return bool(self.words) and all(w[UPOS] not in ("_", "") and w[HEAD].isdigit() for w in self.words)

    def spaces(self) -> list[bool]:
        """Say for each word whether white space follows it."""
        spaces = ["SpaceAfter=No" not in word[MISC] for word in self.words]
        for first, (last, form, closed) in self.joined.items():
            # "don't" is one surface form of two words that touch; "dunno" is not the sum of its words and stays apart.
            if "".join(word[FORM] for word in self.words[first - 1 : last]) == form:
                spaces[first - 1 : last - 1] = [False] * (last - first)
            spaces[last - 1] = not closed
        return spaces


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    sentence = Sentence()
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(("# newdoc", "# newpar")):
                sentence.starts_paragraph = True
            elif not line:
                yield sentence
                sentence = Sentence()
            elif not line.startswith("#"):
                _add_line(sentence, line.split("\t"))
    if sentence.words:
        yield sentence


def _add_line(sentence: Sentence, fields: list[str]) -> None:
    number = fields[0]
    if "-" in number:
        first, last = map(int, number.split("-"))
        sentence.joined[first] = (last, fields[FORM], "SpaceAfter=No" in fields[MISC])
    elif "." not in number:  # an empty node of the enhanced graph is no word
        sentence.words.append(fields)


def group_sentences(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield runs of neighbouring sentences, cut at paragraphs, so that the parser learns sentence boundaries."""
    run: list[Sentence] = []
    for sentence in sentences:
        ends = (sentence.starts_paragraph and len(run) >= SHORTEST_DOC) or len(run) >= SENTENCES_PER_DOC
        if run and (ends or not sentence.is_usable()):
            yield run
            run = []
        if sentence.is_usable():
            run.append(sentence)
    if run:
        yield run


def make_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Build one annotated Doc of several sentences."""
    words = [word for sentence in sentences for word in sentence.words]
    heads: list[int] = []
    for sentence in sentences:
        offset = len(heads)
        for i, word in enumerate(sentence.words):
            head = int(word[HEAD])
            heads.append(offset + (head - 1 if head else i))
    return Doc(
        vocab,
        words=[word[FORM].replace(" ", "") for word in words],
        spaces=[space for sentence in sentences for space in sentence.spaces()],
        tags=["XX" if word[XPOS] == "_" else word[XPOS] for word in words],
        pos=[word[UPOS] if word[UPOS] in POS_TAGS else "X" for word in words],
        heads=heads,
        deps=[relation(word[DEPREL], word[HEAD] == "0") for word in words],
    )


def relation(deprel: str, is_root: bool = False) -> str:
    """Fold a relation of the treebank into the label we train."""
    if is_root:
        return "ROOT"
    return deprel if deprel in KEPT_SUBTYPES else deprel.split(":")[0]
