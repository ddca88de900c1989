"""Generates annotated sentences from the small head-marked grammar in `templates.txt`, which explains its notation."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

TEMPLATES = Path(__file__).with_name("templates.txt")
TOKENS = re.compile(r"\(|\)\??|[^\s()]+")
POS_OF_TAG = {
    "JJ": "ADJ", "JJR": "ADJ", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "DT": "DET",
    "IN": "ADP", "TO": "PART", "RB": "ADV", "RBR": "ADV", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON",
    "WDT": "PRON", "WRB": "ADV", "EX": "PRON", "CD": "NUM", "CC": "CCONJ", "MD": "AUX", "POS": "PART", "RP": "ADP",
    "HYPH": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "``": "PUNCT", "''": "PUNCT", ".": "PUNCT", ",": "PUNCT",
    ":": "PUNCT", "SYM": "SYM", "UH": "INTJ", "ADD": "PROPN",
}  # fmt: skip
CLOSED_LEFT = frozenset({".", ",", "?", "!", ":", ";", ")", "'s", "'", "n't", "-", "%", "”"})
CLOSED_RIGHT = frozenset({"(", "-", "“"})
SMALL_WORDS = frozenset(
    {"a", "an", "the", "and", "or", "of", "for", "to", "in", "on", "with", "at", "by", "from", "as"}
)
POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
PRESENT_BE = {"is": "VBZ", "has": "VBZ", "are": "VBP", "have": "VBP", "do": "VBP"}
IRREGULAR_PAST = frozenset(
    {
        "was",
        "were",
        "had",
        "did",
        "said",
        "thought",
        "swore",
        "left",
        "shot",
        "drew",
        "fell",
        "felt",
        "got",
        "became",
        "wrote",
        "took",
    }
)
PLURALS_WITHOUT_S = frozenset({"people", "men", "women", "children", "police"})
PLURAL = re.compile(r"(?<!diabete)[^siu]s$|(?<!spec)ies$|menus$")
SOUNDS_LIKE_YOU = re.compile(r"(use|usu|uni|eu)", re.IGNORECASE)


@dataclass(slots=True)
class Node:
    """A word of a sentence under construction, with its dependents in order on either side."""

    word: str
    tag: str
    pos: str
    left: list[tuple[str, Node]] = field(default_factory=list)
    right: list[tuple[str, Node]] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """One element of a template: a relation (or * for the head), and what stands there."""

    dep: str
    item: str | list[Part]
    optional: bool = False


@dataclass(slots=True)
class Grammar:
    """Word lists, named phrases with their alternatives, and templates with the number of sentences wanted of each."""

    lists: dict[str, list[str]] = field(default_factory=dict)
    phrases: dict[str, list[list[Part]]] = field(default_factory=dict)
    templates: list[tuple[int, str, list[Part]]] = field(default_factory=list)


def read_grammar(path: Path = TEMPLATES) -> Grammar:
    """Read a grammar; a mistake in it is an error that names its line."""
    grammar = Grammar()
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            _read_line(grammar, line)
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error
    return grammar


def _read_line(grammar: Grammar, line: str) -> None:
    if found := re.match(r"@(\w+) = (.+)", line):
        grammar.lists[found[1]] = found[2].split()
    elif found := re.match(r"([A-Z]\w*) = (.+)", line):
        grammar.phrases.setdefault(found[1], []).append(_parse(found[2]))
    elif found := re.match(r"(\d+)([ht]?) (.+)", line):
        grammar.templates.append((int(found[1]), found[2], _parse(found[3])))
    else:
        raise ValueError(f"neither a list, a phrase nor a template: {line!r}")


def _parse(text: str) -> list[Part]:
    tokens = TOKENS.findall(text)
    parts, end = _parse_parts(tokens, 0)
    if end != len(tokens):
        raise ValueError(f"a parenthesis too many in {text!r}")
    return parts


def _parse_parts(tokens: list[str], at: int) -> tuple[list[Part], int]:
    parts: list[Part] = []
    while at < len(tokens) and not tokens[at].startswith(")"):
        token = tokens[at]
        at += 1
        optional = token.endswith("?") and token != "punct:?/."
        token = token.removesuffix("?") if optional else token
        dep, item = ("*", token[1:]) if token.startswith("*") else _split_dep(token)
        if item:
            parts.append(Part(dep, item, optional))
        else:  # "nmod:" or "*" directly before a parenthesis
            inner, at = _parse_parts(tokens, at + 1)
            parts.append(Part(dep, inner, tokens[at].endswith("?")))
            at += 1
    if len(parts) == 1:
        parts[0].dep = "*"
    if sum(part.dep == "*" for part in parts) != 1:
        raise ValueError(f"not exactly one head among {' '.join(tokens)!r}")
    return parts, at


def _split_dep(token: str) -> tuple[str, str]:
    # labels such as nsubj:pass hold a colon themselves, items never do, but for the colon as a word
    if token.endswith(":/:"):
        return token[:-4], ":/:"
    dep, colon, item = token.rpartition(":")
    return (dep, item) if colon else ("*", token)


class Generator:
    """Draws sentences from a grammar, always the same ones for the same seed."""

    def __init__(self, grammar: Grammar, seed: int) -> None:
        """Remember the grammar and start the dice."""
        self.grammar = grammar
        self.dice = random.Random(seed)

    def docs(self, vocab: Vocab, banned: set[str]) -> Iterator[Doc]:
        """Yield one Doc per sentence: none twice, and none that is banned."""
        seen = {text.casefold() for text in banned}
        for wanted, style, parts in self.grammar.templates:
            for _ in range(wanted):
                doc = make_doc(vocab, self._build(parts), style if style != "h" else self.dice.choice("hhtu"))
                if doc.text.casefold() not in seen:
                    seen.add(doc.text.casefold())
                    yield doc

    def _build(self, parts: list[Part]) -> Node:
        chosen = [part for part in parts if not part.optional or self.dice.random() < 0.5]
        at = next(i for i, part in enumerate(chosen) if part.dep == "*")
        node = self._expand(chosen[at].item)
        # dependents of the phrase stand outside those that its head brought along
        node.left[:0] = [self._dependent(part) for part in chosen[:at]]
        node.right.extend(self._dependent(part) for part in chosen[at + 1 :])
        return node

    def _dependent(self, part: Part) -> tuple[str, Node]:
        node = self._expand(part.item)
        if node.tag == "IN" and part.dep == "mark":
            node.pos = "SCONJ"
        elif part.dep in {"aux", "aux:pass", "cop"}:
            node.pos = "AUX"
        elif part.dep == "det" and node.word in POSSESSIVES:
            node.tag, node.pos = "PRP$", "PRON"
            return "nmod:poss", node
        return part.dep, node

    def _expand(self, item: str | list[Part]) -> Node:
        if not isinstance(item, str):
            return self._build(item)
        if "/" not in item:
            return self._build(self.dice.choice(self.grammar.phrases[item]))
        word, tag, *pos = item.split("/")
        words = self.grammar.lists[word[1:]] if word.startswith("@") else word.split("|")
        chosen = self.dice.choice(words)
        if chosen == "those":
            return Node(chosen, "DT", "DET" if tag == "DT" else "PRON")
        tag = _exact_tag(chosen, tag)
        return Node(chosen, tag, pos[0] if pos else "VERB" if tag.startswith("VB") else POS_OF_TAG[tag])


def _exact_tag(word: str, tag: str) -> str:
    # alternatives of one element may differ in tense: "suffers|suffered/VBZ"
    if tag in {"VBZ", "VBP", "VBD"} and word in PRESENT_BE:
        return PRESENT_BE[word]
    if tag in {"VBZ", "VBP"} and (word in IRREGULAR_PAST or (word.endswith("ed") and word not in {"need", "feed"})):
        return "VBD"
    if tag == "VBD" and word.endswith("s") and word != "was":
        return "VBZ"
    if tag in {"NN", "NNS"}:
        is_plural = word in PLURALS_WITHOUT_S or bool(PLURAL.search(word))
        return "NNS" if is_plural else "NN"
    return "PRP$" if word in POSSESSIVES and tag == "DT" else tag


def make_doc(vocab: Vocab, root: Node, style: str = "") -> Doc:
    """Lay a tree out as a Doc: a sentence, or a heading (h as typed, t in Title Case, u in capitals)."""
    nodes: list[tuple[Node, str, int]] = []
    _lay_out(root, "ROOT", nodes)
    words = [node.word for node, _, _ in nodes]
    for i in range(len(words) - 1):
        if words[i] == "a" and words[i + 1][0].lower() in "aeiou" and not SOUNDS_LIKE_YOU.match(words[i + 1]):
            words[i] = "an"
    words = [styled(word, style) for word in words]
    words[0] = words[0][0].upper() + words[0][1:]
    following = [*words[1:], "."]
    return Doc(
        vocab,
        words=words,
        spaces=[a not in CLOSED_RIGHT and b not in CLOSED_LEFT for a, b in zip(words, following, strict=True)],
        tags=[node.tag for node, _, _ in nodes],
        pos=[node.pos for node, _, _ in nodes],
        deps=[dep for _, dep, _ in nodes],
        heads=[head for _, _, head in nodes],
    )


def _lay_out(node: Node, dep: str, nodes: list[tuple[Node, str, int]]) -> int:
    dependents = [_lay_out(child, child_dep, nodes) for child_dep, child in node.left]
    own = len(nodes)
    nodes.append((node, dep, own))
    dependents += [_lay_out(child, child_dep, nodes) for child_dep, child in node.right]
    for i in dependents:
        nodes[i] = (*nodes[i][:2], own)
    return own


def styled(word: str, style: str) -> str:
    """Write a word as a heading in Title Case (t) or capitals (u) would."""
    if style == "u":
        return word.upper()
    if style == "t" and word.lower() not in SMALL_WORDS:
        return word[0].upper() + word[1:]
    return word
