"""What LaTeX's commands and environments do with their arguments."""

from __future__ import annotations

import unicodedata

HEADINGS = {
    "title": 0, "part": 0, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
    "subparagraph": 6, "frametitle": 4, "framesubtitle": 5, "subtitle": 1,
}  # fmt: skip
#: Their argument is a text of its own, beside the sentence they stand in.
ASIDES = {
    "footnote": "footnote", "footnotetext": "footnote", "thanks": "footnote", "endnote": "footnote",
    "sidenote": "footnote", "marginpar": "footnote", "caption": "paragraph", "captionof": "paragraph",
    "subcaption": "paragraph",
}  # fmt: skip
#: Are no prose but stand in the sentence: how many arguments they take.
NOUNS = {
    "ref": 1, "eqref": 1, "autoref": 1, "cref": 1, "Cref": 1, "nameref": 1, "pageref": 1, "vref": 1, "citet": 1,
    "textcite": 1, "url": 1, "path": 1, "nolinkurl": 1, "texttt": 1, "code": 1, "lstinline": 1, "mintinline": 2,
    "ensuremath": 1, "SI": 2, "si": 1, "qty": 2, "num": 1, "includegraphics": 1, "LaTeX": 0, "TeX": 0, "BibTeX": 0,
    "LaTeXe": 0, "today": 0, "gls": 1, "ac": 1, "citeauthor": 1,
}  # fmt: skip
#: Are no part of the text at all: how many arguments they take.
DROPPED = {
    "label": 1, "cite": 1, "citep": 1, "parencite": 1, "footcite": 1, "autocite": 1, "supercite": 1, "nocite": 1,
    "citealp": 1, "usepackage": 1, "documentclass": 1, "RequirePackage": 1, "input": 1, "include": 1,
    "bibliography": 1, "bibliographystyle": 1, "addbibresource": 1, "setlength": 2, "addtolength": 2,
    "setcounter": 2, "addtocounter": 2, "vspace": 1, "hspace": 1, "pagestyle": 1, "thispagestyle": 1,
    "hypersetup": 1, "graphicspath": 1, "geometry": 1, "index": 1, "hyphenation": 1, "tikzset": 1, "lstset": 1,
    "definecolor": 3, "pagenumbering": 1, "fontsize": 2, "selectlanguage": 1, "rule": 2, "cline": 1, "cmidrule": 1,
    "theoremstyle": 1, "newtheorem": 2, "usetikzlibrary": 1, "usetheme": 1, "usecolortheme": 1, "bibitem": 1,
    "phantom": 1, "hphantom": 1, "vphantom": 1, "lstinputlisting": 1, "includeonly": 1, "newpage": 0,
    "hypertarget": 1, "captionsetup": 1, "sisetup": 1, "setmainfont": 1,
}  # fmt: skip
#: How many arguments come before the one that is text.
LEADING = {
    "href": 1, "textcolor": 1, "color": 1, "colorbox": 1, "fcolorbox": 2, "parbox": 1, "raisebox": 1,
    "resizebox": 2, "scalebox": 1, "rotatebox": 1, "multicolumn": 2, "multirow": 2, "foreignlanguage": 1,
    "hyperlink": 1, "captionof": 1,
}  # fmt: skip
DEFINITIONS = frozenset(
    {"newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "newenvironment"}
    | {"renewenvironment", "def", "edef", "gdef", "let", "NewDocumentCommand", "RenewDocumentCommand"}
    | {"newlength", "newcounter", "newif", "DeclareRobustCommand"}
)
#: Switches: nothing is seen of them but the space they make.
SWITCHES = frozenset(
    {"centering", "noindent", "indent", "bfseries", "itshape", "rmfamily", "sffamily", "ttfamily", "em"}
    | {"bf", "it", "tt", "sc", "rm", "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large"}
    | {"Large", "LARGE", "huge", "Huge", "raggedright", "hfill", "raggedleft", "hline", "toprule"}
    | {"midrule", "bottomrule", "quad", "qquad", "thinspace", "relax", "protect", "xspace", "and"}
    | {"normalfont", "upshape", "mdseries", "scshape", "appendix", "frontmatter", "mainmatter"}
    | {"backmatter", "sloppy", "left", "right", "footnotemark", "ignorespaces", "unskip", "leavevmode"}
    | {"null", "strut", "vfill", "displaystyle", "linebreak", "break"}
)
#: End the paragraph.
BREAKS = frozenset(
    {"par", "newpage", "clearpage", "cleardoublepage", "maketitle", "tableofcontents", "bigskip"}
    | {"medskip", "smallskip", "listoffigures", "listoftables", "printbibliography", "pagebreak"}
    | {"newblock", "pause"}
)
QUOTATIONS = frozenset({"enquote", "say", "textquote", "blockquote", "foreignquote"})
CHARACTERS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\",
    "textasciitilde": "~", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "S": "§", "P": "¶", "copyright": "©", "pounds": "£",
    "textregistered": "®", "texttrademark": "™", "textbar": "|", "textless": "<", "textgreater": ">", "slash": "/",
    "lq": "‘", "rq": "’", "textdegree": "°", "euro": "€", "dag": "†", "ddag": "‡", ",": " ", ";": " ", ":": " ",
    " ": " ", "\n": " ", "\t": " ", "/": "", "-": "", "!": "", "@": "", ">": " ", "&": "&", "%": "%", "$": "$",
    "#": "#", "_": "_", "{": "{", "}": "}",
}  # fmt: skip
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "b": "\u0331",
    "d": "\u0323",
}  # fmt: skip
_ENVIRONMENTS_OF_CODE = frozenset(
    {"verbatim", "Verbatim", "lstlisting", "minted", "alltt", "comment", "filecontents", "tikzpicture"}
    | {"algorithm", "algorithmic", "algorithm2e", "pgfpicture", "thebibliography", "picture", "forest"}
    | {"code", "pspicture", "asy", "luacode", "pycode"}
)
_ENVIRONMENTS_OF_MATH = frozenset(
    {"equation", "align", "gather", "multline", "eqnarray", "math", "displaymath", "flalign", "alignat"}
    | {"array", "cases", "split"}
)
QUOTES = frozenset({"quote", "quotation", "verse", "displayquote", "displaycquote", "epigraph"})
LISTS = frozenset({"itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum"})
TABLES = frozenset({"tabular", "tabular*", "tabularx", "tabulary", "longtable", "supertabular", "tblr"})
TITLED = frozenset({"frame", "block", "alertblock", "exampleblock", "tcolorbox"})


def accented(accent: str, letter: str) -> str:
    """The letter that an accent command makes, or nothing if it is no accent."""
    base = {"\\i": "i", "\\j": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", base + _ACCENTS[accent]) if accent in _ACCENTS else ""


def is_code(environment: str) -> bool:
    """Is an environment's inside for a machine?"""
    return environment.rstrip("*") in _ENVIRONMENTS_OF_CODE


def is_math(environment: str) -> bool:
    """Is an environment's inside a formula?"""
    return environment.rstrip("*") in _ENVIRONMENTS_OF_MATH
