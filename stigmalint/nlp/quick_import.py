"""Imports spaCy without its command line, which takes a third of a second that reading text never needs.

Empty modules take the place of `spacy.cli` for the time of the import; afterwards they are gone, so that whoever
imports `spacy.cli` later gets the real one.
"""

from __future__ import annotations

import sys
from types import ModuleType

_PUSHED_ASIDE = ("spacy.cli", "spacy.cli.info")

if "spacy" not in sys.modules:
    for name in _PUSHED_ASIDE:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    try:
        import spacy  # noqa: F401
    finally:
        for name in _PUSHED_ASIDE:
            del sys.modules[name]
