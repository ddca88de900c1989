"""How fast is it? Prints ratios and rates in processor time; compare lines of one run.

usage: python benchmarks/speed.py [FOLDER of Markdown files; by default those of installed packages]
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from stigmalint import engine, nlp
from stigmalint.config import Settings
from stigmalint.nlp.context import Context
from stigmalint.nlp.matcher import CANDIDATES, PhraseSpans
from stigmalint.readers.markdown import read

DENSE = (
    "The clinic treats drug addicts and their families in the old port. ",
    "Two homeless veterans asked the council for a place to sleep. ",
    "Former inmates find work in the bakery behind the station. ",
    "The county pays for alcoholics who suffer from depression. ",
    "Help for the elderly and the mentally ill is hard to find. ",
)


def seconds(function: Callable[[], object], rounds: int = 3) -> float:
    """The least processor time, of this process and its children, out of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = _processor_time()
        function()
        best = min(best, _processor_time() - start)
    return best


def _processor_time() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def start_up() -> None:
    def run(*arguments: str) -> float:
        return seconds(lambda: subprocess.run([sys.executable, *arguments], capture_output=True, check=False), 7)

    clean = Path(__file__).with_name("clean.md")
    run("-m", "stigmalint", "check", "--isolated", str(clean))  # the first run may compile the rules
    click, ours = run("-c", "import click"), run("-m", "stigmalint", "check", "--isolated", str(clean))
    print(f"start-up on a clean file   {ours * 1000:6.0f} ms   {ours / click:.2f} times `import click`")


def documents(folder: Path) -> Iterator[tuple[str, bytes]]:
    size = 0
    for path in sorted(folder.rglob("*.md")):
        data = path.read_bytes()
        size += len(data)
        if size > 2_000_000:
            return
        yield str(path), data


def sparse(folder: Path) -> None:
    files = list(documents(folder))
    settings = Settings()
    size, words = sum(len(data) for _, data in files), sum(len(data.split()) for _, data in files)
    quiet = [(path, data) for path, data in files if not _has_passage(path, data, settings)]
    quiet_size = sum(len(data) for _, data in quiet)
    whole = seconds(lambda: list(engine.check(files, lambda _: settings)))
    without = seconds(lambda: list(engine.check(quiet, lambda _: settings)))
    readers = seconds(lambda: [read(data, path) for path, data in quiet])
    print(
        f"Markdown docs, all         {size / whole / 1e6:6.1f} MB/s {words / whole:10,.0f} words/s ({len(files)} files)"
    )
    print(f"  no sentence needs parse  {quiet_size / without / 1e6:6.1f} MB/s ({len(quiet)} files)")
    print(f"  the reader alone         {quiet_size / readers / 1e6:6.1f} MB/s")


def _has_passage(path: str, data: bytes, settings: Settings) -> bool:
    return any(result.verdicts for result in engine.check([(path, data)], lambda _: settings, explain=True))


def dense() -> None:
    text = "".join(DENSE) * 200
    files = [("dense.txt", "\n\n".join("".join(DENSE) for _ in range(200)).encode())]
    settings = Settings()
    book = engine.rule_book(settings)
    (result,) = engine.check(files, lambda _: settings)
    pipeline = nlp.load()
    assert result.document is not None
    passages = list(engine.passages(result.document, settings))

    def parse() -> None:
        list(pipeline.pipe((passage.text for passage in passages), batch_size=64))

    parsed = list(pipeline.pipe((passage.text for passage in passages), batch_size=64))
    for doc, passage in zip(parsed, passages, strict=True):
        doc.user_data[CANDIDATES] = passage
    spans, context = PhraseSpans(pipeline.vocab, book), Context(book)

    def judge() -> None:
        for doc in parsed:
            context(spans(doc))

    bare, whole = seconds(parse), seconds(lambda: list(engine.check(files, lambda _: settings)))
    rules = seconds(judge)
    words = len(text.split())
    print(f"dense text                 {words / whole:6,.0f} words/s, {whole / bare:.2f} times the bare parse")
    print(f"  rules and context        {rules / bare:6.2f} of the parse")


if __name__ == "__main__":
    import spacy

    start_up()
    sparse(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(spacy.__file__).parent.parent)
    dense()
    print(f"peak memory                {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")
