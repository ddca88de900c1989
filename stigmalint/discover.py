"""Arguments → paths of files, in a settled order, honouring `.gitignore`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: Folders that hold no prose of the user's; they are passed over unless they are named.
PASSED_OVER = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox", ".nox", ".eggs", ".idea"}
    | {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".cache"}
)
IsExcluded = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to look at, and whether the user named it (it may then not exist) or a folder led to it."""

    path: str
    named: bool


def find_files(arguments: Iterable[str], is_excluded: IsExcluded, force_exclude: bool = False) -> Iterator[Found]:
    """The files that the arguments name or contain, each once; a link is followed only when named."""
    seen: set[str] = set()
    for argument in arguments:
        if os.path.isdir(argument):
            found = [Found(path, False) for path in _walk(argument, is_excluded)]
        elif force_exclude and is_excluded(argument):
            continue
        else:
            found = [Found(argument, True)]
        for file in found:
            real = os.path.realpath(file.path)
            if real not in seen:
                seen.add(real)
                yield file


def _walk(top: str, is_excluded: IsExcluded) -> Iterator[str]:
    ignores = _Ignores.above(top)
    pending = [os.path.normpath(top)]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield folder  # whoever reads it learns why, and reports it
            continue
        ignores.enter(folder, any(entry.name == ".gitignore" for entry in entries))
        below = []
        for entry in entries:
            path = entry.name if folder == os.curdir else os.path.join(folder, entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.is_symlink() or (is_folder and entry.name in PASSED_OVER):
                continue
            if ignores.match(path, is_folder) or is_excluded(path + "/" if is_folder else path):
                continue
            if is_folder:
                below.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path
        pending.extend(reversed(below))


class _Ignores:
    """The `.gitignore` files from the repository's root down to the folders being walked; deeper ones win."""

    def __init__(self) -> None:
        self._specs: dict[str, GitIgnoreSpec] = {}
        self._lines: dict[str, list[str]] = {}

    @classmethod
    def above(cls, top: str) -> _Ignores:
        """Those above a folder, up to the root of its repository; none if they ignore the folder itself."""
        ignores, folder = cls(), Path(top).absolute()
        root = next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)
        if root is None:
            return ignores
        ignores._load(str(root), str(root / ".git" / "info" / "exclude"))
        for parent in reversed([parent for parent in folder.parents if parent.is_relative_to(root)]):
            ignores.enter(str(parent), (parent / ".gitignore").is_file())
        return cls() if ignores.match(top, True) else ignores

    def enter(self, folder: str, has_file: bool) -> None:
        """Take in the folder's own file, if it has one."""
        if has_file:
            self._load(os.path.abspath(folder), os.path.join(folder, ".gitignore"))

    def match(self, path: str, is_folder: bool) -> bool:
        """Does the deepest file that speaks of the path ignore it?"""
        if not self._specs:
            return False
        whole = os.path.abspath(path)
        folder = os.path.dirname(whole)
        while True:
            spec = self._specs.get(folder)
            if spec is not None:
                inside = os.path.relpath(whole, folder).replace(os.sep, "/")
                verdict = spec.check_file(inside + "/" if is_folder else inside).include
                if verdict is not None:
                    return verdict
            parent = os.path.dirname(folder)
            if parent == folder:
                return False
            folder = parent

    def _load(self, folder: str, file: str) -> None:
        from pathspec import GitIgnoreSpec

        try:
            lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        self._lines[folder] = [*self._lines.get(folder, ()), *lines]
        self._specs[folder] = GitIgnoreSpec.from_lines(self._lines[folder])
