"""Sentences before and after all fixes that may be applied, every one read by a person; and their parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc, Token

from stigmalint import nlp
from stigmalint.config import Settings
from stigmalint.nlp import syntax
from tests.conftest import Golden
from tests.rewriting import Rewritten, rewrite

NAME = "golden/pairs.tsv"
FILE = Path(__file__).parent / NAME
LINES = FILE.read_text(encoding="utf-8").splitlines()
#: Roles in a sentence that an edit must not change.
_ROLES = {
    "subject": syntax.SUBJECT | syntax.PASSIVE_SUBJECT,
    "object": syntax.OBJECT,
    "oblique": syntax.OBLIQUE,
}
_PLURAL_BE, _SINGULAR_BE = frozenset({"are", "were", "have", "do"}), frozenset({"is", "was", "has", "does"})


@cache
def rewritten() -> dict[str, Rewritten]:
    """Every sentence of the golden file with its fixes made."""
    sentences = [line.split("\t")[0] for line in LINES if not line.startswith("#")]
    assert len(sentences) == len(set(sentences))
    done = rewrite({f"{number}.txt": sentence for number, sentence in enumerate(sentences)}, Settings(cache=False))
    return {one.before: one for one in done.values()}


@cache
def parsed() -> Sequence[tuple[Rewritten, Doc, Doc]]:
    """The sentences that change, with their parses before and after."""
    changed = [one for one in rewritten().values() if one.edits]
    texts = [text for one in changed for text in (one.before, one.after)]
    docs = list(nlp.load().pipe(texts))
    return list(zip(changed, docs[::2], docs[1::2], strict=True))


def test_sentences_are_reworded_as_a_person_has_read_them(golden: Golden) -> None:
    golden.check(NAME, "".join(f"{line if line.startswith('#') else _pair(line)}\n" for line in LINES))


def _pair(line: str) -> str:
    one = rewritten()[line.split("\t")[0]]
    return f"{one.before}\t{one.after}"


def test_there_are_enough_pairs() -> None:
    assert sum(one.before != one.after for one in rewritten().values()) >= 300


def test_what_is_left_stands_at_the_end() -> None:
    last = LINES[LINES.index("# left for a person to write") :]
    left = [line for line in LINES if not line.startswith("#") and len(set(line.split("\t"))) == 1]
    assert left == last[1:]


@pytest.mark.parametrize("role", _ROLES)
def test_the_edit_keeps_its_place_in_the_sentence(role: str) -> None:
    changed = [
        f"{one.after!r}: {new.text} is {new.dep_}, {old.text} was {old.dep_}"
        for one, before, after in parsed()
        for old, new in _heads(one, before, after)
        if old.dep_ in _ROLES[role] and new.dep_ not in _ROLES[role]
    ]
    assert not changed


def _heads(one: Rewritten, before: Doc, after: Doc) -> Iterator[tuple[Token, Token]]:
    """The head of each edited phrase and of what stands in its place, where both are nouns."""
    if one.once != one.after:  # two rounds: the places are not those of the first edits any more
        return
    for edit, place in zip(one.edits, one.places, strict=True):
        old = before.char_span(edit.range.start, edit.range.end, alignment_mode="expand")
        new = after.char_span(place.start, place.end, alignment_mode="expand")
        if old and new and old.root.pos_ in syntax.NOUN and new.root.pos_ in syntax.NOUN:
            yield old.root, new.root


def test_verbs_agree_with_their_subjects() -> None:
    subjects = syntax.SUBJECT | syntax.PASSIVE_SUBJECT
    wrong = [
        f"{one.after!r}: {token.text} and {token.head.text}"
        for one, _, after in parsed()
        for token in after
        if token.dep_ in subjects and token.tag_ in ("NN", "NNS") and _disagrees(token)
    ]
    assert not wrong


def _disagrees(subject: Token) -> bool:
    """Is the finite verb of a subject in the other number? A list of subjects is plural."""
    verbs = [subject.head, *(child for child in subject.head.children if child.dep_ in ("aux", "aux:pass", "cop"))]
    is_plural = subject.tag_ == "NNS" or any(child.dep_ == "conj" for child in subject.children)
    wrong = _SINGULAR_BE if is_plural else _PLURAL_BE
    tag = "VBZ" if is_plural else "VBP"
    known = _PLURAL_BE | _SINGULAR_BE
    return any(verb.lower_ in wrong or (verb.tag_ == tag and verb.lower_ not in known) for verb in verbs)
