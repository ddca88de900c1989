"""Words to offer: templates filled in with the number, case and captured words of the phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from stigmalint.model import Pattern, Rule, RuleBook

_SLOT = re.compile(r"\{([^{}|]+)(?:\|([^{}]*))?\}")
_JOINT = re.compile(r"[\s/-]")
_ARTICLE = re.compile(r"\b([Aa]n?)(?= (\S+))")
_SMALL = frozenset("a an and as at by for from in of on or the to who with".split())
# Words whose first letter misleads about their first sound, and the letters whose names begin with a vowel.
_SILENT_H = re.compile(r"(?:hour|honest|heir|honou?r)", re.IGNORECASE)
_LIKE_YOU = re.compile(r"(?:uni(?![nm])|us[aeiu]|util|ubiq|eu|one\b|once\b)", re.IGNORECASE)
_SPELLED_WITH_VOWEL = "AEFHILMNORSX"


def article_for(word: str) -> str:
    """Which of "a" and "an" goes before a word, by its first sound; short capitals are spelled out."""
    first = re.split(r"[^\w]", word, maxsplit=1)[0]
    if first.isupper() and 1 < len(first) < 6:
        return "an" if first[0] in _SPELLED_WITH_VOWEL else "a"
    if _SILENT_H.match(word):
        return "an"
    return "an" if word[:1].lower() in "aeiou" and not _LIKE_YOU.match(word) else "a"


def is_plural(span: Span, pattern: Pattern, forms: Mapping[str, tuple[str, str]]) -> bool:
    """Does the phrase stand for several? By its pattern's word, a declared form, its tag, or its ending."""
    if pattern.number:
        return pattern.number == "plural"
    word = span[-1].lower_
    if any(word == plural and singular != plural for singular, plural in forms.values()):
        return True
    if any(word == singular and singular != plural for singular, plural in forms.values()):
        return False
    return span[-1].tag_ in ("NNS", "NNPS") or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def capture(span: Span, pattern: Pattern, book: RuleBook) -> dict[str, str]:
    """The words of capturing lists as the phrase has them, from the first to the last of each list."""
    found = {}
    for list_name in pattern.captures:
        word_list = book.lists[list_name]
        places = [token.i for token in span if token.lower_ in word_list.words]
        if not places:
            continue
        for name, say in word_list.captures.items():
            parts = [_say(token, say) + token.whitespace_ for token in span.doc[places[0] : places[-1] + 1]]
            found[name] = "".join(parts).strip()
    return found


def _say(token: Token, say: Mapping[str, str]) -> str:
    word = token.text if token.text.isupper() and len(token) <= 4 else token.lower_
    return say.get(word.lower(), word)


def templates(rule: Rule, pattern: Pattern, profile: str) -> tuple[str, ...]:
    """The suggestions that a rule makes for a pattern under a profile; then those of the other profiles."""
    source = pattern.suggest or rule.suggest
    first = source.get(profile, source.get("default", ()))
    rest = [text for name, texts in source.items() if name != profile for text in texts]
    return tuple(dict.fromkeys((*first, *rest)))


def render(
    template: str, *, plural: bool, captured: Mapping[str, str], forms: Mapping[str, tuple[str, str]]
) -> str | None:
    """A template as literal words, or None when a captured word that it needs is not there."""
    missing = False

    def fill(slot: re.Match[str]) -> str:
        nonlocal missing
        name, default = slot.group(1), slot.group(2)
        if name in captured:
            return captured[name]
        if default is not None:
            return default
        if name in forms:
            return forms[name][plural]
        missing = True
        return ""

    text = _SLOT.sub(fill, template)
    if missing:
        return None
    return _ARTICLE.sub(lambda found: _match_case(found.group(1), article_for(found.group(2))), text)


def _match_case(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() else new


def match_case(phrase: str, words: str, *, title: bool, opens: bool) -> str:
    """The words in the phrase's capitals: upper case, title case in a title, or a capital first letter.

    An abbreviation ("HIV-infected") has its capital wherever it stands: there it counts only when the
    phrase `opens` its sentence.
    """
    letters = [letter for letter in phrase if letter.isalpha()]
    if len(letters) > 4 and all(letter.isupper() for letter in letters):
        return words.upper()
    parts = phrase.split(" ")
    if title and any(part[:1].isupper() for part in parts):
        return " ".join(w if w in _SMALL and i else _title_case(w) for i, w in enumerate(words.split(" ")))
    first = _JOINT.split(phrase, maxsplit=1)[0]
    is_abbreviation = len(first) > 1 and first.isupper()
    if phrase[:1].isupper() and (opens or not is_abbreviation):
        return words[:1].upper() + words[1:]
    return words


def _title_case(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def suggestions(
    span: Span, rule: Rule, pattern: Pattern, book: RuleBook, profile: str, *, title: bool
) -> tuple[str, ...]:
    """Literal replacements of the span, best first, each once."""
    plural = is_plural(span, pattern, book.forms)
    captured = capture(span, pattern, book)
    found: Sequence[str | None] = [
        render(template, plural=plural, captured=captured, forms=book.forms)
        for template in templates(rule, pattern, profile)
    ]
    opens = bool(span[0].is_sent_start)
    return tuple(dict.fromkeys(match_case(span.text, words, title=title, opens=opens) for words in found if words))
