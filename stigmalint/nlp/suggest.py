"""Words to offer: templates filled in with the number and captured words of the phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from spacy.tokens import Span, Token

from stigmalint.model import Pattern, Rule, RuleBook
from stigmalint.nlp.articles import repair
from stigmalint.nlp.fitting import Offer

_SLOT = re.compile(r"\{([^{}|]+)(?:\|([^{}]*))?\}")
_WORD = re.compile(r"[\w'’]+")
_JOINT = re.compile(r"[\s/-]")


def is_plural(span: Span, phrase: str, pattern: Pattern, forms: Mapping[str, tuple[str, str]]) -> bool:
    """Does the phrase stand for several? By its pattern's word, a declared form, its tag, or its ending."""
    if pattern.number:
        return pattern.number == "plural"
    word = _WORD.findall(phrase.lower())[-1]
    for singular, plural in forms.values():
        if singular != plural and word in (singular, plural):
            return bool(word == plural)
    return span[-1].tag_ in ("NNS", "NNPS") or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def capture(span: Span, pattern: Pattern, book: RuleBook) -> dict[str, str]:
    """The words of capturing lists as the phrase has them, from the first to the last of each list."""
    found = {}
    for list_name in pattern.captures:
        word_list = book.lists[list_name]
        places = [token.i for token in span if token.lower_ in word_list.as_set]
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
    return repair(text)


def offers(span: Span, phrase: str, book: RuleBook, profile: str) -> tuple[Offer, ...]:
    """Literal replacements of a reported span, whose very words are `phrase`, best first, not yet fitted in."""
    rule = book.rules[span.label_]
    pattern = rule.patterns[int(span.id_)]
    plural = is_plural(span, phrase, pattern, book.forms)
    fill = partial(render, captured=capture(span, pattern, book), forms=book.forms)
    pairs = [(fill(text, plural=plural), fill(text, plural=True)) for text in templates(rule, pattern, profile)]
    return tuple(Offer(words, several) for words, several in pairs if words and several)
