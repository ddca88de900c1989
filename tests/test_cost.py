"""Laws of cost: what a clean file does not import, what is not parsed, what is loaded once."""

import subprocess
import sys

import pytest

from stigmalint import engine, nlp
from stigmalint.config import Settings

PROBE = """
import sys
from stigmalint.cli import main
try:
    main({arguments!r}, prog_name="stigmalint")
except SystemExit as stop:
    code = stop.code
print(code, *sorted(set(sys.modules) & {{"spacy", "yaml", "pyromark", "lxml", "numpy", "ahocorasick_rs"}}))
"""


def _loaded(arguments, cwd):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=[str(a) for a in arguments])],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=True,
    )
    return done.stdout.split()[-10:]


@pytest.mark.parametrize("name", ["clean.txt", "clean.md"])
def test_a_clean_file_imports_neither_spacy_nor_yaml_nor_a_parser(tmp_path, name):
    (tmp_path / name).write_text("# The harbour\n\nTwo boats came in, and the crew had soup.\n")
    _loaded(["check", "--isolated", name], tmp_path)  # the first run may compile the rules
    assert _loaded(["check", "--isolated", name], tmp_path)[-1] == "0"


def test_a_finding_imports_spacy(tmp_path):
    (tmp_path / "a.txt").write_text("The clinic treats drug addicts.\n")
    found = _loaded(["check", "--isolated", "a.txt"], tmp_path)
    assert "spacy" in found
    assert "1" in found


def test_only_sentences_with_candidates_are_parsed(monkeypatch):
    parsed = []
    judge = nlp.judge

    def watch(pipeline, book, passages):
        kept = list(passages)
        parsed.extend(passage.text for passage in kept)
        return judge(pipeline, book, kept)

    monkeypatch.setattr(nlp, "judge", watch)
    text = b"The boats came in. The clinic treats addicts. The crew had soup.\n\nNothing here."
    list(engine.check([("a.txt", text)], lambda _: Settings()))
    assert parsed == ["The clinic treats addicts. "]


def test_the_pipeline_loads_once():
    assert nlp.load() is nlp.load()


def test_a_clean_file_is_never_read(monkeypatch):
    monkeypatch.setattr("stigmalint.readers.reader_of", lambda row: pytest.fail("a reader was imported"))
    (result,) = engine.check([("a.md", b"Nothing but boats.")], lambda _: Settings())
    assert result.document is None
