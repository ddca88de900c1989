"""Rule files: what they may say, and one clear line for each thing that they may not."""

import pytest

from stigmalint.errors import ConfigError, RuleError
from stigmalint.ruleset.compile import compile_book, from_json, to_json
from stigmalint.ruleset.examples import read_marks
from stigmalint.ruleset.load import load, select

RULE = """
set: mine
title: Mine
sources: {guide: "A guide"}
lists:
  colours: [red, green]
rules:
  - id: vermin
    severity: warning
    message: "“{match}” is unkind"
    why: It is unkind.
    sources: [guide]
    match:
      - phrase: ["$colours vermin"]
    suggest: ["{person}"]
    bad: ["Those [red vermin] left."]
    good: ["Rats left."]
"""


def _compile(text):
    shared = b"forms: {person: [person, people]}"
    return compile_book([("_lists.yml", shared), ("mine.yml", text.encode())])


def test_a_rule_reads_as_it_is_written():
    rule = _compile(RULE).rules["mine/vermin"]
    assert [t.words for t in rule.triggers] == [("$colours", "vermin")]
    assert rule.examples[0].text == "Those red vermin left."
    assert rule.severity == {"default": "warning"}


def test_the_compiled_form_says_the_same():
    book = load(cache=False)
    again = from_json(to_json(book))
    assert again.rules.keys() == book.rules.keys()
    for name, rule in book.rules.items():
        twin = again.rules[name]
        assert (twin.patterns, twin.triggers, twin.unless) == (rule.patterns, rule.triggers, rule.unless)
    assert again.lists == book.lists
    assert again.forms == book.forms
    assert again.measured == book.measured


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("severity: warning", "severity: loud", 9, 'unknown severity "loud"'),
        ("severity: warning", "severity: {clinic: warning}", 9, 'unknown key "clinic"; did you mean "clinical"?'),
        ("    why: It is unkind.\n", "", 8, 'the rule has no "why"'),
        ("    why:", "    whi:", 11, 'unknown key "whi"; did you mean "why"?'),
        ("sources: [guide]", "sources: [gide]", 12, 'unknown source "gide"; did you mean "guide"?'),
        ("$colours vermin", "$colors vermin", 14, 'unknown list "colors"; did you mean "colours"?'),
        ('phrase: ["$colours vermin"]', 'phrase: ["vermin?"]', 14, "not a phrase of plain words"),
        ('phrase: ["$colours vermin"]', "phrase: [1]", 14, "put it in quotes"),
        ('phrase: ["$colours vermin"]', "tokens: [{POS: NOUN}]", 14, "nothing can trigger"),
        ('phrase: ["$colours vermin"]', "phrases: [vermin]", 14, 'did you mean "phrase"?'),
        ('bad: ["Those [red vermin] left."]', 'bad: ["Those [red vermin left."]', 16, "a bracket is not closed"),
        ('bad: ["Those [red vermin] left."]', 'bad: ["No marks."]', 16, "marks the phrase with [brackets]"),
        ('good: ["Rats left."]', 'good: ["[Rats] left."]', 17, "no brackets"),
        ('good: ["Rats left."]', "good: []", 8, 'at least one example under "good"'),
        ("suggest:", "unless: [quote]\n    suggest:", 15, 'unknown condition "quote"'),
        ("suggest:", "unless: [{before: []}]\n    suggest:", 15, "takes a list of words"),
        ("suggest:", "unless: [{noun: [a]}]\n    suggest:", 15, "takes no words"),
        ("suggest:", "despite: [noun]\n    suggest:", 15, 'unknown condition "noun"'),
        ("suggest: [", 'suggest: ["{persn}", ', 15, 'unknown form "persn"; did you mean "person"'),
        ("title: Mine", "title: Mine\nforms: {person: [one, all]}", 4, 'a form "person" already'),
        ("suggest:", "fix: maybe\n    suggest:", 15, 'unknown fix "maybe"'),
        ("id: vermin", "id: Ver Min", 8, "lower-case words joined by hyphens"),
        ("set: mine\n", "", 2, 'no "set"'),
        ("title: Mine", "title: [", 0, "not valid YAML"),
        ("title: Mine", "title: Mine\ntitle: Yours", 4, "stands here twice"),
        ("title: Mine", "titel: Mine", 3, 'did you mean "title"?'),
    ],
)
def test_a_mistake_is_one_line_with_its_place(old, new, line, says):
    assert old in RULE
    with pytest.raises(RuleError) as error:
        _compile(RULE.replace(old, new))
    message = str(error.value)
    assert "\n" not in message
    assert says in message
    assert message.startswith(f"mine.yml:{line}:" if line else "mine.yml:")


def test_bytes_that_are_not_utf8_are_an_error():
    with pytest.raises(RuleError, match="not UTF-8"):
        compile_book([("mine.yml", b"\xff\xfe\xff")])


def test_marks():
    assert read_marks("a [b] c")[0] == "a b c"
    with pytest.raises(ValueError, match="do not pair"):
        read_marks("a ] b")


def test_selection_by_set_rule_and_all():
    book = load(cache=False)
    on = select(book, [], [], [])
    assert "substance-use/addict" in on
    assert not any(name.startswith("inclusive-tech/") for name in on)
    assert select(book, ["housing"], ["justice/inmate"], ["housing/vagrant"]) >= {
        "housing/the-homeless",
        "justice/inmate",
    }
    assert "housing/vagrant" not in select(book, ["housing"], [], ["housing/vagrant"])
    assert select(book, ["ALL"], [], []) == frozenset(book.rules)


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(ConfigError, match='did you mean "housing"'):
        select(load(cache=False), ["hosing"], [], [])


def test_a_cache_is_used_and_a_damaged_one_survived(tmp_path, monkeypatch):
    monkeypatch.setattr("stigmalint.ruleset.load._cache_folder", lambda: tmp_path)
    first = load()
    (place,) = tmp_path.glob("*.json")
    assert load().rules.keys() == first.rules.keys()
    place.write_text("{")
    assert load().rules.keys() == first.rules.keys()
