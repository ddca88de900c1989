"""Which of "a" and "an" goes before a word."""

from __future__ import annotations

import re

# Words whose first letter misleads about their first sound, and the letters whose names begin with a vowel.
_SILENT_H = re.compile(r"(?:hour|honest|heir|honou?r)", re.IGNORECASE)
_LIKE_YOU = re.compile(r"(?:uni(?!n[^g]|m)|us[aeiu]|util|ubiq|eu|one\b|once\b)", re.IGNORECASE)
_SPELLED_WITH_VOWEL = "AEFHILMNORSX"
_ARTICLE = re.compile(r"\b([Aa]n?)(?= (\S+))")


def article_for(word: str) -> str:
    """Which of "a" and "an" goes before a word, by its first sound; short capitals are spelled out."""
    first = re.split(r"[^\w]", word, maxsplit=1)[0]
    if first.isupper() and 1 < len(first) < 6:
        return "an" if first[0] in _SPELLED_WITH_VOWEL else "a"
    if _SILENT_H.match(word):
        return "an"
    return "an" if word[:1].lower() in "aeiou" and not _LIKE_YOU.match(word) else "a"


def like(old: str, article: str) -> str:
    """The article in the capitals of the one that it replaces."""
    if old.isupper() and len(old) > 1:
        return article.upper()
    return article.capitalize() if old[0].isupper() else article


def repair(text: str) -> str:
    """A text of our own with every "a" and "an" in it as the next word wants it."""
    return _ARTICLE.sub(lambda found: like(found.group(1), article_for(found.group(2))), text)
