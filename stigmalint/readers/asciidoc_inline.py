"""Inline markup of AsciiDoc: which of it is prose."""

from __future__ import annotations

import html
import re

from stigmalint.readers.flow import InlineMarkup, Scan

_PATTERN = re.compile(
    r"""(?P<escape>\\(?P<escaped>[^\w\s]))
    |(?P<curved>"`(?P<curved_text>[^`]{1,600})`"|'`(?P<single_text>[^`]{1,600})`')
    |(?P<apostrophe>(?<=\w)`'(?=\w))
    |(?P<code>``(?!\s)[^`]{1,400}``|(?<![\w`])`(?!\s)[^`]{1,400}`(?![\w`]))
    |(?P<raw>\+\+\+.{0,400}?\+\+\+|(?<!\w)\+\+(?=\S).{0,400}?\+\+|\$\$.{0,400}?\$\$|(?<![\w+])\+(?=[^\s+])[^+\n]{1,300}\+(?![\w+]))
    |(?P<note>[ ]?footnote(?:ref)?:[\w-]*\[(?P<note_text>(?:[^\]\\]|\\.){0,2000})\])
    |(?P<image>image:(?P<path>[^\s\[:][^\[\n]{0,400})\[(?P<alt>[^\]\n]{0,400})\])
    |(?P<dropped>(?:indexterm|anchor|bibanchor):[^\s\[]{0,100}\[[^\]]{0,400}\]|\({3}.{0,200}?\){3})
    |(?P<kept>indexterm2:\[(?P<kept_text>[^\]]{0,400})\]|\(\((?P<index_text>[^()]{1,200})\)\))
    |(?P<link>(?<!\w)(?:link:|xref:|mailto:)(?P<target>[^\s\[]{0,800})\[(?P<link_text>(?:[^\]\\]|\\.){0,800})\])
    |(?P<url>(?<!\w)<?[A-Za-z][A-Za-z0-9+.-]{1,20}://(?:[^\s\[\]<>`]*\[(?P<url_text>(?:[^\]\\]|\\.){0,800})\]|[^\s\[\]<>`]*[^\s\[\]<>`.,;:!?)'"*_]>?))
    |(?P<macro>(?<![\w:])[a-z][\w-]{1,30}:(?=[^\s:])[^\s\[\]:]{0,400}\[[^\]\n]{0,400}\])
    |(?P<reference><<(?P<id>[^<>,]{1,200})(?:,\s*(?P<reference_text>[^<>]{0,400}))?>>)
    |(?P<anchor>\[{2,3}[^\[\]\n]{1,200}\]{2,3}|\[[^\[\]\s]{0,80}\](?=[#*_`]))
    |(?P<attribute>\{(?P<attribute_name>[A-Za-z0-9_][\w-]{0,60})(?::[^{}]{0,100})?\})
    |(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,30});)
    |(?P<callout><\d{1,3}>|[ ]\+(?=\n|\Z))
    |(?P<superscript>\^[^\s^]{1,40}\^)
    |(?P<name>(?<!\w)[^\W_]++(?:_++[^\W_]++)++)
    |(?P<mark>\*\*|\#\#|(?<!\w)[*_#~]{1,2}(?=\S)|(?<=\S)[*_#~]{1,2}(?!\w))""",
    re.X | re.S,
)
_HINT = re.compile(r"[\\`*_#^~{<&+$\[]|://|\(\(")
#: Attributes that every processor knows; "" is nothing at all.
_CHARACTERS = {
    "nbsp": " ",
    "sp": " ",
    "empty": "",
    "zwsp": "",
    "wj": "",
    "blank": "",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "startsb": "[",
    "endsb": "]",
    "vbar": "|",
    "asterisk": "*",
    "plus": "+",
    "deg": "°",
    "cpp": "C++",
}
#: Where the attributes behind a link's text begin.
_LINK_END = re.compile(r"\^?(?:,\s*[\w-]+\s*=.*)?\Z", re.S)


def _read_text(scan: Scan, found: re.Match[str], group: str) -> None:
    """A link's text, without the attributes behind it; a link without text is no prose."""
    start, end = found.span(group)
    cut = _LINK_END.search(scan.flow.text, start, end) if start >= 0 else None
    end = cut.start() if cut else end
    if scan.flow.text[start:end].strip('" '):
        quoted = scan.flow.text[start] == scan.flow.text[end - 1] == '"' and end - start > 2
        scan.read(start + quoted, end - quoted)
    else:
        scan.add_placeholder(found)


def _curved(scan: Scan, found: re.Match[str]) -> None:
    group, marks = ("curved_text", "“”") if found["curved_text"] is not None else ("single_text", "‘’")
    start, end = found.span(group)
    scan.builder.add_atom(marks[0], scan.flow.source(found.start(), start))
    scan.read(start, end)
    scan.builder.add_atom(marks[1], scan.flow.source(end, found.end()))


def _attribute(scan: Scan, found: re.Match[str]) -> None:
    character = _CHARACTERS.get(found["attribute_name"])
    if character is None:
        scan.add_placeholder(found)
    else:
        scan.add_atom(found, character)


def _image(scan: Scan, found: re.Match[str]) -> None:
    scan.add_placeholder(found)
    if "=" not in found["alt"]:
        scan.set_aside(found, "alt", "alt")


ASCIIDOC_INLINE = InlineMarkup(
    _PATTERN,
    _HINT,
    {
        "escape": lambda scan, found: scan.add(found, "escaped"),
        "curved": _curved,
        "apostrophe": lambda scan, found: scan.add_atom(found, "’"),
        "code": Scan.add_placeholder,
        "raw": Scan.add_placeholder,
        "note": lambda scan, found: scan.set_aside(found, "note_text", "footnote"),
        "image": _image,
        "kept": lambda scan, found: scan.read_group(found, "kept_text" if found["kept_text"] else "index_text"),
        "link": lambda scan, found: _read_text(scan, found, "link_text"),
        "url": lambda scan, found: _read_text(scan, found, "url_text"),
        "macro": Scan.add_placeholder,
        "reference": lambda scan, found: _read_text(scan, found, "reference_text"),
        "attribute": _attribute,
        "entity": lambda scan, found: scan.add_atom(found, html.unescape(found[0]).replace("\u00a0", " ")),
        "name": Scan.add_placeholder,
    },
)
