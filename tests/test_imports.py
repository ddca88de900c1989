"""The house: which room may import which. A breach is mended in the code, or on purpose in this table."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "stigmalint"

NOUNS = {"errors", "model"}
#: Room → the rooms it may import from, besides itself. Each stands above the rooms that name it.
ROOMS: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "sentences": {"model"},
    "topic": {"model"},
    "scan": {"model", "sentences", "topic"},
    "fixes": {"model"},
    "suppress": {"model"},
    "config": NOUNS,
    "discover": NOUNS,
    "ruleset": NOUNS,
    "readers": NOUNS,
    "reports": {"model"},
    "review": NOUNS | {"readers", "reports"},
    "nlp": NOUNS,
    "engine": NOUNS | {"scan", "fixes", "suppress", "config", "ruleset", "readers", "nlp"},
    "component": NOUNS | {"engine"},
    "api": NOUNS | {"config", "engine"},
    "selftest": NOUNS | {"fixes", "config", "ruleset", "engine"},
    "measure": NOUNS | {"config", "engine"},
    "commands": NOUNS
    | {"measure", "fixes", "suppress", "config", "discover", "reports", "review", "engine", "selftest"},
    "cli": NOUNS | {"commands"},
    "__main__": {"cli"},
}
#: Libraries that only some rooms know.
LIBRARIES = {
    "spacy": {"nlp", "component"},
    "thinc": {"nlp"},
    "yaml": {"ruleset", "readers"},
    "click": {"cli", "commands"},
}
#: What is never imported when a module is, only when a function runs: (room, imported).
LATE = {("engine", "nlp"), ("ruleset", "yaml"), ("config", "pathspec"), ("discover", "pathspec"), ("config", "tomllib")}


@dataclass(frozen=True)
class Import:
    place: str
    room: str
    library: str
    target: str
    in_function: bool
    for_types: bool


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports() -> Iterator[Import]:
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        room = inside.parts[0].removesuffix(".py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        late = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
        types = {id(n) for i in ast.walk(tree) if isinstance(i, ast.If) and _is_for_types(i) for n in ast.walk(i)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{inside}:{node.lineno}: import by the full name"
                is_package = node.module == "stigmalint"
                names = [f"stigmalint.{alias.name}" if is_package else str(node.module) for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for name in dict.fromkeys(names):
                library, _, _ = name.partition(".")
                yield Import(f"{inside}:{node.lineno}", room, library, name, id(node) in late, id(node) in types)


def _is_for_types(branch: ast.If) -> bool:
    return isinstance(branch.test, ast.Name) and branch.test.id == "TYPE_CHECKING"


ALL = list(imports())


def test_rooms_stand_above_those_that_import_them() -> None:
    order = list(ROOMS)
    for room, allowed in ROOMS.items():
        for other in allowed:
            assert order.index(other) < order.index(room), f"{room} may not import {other}, which stands below it"


@pytest.mark.parametrize("room", sorted({found.room for found in ALL} - {"__init__"}))
def test_a_room_imports_only_from_rooms_above_it(room: str) -> None:
    assert room in ROOMS, f"{room} has no row in the table"
    breaches = [
        f"{found.place} imports {found.target}"
        for found in ALL
        if found.room == room
        and found.library == "stigmalint"
        and room_of(found.target) not in {room, "", "__version__", *ROOMS[room]}
    ]
    assert not breaches


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_to_its_rooms_only(library: str) -> None:
    running = [found for found in ALL if not found.for_types]
    breaches = [found.place for found in running if found.library == library and found.room not in LIBRARIES[library]]
    assert not breaches


def test_what_is_heavy_is_imported_late() -> None:
    breaches = [
        f"{found.place} imports {found.target}"
        for found in ALL
        for room, heavy in LATE
        if found.room == room
        and not (found.in_function or found.for_types)
        and (found.library == heavy or (found.library == "stigmalint" and room_of(found.target) == heavy))
    ]
    assert not breaches


def test_a_clean_file_needs_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "clean.md").write_text("# Gardens\n\nWater them in the evening.\n")
    program = (
        "import sys\nfrom stigmalint.cli import main\n"
        "code = main(['check', 'clean.md', '--isolated'], standalone_mode=False)\n"
    )
    report = "import atexit; atexit.register(lambda: print(sorted(sys.modules)))\n"
    environment = {"PYTHONPATH": str(PACKAGE.parent), "XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}
    source = program.replace("code =", report + "code =")
    for _ in range(2):  # the first run compiles the rules
        done = subprocess.run(
            [sys.executable, "-c", source], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    loaded = set(ast.literal_eval(done.stdout.splitlines()[-1]))
    assert "stigmalint.commands.check" in loaded
    heavy = {"spacy", "thinc", "numpy", "yaml", "pyromark", "ahocorasick_rs", "difflib", "subprocess"}
    assert sorted(heavy & loaded) == []
