"""A Word document with comments at the phrases, or with tracked changes to accept or reject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from stigmalint.model import Applicability, Edit, Finding
from stigmalint.readers import docx as reader
from stigmalint.readers.blocks import Opened, Touch, touched
from stigmalint.readers.ooxml import Parts
from stigmalint.readers.xmltree import Node, Splice, Text, node_end, open_tag_end, raw_name, spliced
from stigmalint.readers.zipsafe import Package, repacked
from stigmalint.review import Copy
from stigmalint.review.docx_comments import comment, with_comments
from stigmalint.review.docx_grammar import DELETED, HIGHLIGHT, WordGrammar, prefix, range_end, range_start
from stigmalint.review.notes import note_of
from stigmalint.review.runs import Marks, mark_runs, run_of


def mark(copy: Copy) -> bytes:
    """The document with a comment for every finding; all parts but those that carry marks stay byte for byte."""
    package = Package(copy.data, copy.document.path)
    session = _Session(copy, package)
    for finding in copy.findings:
        session.add(finding)
    changed = {name: spliced(marks.data, marks.written(session.grammar)) for name, marks in session.marks.items()}
    changed = {name: data for name, data in changed.items() if data != session.opened.parts[name]}
    if session.comments:
        changed |= with_comments(package, session.main, session.comments)
    return repacked(package, changed)


class _Session:
    """The marks of a copy while they are collected."""

    def __init__(self, copy: Copy, package: Package) -> None:
        self.copy = copy
        self.opened: Opened = reader.opened(package)
        self.parts = Parts(package)
        self.main = self.parts.main("a Word document")
        data = self.opened.parts[self.main]
        self.marks = {name: Marks(data) for name, data in self.opened.parts.items()}
        self.comments: list[bytes] = []
        self.ids = count(_highest_id(self.parts, self.main) + 1)
        self.grammar = WordGrammar(copy.when, self.ids)
        self.homes = [node for node in self.parts.tree(self.main).all("w:p") if _has_room(data, node)]

    def add(self, finding: Finding) -> None:
        """Mark one finding."""
        touches = touched(self.opened.blocks, finding.range)
        texts = [touch for touch in touches if _is_in_run(touch)]
        part = touches[0].block.part if touches else self.main
        here = bool(texts) and part == self.main and not any(_is_apart(touch) for touch in texts)
        key = next(self.ids)
        note = note_of(finding, self.copy.run, elsewhere=not here)
        edits = _changes(finding) if self.copy.suggest_changes else ()
        if here:
            w = prefix(self.marks[part].data, _text(texts[0]))
            mark_runs(texts, self.marks[part].add, "", range_start(w, key), range_end(w, key))
        if here or self._anchor_elsewhere(touches, key):
            self.comments.append(comment(key, note, self.copy.when))
        if not here and texts and not edits:
            mark_runs(texts, self.marks[part].add, HIGHLIGHT, b"", b"")
        for edit in edits:
            self._track(edit)

    def _track(self, edit: Edit) -> None:
        """Propose an edit, where Word lets one stand."""
        touches = touched(self.opened.blocks, edit.range)
        if not touches or edit.range.start == edit.range.end or any(not _is_trackable(touch) for touch in touches):
            return
        marks, last = self.marks[touches[0].block.part], _text(touches[-1])
        new = self.grammar.inserted(marks.data, last, edit.text) if edit.text else b""
        mark_runs(touches, marks.add, DELETED, b"", new)

    def _anchor_elsewhere(self, touches: Sequence[Touch], key: int) -> bool:
        """Word allows comments in the body only: anchor at what the place hangs on, else at the beginning.

        An empty body has room for none.
        """
        node = self._own(touches[0].block.host if touches else None)
        if node is None:
            return False
        marks = self.marks[self.main]
        if node.tag == "w:p":
            properties = node.find("w:pPr")
            at = node_end(marks.data, properties) if properties else open_tag_end(marks.data, node)
        else:
            run = node.inside("w:r")
            at = run.start if run else node.start
        name = raw_name(marks.data, node)
        w = name[: name.rfind(":") + 1]
        marks.splices.append(Splice(at, at, range_start(w, key) + range_end(w, key)))
        return True

    def _own(self, host: Node | None) -> Node | None:
        """The host, if it stands in the body; where a paragraph has no room for an anchor, the one before it."""
        top = host
        while top is not None and top.parent is not None:
            top = top.parent
        if host is None or top is None or top.tag != "w:document":
            return self.homes[0] if self.homes else None
        if host.tag != "w:p":
            return host
        before = [node for node in self.homes if node.start <= host.start]
        return before[-1] if before else next(iter(self.homes), None)


def _text(touch: Touch) -> Text:
    assert isinstance(touch.slot.origin, Text)
    return touch.slot.origin


def _is_in_run(touch: Touch) -> bool:
    """Is this a text of Word's own, and neither an attribute nor a text in a chart?"""
    return isinstance(touch.slot.origin, Text) and touch.slot.origin.parent.tag == "w:t"


def _is_apart(touch: Touch) -> bool:
    """Does the phrase stand where a comment cannot?"""
    run = run_of(_text(touch))
    paragraph = run.inside("w:p") if run else None
    return run is None or run.inside("w:ruby") is not None or paragraph is None or _refuses_comments(paragraph)


def _refuses_comments(paragraph: Node) -> bool:
    """In a text box Word allows none; with one in a content control's first paragraph LibreOffice drops its text."""
    parent = paragraph.parent
    opens_control = parent is not None and parent.tag == "w:sdtContent" and parent.find("w:p") is paragraph
    return opens_control or paragraph.inside("w:txbxContent", "mc:Fallback") is not None


def _has_room(data: bytes, paragraph: Node) -> bool:
    return open_tag_end(data, paragraph) < paragraph.close and not _refuses_comments(paragraph)


def _is_trackable(touch: Touch) -> bool:
    origin = touch.slot.origin
    if not isinstance(origin, Text) or origin.verbatim or origin.parent.tag != "w:t":
        return False
    run = run_of(origin)
    return run is not None and run.inside("w:ins", "w:moveTo", "w:ruby") is None


def _changes(finding: Finding) -> tuple[Edit, ...]:
    if finding.fix and finding.fix.applicability is not Applicability.DISPLAY:
        return finding.fix.edits
    return ()


def _highest_id(parts: Parts, main: str) -> int:
    """The highest number that comments and tracked changes of the file use."""
    names = [main, *parts.related(main, "comments", "header", "footer", "footnotes", "endnotes")]
    values = (node.attributes.get("w:id", "") for name in names for node in parts.tree(name).walk())
    return max((int(value) for value in values if value.isdecimal() and len(value) < 10), default=0)
