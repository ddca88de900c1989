"""Message catalogues: the values of a YAML, JSON or TOML file, read only where the user says so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import PurePath

from stigmalint.errors import ReadError
from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.embedded import Carrier
from stigmalint.readers.flow import lines_of
from stigmalint.readers.json_strings import JSON_ESCAPE, json_strings, parsed, unescaped
from stigmalint.readers.messages import message_segments

_NEVER = re.compile(r"(?!)")
_DOUBLED = re.compile("''")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n\s*|.)")
_CHARACTERS = {
    "n": "\n",
    "t": " ",
    "r": " ",
    "0": " ",
    "a": "",
    "b": "",
    "e": "",
    "f": " ",
    "v": " ",
    "_": " ",
    "N": " ",
    "L": " ",
    "P": " ",
}
_TOML = re.compile(
    r"""(?P<remark>\#[^\n]*)
    |(?P<header>^[ \t]*\[[^\n=]*\][ \t]*(?:\#[^\n]*)?$)
    |(?P<long>\"{3}(?P<long_inside>(?:[^"\\]|\\.|"(?!""))*+)\"{3}|'{3}(?P<long_raw>(?:[^']|'(?!''))*+)'{3})
    |(?P<key>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*(?=[=.])
    |(?P<short>"(?P<inside>(?:[^"\\\n]|\\.)*+)"|'(?P<raw>[^'\n]*)')""",
    re.X | re.M | re.S,
)

Value = tuple[str, Carrier]


def read(data: bytes, path: str) -> SourceDocument:
    """The messages of a catalogue, each labelled with its key."""
    decoded = decode(data, path)
    suffix = PurePath(path).suffix.lower()
    values = {".toml": _toml, ".yaml": _yaml, ".yml": _yaml}.get(suffix, _json)
    segments: list[Segment] = []
    for key, carrier in values(decoded.text, path):
        segments.extend(map(carrier.lifted, message_segments(carrier.text, key)))
    return SourceDocument(
        path, decoded.text, decoded.encoding, tuple(segments), format="catalogue", warnings=decoded.warnings
    )


def _json(text: str, path: str) -> Iterator[Value]:
    parsed(text, path)
    for keys, where in json_strings(text):
        yield ".".join(map(str, keys)), Carrier(text, [where], JSON_ESCAPE, unescaped)


def _toml(text: str, path: str) -> Iterator[Value]:
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(f"{path}: is not valid TOML ({error}); mend it or exclude the file") from None
    key = ""
    for token in _TOML.finditer(text):
        if token["key"]:
            key = token["key"].strip("\"'")
        for group in ("long_inside", "inside", "long_raw", "raw"):
            if token[group]:
                escape = _ESCAPE if "inside" in group else _NEVER
                yield key, Carrier(text, [TextRange(*token.span(group))], escape, _character)


def _yaml(text: str, path: str) -> Iterator[Value]:
    import yaml

    try:
        documents = list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ReadError(f"{path}:{line}: is not valid YAML ({error.problem}); mend it or exclude the file") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = " ".join(str(error).split())
        raise ReadError(f"{path}: is not valid YAML ({problem}); mend it or exclude the file") from None
    waiting = [("", node) for node in reversed(documents) if node is not None]
    seen: set[int] = set()
    while waiting:
        key, node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        prefix = f"{key}." if key else ""
        if isinstance(node, yaml.MappingNode):
            waiting += [(prefix + str(name.value)[:80], value) for name, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(f"{prefix}{number}", value) for number, value in reversed([*enumerate(node.value)])]
        elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            for carrier in _scalar(text, TextRange(node.start_mark.index, node.end_mark.index), node.style):
                yield key, carrier


def _scalar(text: str, where: TextRange, style: str | None) -> Iterator[Carrier]:
    """The text of a YAML scalar; of a block scalar, each paragraph."""
    if style in ("'", '"'):
        inside = TextRange(where.start + 1, where.end - 1)
        yield Carrier(text, [inside], *((_DOUBLED, lambda _: "'") if style == "'" else (_ESCAPE, _character)))
    elif style is None:
        yield Carrier(text, [where], _NEVER, str)
    else:
        paragraph: list[TextRange] = []
        for line in lines_of(text[where.start : where.end])[1:]:
            if line.is_blank:
                yield Carrier(text, paragraph, _NEVER, str)
                paragraph = []
            else:
                start = where.start + line.start
                paragraph.append(TextRange(start + line.indent, min(start + len(line.text) + 1, where.end)))
        yield Carrier(text, paragraph, _NEVER, str)


def _character(escape: str) -> str:
    code = escape[1:]
    if code[0] in "xuU" and len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return "" if code.isspace() and code != " " else _CHARACTERS.get(code, code)
