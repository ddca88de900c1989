"""The front door for spaCy: `nlp.add_pipe("stigmalint")`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from stigmalint import engine


@Language.factory("stigmalint", assigns=["doc.spans", "doc._.stigmalint"], requires=["token.tag", "token.dep"])
def create_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component with the default rules; add it after the tagger and the parser.

    It leaves spans in `doc.spans["stigmalint"]` (label: the rule's id) and the findings, with offsets into the
    Doc's text, in `doc._.stigmalint`.
    """
    return engine.component(nlp)
