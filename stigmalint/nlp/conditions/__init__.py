"""The table of conditions: each is a predicate `(span, passage, words) -> bool`, imported on first use.

Conditions about words alone were decided in `scan.py`, before there was a parse; the passage says which hold.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from spacy.tokens import Span

from stigmalint.model import Condition, Guard, Passage

Predicate = Callable[[Span, Passage, frozenset[str]], bool]

_PACKAGE = "stigmalint.nlp.conditions"
TABLE = {
    Condition.PROPER_NAME: "names:is_proper_name",
    Condition.MENTION: "mention:is_mention",
    Condition.QUOTATION: "quotation:is_quotation",
    Condition.SELF_DESCRIPTION: "speaker:is_self_description",
    Condition.FIGURATIVE: "figurative:is_figurative",
    Condition.BEFORE: "neighbours:is_before",
    Condition.AFTER: "neighbours:is_after",
    Condition.NEAR: "neighbours:is_near",
    Condition.NOUN: "grammar:is_noun",
    Condition.VERB: "grammar:is_verb",
    Condition.ADJECTIVE: "grammar:is_adjective",
    Condition.NOMINAL: "grammar:is_nominal",
    Condition.MODIFIER: "grammar:is_modifier",
    Condition.MODIFIES: "grammar:modifies",
    Condition.MODIFIED_BY: "grammar:is_modified_by",
    Condition.PREDICATE: "grammar:is_predicate",
    Condition.SUBJECT: "grammar:has_subject",
    Condition.OBJECT: "grammar:has_object",
    Condition.ABOUT_PEOPLE: "grammar:is_about",
}
_BY_WORDS = (Condition.SENTENCE_HAS, Condition.TOPIC, Condition.NOT_TOPIC)


def holds(guard: Guard, span: Span, passage: Passage) -> bool:
    """Does a guard's condition hold for a span?"""
    if guard.condition in _BY_WORDS:
        return guard in passage.held
    return _predicate(Condition(guard.condition))(span, passage, guard.words)


@cache
def _predicate(condition: Condition) -> Predicate:
    module, _, name = TABLE[condition].partition(":")
    predicate: Predicate = getattr(import_module(f"{_PACKAGE}.{module}"), name)
    return predicate
