"""What `generate.py` says about guards in plain words, and how it writes Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from stigmalint.model import Guard, Rule, Trigger
from stigmalint.ruleset.document import parse
from stigmalint.ruleset.load import shipped_files

#: Each condition as the end of a sentence; {words} are the words that it asks about.
CONDITIONS = {
    "sentence-has": "the sentence has {words}",
    "topic": "the text around it is about {words}",
    "not-topic": "the text around it is not about {words}",
    "proper-name": "it is part of a name",
    "mention": "the text talks about the word itself",
    "quotation": "somebody is quoted",
    "self-description": "people speak of themselves",
    "figurative": "it is a figure of speech",
    "before": "it stands right before {words}",
    "after": "it stands right after {words}",
    "near": "{words} stands at most six words away",
    "noun": "it is a noun",
    "verb": "it is a verb",
    "adjective": "it is an adjective",
    "nominal": "it stands by itself, with no noun after it that it would describe",
    "modifier": "it describes a noun after it",
    "modifies": "it describes {words}",
    "modified-by": "{words} describes it",
    "predicate": "it is said of somebody with a verb, as in “is …”",
    "subject": "its subject is {words}",
    "object": "what it is done to, or what it comes from, is {words}",
    "about-people": "it describes, or is said of, {words}",
}
_MOST = 8
_MOST_NAMES = 3
_SEVERAL = re.compile(r"(\$[a-z-]+)(?:(?: and| or| and or)?(?: other)? \1)+(?= |$)")
_SPECIAL = re.compile(r"([\\`*_<>\[\]|#~])")


def guards_of(rule: Rule) -> list[str]:
    """When a rule stays silent, as sentences: its own guards, then those of some of its phrases."""
    found = _guards(rule.when, rule.unless, rule.soften)
    of_some: dict[str, list[str]] = {}
    for index, pattern in enumerate(rule.patterns):
        for said in _guards(pattern.when, pattern.unless, pattern.soften):
            of_some.setdefault(said, []).append(_name(rule, index))
    for said, names in of_some.items():
        known = [name for name in names if name][:_MOST_NAMES]
        found.append(f"{'words like ' + ', '.join(known) if known else 'combinations of words'}: {said}")
    found += [f"reported even where {CONDITIONS[name]}." for name in sorted(rule.despite)]
    return [said[0].upper() + said[1:] for said in found]


def _guards(when: Sequence[Guard], unless: Sequence[Guard], soften: Sequence[Guard]) -> list[str]:
    said = [f"reported only where {', and '.join(map(_condition, when))}"] if when else []
    said += [f"left alone where {_condition(guard)}" for guard in unless]
    said += [f"only remarked on where {_condition(guard)}" for guard in soften]
    return [f"{part}." for part in said]


def _name(rule: Rule, index: int) -> str:
    """What a pattern is called: its first phrase. A pattern of tokens has none."""
    return next((f"“{phrase(trigger)}”" for trigger in rule.triggers if trigger.pattern == index), "")


def phrase(trigger: Trigger) -> str:
    """The reported words of a trigger; several words of one list count as one."""
    words = _SEVERAL.sub(r"\1", " ".join(trigger.words[trigger.first : trigger.last]))
    return " ".join(f"*{word[1:].replace('-', ' ')}*" if word[0] == "$" else plain(word) for word in words.split())


def _condition(guard: Guard) -> str:
    return CONDITIONS[guard.condition].replace("{words}", _any(guard.words))


def _any(words: frozenset[str]) -> str:
    """The words that a guard names: shared lists by their names, of the others the first ones."""
    left, names = set(words), []
    for name, listed in _lists():
        if listed <= left:
            names.append(f"a word of the list `{name}`")
            left -= listed
    alone = sorted(left)
    said = [f"“{plain(word)}”" for word in alone[:_MOST]] + [f"one of {len(alone) - _MOST} more"] * (len(alone) > _MOST)
    return ", ".join([*names, *said[:-1]]) + " or " * (len(names) + len(said) > 1 and bool(said)) + "".join(said[-1:])


@cache
def _lists() -> list[tuple[str, frozenset[str]]]:
    """The word lists of all rule files by name, the longest first, with the lists that they take in."""
    found: dict[str, frozenset[str]] = {}
    files = sorted(shipped_files(), key=lambda path: path.name != "_lists.yml")
    for path in files:
        data = parse(path.name, path.read_text(encoding="utf-8")).data
        for name, value in (data.get("lists") or {}).items():
            words = value["words"] if isinstance(value, dict) else value
            parts = [found[word[1:]] if word.startswith("$") else {word} for word in words]
            found[name] = frozenset().union(*parts)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def plain(text: str) -> str:
    """Text as Markdown that means the same."""
    return _SPECIAL.sub(r"\\\1", text)


def bold(text: str) -> str:
    """A phrase set bold."""
    return f"**{plain(text)}**"


def quoted(words: Iterable[str]) -> str:
    """Words in quotation marks."""
    return ", ".join(f"“{word}”" for word in words)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table."""
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"
