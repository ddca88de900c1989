"""Copies a trained pipeline into the package, without what only training needs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

SIZE_LIMIT = 8_000_000
SPACY_VERSION = (
    ">=3.8.7,<3.9.0"  # as in pyproject.toml; spaCy would write the one it trained with and warn about others
)
KEPT = ("LICENSE.md",)
DESCRIPTION = (
    "English tagger, part-of-speech tagger and dependency parser for stigmalint: Penn tags, Universal Dependencies "
    "labels, no lemmatizer, no entities, no vectors."
)
SOURCES = [
    {
        "name": "UD English EWT (train)",
        "license": "CC BY-SA 4.0",
        "author": "Silveira et al. 2014; Universal Dependencies contributors",
        "url": "https://github.com/UniversalDependencies/UD_English-EWT",
    },
    {
        "name": "UD English PUD",
        "license": "CC BY-SA 3.0",
        "author": "Zeman et al. 2017; Universal Dependencies contributors",
        "url": "https://github.com/UniversalDependencies/UD_English-PUD",
    },
    {"name": "stigmalint template sentences", "license": "CC BY-SA 4.0", "author": "stigmalint", "url": ""},
]


def ship(source: Path, target: Path, version: str) -> int:
    """Write a pipeline to its folder in the package and return its size in bytes; too large a one is refused."""
    nlp = spacy.load(source)
    nlp.meta.update(
        name="stigmalint", version=version, license="CC BY-SA 4.0", description=DESCRIPTION,
        author="stigmalint contributors", sources=SOURCES, spacy_version=SPACY_VERSION,
    )  # fmt: skip
    staging = target.with_name(f"{target.name}.new")
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.to_disk(staging)
    _forget_words(nlp, staging / "vocab" / "strings.json")
    _tidy_meta(staging / "meta.json")
    size = sum(path.stat().st_size for path in staging.rglob("*") if path.is_file())
    if size > SIZE_LIMIT:
        shutil.rmtree(staging)
        raise SystemExit(f"{source}: {size} bytes, more than the {SIZE_LIMIT} allowed; train with a smaller model")
    for name in KEPT:
        if (target / name).exists():
            shutil.copy(target / name, staging / name)
    shutil.rmtree(target, ignore_errors=True)
    staging.rename(target)
    return size


def _forget_words(nlp: Language, strings_path: Path) -> None:
    """Keep of the string store only the labels: the words of the training texts would make a tenth of the package."""
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    strings_path.write_text(json.dumps(sorted(labels)) + "\n", encoding="utf8")


def _tidy_meta(meta_path: Path) -> None:
    # speed on the training machine means nothing elsewhere, and long floats make noisy diffs
    meta = json.loads(meta_path.read_text(encoding="utf8"))
    performance = meta.get("performance", {})
    meta["performance"] = {key: round(value, 4) for key, value in performance.items() if isinstance(value, float)}
    meta["performance"].pop("speed", None)
    meta_path.write_text(json.dumps(meta, indent=2) + "\n", encoding="utf8")
