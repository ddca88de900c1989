"""Choose edits that do not overlap, apply them from the end, show them as a diff. No file is touched here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stigmalint.model import Applicability, Finding, Fix, TextRange


def choose(findings: Iterable[Finding], *, unsafe: bool) -> list[Fix]:
    """The fixes to apply, in order of place; where two touch, the longer one stays, then the earlier."""
    wanted = (Applicability.SAFE, Applicability.UNSAFE) if unsafe else (Applicability.SAFE,)
    fixes = [finding.fix for finding in findings if finding.fix and finding.fix.applicability in wanted]
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: (-_width(fix), _start(fix))):
        if not any(_collide(fix, other) for other in chosen):
            chosen.append(fix)
    return sorted(chosen, key=_start)


def apply(text: str, fixes: Sequence[Fix]) -> str:
    """The text with every edit made; the fixes must not overlap, but the same edit may stand in several."""
    edits = sorted({edit for fix in fixes for edit in fix.edits}, key=lambda edit: edit.range, reverse=True)
    for edit in edits:
        text = text[: edit.range.start] + edit.text + text[edit.range.end :]
    return text


def diff(path: str, old: str, new: str) -> str:
    """A unified diff that `git apply` takes; empty if nothing changed. Only `\\n` ends a line, `\\r` is kept."""
    from difflib import unified_diff

    lines = list(unified_diff(_lines(old), _lines(new), n=3))[2:]
    if not lines:
        return ""
    head = f"--- {_name('a/' + path)}\n+++ {_name('b/' + path)}\n"
    return head + "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _start(fix: Fix) -> int:
    return min(edit.range.start for edit in fix.edits)


def _width(fix: Fix) -> int:
    return max(edit.range.end for edit in fix.edits) - _start(fix)


def _collide(one: Fix, other: Fix) -> bool:
    return any(_touch(edit.range, mine.range) for edit in one.edits for mine in other.edits)


def _touch(one: TextRange, other: TextRange) -> bool:
    """Two edits at the same place or with no code point between them are not certain to read well together."""
    return one.start <= other.end and other.start <= one.end


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def _name(path: str) -> str:
    """A path as git reads it in a diff: quoted where it holds quotes or controls, a tab after spaces."""
    if any(char in '"\\' or ord(char) < 32 for char in path):
        return '"' + "".join(_octal(char) for char in path) + '"'
    return f"{path}\t" if " " in path else path


def _octal(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return f"\\{ord(char):03o}" if ord(char) < 32 else char
