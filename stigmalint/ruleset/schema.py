"""One mapping of a rule file → `Rule`. Everything that a rule may say, and what is wrong when it says it wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stigmalint.errors import RuleError
from stigmalint.model import Applicability, Condition, Example, Guard, Pattern, Rule, Severity, Trigger, WordList
from stigmalint.ruleset.document import Path, RuleFile
from stigmalint.ruleset.examples import read_example
from stigmalint.ruleset.patterns import read_phrase, read_tokens

PROFILES = ("harm-reduction", "clinical", "journalism")
NONE = "none"
UNIVERSAL = frozenset({"proper-name", "mention", "quotation", "self-description", "figurative"})
_RULE_KEYS = frozenset(
    "id severity message why sources match when unless soften despite suggest fix bad good soft since category".split()
)
_MATCH_KEYS = frozenset("phrase tokens number suggest when unless soften fix".split())
_CONDITIONS = frozenset(Condition)
_WITH_WORDS = frozenset(
    "sentence-has topic not-topic before after near modifies modified-by subject object about-people".split()
)


def read_rule(
    file: RuleFile, path: Path, entry: object, set_id: str, lists: Mapping[str, WordList], sources: object
) -> Rule:
    """The rule that a mapping describes; RuleError names file, line and what to do."""
    data = file.check_keys(path, entry, _RULE_KEYS)
    for key in ("id", "severity", "message", "why", "match", "bad", "good"):
        if key not in data and not (key == "bad" and "soft" in data):
            raise file.error(path, f'the rule has no "{key}"; add it')
    name = data["id"]
    if not isinstance(name, str) or not name.replace("-", "a").isalnum() or name != name.lower():
        raise file.error((*path, "id"), f"an id is lower-case words joined by hyphens, not {name!r}")
    severity = _severity(file, (*path, "severity"), data["severity"])
    examples = _examples(file, path, data)
    wanted = "soft" if severity["default"] == Severity.SUGGESTION else "bad"
    for expect in (wanted, "good"):
        if not any(example.expect == expect for example in examples):
            raise file.error(path, f'the rule needs at least one example under "{expect}"')
    for i, guide in enumerate(file.strings((*path, "sources"), data.get("sources", []))):
        if guide not in sources:  # type: ignore[operator]
            raise file.unknown((*path, "sources", i), "source", guide, sources)
    patterns, triggers = _match(file, (*path, "match"), data["match"], lists)
    despite = file.strings((*path, "despite"), data.get("despite", []))
    for i, condition in enumerate(despite):
        if condition not in UNIVERSAL:
            raise file.unknown((*path, "despite", i), "condition", condition, UNIVERSAL)
    return Rule(
        id=f"{set_id}/{name}",
        set=set_id,
        severity=severity,
        message=_text(file, (*path, "message"), data["message"]),
        why=_text(file, (*path, "why"), data["why"]),
        sources=tuple(data.get("sources", [])),
        patterns=tuple(patterns),
        triggers=tuple(triggers),
        when=_guards(file, (*path, "when"), data.get("when", []), lists),
        unless=_guards(file, (*path, "unless"), data.get("unless", []), lists),
        soften=_guards(file, (*path, "soften"), data.get("soften", []), lists),
        despite=frozenset(despite),
        suggest=_suggest(file, (*path, "suggest"), data.get("suggest", {})),
        fix=_fix(file, (*path, "fix"), data.get("fix", "unsafe")),
        examples=examples,
        since=str(data.get("since", "")),
        category=str(data.get("category", set_id)),
    )


def _text(file: RuleFile, path: Path, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise file.error(path, f"expected a sentence here, found {value!r}")
    return " ".join(value.split())


def _severity(file: RuleFile, path: Path, value: object) -> dict[str, str]:
    known = (*(s.value for s in Severity), NONE)
    mapping = value if isinstance(value, dict) else {"default": value}
    file.check_keys(path, mapping, frozenset((*PROFILES, "default")))
    for profile, word in mapping.items():
        if word not in known:
            raise file.unknown((*path, profile), "severity", word, known)
    return {"default": Severity.WARNING.value, **mapping}


def _fix(file: RuleFile, path: Path, value: object) -> str:
    known = [a.value for a in Applicability]
    if value not in known:
        raise file.unknown(path, "fix", value, known)
    return str(value)


def _suggest(file: RuleFile, path: Path, value: object) -> dict[str, tuple[str, ...]]:
    mapping = value if isinstance(value, dict) else {"default": value}
    file.check_keys(path, mapping, frozenset((*PROFILES, "default")))
    return {profile: tuple(file.strings((*path, profile), words)) for profile, words in mapping.items()}


def _guards(file: RuleFile, path: Path, value: object, lists: Mapping[str, WordList]) -> tuple[Guard, ...]:
    found = []
    for i, item in enumerate(value if isinstance(value, list) else [value]):
        name, words = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else (item, [])
        if name not in _CONDITIONS:
            raise file.unknown((*path, i), "condition", name, _CONDITIONS)
        if bool(words) != (name in _WITH_WORDS):
            need = "a list of words" if name in _WITH_WORDS else "no words"
            raise file.error((*path, i), f'the condition "{name}" takes {need}')
        found.append(Guard(str(name), frozenset(_words(file, (*path, i), words, lists))))
    return tuple(found)


def _words(file: RuleFile, path: Path, value: object, lists: Mapping[str, WordList]) -> list[str]:
    words: list[str] = []
    for word in file.strings(path, value):
        if word.startswith("$"):
            if word[1:] not in lists:
                raise file.unknown(path, "list", word[1:], lists)
            words.extend(lists[word[1:]].words)
        else:
            words.append(word.lower())
    return words


def _examples(file: RuleFile, path: Path, data: Mapping[str, Any]) -> tuple[Example, ...]:
    found = []
    for expect in ("bad", "good", "soft"):
        values = data.get(expect, [])
        for i, value in enumerate(values if isinstance(values, list) else [values]):
            try:
                found.append(read_example(expect, value))
            except ValueError as error:
                raise file.error((*path, expect, i), str(error)) from None
    return tuple(found)


def _match(
    file: RuleFile, path: Path, value: object, lists: Mapping[str, WordList]
) -> tuple[list[Pattern], list[Trigger]]:
    patterns: list[Pattern] = []
    triggers: list[Trigger] = []
    for i, item in enumerate(value if isinstance(value, list) else [value]):
        here = (*path, i)
        entry = file.check_keys(here, item, _MATCH_KEYS)
        if ("phrase" in entry) == ("tokens" in entry):
            raise file.error(here, 'a match has either "phrase" or "tokens"')
        try:
            if "phrase" in entry:
                tokens: tuple[Mapping[str, object], ...] = ()
                phrases = file.strings((*here, "phrase"), entry["phrase"])
                new, captures = read_phrase(phrases, len(patterns), lists)
            else:
                tokens, new, captures = read_tokens(entry["tokens"], lists)
        except (ValueError, RuleError) as error:
            raise file.error(here, str(error)) from None
        triggers.extend(new)
        number = entry.get("number", "")
        if number not in ("", "singular", "plural"):
            raise file.unknown((*here, "number"), "number", number, ("singular", "plural"))
        patterns.append(
            Pattern(
                kind="tokens" if tokens else "phrase",
                tokens=tokens,
                number=number,
                captures=captures,
                suggest=_suggest(file, (*here, "suggest"), entry.get("suggest", {})) if "suggest" in entry else {},
                when=_guards(file, (*here, "when"), entry.get("when", []), lists),
                unless=_guards(file, (*here, "unless"), entry.get("unless", []), lists),
                soften=_guards(file, (*here, "soften"), entry.get("soften", []), lists),
                fix=_fix(file, (*here, "fix"), entry["fix"]) if "fix" in entry else "",
            )
        )
    return patterns, list(dict.fromkeys(triggers))
