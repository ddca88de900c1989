"""The inside of comments: the lines without their marks, and the paragraphs that are prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stigmalint.readers.flow import Line

_BEGIN = re.compile(
    r"\s*(?:[rRuUbBfF]{0,2}(?:\"{3}|'{3})|/\*+[!<]?|<!--+|\(\*+|\{-+|--\[=*\[|=begin\b|#\||/{2,}[!<]?|#+[:!]?|--+|;+|%+|\"|REM\b|rem\b|'+)"
)
_DOCSTRING = re.compile(r"\s*[rRuUbBfF]{0,2}(?:\"{3}|'{3}|\"|')")
_END = re.compile(r"\s*(?:\"{3}|'{3}|\*+/|--+>|\*+\)|-+\}|\]=*\]|=end|\|#)\s*\Z")
_STAR = re.compile(r"\s*\*+(?!\S*\*)(?=\s|\Z)|\s*\*(?=\s)")
_LINE_MARK = re.compile(r"\s*(?:/{2,}[!<]?|#+[:!]?|--+|;+|%+)(?=\s|\Z)")
_RULE = re.compile(r"[\s\W_]*\Z")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_PROMPT = re.compile(r"\s*(?:>>>|\.\.\. |\$ |In \[|% |C:\\)")
_ITEM = re.compile(r"\s*(?:[-*+•]|\(?\d{1,3}[.)])\s+(?=\S)")
_TAG = re.compile(
    r"\s*(?:[@\\](?:param|arg|tparam|property|prop|throws|exception|raises|retval|field|var|type|typedef|template)\b"
    r"(?:\s*\{[^}]*\})?(?:\s+\[?[\w.$=\"']+\]?)?(?:\s+-(?=\s))?"
    r"|[@\\](?:return|returns|brief|details|note|warning|since|deprecated|see|sa|todo|summary|description|remarks|example|file|author)\b"
    r"|:(?:param|type|returns?|rtype|raises|var|ivar|cvar|keyword|arg)\b[^:\n]{0,80}:"
    r"|[A-Za-z]\w*(?:_\w*)+:(?=\s)|[A-Za-z_]\w* \([^()]{0,80}\):(?=\s)|(?=[A-Za-z]\w* ?:\s+[A-Z])"
    r"|\.\. [\w:-]+::|(?:TODO|FIXME|XXX|HACK|NOTE|BUG)(?:\([^)]{0,40}\))?:?(?=\s))"
)
_CODE = re.compile(
    r"[;{}\\]\s*\Z|^\s*[\w.\[\]'\"]+\s*[-+*/|&:]?=(?!=)\s*\S|^\s*[\w.]+\([^)]*\)\s*;?\s*\Z|=>|==|!=|&&|\|\||<<|::\w|\w\(\)\."
    r"|^\s*(?:def|class|import|from|return|if|elif|else|for|while|var|let|const|fn|func|public|private|static|#include)\b.*[:;{)=]\s*\Z"
    r"|^\s*(?:import|from|export|package|using|require)\s+[\w.\"']+(?:\s+import\b.*)?\s*\Z|^\s*</?\w+[^>]*>\s*\Z|^\s*@\w+(?:\(.*\))?\s*\Z"
)
_UNDERLINE = re.compile(r"\s*([-=~^\"])\1{2,}\s*\Z")


def stripped(lines: Sequence[Line], kind: str) -> Iterator[Line]:
    """The lines of one comment without what marks it as one."""
    last = len(lines) - 1
    for number, line in enumerate(lines):
        mark = (_DOCSTRING if kind == "docstring" else _BEGIN).match(line.text) if number == 0 else None
        if mark is None and number:
            mark = _STAR.match(line.text) or (_LINE_MARK.match(line.text) if kind == "comment" else None)
        begin = mark.end() if mark else 0
        end = _END.search(line.text, begin) if number == last else None
        yield line.cut(begin, end.start() if end else None)


def comment_paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs of a comment that are prose: no code, no transcripts, no rules; each tag begins one."""
    paragraph: list[Line] = []
    is_fenced, skips = False, -1
    for line in lines:
        text = line.text
        if _FENCE.match(text):
            is_fenced = not is_fenced
        is_break = is_fenced or bool(_RULE.match(text) or _FENCE.match(text))
        if _PROMPT.match(text):
            skips = line.indent
        elif line.is_blank or line.indent < skips:
            skips = -1
        if is_break or skips >= 0 or _CODE.search(text):
            yield from _whole(paragraph)
            paragraph = []
            continue
        tag = _TAG.match(text) or _ITEM.match(text)
        if tag:
            yield from _whole(paragraph)
            paragraph = []
        paragraph.append(line.cut(tag.end() if tag else 0))
        if len(paragraph) > 1 and paragraph[-2].text.rstrip().endswith("::") and line.indent > paragraph[-2].indent:
            paragraph.pop()
            yield from _whole(paragraph)
            paragraph, skips = [], line.indent
    yield from _whole(paragraph)


def _whole(paragraph: list[Line]) -> Iterator[list[Line]]:
    if any(not line.is_blank for line in paragraph):
        yield paragraph
