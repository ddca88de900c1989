"""One command: corpora, training, scores, and on request the shipped weights."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.cli.train import train as train_pipeline

from training.corpus import Corpora, build
from training.score import HEADER, score
from training.ship import ship

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "stigmalint" / "nlp" / "en"


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder with en_ewt-ud-{train,dev,test} and en_pud-ud-test")
    parser.add_argument("--out", type=Path, default=HERE / "out", help="where the pipelines are written")
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus", help="where the corpora are written")
    parser.add_argument("--steps", type=int, help="training steps, instead of those in train.cfg")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--score", type=Path, nargs="+", metavar="PIPELINE", help="only score these pipelines")
    parser.add_argument("--ship", metavar="VERSION", help="copy the best pipeline (the last one scored) to the package")
    arguments = parser.parse_args()
    corpora = build(arguments.treebanks, arguments.corpus, arguments.seed)
    best = arguments.score[-1] if arguments.score else arguments.out / "model-best"
    if arguments.score is None:
        _train(corpora, arguments.out, arguments.seed, arguments.steps)
    _report(arguments.score or [SHIPPED, best], corpora.test)
    if arguments.ship:
        print(f"shipped {ship(best, SHIPPED, arguments.ship):,} bytes to {SHIPPED}")


def _train(corpora: Corpora, out: Path, seed: int, steps: int | None) -> None:
    overrides = {"paths.train": str(corpora.train), "paths.dev": str(corpora.dev), "system.seed": seed}
    if steps is not None:
        overrides["training.max_steps"] = steps
    train_pipeline(HERE / "train.cfg", out, overrides=overrides)


def _report(pipelines: list[Path], test: Path) -> None:
    for path in pipelines:
        result = score(spacy.load(path), test)
        print(f"\n{HEADER}\n{result.row(path.name)}")
        for answers in (result.probes, result.held_out):
            print(f"\n{answers.sections()}\n\nwrong:\n{answers.mistakes()}")


if __name__ == "__main__":
    main()
