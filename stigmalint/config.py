"""`[tool.stigmalint]`, `stigmalint.toml` or `.stigmalint.toml` → `Settings`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from stigmalint.errors import ConfigError
from stigmalint.model import Severity

NAMES = ("stigmalint.toml", ".stigmalint.toml", "pyproject.toml")
PROFILES = ("harm-reduction", "clinical", "journalism")
QUOTES = ("skip", "note", "check")
_RULE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Settings:
    """What a file is checked with. `root` is the folder that globs and baseline paths are relative to.

    `format` names a reader for files whose suffix says too little, such as message catalogues in JSON or YAML.
    """

    profile: str = "harm-reduction"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    allow: tuple[str, ...] = ()
    quotes: str = "note"
    fail_level: Severity = Severity.WARNING
    baseline: Path | None = None
    exclude: tuple[str, ...] = ()
    per_file: tuple[tuple[str, Mapping[str, Any]], ...] = field(default=(), hash=False)
    pipeline: str = ""
    format: str = ""
    require_reason: bool = False
    cache: bool = True
    root: Path = Path()

    def for_file(self, path: str) -> Settings:
        """These settings with the per-file overrides whose glob matches the path, in order."""
        settings = self
        for glob, changes in self.per_file:
            if self.matches(path, (glob,)):
                ignore = settings.ignore + changes.get("ignore", ())
                settings = replace(settings, **{**changes, "ignore": ignore})
        return settings

    def matches(self, path: str, globs: tuple[str, ...]) -> bool:
        """Does one of the globs, written as in a `.gitignore` beside the configuration, match the path?"""
        if not globs:
            return False
        from pathspec import GitIgnoreSpec

        return bool(GitIgnoreSpec.from_lines(globs).match_file(self.relative(path)))

    def relative(self, path: str) -> str:
        """The path from `root` with slashes; as it stands if it lies elsewhere."""
        inside = os.path.relpath(os.path.abspath(path), os.path.abspath(self.root))
        return (path if inside.startswith("..") else inside).replace(os.sep, "/")

    @property
    def is_off(self) -> bool:
        """Is the file to be left alone altogether?"""
        return "ALL" in self.ignore


def find(path: Path) -> Path | None:
    """The nearest configuration file at or above a file or folder; a `pyproject.toml` needs our table."""
    start = path.absolute()
    for folder in (start, *start.parents):
        for name in NAMES:
            candidate = folder / name
            if candidate.is_file() and (name != "pyproject.toml" or b"[tool.stigmalint" in candidate.read_bytes()):
                return candidate
    return None


def load(path: Path) -> Settings:
    """The settings that a configuration file states; every mistake is a `ConfigError` naming its line."""
    import tomllib

    try:
        text = path.read_bytes().decode()
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; name a configuration file that can be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("stigmalint", {})
    root = path.absolute().parent
    return Settings(root=root, **_Table(path, text, root).read(table, _KEYS))


def stated(settings: Mapping[str, Any]) -> Settings:
    """The settings that a Python program states by field names; mistakes are what they are in a file."""
    table = {name.replace("_", "-"): list(v) if isinstance(v, tuple) else v for name, v in settings.items()}
    return Settings(**_Table(Path("settings"), "", Path()).read(table, _KEYS))


def known_profile(name: str) -> str:
    """The name, if it is a profile's; else a `ConfigError` with the nearest."""
    return _one_of("profile", name, PROFILES)


def nearest(name: str, known: tuple[str, ...]) -> str:
    """`; did you mean "x"?` for a misspelt name, or the list of all that would do."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f'; did you mean "{near[0]}"?' if near else f"; use one of {', '.join(known)}"


def _one_of(what: str, value: object, known: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in known:
        return value
    raise ConfigError(f'unknown {what} "{value}"{nearest(str(value), known)}')


def _text(key: str, value: object) -> str:
    if isinstance(value, str):
        return value
    raise ConfigError(f'{key} must be a text, as in {key} = "…"')


def _flag(key: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ConfigError(f"{key} must be true or false")


def _texts(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(value)
    raise ConfigError(f'{key} must be a list of texts, as in {key} = ["…"]')


def _table(key: str, value: object) -> Any:
    raise ConfigError(f'{key} must be a table, as in "drafts/**" = {{ profile = "clinical" }}')


def _phrases(key: str, value: object) -> tuple[str, ...]:
    phrases = _texts(key, value)
    for phrase in phrases:
        if _RULE_ID.fullmatch(phrase):
            raise ConfigError(f'{key} takes phrases, and "{phrase}" is a rule; write ignore = ["{phrase}"]')
    return phrases


_Parser = Callable[[str, object], Any]
_KEYS: dict[str, _Parser] = {
    "profile": lambda key, value: _one_of(key, value, PROFILES),
    "select": _texts,
    "extend-select": _texts,
    "ignore": _texts,
    "rules": _texts,
    "allow": _phrases,
    "quotes": lambda key, value: _one_of(key, value, QUOTES),
    "fail-level": lambda key, value: Severity(_one_of(key, value, tuple(Severity))),
    "baseline": _text,
    "exclude": _texts,
    "per-file": _table,
    "pipeline": _text,
    "require-reason": _flag,
    "cache": _flag,
}
_PER_FILE: dict[str, _Parser] = {
    **{key: _KEYS[key] for key in ("profile", "select", "extend-select", "ignore", "allow", "quotes")},
    "format": _text,
}


@dataclass(frozen=True)
class _Table:
    """Reads one configuration file's table; knows where it stands, so that errors can say so."""

    path: Path
    text: str
    root: Path

    def read(self, table: object, parsers: Mapping[str, _Parser], where: str = "tool.stigmalint") -> dict[str, Any]:
        """Field name → value for a table; unknown keys are errors."""
        if not isinstance(table, dict):
            raise ConfigError(f"{self.path}: {where} must be a table of settings")
        return {key.replace("-", "_"): self._value(key, value, parsers) for key, value in table.items()}

    def _value(self, key: str, value: Any, parsers: Mapping[str, _Parser]) -> Any:
        if key == "per-file" and isinstance(value, dict) and parsers is _KEYS:
            return tuple((glob, self.read(changes, _PER_FILE, f'per-file "{glob}"')) for glob, changes in value.items())
        try:
            if key not in parsers:
                raise ConfigError(f'unknown setting "{key}"{nearest(key, tuple(parsers))}')
            return self._resolve(key, parsers[key](key, value))
        except ConfigError as error:
            raise ConfigError(f"{self._place(key)}: {error}") from None

    def _resolve(self, key: str, value: Any) -> Any:
        if key == "baseline":
            return self.root / value
        if key == "rules":
            return tuple(path for glob in value for path in self._rule_files(glob))
        return value

    def _rule_files(self, glob: str) -> list[Path]:
        if Path(glob).is_absolute():
            found = [Path(glob)] if Path(glob).is_file() else []
        else:
            found = sorted(self.root.glob(glob))
        if not found:
            raise ConfigError(f'rules: no file matches "{glob}" in {self.root}; mend the path or take it out')
        return found

    def _place(self, key: str) -> str:
        """path:line of a key; the path alone where the key is written in a way that hides it."""
        begin = max(self.text.find("[tool.stigmalint"), 0)
        name = re.escape(key)
        found = re.compile(rf"""^[^#\n]*?(?<![\w-])({name})['"]?\s*=|^\[.*\.({name})\]""", re.M).search(
            self.text, begin
        )
        if not found:
            return str(self.path)
        return f"{self.path}:{self.text.count(chr(10), 0, found.start(found.lastindex or 0)) + 1}"
