"""New words in the capitals of those that they replace."""

from __future__ import annotations

import re

_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
_JOINT = re.compile(r"[\s\-‐‑–]")


def match_case(phrase: str, words: str, *, title: bool, opens: bool) -> str:
    """The words in the phrase's capitals: upper case, title case (in a title, or like the phrase), or a capital.

    An abbreviation ("HIV-infected", "IDUs") has its capitals wherever it stands: there they count only when the
    phrase `opens` its sentence.
    """
    letters = [letter for letter in phrase if letter.isalpha()]
    if len(letters) > 4 and all(letter.isupper() for letter in letters):
        return words.upper()
    parts = phrase.split(" ")
    is_titled = not opens and len(parts) > 1 and all(part[:1].isupper() for part in parts)
    if is_titled or (title and any(part[:1].isupper() for part in parts)):
        return title_case(words, opens=opens)
    if phrase[:1].isupper() and (opens or _is_capitalised(phrase)):
        return words[:1].upper() + words[1:]
    return words


def _is_capitalised(phrase: str) -> bool:
    """Has the phrase capitals out of respect for it ("the Inmate"), not those of a name or an abbreviation in it?"""
    parts = [part for part in _JOINT.split(phrase) if part]
    return all(part[:1].isupper() for part in parts) and sum(letter.isupper() for letter in parts[0]) == 1


def title_case(words: str, *, opens: bool) -> str:
    """The words as a title has them: small ones stay small, but for the very first."""
    return " ".join(w if w in _SMALL and (i or not opens) else _capital(w) for i, w in enumerate(words.split(" ")))


def match_joint(old: str, words: str, *, title: bool) -> str:
    """Words that only join others, in the capitals of those that they replace."""
    if old.isupper() and len(old) > 1:
        return words.upper()
    if not old[:1].isupper():
        return words
    return title_case(words, opens=False) if title else words[:1].upper() + words[1:]


def _capital(word: str) -> str:
    return re.sub(r"(?:^|(?<=[-/]))[a-z]", lambda found: found[0].upper(), word)
