"""The strings of a JSON file: where each stands, and under which keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from stigmalint.errors import ReadError
from stigmalint.model import TextRange

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+')
JSON_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")

Path = tuple[str | int, ...]


def parsed(text: str, path: str) -> object:
    """What a JSON file holds; a broken one is a `ReadError`."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{path}:{error.lineno}: is not valid JSON ({error.msg.lower()}); mend it or exclude the file"
        ) from None
    except RecursionError:
        raise ReadError(f"{path}: JSON nested too deeply to be read; exclude the file") from None
    return value


def json_strings(text: str) -> Iterator[tuple[Path, TextRange]]:
    """The insides of all strings that are values, in order, in a text that is valid JSON."""
    keys: list[str | int] = []
    is_key = False
    for token in _TOKEN.finditer(text):
        mark = token[0][0]
        if mark in "{[":
            keys.append("" if mark == "{" else 0)
            is_key = mark == "{"
        elif mark in "}]":
            keys.pop()
            is_key = False
        elif mark == ":":
            is_key = False
        elif mark == ",":
            top = keys[-1]
            is_key = isinstance(top, str)
            keys[-1] = top if isinstance(top, str) else top + 1
        elif mark == '"' and is_key:
            keys[-1] = json.loads(token[0], strict=False)
        elif mark == '"':
            yield tuple(keys), TextRange(token.start() + 1, token.end() - 1)


def unescaped(escape: str) -> str:
    """The character that an escape of JSON stands for."""
    character: str = json.loads(f'"{escape}"')
    return character
