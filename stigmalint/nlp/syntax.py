"""The few questions that conditions ask of a parse, so that no rule or condition reads a raw label.

Universal Dependencies labels (the shipped pipeline) and those of spaCy's own English pipelines both answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass"})
OBJECT = frozenset({"obj", "dobj", "iobj", "dative"})
OBLIQUE = frozenset({"obl", "nmod", "pobj"})
MODIFIER = frozenset({"amod", "compound", "nmod", "nmod:poss", "poss", "nummod", "npadvmod", "det"})
RELATIVE = frozenset({"acl:relcl", "relcl"})
PARTICIPLE = frozenset({"acl"})
COPULA = frozenset({"cop"})
PREDICATE_NOUN = frozenset({"attr", "acomp", "oprd"})
NOUN = frozenset({"NOUN", "PROPN"})

# Nouns that tell how much or what sort of the thing that "of" brings.
KINDS = frozenset(
    "bout bouts case cases combination consequence consequences effect effects episode episodes form forms group "
    "kind kinds number range result series sort sorts spectrum stage stages symptom symptoms type types variety "
    "version".split()
)

# Base forms that are as often verbs as nouns: after "the homeless" they are read as verbs.
HOMOGRAPHS = frozenset(
    "need needs face faces live lives die dies work works line queue sleep eat rest march gather vote pay camp "
    "wait struggle suffer want receive travel visit use benefit rely return fear lack demand request trust value "
    "beat outnumber roam sing spend stay wander "
    "get have do are were is was can could will would may might must should shall had has did "
    "and or but who that".split()
)


def is_followed_by_noun(token: Token) -> bool:
    """Does the token stand before a noun that it modifies, by the words or by the tree?"""
    head = token.head
    if token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":  # "the invalid's chair" has an invalid in it
        return False
    tree = token.dep_ in MODIFIER and head.i > token.i and head.pos_ in NOUN
    if tree and not (head.i == token.i + 1 and head.lower_ in HOMOGRAPHS):
        return True
    for other in token.doc[token.i + 1 : token.sent.end]:
        if other.text == "%" or other.lower_ in ("percent", "quarter", "third", "fifth", "tenth"):
            return True
        if other.pos_ in NOUN:
            return other.lower_ not in HOMOGRAPHS
        if other.pos_ not in ("ADJ", "NUM") and other.text != "-":
            return False
        if other.lower_ in HOMOGRAPHS:
            return False
    return False


def modified_noun(span: Span) -> Token | None:
    """The noun to the right that the span modifies, or None."""
    token = span.root
    head = token.head
    while token.dep_ == "conj" and head.i < span.start:  # "cocaine and heroin users"
        token, head = head, head.head
    if token.dep_ in MODIFIER and head.i >= span.end and head.pos_ in NOUN:
        return head
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if (
        following is not None
        and following.pos_ in NOUN
        and span.root.pos_ in (*NOUN, "ADJ")
        and following.dep_ != "ROOT"
    ):
        return following.head if following.dep_ == "compound" and following.head.i > following.i else following
    return None


def clause_head(token: Token) -> Token:
    """The word whose subject a predicate or participle shares: itself, or the head of its conjunction."""
    while token.dep_ == "conj" and not any(child.dep_ in SUBJECT | PASSIVE_SUBJECT for child in token.children):
        token = token.head
    return token


def subjects(token: Token) -> Iterator[Token]:
    """Who does or has it: the verb's or predicate's subject, the noun that a participle or clause modifies."""
    head = clause_head(token)
    own = [child for child in head.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
    if not own and head.dep_ in PREDICATE_NOUN:
        own = [child for child in head.head.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
    if head.dep_ in RELATIVE | PARTICIPLE and not (own and own[0].pos_ not in ("PRON", "DET", "SCONJ")):
        own = [head.head]
    elif not own and head.dep_ in ("xcomp", "advcl", "ccomp"):
        controlled = [child for child in head.head.children if child.dep_ in OBJECT and child.i < head.i]
        if head.dep_ == "xcomp" and controlled:  # "want them to …", "found her …"
            own = controlled
        else:
            yield from subjects(head.head)
    for subject in own:
        yield subject
        yield from subject.conjuncts


def objects(token: Token) -> Iterator[Token]:
    """What a verb acts on: its objects, the subject of its passive, the noun that a passive participle modifies."""
    for child in token.children:
        if child.dep_ in OBJECT | PASSIVE_SUBJECT:
            yield child
            yield from child.conjuncts
    if token.dep_ == "conj" and not any(child.dep_ in OBJECT for child in token.children):
        yield from objects(token.head)
    if token.dep_ in PARTICIPLE and token.tag_ == "VBN":
        yield token.head


def prepositional_objects(span: Span) -> Iterator[Token]:
    """What follows a phrase's last word, when that is a preposition ("suffer from …"); "a form of X" is X as well."""
    last = span[-1]
    nouns = (
        [last.head]
        if last.dep_ == "case" and last.head.i > last.i
        else [child for child in last.children if child.dep_ == "pobj"]
    )
    for noun in nouns:
        for token in (noun, *noun.conjuncts):
            yield token
            if token.lower_ in KINDS:
                yield from (child for child in token.subtree if child.i > token.i and child.pos_ in NOUN)


def is_predicate(token: Token) -> bool:
    """Is the word said of a subject with a verb ("is homeless", "were considered obese")?"""
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in PREDICATE_NOUN | {"xcomp"}:
        return True
    return any(child.dep_ in COPULA for child in head.children)
