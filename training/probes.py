"""Our hard cases: sentences with one question each, and whether a pipeline answers them rightly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

PROBES = Path(__file__).with_name("probes.txt")
HELD_OUT = Path(__file__).with_name("probes_held_out.txt")
MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "advmod", "nummod"})
NOUNS = frozenset({"NOUN", "PROPN"})
NOMINAL_DEPS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "appos", "ROOT", "vocative", "list", "parataxis"}
)
# spaCy's own English pipelines use other labels; they are accepted so that any pipeline can be compared with ours
CLEAR_DEPS = frozenset({"nsubjpass", "dobj", "pobj", "dative", "attr"})
SUBJECT_DEPS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
OBJECT_DEPS = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass"})
PARTS_OF_SPEECH = {
    "noun": NOUNS,
    "verb": frozenset({"VERB"}),
    "adjective": frozenset({"ADJ", "VERB"}),
    "name": frozenset({"PROPN"}),
}


@dataclass(frozen=True, slots=True)
class Probe:
    """A question about one word of a sentence; offsets are into the text without its brackets and braces."""

    section: str
    kind: str
    text: str
    target: int
    other: int | None


def read_probes(path: Path = PROBES) -> Iterator[Probe]:
    """Yield the probes of a file."""
    section = path.stem
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("=="):
            section = line.strip("= ")
        elif line and not line.startswith("#"):
            kind, sentence = line.split("|", 1)
            yield _parse_probe(section, kind.strip(), sentence.strip())


def _parse_probe(section: str, kind: str, sentence: str) -> Probe:
    marks = {found[0][0]: found.start() for found in re.finditer(r"[\[{]", sentence)}
    text = re.sub(r"[\[\]{}]", "", sentence)
    # every bracket or brace before a mark has gone from the text
    offsets = {mark: at - len(re.findall(r"[\[\]{}]", sentence[:at])) for mark, at in marks.items()}
    return Probe(section, kind, text, offsets["["], offsets.get("{"))


def is_right(probe: Probe, doc: Doc) -> bool:
    """Say whether a parse of the probe's text answers it rightly."""
    target = _token_at(doc, probe.target)
    other = None if probe.other is None else _token_at(doc, probe.other)
    if target is None:
        return False
    if probe.kind == "nominal":
        return is_nominal(target)
    if probe.kind == "modifies":
        return other in modified(target)
    if probe.kind == "subject":
        return other in subjects(target)
    if probe.kind == "object":
        return target.pos_ == "VERB" and any(child == other for child in target.children if child.dep_ in OBJECT_DEPS)
    return target.pos_ in PARTS_OF_SPEECH[probe.kind]


def is_nominal(token: Token) -> bool:
    """Say whether a word heads a nominal phrase of its own: "the homeless", not "the homeless shelter"."""
    determined = _is_determined(token)
    first = token
    while first.dep_ == "conj":
        first = first.head
        determined = determined or _is_determined(first)
    if not {token.dep_, first.dep_} <= NOMINAL_DEPS | CLEAR_DEPS:
        return False
    return token.pos_ in NOUNS or (determined and token.pos_ in {"ADJ", "VERB"})


def _is_determined(token: Token) -> bool:
    return any(child.dep_ in {"det", "nmod:poss", "poss"} for child in token.children)


def modified(token: Token) -> list[Token]:
    """List the nouns that a word modifies, through coordination and chains of modifiers."""
    found = []
    while token.dep_ in MODIFIER_DEPS or token.dep_ == "conj":
        if token.dep_ in MODIFIER_DEPS and token.head.pos_ in NOUNS and token.head.i > token.i:
            found.append(token.head)
        token = token.head
    return found


def subjects(verb: Token) -> list[Token]:
    """List who does or suffers what a verb says, in a relative or participle clause too."""
    own = [child for child in verb.children if child.dep_ in SUBJECT_DEPS and child.tag_ not in {"WP", "WDT"}]
    if own:
        return own
    return [verb.head] if verb.dep_ in {"acl", "acl:relcl", "relcl"} else []


def _token_at(doc: Doc, offset: int) -> Token | None:
    return next((token for token in doc if token.idx == offset), None)


def wrong_answers(nlp: Language, probes: list[Probe]) -> list[tuple[Probe, str]]:
    """List the probes that a pipeline gets wrong, each with what it saw."""
    wrong = []
    for probe, doc in zip(probes, nlp.pipe(probe.text for probe in probes), strict=True):
        if not is_right(probe, doc):
            token = _token_at(doc, probe.target)
            seen = "no token" if token is None else f"{token.pos_}/{token.tag_} {token.dep_} of {token.head.text}"
            wrong.append((probe, seen))
    return wrong
