"""What git knows: which files changed, and what is staged."""

from __future__ import annotations

import os
from collections.abc import Sequence

from stigmalint.errors import ConfigError


def changed_since(revision: str, within: Sequence[str]) -> list[str]:
    """Files that differ from where this branch left `revision`, and new ones that git does not ignore."""
    changed = _git("diff", "--name-only", "-z", "--diff-filter=d", "--merge-base", revision, "--")
    new = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", _top())
    return _within(changed + new, within)


def staged(within: Sequence[str]) -> list[str]:
    """Files whose staged content differs from the last commit."""
    return _within(_git("diff", "--cached", "--name-only", "-z", "--diff-filter=d", "--"), within)


def read_staged(path: str) -> bytes:
    """A file's staged content, as checking it out would write it."""
    inside = os.path.relpath(os.path.realpath(path), os.path.realpath(_top())).replace(os.sep, "/")
    return _git("cat-file", "--filters", f":{inside}")


def _within(names: bytes, within: Sequence[str]) -> list[str]:
    """The paths, from the folder we are in, of files named from the top; only those inside the places given."""
    top = _top()
    paths = {os.path.join(top, os.fsdecode(name)) for name in names.split(b"\0") if name}
    places = [os.path.realpath(place) for place in within]
    return sorted(os.path.relpath(path) for path in paths if any(_is_inside(path, place) for place in places))


def _is_inside(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)


def _top() -> str:
    return os.fsdecode(_git("rev-parse", "--show-toplevel")).rstrip("\n")


def _git(*arguments: str) -> bytes:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise ConfigError("git is not installed; name the files instead") from None
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip().splitlines() or ["git failed"]
        raise ConfigError(f"git {arguments[0]}: {message[0]}")
    return done.stdout
