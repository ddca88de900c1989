"""The table of formats. A reader is `read(data: bytes, path: str) -> SourceDocument`, imported on use.

A writer is `write(data: bytes, document: SourceDocument, edits: Sequence[Edit]) -> bytes`: for containers,
whose text cannot be written back as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from stigmalint.model import Edit, SourceDocument

Reader = Callable[[bytes, str], SourceDocument]
Writer = Callable[[bytes, SourceDocument, Sequence[Edit]], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A line of the table. `gate`: may the raw bytes be searched for trigger words before reading?

    `comment` is what opens and closes a comment within a line of prose, in which a directive can be written.
    `named_only`: files that a folder is full of (pictures) and that take long; read only when named.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    gate: bool = True
    writer: str = ""
    comment: tuple[str, str] | None = None
    named_only: bool = False


PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".heic", ".heif")

#: Languages whose comments are read.
CODE = (
    ".py", ".pyi", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".go", ".rs", ".c", ".h", ".cc",
    ".cpp", ".cxx", ".hpp", ".hh", ".java", ".kt", ".scala", ".groovy", ".cs", ".fs", ".swift", ".m", ".rb",
    ".sh", ".bash", ".zsh", ".ps1", ".sql", ".php", ".pl", ".pm", ".lua", ".r", ".jl", ".dart", ".ex", ".exs",
    ".erl", ".hs", ".ml", ".clj", ".elm", ".css", ".scss", ".less", ".yaml", ".yml", ".toml", ".ini", ".cfg",
    ".tf", ".proto", ".graphql", ".cmake", ".nix", ".zig",
)  # fmt: skip

FORMATS = (
    Format("text", (".txt", ".text"), "stigmalint.readers.text:read"),
    Format(
        "markdown", (".md", ".markdown", ".mdown", ".mkd"), "stigmalint.readers.markdown:read", comment=("<!--", "-->")
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml", ".vue", ".svelte", ".hbs", ".jinja", ".jinja2", ".njk", ".twig", ".ejs", ".erb"),
        "stigmalint.readers.html:read",
        False,
        comment=("<!--", "-->"),
    ),
    Format("rst", (".rst", ".rest"), "stigmalint.readers.rst:read", False),
    Format("asciidoc", (".adoc", ".asciidoc", ".asc"), "stigmalint.readers.asciidoc:read", False),
    Format("latex", (".tex", ".latex", ".ltx"), "stigmalint.readers.latex:read", False),
    Format("code", CODE, "stigmalint.readers.code:read"),
    Format("mdx", (".mdx",), "stigmalint.readers.mdx:read", False, comment=("{/*", "*/}")),
    Format("org", (".org",), "stigmalint.readers.org:read", False),
    Format("notebook", (".ipynb",), "stigmalint.readers.notebook:read", False),
    Format("subtitles", (".srt", ".vtt"), "stigmalint.readers.subtitles:read", False),
    Format("email", (".eml",), "stigmalint.readers.email:read", False),
    Format("po", (".po", ".pot"), "stigmalint.readers.po:read", False),
    # Only for who names it: not every JSON file is prose.
    Format("catalogue", (), "stigmalint.readers.catalogue:read", False),
    Format("csv", (".csv", ".tsv"), "stigmalint.readers.csv:read"),
    Format("docx", (".docx", ".docm", ".dotx"), "stigmalint.readers.docx:read", False, "stigmalint.readers.docx:write"),
    Format("pptx", (".pptx", ".pptm", ".ppsx"), "stigmalint.readers.pptx:read", False, "stigmalint.readers.pptx:write"),
    Format("odf", (".odt", ".odp", ".ods"), "stigmalint.readers.odf:read", False, "stigmalint.readers.odf:write"),
    Format("xlsx", (".xlsx", ".xlsm"), "stigmalint.readers.xlsx:read", gate=False),
    Format("epub", (".epub",), "stigmalint.readers.epub:read", gate=False),
    Format("rtf", (".rtf",), "stigmalint.readers.rtf:read", gate=False),
    Format("pdf", (".pdf",), "stigmalint.readers.pdf:read", gate=False),
    Format("image", PICTURES, "stigmalint.readers.image:read", gate=False, named_only=True),
)

_BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
_BY_NAME = {row.name: row for row in FORMATS}


def format_of(path: str) -> Format | None:
    """The format that a path's suffix names, ours first, then those of installed packages."""
    suffix = PurePath(path).suffix.lower()
    return _BY_SUFFIX.get(suffix) or _installed(suffix.removeprefix("."))


def format_named(name: str) -> Format | None:
    """The format with this name ("markdown"), or None."""
    return _BY_NAME.get(name)


def _installed(name: str) -> Format | None:
    from importlib.metadata import entry_points

    for point in entry_points(group="stigmalint.readers", name=name):
        return Format(name, (f".{name}",), point.value, gate=False)
    return None


def reader_of(row: Format) -> Reader:
    """Import the reader of a format."""
    module, _, function = row.reader.partition(":")
    reader: Reader = getattr(import_module(module), function)
    return reader


def writer_of(row: Format) -> Writer | None:
    """Import the writer of a container format; None for text formats, whose edits go into the text itself."""
    if not row.writer:
        return None
    module, _, function = row.writer.partition(":")
    writer: Writer = getattr(import_module(module), function)
    return writer
