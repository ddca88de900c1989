"""What a rule matches: trigger phrases out of its `phrase` and `tokens` entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stigmalint.model import TextRange, Trigger, WordList
from stigmalint.ruleset.examples import read_marks

_REQUIRED = (None, "1", "+", "{1,}", "{1}")
# Words that stand in almost every text, so that meeting them says nothing.
_COMMON = frozenset(
    "a all an and are as at be by for from he in is it no not of on or out people person she that the they to up was "
    "who with".split()
)
_WORD = re.compile(r"\$[a-z-]+|[a-z0-9']+", re.IGNORECASE)


def read_phrase(
    phrases: list[str], pattern: int, lists: Mapping[str, WordList]
) -> tuple[list[Trigger], tuple[str, ...]]:
    """Trigger phrases, and the lists in them whose words can be captured.

    Brackets mark the part that is reported; without them it is the whole phrase.
    """
    triggers: list[Trigger] = []
    captures: list[str] = []
    for phrase in phrases:
        text, ranges = read_marks(phrase)
        marked = ranges[0] if ranges else TextRange(0, len(text))
        trigger = _trigger(text, pattern, lists, marked)
        captures += [word[1:] for word in trigger.words if word.startswith("$") and lists[word[1:]].captures]
        triggers += _written_out(trigger, lists)
    return triggers, tuple(dict.fromkeys(captures))


def read_tokens(
    tokens: object, lists: Mapping[str, WordList]
) -> tuple[tuple[Mapping[str, object], ...], list[Trigger], tuple[str, ...]]:
    """spaCy Matcher keys with every `$list` written out, and the words of the most telling required token."""
    if not isinstance(tokens, list) or not all(isinstance(token, dict) for token in tokens):
        raise ValueError("tokens is a list of mappings, as spaCy's Matcher takes them")
    captures: list[str] = []
    plain: list[Mapping[str, object]] = []
    required: list[list[str]] = []
    for token in tokens:
        written = {key: _expand(value, lists, captures) for key, value in token.items()}
        plain.append(written)
        if token.get("OP") in _REQUIRED:
            words = _forms(written)
            if words:
                required.append(words)
    if not required:
        raise ValueError("no token is required and has LOWER or ORTH words, so nothing can trigger the pattern")
    words = min(required, key=lambda words: (not _COMMON.isdisjoint(words), len(words)))
    triggers = [_trigger(word, -1, lists, TextRange(0, len(word))) for word in words]
    return tuple(plain), triggers, tuple(dict.fromkeys(captures))


def _list(name: str, lists: Mapping[str, WordList]) -> WordList:
    if name not in lists:
        from difflib import get_close_matches

        near = get_close_matches(name, lists, n=1)
        raise ValueError(f'unknown list "{name}"' + (f'; did you mean "{near[0]}"?' if near else ""))
    return lists[name]


def _expand(value: object, lists: Mapping[str, WordList], captures: list[str]) -> object:
    if isinstance(value, str) and value.startswith("$"):
        found = _list(value[1:], lists)
        if found.captures:
            captures.append(value[1:])
        return list(found.words)
    if isinstance(value, dict):
        return {key: _expand(inner, lists, captures) for key, inner in value.items()}
    if isinstance(value, list):
        flat: list[object] = []
        for inner in value:
            new = _expand(inner, lists, captures)
            flat.extend(new if isinstance(new, list) else [new])
        return flat
    return value


def _forms(token: Mapping[str, object]) -> list[str]:
    for key in ("LOWER", "ORTH"):
        value = token.get(key)
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict) and isinstance(value.get("IN"), list):
            return [str(word) for word in value["IN"]]
    return []


def _written_out(trigger: Trigger, lists: Mapping[str, WordList]) -> Iterator[Trigger]:
    """The trigger; or, when its own words stand in almost every text, one for each word of its longest list."""
    at = [i for i, word in enumerate(trigger.words) if word[0] == "$"]
    if not at or trigger.words[trigger.anchor] not in _COMMON:
        yield trigger
        return
    place = max(at, key=lambda i: len(lists[trigger.words[i][1:]].words))
    for word in lists[trigger.words[place][1:]].words:
        words = (*trigger.words[:place], *re.split("[ -]", word), *trigger.words[place + 1 :])
        more = len(words) - len(trigger.words)
        first = trigger.first + (more if trigger.first > place else 0)
        last = trigger.last + (more if trigger.last > place else 0)
        yield Trigger(words, trigger.pattern, first, last, place)


def _trigger(text: str, pattern: int, lists: Mapping[str, WordList], marked: TextRange) -> Trigger:
    words, first, last = list[str](), -1, 0
    for found in _WORD.finditer(text):
        word = found.group().lower()
        if word.startswith("$"):
            _list(word[1:], lists)
        if found.start() < marked.end and marked.start < found.end():
            first = len(words) if first < 0 else first
            last = len(words) + 1
        words.append(word)
    if "".join(words).replace("-", "") != re.sub(r"[ -]", "", text.lower()) or first < 0:
        raise ValueError(f'"{text}" is not a phrase of plain words (letters, digits, hyphens, apostrophes)')
    telling = [i for i, word in enumerate(words) if word[0] != "$" and any(map(str.isalpha, word))]
    if not telling:
        raise ValueError(f'"{text}" is made of lists alone; add a word that stands in every such phrase')
    anchor = max(telling, key=lambda i: (words[i] not in _COMMON, len(words[i])))
    return Trigger(tuple(words), pattern, first, last, anchor)
