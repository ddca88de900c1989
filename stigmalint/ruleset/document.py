"""YAML with line numbers: a file as plain values, and the line where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stigmalint.errors import RuleError

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A parsed rule file. `lines` maps the path of a value to its line, from 1."""

    name: str
    data: Any
    lines: Mapping[Path, int] = field(default_factory=dict)

    def error(self, path: Path, message: str) -> RuleError:
        """An error at a value, or at the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return RuleError(f"{self.name}:{self.lines.get(path, 1)}: {message}")

    def unknown(self, path: Path, what: str, name: object, known: object) -> RuleError:
        """An error for a name that is not known, with the nearest one that is."""
        from difflib import get_close_matches

        near = get_close_matches(str(name), [str(k) for k in known], n=1)  # type: ignore[attr-defined]
        hint = f'; did you mean "{near[0]}"?' if near else f"; known: {', '.join(sorted(map(str, known)))}"  # type: ignore[call-overload]
        return self.error(path, f'unknown {what} "{name}"{hint}')

    def check_keys(self, path: Path, mapping: object, known: frozenset[str]) -> dict[str, Any]:
        """The mapping, when it is one and has only known keys."""
        if not isinstance(mapping, dict):
            raise self.error(path, "expected a mapping of keys and values here")
        for key in mapping:
            if key not in known:
                raise self.unknown((*path, key), "key", key, known)
        return mapping

    def strings(self, path: Path, value: object) -> list[str]:
        """A string or a list of strings, as a list."""
        found = []
        for i, item in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(item, str):
                raise self.error((*path, i), f"expected quoted text, found {item!r}; put it in quotes")
            found.append(item)
        return found


def parse(name: str, text: str) -> RuleFile:
    """Parse YAML; RuleError with the line when it is not valid."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise RuleError(f"{name}:{line}: not valid YAML: {problem}") from None
    except (ValueError, RecursionError) as error:
        raise RuleError(f"{name}:1: not valid YAML: {str(error).splitlines()[0]}") from None
    lines: dict[Path, int] = {}
    reader = loader("")

    def build(node: Any, path: Path) -> Any:
        lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            found: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = reader.construct_object(key_node)
                if not isinstance(key, str):
                    raise RuleError(
                        f"{name}:{key_node.start_mark.line + 1}: the key {key!r} is not text; put it in quotes"
                    )
                if key in found:
                    raise RuleError(f'{name}:{key_node.start_mark.line + 1}: the key "{key}" stands here twice')
                found[key] = build(value_node, (*path, key))
                lines[(*path, key)] = key_node.start_mark.line + 1
            return found
        if isinstance(node, yaml.SequenceNode):
            return [build(child, (*path, i)) for i, child in enumerate(node.value)]
        return reader.construct_object(node)

    return RuleFile(name, build(node, ()) if node is not None else None, lines)
