"""Writes docs/rules/ out of the rule files, and the output of the commands in the guide.

Run `python docs/generate.py`; with `--check` it only says which pages are stale.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from console import ROOT, refreshed
from phrases import bold, guards_of, phrase, plain, quoted, table

from stigmalint.config import PROFILES
from stigmalint.model import Example, Pattern, Rule, RuleBook, Severity
from stigmalint.nlp.suggest import render, templates
from stigmalint.ruleset.load import load

FOLDER = Path(__file__).parent / "rules"
_NOTE = "<!-- Made by docs/generate.py from the rule files; change those and run it again. -->"
_MOST_WORDS = 16
_LONG = 5
_MOST_OFFERS = 5
_KINDS = (
    ("bad", "Wording that is reported:"),
    ("soft", "Wording that is only remarked on, as a suggestion:"),
    ("good", "Wording that is left alone:"),
)
_FIXES = {
    "safe": "`--fix` puts the first of these words in, wherever the sentence around it leaves no doubt.",
    "unsafe": "`--unsafe-fixes` puts the first of these words in; read the sentence again afterwards.",
    "display": "The words are only shown: which of them fit, the writer knows best.",
}
_NO_WORDS = "No other words are offered here: what fits depends on what is meant."
_INDEX = """\
One page for each rule set, made from the rule files themselves. Each rule says which words it looks at, why, what to
say instead under each [profile](../configuration.md#profiles), when it stays silent, and on whose guides it leans.
The same, in a terminal: `stigmalint explain substance-use/addict`.

Every rule leaves alone names, code, addresses and references, and words that a text talks *about*. In quotations,
self-descriptions and figures of speech it only remarks on a phrase, as a suggestion that fails no run. Where a rule
does otherwise, its entry says so; [how it judges](../how-it-judges.md) tells more.
"""


def pages(book: RuleBook) -> dict[str, str]:
    """File name → page, for every rule set and the index."""
    found = {"index.md": _index(book)}
    for name, rule_set in book.sets.items():
        rules = [rule for rule in book.rules.values() if rule.set == name]
        note = ["This set is off unless it is named: `extend-select = [" + f'"{name}"' + "]`.\n"] * rule_set.opt_in
        body = "\n".join("\n".join(_rule(rule, book)) for rule in rules)
        found[f"{name}.md"] = "\n".join([_NOTE, "", f"# {rule_set.title}", "", *note, body])
    return found


def _index(book: RuleBook) -> str:
    rows = []
    for name, rule_set in book.sets.items():
        rules = [rule for rule in book.rules.values() if rule.set == name]
        examples = sum(len(rule.examples) for rule in rules)
        rows.append((f"[{rule_set.title}]({name}.md)", f"`{name}`", str(len(rules)), str(examples)))
    total = ("**all**", "", str(len(book.rules)), str(sum(int(row[3]) for row in rows)))
    head = [_NOTE, "", "# Rules", "", _INDEX, *table(("Set", "Id", "Rules", "Examples"), [*rows, total]), ""]
    return "\n".join([*head, "## By name", "", *(_names(name, book) for name in book.sets), ""])


def _names(name: str, book: RuleBook) -> str:
    """All rules of a set with links to them, as GitHub names headings."""
    ids = [rule.id for rule in book.rules.values() if rule.set == name]
    links = ", ".join(f"[`{rule_id.partition('/')[2]}`]({name}.md#{rule_id.replace('/', '')})" for rule_id in ids)
    return f"* {book.sets[name].title}: {links}"


def _rule(rule: Rule, book: RuleBook) -> Iterator[str]:
    yield f"## `{rule.id}`\n"
    message = plain(rule.message.replace("“{match}”", "The phrase").replace("{match}", "the phrase"))
    yield f"{message}. {plain(rule.why)}\n"
    yield f"**Words to look at:** {_words(rule)}\n"
    yield "**What to say instead:**\n"
    rows = [_row(rule, profile, book) for profile in PROFILES]
    yield from table(("Profile", "Severity", "Say instead"), rows)
    yield f"\n{_FIXES[rule.fix] if any(words for *_, words in rows) else _NO_WORDS}\n"
    silent = guards_of(rule)
    if silent:
        yield "**When it stays silent:**\n"
        yield from (f"* {line}" for line in silent)
        yield ""
    for expect, title in _KINDS:
        examples = [example for example in rule.examples if example.expect == expect]
        if examples:
            yield f"**{title}**\n"
            yield from (f"> * {line}" for example in examples for line in _example(example))
            yield ""
    yield "### Sources\n"
    yield from (f"* {_guide(name, book)}" for name in rule.sources)
    yield f"\nIn stigmalint since {rule.since}.{_measured(rule, book)}\n"


def _words(rule: Rule) -> str:
    """The first phrases that set a rule off, as they are reported."""
    said = [trigger for trigger in rule.triggers if trigger.pattern >= 0] or list(rule.triggers)
    phrases = sorted(dict.fromkeys(map(phrase, said)), key=lambda words: len(words.split()) > _LONG)
    more = len(phrases) - _MOST_WORDS
    return quoted(phrases[:_MOST_WORDS]) + (f" and {more} more" if more > 0 else "")


def _row(rule: Rule, profile: str, book: RuleBook) -> tuple[str, str, str]:
    severity = rule.severity.get(profile, rule.severity["default"])
    if severity not in set(Severity):
        return profile, "left alone", ""
    return profile, severity, quoted(list(_offers(rule, profile, book))[:_MOST_OFFERS])


def _offers(rule: Rule, profile: str, book: RuleBook) -> Iterable[str]:
    """The first words offered for each kind of phrase, then the second ones."""
    found: dict[str, None] = {}
    for rank in (0, 1):
        for pattern in rule.patterns:
            words = [_offer(text, rule, pattern, book) for text in templates(rule, pattern, profile)]
            known = [word for word in words if word]
            found.update(dict.fromkeys(known[rank : rank + 1]))
    return found


def _offer(template: str, rule: Rule, pattern: Pattern, book: RuleBook) -> str | None:
    captured = _captured(rule, pattern, book)
    plural = pattern.number == "plural" or _is_plural(captured.get("noun", ""))
    return render(template, plural=plural, captured=captured, forms=book.forms)


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") or noun in ("people", "men", "women", "children", "youth", "staff")


def _captured(rule: Rule, pattern: Pattern, book: RuleBook) -> dict[str, str]:
    """What a phrase of the rule's examples has of each list whose words the suggestions take over."""
    seen = " ".join(example.text[r.start : r.end] for example in rule.examples for r in example.ranges).lower().split()
    found = {}
    for name in pattern.captures:
        words = book.lists[name].words
        word = next((word for word in seen if word in words), words[0])
        found.update({capture: say.get(word, word) for capture, say in book.lists[name].captures.items()})
    return found


def _example(example: Example) -> Iterator[str]:
    said, at = "", 0
    for place in example.ranges:
        said += plain(example.text[at : place.start]) + bold(example.text[place.start : place.end])
        at = place.end
    yield said + plain(example.text[at:]) + (f" → {plain(example.fixed)}" if example.fixed else "")


def _guide(name: str, book: RuleBook) -> str:
    guide = book.sources[name]
    title = f"[{plain(guide.title)}]({guide.url})" if guide.url else plain(guide.title)
    return ", ".join(filter(None, (title, plain(guide.publisher), guide.year.strip("-"))))


def _measured(rule: Rule, book: RuleBook) -> str:
    if rule.id not in book.measured:
        return ""
    right, total = book.measured[rule.id]
    return f" On the development passages {right} of its {total} warnings are right."


def stale_pages() -> dict[Path, str | None]:
    """Path → what it should say, for every page that says something else; None for a page that should not be there."""
    wanted: dict[Path, str | None] = {FOLDER / name: text for name, text in pages(load(examples=True)).items()}
    for path in (ROOT / "README.md", *FOLDER.parent.glob("*.md")):
        wanted[path] = refreshed(path.read_text(encoding="utf-8"))
    there = {path: path.read_text(encoding="utf-8") for path in (*FOLDER.glob("*.md"), *wanted) if path.exists()}
    return {path: wanted.get(path) for path in sorted({*wanted, *there}) if wanted.get(path) != there.get(path)}


def main() -> int:
    """Write the pages that are not as they should be; with --check, name them and exit with 1."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a page is stale")
    check = arguments.parse_args().check
    stale = stale_pages()
    for path, text in stale.items():
        print(f"{path.relative_to(ROOT)}: {'stale; run python docs/generate.py' if check else 'written'}")
        if check:
            continue
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
