"""Inline markup of reStructuredText: which of it is prose."""

from __future__ import annotations

import re

from stigmalint.readers.flow import InlineMarkup, Scan

_PATTERN = re.compile(
    r"""(?P<escape>\\(?P<escaped>\S))|(?P<joint>\\(?:\s|\Z))
    |(?P<literal>``(?!\s)(?:[^`]|`(?!`)){1,600}``+)
    |(?P<role>:(?P<role_name>[A-Za-z][\w+.-]*+(?::[\w+.-]++)*+):`(?P<role_text>[^`]{1,600})`(?!`))
    |(?P<late_role>`(?P<late_text>[^`]{1,600})`:(?P<late_name>[A-Za-z][\w+.-]*+(?::[\w+.-]++)*+):)
    |(?P<link>`(?P<link_text>[^`<]{0,400})<(?P<address>[^>`]{1,800})>`__?)
    |(?P<reference>_?`(?P<reference_text>[^`]{1,400})`__?(?!\w)|_`(?P<target_text>[^`]{1,400})`)
    |(?P<interpreted>(?<![`\w])`(?P<interpreted_text>[^`]{1,600})`(?!`))
    |(?P<substitution>(?<!\w)\|(?!\s)[^|\n]{1,100}(?<!\s)\|_{0,2}(?!\w))
    |(?P<note>[ ]?\[(?:\d+|[#*]|\#?[A-Za-z][\w.:-]*)\]_(?!\w))
    |(?P<url>(?<!\w)[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s<>`]*[^\s<>`.,;:!?)\]'"*_|])
    |(?P<name>(?<!\w)_*[^\W_]++(?:_++[^\W_]++)++_*)
    |(?P<word>(?<![\w`])(?P<word_text>[^\W_]++(?:[-.+:][^\W_]++)*+)__?(?!\w))
    |(?P<mark>(?<!\w)\*{1,2}(?=\S)|(?<=\S)\*{1,2}(?!\w))""",
    re.X,
)
#: Without one of these there is no markup.
_HINT = re.compile(r"[\\`*_|]|://")
#: Roles whose text is prose; the text of others is code, unless a title stands before its <target>.
_PROSE_ROLES = frozenset(
    {"abbr", "abbreviation", "acronym", "ac", "dfn", "emphasis", "strong", "title", "title-reference", "t"}
    | {"guilabel", "menuselection", "sub", "sup", "subscript", "superscript", "index", "small", "underline"}
)
_TITLED = re.compile(r"(?P<title>[^<]*[^<\s])\s*<[^<>]*>\s*\Z")
_CODE = re.compile(r"[_(){}=<>/\\$;]|::|\w\.\w|^[^\w]")


def _role(scan: Scan, name: str, start: int, end: int, found: re.Match[str]) -> None:
    titled = _TITLED.match(scan.flow.text, start, end)
    if titled:
        scan.read(*titled.span("title"))
    elif name.rpartition(":")[2].lower() == "term":  # looked up in the glossary
        scan.read_locked(found, "role_text" if found["role_text"] else "late_text")
    elif name.rpartition(":")[2].lower() in _PROSE_ROLES:
        scan.read(start, end)
    else:
        scan.add_placeholder(found)


def _link(scan: Scan, found: re.Match[str]) -> None:
    if found["link_text"].strip():
        scan.read(found.start("link_text"), found.start("link_text") + len(found["link_text"].rstrip()))
    else:
        scan.add_placeholder(found)


def _reference(scan: Scan, found: re.Match[str]) -> None:
    scan.read_locked(found, "reference_text" if found["reference_text"] is not None else "target_text")


def _interpreted(scan: Scan, found: re.Match[str]) -> None:
    """Text in single backquotes: words are a title, a single word is a name in code."""
    text = found["interpreted_text"]
    if len(text.split()) > 1 and not _CODE.search(text):
        scan.read_group(found, "interpreted_text")
    else:
        scan.add_placeholder(found)


RST_INLINE = InlineMarkup(
    _PATTERN,
    _HINT,
    {
        "escape": lambda scan, found: scan.add(found, "escaped"),
        "literal": Scan.add_placeholder,
        "role": lambda scan, found: _role(scan, found["role_name"], *found.span("role_text"), found),
        "late_role": lambda scan, found: _role(scan, found["late_name"], *found.span("late_text"), found),
        "link": _link,
        "reference": _reference,
        "interpreted": _interpreted,
        "substitution": Scan.add_placeholder,
        "url": Scan.add_placeholder,
        "name": Scan.add_placeholder,
        "word": lambda scan, found: scan.add(found, "word_text"),
    },
)
