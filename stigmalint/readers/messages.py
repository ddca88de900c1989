"""A message of a program: what its user reads, without the places where values go."""

from __future__ import annotations

import html
import re

from stigmalint.model import Segment
from stigmalint.readers.flow import InlineMarkup, Scan, lines_of

_PATTERN = re.compile(
    r"""(?P<value>%(?:\(\w{1,60}\))?[-+\#0]{0,3}\d{0,5}(?:\.\d{1,3})?(?:ll?|z)?[sdifgxXcurp@](?![a-z])|%\d{1,2}(?:\$[sd@])?
        |[$%\#]?\{{1,2}[^{}\n]{0,200}\}{1,2}|\$\w+)
    |(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]{0,300})?/?>)
    |(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)
    |(?P<key>(?<!\w)[&_](?=[A-Za-z]))
    |(?P<code>`[^`\n]{1,200}`)""",
    re.X,
)
_HINT = re.compile(r"[%{$<&_`]")


def _tag(scan: Scan, found: re.Match[str]) -> None:
    if found[0].lower().startswith(("<br", "<p", "</p", "<li", "</li")):
        scan.add_atom(found, " ")


_MESSAGE = InlineMarkup(
    _PATTERN,
    _HINT,
    {
        "value": Scan.add_placeholder,
        "tag": _tag,
        "entity": lambda scan, found: scan.add_atom(found, html.unescape(found[0]).replace("\u00a0", " ")),
        "code": Scan.add_placeholder,
    },
)


def message_segments(text: str, label: str) -> list[Segment]:
    """The paragraphs of a message as segments of that text."""
    segments: list[Segment] = []
    paragraph = []
    for line in [*lines_of(text), None]:
        if line is not None and not line.is_blank:
            paragraph.append(line)
        else:
            segments.extend(_MESSAGE.segments(paragraph, "paragraph", label))
            paragraph = []
    return segments
