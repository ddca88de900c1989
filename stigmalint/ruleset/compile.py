"""Rule files → one `RuleBook`, by way of a pickle-free cache so that later runs need no YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stigmalint.errors import RuleError
from stigmalint.model import (
    Guard,
    Pattern,
    Rule,
    RuleBook,
    RuleSet,
    Source,
    Trigger,
    WordList,
)
from stigmalint.ruleset.document import RuleFile, parse
from stigmalint.ruleset.schema import read_rule

_HEAD = frozenset(["set", "title", "opt-in", "sources", "lists", "forms", "rules"])
_SLOT = re.compile(r"\{([^{}|]+)\}")


def compile_book(files: Sequence[tuple[str, bytes]]) -> RuleBook:
    """Read rule files (name, content); names that start with an underscore are shared lists and sources."""
    parsed = [parse(name, _decode(name, data)) for name, data in files]
    lists: dict[str, WordList] = {}
    forms: dict[str, tuple[str, str]] = {}
    sources: dict[str, Source] = {}
    measured: dict[str, tuple[int, int]] = {}
    for file in parsed:
        if Path(file.name).name == "_lists.yml":
            _read_lists(file, lists, forms)
        elif Path(file.name).name == "_sources.yml":
            sources.update(_read_sources(file, file.data or {}, ()))
        elif Path(file.name).name == "_measured.yml":
            measured = {name: (right, total) for name, (right, total) in (file.data or {}).items()}
    rules: dict[str, Rule] = {}
    sets: dict[str, RuleSet] = {}
    for file in parsed:
        if not Path(file.name).name.startswith("_"):
            _read_set(file, lists, forms, sources, rules, sets)
    return RuleBook(rules, sets, sources, _named(lists, rules), forms, measured)


def _named(lists: Mapping[str, WordList], rules: Mapping[str, Rule]) -> dict[str, WordList]:
    """The lists that the compiled rules still name: the others stand in guards, word by word."""
    names = {w[1:] for rule in rules.values() for trigger in rule.triggers for w in trigger.words if w[0] == "$"}
    names.update(name for rule in rules.values() for pattern in rule.patterns for name in pattern.captures)
    return {name: lists[name] for name in sorted(names)}


def _decode(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError(f"{name}:1: not UTF-8; save the file as UTF-8") from None


def _read_set(
    file: RuleFile,
    lists: dict[str, WordList],
    forms: dict[str, tuple[str, str]],
    sources: dict[str, Source],
    rules: dict[str, Rule],
    sets: dict[str, RuleSet],
) -> None:
    data = file.check_keys((), file.data, _HEAD)
    for key in ("set", "title", "rules"):
        if key not in data:
            raise file.error((), f'the rule set has no "{key}"; add it at the top')
    if not isinstance(data.get("opt-in", False), bool):
        raise file.error(("opt-in",), "opt-in is true or false")
    own = {key: data.get(key) for key in ("lists", "forms")}
    _read_lists(RuleFile(file.name, own, file.lines), lists, forms)
    sources.update(_read_sources(file, data.get("sources", {}), ("sources",)))
    name = str(data["set"])
    sets[name] = RuleSet(name, str(data["title"]), data.get("opt-in", False))
    if not isinstance(data["rules"], list):
        raise file.error(("rules",), "rules is a list; begin each rule with a dash")
    for i, entry in enumerate(data["rules"]):
        rule = read_rule(file, ("rules", i), entry, name, lists, sources)
        if rule.id in rules:
            raise file.error(("rules", i, "id"), f'the rule "{rule.id}" stands here twice; choose another id')
        _check_slots(
            file, ("rules", i, "suggest"), rule, {*forms, *(c for found in lists.values() for c in found.captures)}
        )
        rules[rule.id] = rule


def _check_slots(file: RuleFile, path: tuple[str | int, ...], rule: Rule, known: set[str]) -> None:
    """Refuse a template with a slot that nothing could ever fill."""
    for suggest in (rule.suggest, *(pattern.suggest for pattern in rule.patterns)):
        for name in _SLOT.findall(" ".join(text for texts in suggest.values() for text in texts)):
            if name not in known:
                raise file.unknown(path, "form", name, known)


def _read_lists(file: RuleFile, lists: dict[str, WordList], forms: dict[str, tuple[str, str]]) -> None:
    data = file.check_keys((), file.data or {}, frozenset({"lists", "forms"}))
    for name, value in (data.get("lists") or {}).items():
        path = ("lists", name)
        if name in lists:
            raise file.error(path, f'there is a list "{name}" already; choose another name')
        entry = value if isinstance(value, dict) else {"words": value}
        file.check_keys(path, entry, frozenset({"words", "as"}))
        words: list[str] = []
        named = entry.get("as", {})
        captures: dict[str, dict[str, str]] = {}
        for word in file.strings((*path, "words"), entry.get("words", [])):
            if word.startswith("$"):
                if word[1:] not in lists:
                    raise file.unknown((*path, "words"), "list", word[1:], lists)
                words.extend(lists[word[1:]].words)
                for capture, say in lists[word[1:]].captures.items():
                    captures.setdefault(capture, {}).update(say)
            else:
                words.append(word)
        for capture, say in ({named: {}} if isinstance(named, str) else named).items():
            captures.setdefault(capture, {}).update(say)
        lists[name] = WordList(tuple(dict.fromkeys(words)), captures if "as" in entry else {})
    for name, pair in (data.get("forms") or {}).items():
        if name in forms:
            raise file.error(("forms", name), f'there is a form "{name}" already; choose another name')
        both = file.strings(("forms", name), pair)
        if len(both) != 2:
            raise file.error(("forms", name), "a form has two words: singular and plural")
        forms[name] = (both[0], both[1])


def _read_sources(file: RuleFile, data: object, path: tuple[str, ...]) -> dict[str, Source]:
    found = {}
    for name, value in file.check_keys(path, data, frozenset(data if isinstance(data, dict) else ())).items():
        entry = value if isinstance(value, dict) else {"title": value}
        file.check_keys((*path, name), entry, frozenset({"title", "publisher", "year", "url"}))
        found[name] = Source(name, *(str(entry.get(key, "") or "") for key in ("title", "publisher", "year", "url")))
    return found


def to_json(book: RuleBook) -> str:
    """The book as text. Examples stay out: only those who explain or test rules need them, and they read the YAML."""
    plain = asdict(book)
    for rule in plain["rules"].values():
        del rule["examples"]
        rule["triggers"] = [list(trigger.values()) for trigger in rule["triggers"]]
    return json.dumps(plain, default=sorted, separators=(",", ":"))


def from_json(text: str) -> RuleBook:
    """The book out of its text."""
    plain = json.loads(text)
    return RuleBook(
        {name: _rule(entry) for name, entry in plain["rules"].items()},
        {name: RuleSet(**entry) for name, entry in plain["sets"].items()},
        {name: Source(**entry) for name, entry in plain["sources"].items()},
        {name: WordList(tuple(e["words"]), e["captures"]) for name, e in plain["lists"].items()},
        {name: (pair[0], pair[1]) for name, pair in plain["forms"].items()},
        {name: (pair[0], pair[1]) for name, pair in plain["measured"].items()},
    )


def _rule(entry: dict[str, Any]) -> Rule:
    entry["patterns"] = tuple(_pattern(pattern) for pattern in entry["patterns"])
    entry["triggers"] = tuple(Trigger(tuple(words), *rest) for words, *rest in entry["triggers"])
    entry["despite"] = frozenset(entry["despite"])
    entry["sources"] = tuple(entry["sources"])
    entry["suggest"] = _suggest(entry["suggest"])
    for key in ("when", "unless", "soften"):
        entry[key] = _guards(entry[key])
    return Rule(**entry)


def _pattern(entry: dict[str, Any]) -> Pattern:
    entry["tokens"] = tuple(entry["tokens"])
    entry["captures"] = tuple(entry["captures"])
    entry["suggest"] = _suggest(entry["suggest"])
    for key in ("when", "unless", "soften"):
        entry[key] = _guards(entry[key])
    return Pattern(**entry)


def _suggest(entry: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {profile: tuple(words) for profile, words in entry.items()}


def _guards(entries: list[dict[str, Any]]) -> tuple[Guard, ...]:
    return tuple(Guard(entry["condition"], frozenset(entry["words"])) for entry in entries)
