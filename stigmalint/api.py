"""The front door for Python programs."""

from __future__ import annotations

from typing import Any

from stigmalint import engine
from stigmalint.config import stated
from stigmalint.errors import StigmalintError
from stigmalint.model import Finding


def check_text(text: str, format: str = "text", **settings: Any) -> list[Finding]:
    """The findings in a text of a named format ("text", "markdown", "html" …), in order.

    Ranges are half-open and count code points of `text`. `settings` are those of a configuration file, such as
    `profile="clinical"` or `extend_select=["inclusive-tech"]`. Raises `ConfigError` for an unknown format or
    setting, and `ReadError` when the text cannot be read as that format.
    """
    chosen = stated(settings)
    (result,) = engine.check([(engine.file_name(format), text.encode("utf-8", "surrogatepass"))], lambda _: chosen)
    if result.error is not None:
        raise result.error
    return list(result.findings)


__all__ = ["Finding", "StigmalintError", "check_text"]
