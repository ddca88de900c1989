from __future__ import annotations

import pytest
from hypothesis import given

from stigmalint.readers.latex import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "\\begin{itemize}", "\\end{itemize}", "\\item ", "\\item[x]", "\\begin{quote}", "\\end{quote}",
    "\\begin{tabular}{ll}", "\\end{tabular}", "&", "\\\\", "\\section{", "\\footnote{", "}", "{", "$", "$$",
    "\\(", "\\)", "\\cite{", "\\ref{", "\\verb|", "|", "%", "%\n", "\\%", "~", "``", "''", "--", "\\'e", '\\"{o}',
    "\\c{c}", "\\emph{", "\\newcommand{\\x}[1]{", "\\begin{verbatim}", "\\end{verbatim}", "[", "]",
    "\\begin{document}", "\\end{document}", "\\title{", "\\enquote{", "\\begin{equation}", "\\end{equation}",
    "\\caption{", "\\par ", "\\href{", "\\unknown ", "\\", "\\begin{frame}{", "\\begin{description}",
    "\\end{description}",
)  # fmt: skip


def _texts(markup: str) -> list[str]:
    return [segment.text for segment in read(markup.encode(), "a.tex").segments]


def test_page(golden: Golden) -> None:
    document = read(*source("paper.tex"))
    check_map(document)
    golden.check("readers/golden/paper.tex.txt", rendered(document))


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.tex")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("\\emph{heroin}\n\\textbf{addicts}", ["heroin addicts"]),
        ("ad\\-dicts and ad%\n  dicts", ["addicts and addicts"]),
        ("a $x$ b \\(y\\) c \\[z\\] d", ["a _ b _ c _ d"]),
        ("a~\\cite{b} c \\ref{d}.", ["a c _."]),
        ("``a'' --- \\enquote{b}", ["“a” — “b”"]),
        ("caf\\'e \\v{S}koda na\\\"{\\i}ve \\ss{}", ["café Škoda naïve ß"]),
        ("a\\footnote{The drunks.} b", ["a b", "The drunks."]),
        ("\\href{http://addict}{our page} \\textcolor{red}{b}", ["our page b"]),
        ("50\\% \\& more \\_ here", ["50% & more _ here"]),
        ("\\begin{verbatim}\naddict\n\\end{verbatim}\nb", ["b"]),
        ("\\begin{tabular}{ll}a & b \\\\ c & d\\end{tabular}", ["a", "b", "c", "d"]),
        ("\\newcommand{\\x}{addict} b", ["b"]),
        ("\\documentclass{a}\\title{T}\n\\def\\a{addict}\n\\begin{document}b\\end{document} c", ["T", "b"]),
        ("a\n\nb \\par c", ["a", "b", "c"]),
        ("\\section{One} two", ["One", "two"]),
        ("text % a remark\nmore", ["text more"]),
    ],
)
def test_prose(markup: str, texts: list[str]) -> None:
    assert _texts(markup) == texts


def test_kinds() -> None:
    lists = "\\begin{quote}a\\end{quote}\\begin{itemize}\\item b\\end{itemize}"
    markup = "\\section{H}" + lists + "\\begin{tabular}{l}Avoid\\\\c\\end{tabular}"
    document = read(markup.encode(), "a.tex")
    found = [(segment.kind, segment.label, segment.anchor) for segment in document.segments]
    assert found == [
        ("heading", "", None),
        ("quote", "", "H"),
        ("item", "", "H"),
        ("cell", "", "H"),
        ("cell", "Avoid", "H"),
    ]


def test_directive() -> None:
    (directive,) = read(b"a % stigmalint: ignore[housing] -- so\n", "a.tex").directives
    assert (directive.kind, directive.reason) == ("ignore", "so")


def test_garbage_ends() -> None:
    for mark in (
        "{",
        "$a",
        "\\cite{",
        "\\[",
        "\\footnote{",
        "\\begin{a}",
        "\\verb|a",
        "%",
        "`",
        "\\newcommand",
        "\\item[",
        "\\begin{quote}",
    ):
        read((mark * 3_000).encode(), "a.tex")
