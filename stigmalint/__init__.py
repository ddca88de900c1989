"""stigmalint: words that put the person first."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "check_text"]


def __getattr__(name: str) -> Any:
    # Imported on use, so that the command line starts without what it may not need.
    if name == "check_text":
        from stigmalint.api import check_text

        return check_text
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
