"""Inline markup that people write in comments, and the names of code among the words."""

from __future__ import annotations

import html
import re

from stigmalint.readers.flow import InlineMarkup, Scan

_PATTERN = re.compile(
    r"""(?P<code>``(?:[^`]|`(?!`)){1,300}``|`[^`\n]{1,200}`'?|\{@\w+\s+[^{}]{0,200}\}|[@\\][cp][ ]\w+)
    |(?P<role>:[a-z][\w:+-]{1,30}:`[^`]{1,200}`)
    |(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]{0,300})?/?>)
    |(?P<entity>&(?:\#\d{1,7}|[a-z]{2,8});)
    |(?P<escape>\\[ntr](?![a-z]))
    |(?P<name>(?<![\w.])(?:_+[A-Za-z0-9]\w*|[A-Za-z][A-Za-z0-9]*(?:_\w*)+|[a-z]+[A-Z]\w*|\w+(?:(?:::|->|\.)\w+)*\([^()\s]{0,80}\)|\w+(?:::\w+)+))
    |(?P<mark>(?<!\w)\*{1,2}(?=\w)|(?<=[\w.!?])\*{1,2}(?!\w))""",
    re.X,
)
_HINT = re.compile(r"[`<&\\_*@{(:]|[a-z][A-Z]")


def _tag(scan: Scan, found: re.Match[str]) -> None:
    """A tag is left out, but never joins two words: the source keeps them apart."""
    text = scan.flow.text
    if text[max(found.start() - 1, 0)].isalnum() and text[found.end() : found.end() + 1].isalnum():
        scan.add_atom(found, " ")


COMMENT_INLINE = InlineMarkup(
    _PATTERN,
    _HINT,
    {
        "code": Scan.add_placeholder,
        "role": Scan.add_placeholder,
        "tag": _tag,
        "entity": lambda scan, found: scan.add_atom(found, html.unescape(found[0]).replace("\u00a0", " ")),
        "escape": lambda scan, found: scan.add_atom(found, " "),
        "name": Scan.add_placeholder,
    },
)
