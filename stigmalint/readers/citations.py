"""What a reference list looks like, so that the titles in it are not read as the author's own words."""

from __future__ import annotations

import re

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_HEADING = re.compile(
    r"[\W\d]*(?:selected |cited |annotated )?"
    r"(?:references?|bibliography|works|literature|citations?|sources|(?:reference|reading) list|further reading)"
    r"(?: and notes| cited)?\W*",
    re.I,
)
_LABEL = re.compile(r"\s*(?:\[[^\]\s]{1,20}\]:?|\(?\d{1,3}[.)]|[-•*–])\s*")
_AUTHOR = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,? (?:[A-Z]\.?[ -]?){1,4}(?:,|\.|;|&|\(|:|and\b|et al\b)|[A-Z][\w'’-]+,? et al\b"
)
_PLACE = re.compile(
    r"(?:1[89]|20)\d\d[^.]{0,12};\s*\d|\d\s*\(\w[^)]{0,10}\)\s*[:,]\s*[a-z]?\d|\bpp?\.\s*\d|\bvol\.\s*\d|\bdoi\b|\bPMID\b|\bISBN\b"
    r"|\d+:\s?\d+[-–]\d|\((?:1[89]|20)\d\d[a-z]?(?:, \w+(?: \d+)?)?\)\.",
    re.I,
)
#: Longer than any entry of a reference list: prose that happens to cite.
_LONGEST = 700
_SHORT = 350


def is_reference_heading(text: str) -> bool:
    """Does a heading announce a list of references?"""
    return len(text) < 60 and bool(_HEADING.fullmatch(text.strip()))


def is_citation(text: str) -> bool:
    """Is this block an entry of a reference list, whatever stands above it?"""
    label = _LABEL.match(text)
    is_numbered = text.startswith("[")
    if not is_numbered and not _AUTHOR.match(text, label.end() if label else 0):
        return False
    return len(text) <= _LONGEST and bool(_YEAR.search(text) and _PLACE.search(text))


def is_reference(text: str, has_address: bool, is_entry: bool) -> bool:
    """Is this block an entry, given that it stands under the heading of a reference list?

    A list's item (`is_entry`) needs a year or an address for it; a paragraph may be prose about the list.
    """
    if len(text) > _LONGEST:
        return False
    if is_entry:
        return bool(_YEAR.search(text)) or (has_address and len(text) <= _SHORT) or text.startswith("[")
    begins = text.startswith("[") or bool(_AUTHOR.match(text))
    return bool(_YEAR.search(text)) and (begins or has_address or bool(_PLACE.search(text)))
