"""The lines of AsciiDoc: what begins or ends a block."""

from __future__ import annotations

import re

DELIMITER = re.compile(r"(?:-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|\+{4,}|/{4,}|`{3}[\w+-]*|--|[|,:!]={3,})\s*\Z")
COMMENT = re.compile(r"//(?!/)")
ENTRY = re.compile(r":(?P<name>!?[\w][\w-]*!?):(?:\s+|\Z)")
CONDITION = re.compile(r"(?:ifdef|ifndef|ifeval|endif|include)::[^\s\[]*\[.*\]\s*\Z")
ATTRIBUTES = re.compile(r"\[(?P<inside>|[\w{,.#\"'%].*|\[.*\])\]\s*\Z")
TITLE = re.compile(r"\.(?=[^\s.])")
SECTION = re.compile(r"(?P<level>={1,6}|#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"([=~^+-])\1+\s*\Z")
BREAK = re.compile(r"(?:'{3,}|<{3,}|---|- - -|\*\*\*|\* \* \*)\s*\Z")
MACRO = re.compile(r"(?P<name>[A-Za-z][\w-]*)::(?P<target>[^\s\[]*)\[(?P<inside>.*)\]\s*\Z")
ITEM = re.compile(
    r"\s*(?:-|\*{1,5}|•|\.{1,5}|\d{1,5}\.|[A-Za-z]\.|[ivxIVX]{1,6}\)|<(?:\d{1,3}|\.)>)\s+(?:\[[ xX*]\]\s+)?"
)
TERM = re.compile(r"\s*(?P<term>[^\s].{0,300}?)(?P<mark>:{2,4}|;;)(?:\s+|\Z)")
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+")

#: Delimiters whose inside is for a machine, by their first character; the others hold blocks.
VERBATIM = frozenset("-.+`")
#: Styles that make any block one for a machine.
CODE_STYLES = frozenset(
    {"source", "listing", "literal", "stem", "latexmath", "asciimath", "pass", "plantuml", "ditaa", "graphviz"}
    | {
        "mermaid",
        "blockdiag",
        "seqdiag",
        "vega",
        "wavedrom",
        "d2",
        "svgbob",
        "nomnoml",
        "bytefield",
        "tikz",
        "subs",
        "comment",
    }
)
QUOTE_STYLES = frozenset({"quote", "verse"})


def interrupts(text: str) -> bool:
    """Does a line end the paragraph above it?"""
    return bool(
        DELIMITER.match(text)
        or text.rstrip() == "+"
        or CONDITION.match(text)
        or (text[:1] == "[" and ATTRIBUTES.match(text))
        or BREAK.match(text)
    )


def style_of(inside: str) -> str:
    """The style that a line of block attributes names: the first word of "source,python" or "NOTE#id.role"."""
    return re.split(r"[,#.%\s]", inside, maxsplit=1)[0].strip("\"'").lower()
