"""The front door for Python programs."""

from __future__ import annotations

from typing import Any

from stigmalint import engine, readers
from stigmalint.config import Settings
from stigmalint.errors import ConfigError, StigmalintError
from stigmalint.model import Finding


def check_text(text: str, format: str = "text", **settings: Any) -> list[Finding]:
    """The findings in a text of a named format ("text", "markdown", "html" …), in order.

    Ranges are half-open and count code points of `text`. `settings` are fields of
    `stigmalint.config.Settings`, such as `profile="clinical"`. Raises `ConfigError` for an unknown format or
    setting, and `ReadError` when the text cannot be read as that format.
    """
    row = readers.format_named(format)
    if row is None:
        raise ConfigError(f'unknown format "{format}"; known: {", ".join(known.name for known in readers.FORMATS)}')
    try:
        chosen = Settings(**settings)
    except TypeError as error:
        raise ConfigError(f"unknown setting: {error}") from None
    name = f"text{row.suffixes[0]}"
    (result,) = engine.check([(name, text.encode("utf-8", "surrogatepass"))], lambda _: chosen)
    if result.error is not None:
        raise result.error
    return list(result.findings)


__all__ = ["Finding", "StigmalintError", "check_text"]
