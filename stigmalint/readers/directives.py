"""Directives in comments: `stigmalint: ignore[set/rule, set] -- reason`. What a comment is, each reader knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from stigmalint.model import Directive, TextRange

KINDS = ("ignore", "ignore-file", "off", "on")

_CALL = re.compile(r"\s*stigmalint\s*:\s*(?P<kind>[\w-]*)\s*(?:\[(?P<rules>[^\]]*)\])?\s*(?P<rest>.*)", re.S | re.I)
_REASON = re.compile(r"(?:--+|—|–)\s*(.*)", re.S)
_RULE = re.compile(r"\w[\w-]*(?:/\w[\w-]*)?")


def parse_directive(comment: str, range: TextRange) -> Directive | None:
    """The directive that the inside of a comment states, or None if it states none or a malformed one."""
    call = _CALL.match(comment)
    if not call or _fault(call):
        return None
    reason = _REASON.match(call["rest"])
    return Directive(call["kind"].lower(), _rules(call), " ".join(reason[1].split()) if reason else "", range)


def malformed_directive(comment: str) -> str:
    """What is wrong with a comment that addresses stigmalint, in one line; empty if nothing is."""
    call = _CALL.match(comment)
    return _fault(call) if call else ""


@dataclass
class DirectiveCollector:
    """Gathers the directives of one document in source order, and remarks on the malformed ones with their line."""

    text: str
    directives: list[Directive] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _line: int = 1
    _counted: int = 0

    def read(self, comment: str, range: TextRange) -> None:
        """Take in a comment: its inside, and the range of the whole of it in the source."""
        directive, fault = parse_directive(comment, range), malformed_directive(comment)
        if directive:
            self.directives.append(directive)
        elif fault:
            self._line += self.text.count("\n", self._counted, range.start)
            self._counted = range.start
            self.warnings.append(f"line {self._line}: {fault}")


def _rules(call: re.Match[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in (call["rules"] or "").split(",") if name.strip())


def _fault(call: re.Match[str]) -> str:
    kind, rules, rest = call["kind"].lower(), _rules(call), call["rest"].strip()
    if kind not in KINDS:
        near = get_close_matches(kind, KINDS, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"use {', '.join(KINDS[:-1])} or {KINDS[-1]}"
        return f'unknown directive "{kind}"; {hint}'
    if not rules:
        return f'"{kind}" names no rule; write stigmalint: {kind}[set/rule]'
    for name in rules:
        if not _RULE.fullmatch(name):
            return f'"{" ".join(name.split())}" is no rule name; write stigmalint: {kind}[set/rule]'
    if rest and not _REASON.match(rest):
        return f'text after the brackets of "{kind}"; write the reason after " -- "'
    return ""
