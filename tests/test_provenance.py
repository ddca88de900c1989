"""Rules know English, not test passages: nothing of four words or more is shared with the development passages."""

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PASSAGES = ROOT.parent / "shared" / "eval" / "dev.jsonl"
REFERENCE = ROOT.parent / "shared" / "reference" / "terms.yaml"
POLICY = ROOT.parent / "shared" / "policy.md"

pytestmark = pytest.mark.skipif(not PASSAGES.exists(), reason="the development passages are not beside this checkout")


def _words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def _literals(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _literals(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _literals(inner)


def _sources():
    for path in sorted((ROOT / "rules").glob("*.yml")):
        if path.name != "_sources.yml":  # titles of published guides
            for literal in _literals(yaml.safe_load(path.read_text(encoding="utf-8"))):
                yield path.name, literal
    for path in sorted((ROOT / "stigmalint" / "nlp").rglob("*.py")):
        for literal in re.findall(r'"([^"\n]+)"', path.read_text(encoding="utf-8")):
            yield path.name, literal


def test_no_literal_quotes_a_development_passage():
    passages = " | ".join(" ".join(_words(json.loads(line)["text"])) for line in PASSAGES.read_text().splitlines())
    known = " | ".join(" ".join(_words(path.read_text(encoding="utf-8"))) for path in (POLICY, REFERENCE))
    quoted = []
    for name, literal in _sources():
        words = _words(literal.replace("$", "§"))
        if len(words) >= 4 and "§" not in literal:
            text = " ".join(words)
            if f" {text} " in f" {passages} " and text not in known:
                quoted.append((name, literal))
    assert not quoted
