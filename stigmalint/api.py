"""For Python programs: check a text, or add stigmalint to a spaCy pipeline of your own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stigmalint import engine, readers
from stigmalint.config import Settings
from stigmalint.errors import ConfigError, StigmalintError
from stigmalint.model import Finding

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


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


def create_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The factory behind `nlp.add_pipe("stigmalint")`; add it after the tagger and the parser.

    The component leaves spans in `doc.spans["stigmalint"]` (label: the rule's id) and the findings, with offsets
    into the Doc's text, in `doc._.stigmalint`.
    """
    return engine.component(nlp)


__all__ = ["Finding", "StigmalintError", "check_text", "create_component"]
