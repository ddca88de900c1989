"""Which rules there are and which of them are on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from stigmalint import __version__
from stigmalint.errors import ConfigError, RuleError
from stigmalint.model import RuleBook

_PACKAGE = Path(__file__).parent.parent


def shipped_files() -> list[Path]:
    """The rule files that come with stigmalint: inside the package, or beside it in a checkout."""
    folder = _PACKAGE / "rules"
    return sorted((folder if folder.is_dir() else _PACKAGE.parent / "rules").glob("*.yml"))


def load(own: Sequence[Path] = (), *, cache: bool = True, examples: bool = False) -> RuleBook:
    """All shipped rules and those of `own` files, compiled at most once per content and version.

    With `examples` the YAML is read again, since the compiled form leaves them out.
    """
    from stigmalint.ruleset import compile as compiler

    files = _files(own)
    if not cache or examples:
        return compiler.compile_book(files)
    name = f"{_key(files)}.json"
    try:
        return compiler.from_json(_recall(name))
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no cache yet, or a damaged one: compile, and try to leave a good one behind
    book = compiler.compile_book(files)
    _remember(name, compiler.to_json(book))
    return book


def load_anchors(make: Callable[[], Iterable[str]], profile: str, own: Sequence[Path] = ()) -> list[str]:
    """The words that `make` gives for the rules that a profile has on by default; remembered between runs."""
    name = f"{_key(_files(own))}.{profile}"
    try:
        return _recall(name).split()
    except OSError:
        words = sorted(make())
        _remember(name, " ".join(words))
        return words


def _files(own: Sequence[Path]) -> list[tuple[str, bytes]]:
    return [(path.name if path not in own else str(path), _read(path)) for path in (*shipped_files(), *own)]


def _key(files: Sequence[tuple[str, bytes]]) -> str:
    """A name for what is compiled from these files: their names and content, and our version."""
    digest = sha256(__version__.encode())
    for name, data in files:
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:32]


def _recall(name: str) -> str:
    return (_cache_folder() / name).read_text(encoding="utf-8")


def _remember(name: str, text: str) -> None:
    place = _cache_folder() / name
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{name}.{os.getpid()}.part")
        part.write_text(text, encoding="utf-8")
        part.replace(place)
    except OSError:
        pass  # an unwritable cache only costs time


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleError(f"{path}: cannot read this rule file: {error.strerror}") from None


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("stigmalint", appauthor=False)


def select(book: RuleBook, chosen: Iterable[str], extended: Iterable[str], ignored: Iterable[str]) -> frozenset[str]:
    """The ids of the rules that are on: `chosen` (or every set that is not opt-in), and `extended`, less `ignored`."""
    on: set[str] = set()
    names = list(chosen)
    if not names:
        names = [name for name, rule_set in book.sets.items() if not rule_set.opt_in]
    for name in (*names, *extended):
        on |= expand(book, name)
    for name in ignored:
        on -= expand(book, name)
    return frozenset(on)


def expand(book: RuleBook, name: str) -> frozenset[str]:
    """The ids that a name stands for: a rule, a set, or ALL. ConfigError with the nearest known name."""
    if name == "ALL":
        return frozenset(book.rules)
    if name in book.rules:
        return frozenset({name})
    if name in book.sets:
        return frozenset(rule.id for rule in book.rules.values() if rule.set == name)
    from difflib import get_close_matches

    known = [*book.sets, *book.rules]
    near = get_close_matches(name, known, n=1) or [rule for rule in book.rules if rule.endswith(f"/{name}")]
    hint = f'; did you mean "{near[0]}"?' if near else '; "stigmalint rules" lists them'
    raise ConfigError(f'unknown rule or rule set "{name}"{hint}')


def sets_in(path: Path) -> frozenset[str]:
    """The rule sets that a rule file defines."""
    from stigmalint.ruleset.document import parse

    data = parse(str(path), _read(path).decode("utf-8", "replace")).data
    return frozenset({str(data["set"])} if isinstance(data, dict) and "set" in data else ())
