"""Addresses, paths, file names, handles and calls: words in running text that are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stigmalint.model import TextRange

#: A word with such marks in it that is longer than this is data, whatever it spells.
_LONGEST_WORD = 1000
_MARK = re.compile(r"[@#/\\]")
_DOTTED = re.compile(r"\.\w")
_WORD = re.compile(r"\S+")
_IDENTIFIER = re.compile(
    r"""(?P<address>(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9+.-]{0,20}://|www\.|mailto:|[A-Za-z]:\\|\\\\)[^\s<>]++)
    |(?P<mail>(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)*+)
    |(?P<handle>(?<![\w@./])@\w[\w./-]*+)
    |(?P<tag>(?<![\w&/])\#[A-Za-z]\w*+)
    |(?P<call>(?<![\w.:])[\w.:]++\(\))
    |(?P<path>(?<![\w.~/+-])[\w.~+-]*+(?:/[\w.~+%@=:-]*+)++)
    |(?P<file>(?<![\w.-])[\w-]++(?:\.[\w-]++)++)""",
    re.X,
)
_CLOSING = ".,;:!?'\"”’)]}*_"
_PATH_MARK = re.compile(r"\w\w\.[a-z]|_|^(?:~|\.{0,2})/[\w.]")
#: How the names of files and of hosts end.
_ENDINGS = frozenset(
    """adoc asp aspx bash bat bin bmp bz2 c cc cfg cgi conf cpp cs css csv dat db deb dll doc docx eml epub exe
    gif git gz h hpp htm html ico ics ini ipynb iso jar java jpeg jpg js json jsonl jsx key kt lock log lua md
    mdx mjs mov mp3 mp4 odp ods odt otf pdf pem php pkl pl png po pot ppt pptx proto ps1 pub py pyc pyi pyx rar
    rb rpm rs rst rtf scss sh sig sql sqlite srt svg swift tar tex tgz tif tiff toml ts tsv tsx ttf txt vtt vue
    wav webm webp whl woff xls xlsx xml xz yaml yml zip com org net gov edu io dev info biz uk ca au nz ie de eu
    int mil""".split()
)


def identifiers(text: str, start: int, end: int) -> Iterator[TextRange]:
    """The identifiers between two offsets of a text, in order; "and/or" and "HIV/AIDS" are none."""
    if not _is_marked(text, start, end):
        return
    for word in _WORD.finditer(text, start, end):
        if not _is_marked(text, *word.span()):
            continue
        if len(word[0]) > _LONGEST_WORD:
            yield TextRange(*word.span())
            continue
        for match in _IDENTIFIER.finditer(text, *word.span()):
            found = match[0].rstrip(_CLOSING) if match.lastgroup in ("address", "path") else match[0]
            if found and _is_identifier(found, match.lastgroup):
                yield TextRange(match.start(), match.start() + len(found))


def _is_marked(text: str, start: int, end: int) -> bool:
    """Can there be an identifier? Cheap and first: three searches are faster than one for any of the three."""
    return bool(_MARK.search(text, start, end) or _DOTTED.search(text, start, end)) or text.find("()", start, end) >= 0


def _is_identifier(found: str, kind: str | None) -> bool:
    if kind == "path":
        return bool(_PATH_MARK.search(found)) or (found.endswith("/") and found.count("/") > 1)
    if kind == "file":
        return found.rpartition(".")[2].lower() in _ENDINGS
    return True
