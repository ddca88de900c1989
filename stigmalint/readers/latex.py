"""LaTeX: running text, titles, captions, notes and cells; never formulas, code or what commands need for themselves."""

from __future__ import annotations

import re

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers import latex_commands as commands
from stigmalint.readers import latex_tokens as tokens
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.folding import FoldingBuilder
from stigmalint.readers.headings import Headings


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of a LaTeX file."""
    decoded = decode(data, path)
    page = _PageWalk(decoded.text)
    page.read()
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(sorted(page.segments, key=lambda segment: segment.pieces[0].source.start)),
        tuple(page.comments.directives),
        format="latex",
        warnings=(*decoded.warnings, *page.comments.warnings),
    )


class _PageWalk:
    """Walks over the tokens; braces, environments and texts set aside are kept on stacks."""

    def __init__(self, text: str) -> None:
        self.comments = DirectiveCollector(text)
        self.segments: list[Segment] = []
        self._text = text
        self._headings = Headings()
        self._blocks: list[tuple[FoldingBuilder, str, int]] = []
        self._braces: list[str] = []
        self._environments: list[str] = []
        self._heads: list[str] = []
        self._column = self._row = 0
        self._skips_to = 0

    def read(self) -> None:
        """Read the file: of a preamble only the title."""
        body, end = tokens.BODY.search(self._text), tokens.END.search(self._text)
        start = body.end() if body else 0
        self._open_block()
        if body:
            title = tokens.TITLE.search(self._text, 0, body.start())
            stop = tokens.end_of_group(self._text, title.end() - 1) if title else 0
            self._tokens(title.start() if title else 0, stop or 0)
            for remark in tokens.REMARK.finditer(self._text, 0, body.start()):
                self.comments.read(remark[1], TextRange(*remark.span()))
        self._tokens(start, end.start() if end else len(self._text))

    def _tokens(self, at: int, end: int) -> None:
        while at < end and (token := tokens.TOKEN.search(self._text, at, end)):
            self._block.add(at, token.start())
            self._skips_to = token.end()
            self._take(token)
            at = min(max(self._skips_to, token.end()), end)
        self._block.add(at, max(at, end))
        while len(self._blocks) > 1:
            self._close_block()
        self._flush()
        self._braces = []

    @property
    def _block(self) -> FoldingBuilder:
        """What is being written: the running text takes its kind from where its first word stands."""
        if len(self._blocks) == 1 and self._blocks[0][0].is_empty:
            self._blocks.clear()
            self._open_block()
        return self._blocks[-1][0]

    def _take(self, token: re.Match[str]) -> None:
        kind, where = token.lastgroup, TextRange(*token.span())
        if kind == "comment":
            self.comments.read(token["remark"], where)
        elif kind in ("verb", "math"):
            self._block.add_placeholder(where)
        elif kind == "accent":
            letter = token["inside"] or token["letter"]
            self._block.add_atom(commands.accented(token["sign"] or token["word"], letter), where)
        elif kind == "command":
            self._command(token["name"], where)
        elif kind == "open":
            self._braces.append("")
        elif kind == "close":
            self._close_brace(where)
        elif kind == "break":
            self._flush()
        elif kind == "tie":
            self._block.add_space(where)
        elif kind == "cell" and self._in(commands.TABLES):
            self._flush()
            self._column += 1
        elif token[0] in tokens.DASHES:
            self._block.add_atom(tokens.DASHES[token[0]], where)

    def _close_brace(self, where: TextRange) -> None:
        action = self._braces.pop() if self._braces else ""
        if action == "block" and len(self._blocks) > 1:
            self._close_block()
        elif action == "quotation":
            self._block.add_atom("”", where)

    def _command(self, name: str, where: TextRange) -> None:
        plain, at = name.rstrip("*"), where.end
        if plain in ("begin", "end") and (environment := tokens.ENVIRONMENT.match(self._text, at)):
            self._skips_to = environment.end()
            self._begin(environment["name"], where) if plain == "begin" else self._end(environment["name"])
        elif plain in commands.HEADINGS or plain in commands.ASIDES:
            self._text_of_its_own(plain, at)
        elif plain in commands.QUOTATIONS and (begin := tokens.brace_at(self._text, at)):
            self._braces.append("quotation")
            self._block.add_atom("“", TextRange(where.start, begin))
            self._skips_to = begin
        elif plain in commands.NOUNS:
            self._skips_to = tokens.after_arguments(self._text, at, commands.NOUNS[plain])
            self._block.add_placeholder(TextRange(where.start, self._skips_to))
        elif plain in commands.DEFINITIONS:
            defined = tokens.DEFINED.match(self._text, at)
            self._skips_to = tokens.after_arguments(
                self._text, defined.end() if defined else at, 3 if "environment" in plain else 1
            )
        elif plain in commands.DROPPED:
            self._skips_to = tokens.after_arguments(self._text, at, commands.DROPPED[plain])
        elif plain == "item":
            self._item(at)
        elif name == "\\":
            self._new_line(where)
        else:
            self._character(plain, where)

    def _character(self, name: str, where: TextRange) -> None:
        """A command that stands for a character, switches something, or takes text as its argument."""
        if name in commands.BREAKS:
            self._flush()
        elif name in commands.SWITCHES:
            self._block.add_space(where)
        elif (character := commands.CHARACTERS.get(name)) is not None:
            self._block.add_space(where) if character == " " else self._block.add_atom(character, where)
        else:
            end = tokens.after_arguments(self._text, where.end, commands.LEADING.get(name, 0))
            self._skips_to = end
            if self._text[end : end + 1] != "{" and name[:1].isalpha() and name not in commands.LEADING:
                self._block.add_placeholder(where)

    def _new_line(self, where: TextRange) -> None:
        if self._in(commands.TABLES):
            self._flush()
            self._column, self._row = 0, self._row + 1
        else:
            self._block.add_space(where)

    def _begin(self, name: str, where: TextRange) -> None:
        at = self._skips_to
        if commands.is_code(name) or commands.is_math(name):
            end = self._text.find(f"\\end{{{name}}}", at)
            if end >= 0:
                self._skips_to = end + len(name) + 6
                if commands.is_math(name):
                    self._block.add_placeholder(TextRange(where.start, self._skips_to))
                else:
                    self._flush()
                return
        self._flush()
        self._environments.append(name)
        if name in commands.TABLES:
            self._heads, self._column, self._row = [], 0, 0
        if name in commands.TITLED and (begin := tokens.brace_at(self._text, at)):
            self._open_heading(4, begin)
        else:
            self._skips_to = tokens.after_arguments(self._text, at, 2)

    def _end(self, name: str) -> None:
        self._flush()
        if name in self._environments[-50:]:
            while self._environments.pop() != name:
                pass

    def _text_of_its_own(self, name: str, at: int) -> None:
        begin = tokens.brace_at(self._text, tokens.after_arguments(self._text, at, commands.LEADING.get(name, 0)))
        if not begin:
            return
        if name in commands.HEADINGS:
            self._flush()
            self._open_heading(commands.HEADINGS[name], begin)
        else:
            self._braces.append("block")
            self._open_block(commands.ASIDES[name])
            self._skips_to = begin

    def _open_heading(self, level: int, begin: int) -> None:
        self._headings.leave(level)
        self._braces.append("block")
        self._open_block("heading", level)
        self._skips_to = begin

    def _item(self, at: int) -> None:
        """A list's item; a description's item begins with its term."""
        self._flush()
        end = tokens.end_of_group(self._text, at) if self._text[at : at + 1] == "[" else None
        if end and "description" in self._environments[-1:]:
            self._open_block("term")
            self._block.add(at + 1, end - 1)
            self._close_block()
        self._skips_to = end or at

    def _in(self, names: frozenset[str]) -> bool:
        return bool(self._environments) and self._environments[-1] in names and len(self._blocks) <= 1

    def _place(self) -> tuple[str, str]:
        """The kind and the label of a text that begins here."""
        if any(name in commands.QUOTES for name in self._environments[-20:]):
            return "quote", ""
        if self._in(commands.TABLES):
            is_body = self._row > 0 and self._column < len(self._heads)
            return "cell", self._heads[self._column] if is_body else ""
        return ("item" if self._in(commands.LISTS) else "paragraph"), ""

    def _open_block(self, kind: str = "", level: int = -1) -> None:
        kind, label = (kind, "") if kind else self._place()
        builder = FoldingBuilder(self._text, kind, label, self._headings.anchor(kind))
        self._blocks.append((builder, kind, level))

    def _close_block(self) -> None:
        builder, kind, level = self._blocks.pop()
        segment = builder.build()
        text = segment.text if segment else ""
        if level >= 0:
            self._headings.enter(level, text)
        elif kind == "cell" and self._row == 0:
            self._heads.extend([""] * (self._column - len(self._heads)) + [text])
        if segment and not self._headings.is_reference(kind, text):
            self._headings.note(kind, text)
            self.segments.append(segment)

    def _flush(self) -> None:
        """End the running text; one that is set aside goes on, as a paragraph inside a footnote does."""
        if len(self._blocks) > 1:
            self._block.add_space(TextRange(self._skips_to, self._skips_to))
            return
        self._close_block()
        self._open_block()
