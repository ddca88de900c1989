"""A presentation with comments on its slides and the phrases highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from posixpath import dirname

from stigmalint.model import Finding
from stigmalint.readers import pptx as reader
from stigmalint.readers.blocks import Touch, touched
from stigmalint.readers.ooxml import Parts
from stigmalint.readers.xmltree import Node, Splice, Text, escape, node_end, raw_name, spliced
from stigmalint.readers.zipsafe import Package, repacked
from stigmalint.review import AUTHOR, INITIALS, Copy
from stigmalint.review.notes import note_of
from stigmalint.review.packages import appended, with_new_part
from stigmalint.review.runs import Marks, mark_runs, run_of

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_HIGHLIGHT = "highlight"
#: In a run's properties these come after the highlight.
_AFTER = frozenset(
    {"a:uLnTx", "a:uLn", "a:uFillTx", "a:uFill", "a:latin", "a:ea", "a:cs", "a:sym", "a:hlinkClick"}
    | {"a:hlinkMouseOver", "a:rtl", "a:extLst"}
)
#: English Metric Units to the eighths of a point in which comments are placed.
_EMU = 1587.5


def mark(copy: Copy) -> bytes:
    """The presentation with a comment for every finding; parts without marks stay byte for byte."""
    package = Package(copy.data, copy.document.path)
    opened = reader.opened(package)
    parts = Parts(package)
    main = parts.main("a PowerPoint presentation")
    marks = {name: Marks(data) for name, data in opened.parts.items()}
    comments: dict[str, list[tuple[tuple[int, int], str]]] = {}
    first = next(iter(parts.related(main, "slide")), "")
    for finding in copy.findings:
        touches = touched(opened.blocks, finding.range)
        if not touches:
            continue
        block = touches[0].block
        texts = [touch for touch in touches if isinstance(touch.slot.origin, Text) and run_of(touch.slot.origin)]
        mark_runs(texts, marks[block.part].add, _HIGHLIGHT, b"", b"")
        home = block.home or first
        if not home:
            continue  # a file of layouts only: there is no slide to stand on
        place = _place(block.host if block.part == home else None, len(comments.get(home, ())))
        comments.setdefault(home, []).append((place, _text(copy, finding, touches, home)))
    changed = {name: spliced(one.data, one.written(_Grammar())) for name, one in marks.items() if one.texts}
    return repacked(package, changed | _with_comments(copy, parts, main, comments))


def _text(copy: Copy, finding: Finding, touches: Sequence[Touch], home: str) -> str:
    return note_of(finding, copy.run, elsewhere=touches[0].block.part != home).text


def _place(host: Node | None, number: int) -> tuple[int, int]:
    """Beside the shape that holds the phrase, each comment a little lower than the one before."""
    shape = host.inside("p:sp", "p:pic", "p:graphicFrame") if host else None
    offset = next(shape.all("a:off"), None) if shape else None
    x, y = (offset.attributes.get(key, "0") if offset else "0" for key in ("x", "y"))
    left, top = (int(int(value) / _EMU) if value.isdecimal() and len(value) < 10 else 0 for value in (x, y))
    return left + 40 * number, top + 40 * number


class _Grammar:
    """Cuts DrawingML runs."""

    def close(self, data: bytes, text: Text, mode: str) -> bytes:
        """The end of a run."""
        a = _prefix(data, text)
        return f"</{a}t></{a}r>".encode()

    def open(self, data: bytes, text: Text, mode: str) -> bytes:
        """The beginning of a run with the look of the one that was cut."""
        a = _prefix(data, text)
        return f"<{a}r>".encode() + _look(data, text, mode) + f"<{a}t>".encode()

    def head(self, data: bytes, text: Text) -> Iterable[Splice]:
        """Nothing: blanks are kept here."""
        return ()


def _prefix(data: bytes, text: Text) -> str:
    name = raw_name(data, text.parent)
    return name[: name.rfind(":") + 1]


def _look(data: bytes, text: Text, mode: str) -> bytes:
    run, a = run_of(text), _prefix(data, text)
    properties = run.find("a:rPr") if run else None
    highlight = f"<{a}highlight><{a}srgbClr val='FFF59D'/></{a}highlight>".encode() if mode else b""
    if properties is None:
        return f"<{a}rPr>".encode() + highlight + f"</{a}rPr>".encode() if highlight else b""
    if not highlight:
        return data[properties.start : node_end(data, properties)]
    kept = [node for node in properties.elements if node.tag != "a:highlight"]
    before = [data[node.start : node_end(data, node)] for node in kept if node.tag not in _AFTER]
    after = [data[node.start : node_end(data, node)] for node in kept if node.tag in _AFTER]
    start = data[properties.start : data.index(b">", properties.start)].rstrip(b"/") + b">"
    return b"".join([start, *before, highlight, *after, f"</{a}rPr>".encode()])


def _with_comments(
    copy: Copy, parts: Parts, main: str, comments: dict[str, list[tuple[tuple[int, int], str]]]
) -> dict[str, bytes]:
    """The parts that comments change: one part a slide, their author, the index of types, the relations."""
    if not comments:
        return {}
    total = sum(len(rows) for rows in comments.values())
    changed: dict[str, bytes] = {}
    author = _author(parts, main, total, changed)
    number = 0
    for slide, rows in comments.items():
        written = []
        for (x, y), text in rows:
            number += 1
            head = f"<p:cm xmlns:p='{_P}' authorId='{author}' dt='{copy.when:%Y-%m-%dT%H:%M:%S.000}' idx='{number}'>"
            written.append(f"{head}<p:pos x='{x}' y='{y}'/><p:text>{escape(text).decode()}</p:text></p:cm>")
        content = "".join(written).encode()
        there = parts.related(slide, "comments")
        if there:
            tree = parts.tree(there[0])
            changed[there[0]] = appended(parts.raw[there[0]], tree, content)
            continue
        name = _free(parts, f"{dirname(dirname(slide))}/comments/stigmalint{len(changed)}.xml")
        whole = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        whole += f"<p:cmLst xmlns:p='{_P}'>".encode() + content + b"</p:cmLst>"
        _add(parts, changed, slide, name, whole, "comments")
    return changed


def _author(parts: Parts, main: str, total: int, changed: dict[str, bytes]) -> int:
    """Add us to the comments' authors; our number there."""
    there = parts.related(main, "commentAuthors")
    tree = parts.tree(there[0]) if there else None
    used = [node.attributes.get("id", "") for node in tree.elements] if tree else []
    key = max((int(one) for one in used if one.isdecimal()), default=-1) + 1
    row = f"<p:cmAuthor xmlns:p='{_P}' id='{key}' name='{AUTHOR}' initials='{INITIALS}' lastIdx='{total}' clrIdx='0'/>"
    if tree:
        changed[there[0]] = appended(parts.raw[there[0]], tree, row.encode())
        return key
    whole = (
        f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<p:cmAuthorLst xmlns:p='{_P}'>{row}</p:cmAuthorLst>"
    )
    _add(parts, changed, main, f"{dirname(main)}/commentAuthors.xml", whole.encode(), "commentAuthors")
    return key


def _add(parts: Parts, changed: dict[str, bytes], owner: str, name: str, content: bytes, relation: str) -> None:
    changed |= with_new_part(parts, owner, name, content, f"{_TYPE}.{relation}+xml", relation, changed)


def _free(parts: Parts, name: str) -> str:
    while parts.package.has(name):
        name = name.replace(".xml", "-.xml")
    return name
