"""Draws docs/terminal.svg: what `stigmalint check examples/flyer.txt` prints, as it prints it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

_FOLDER = Path(__file__).parent
_ARGUMENTS = ["check", "examples/flyer.txt"]
_CODE = re.compile(r"\x1b\[([\d;]*)m")
_WIDTH, _HEIGHT, _MARGIN, _TOP = 8.43, 19, 20, 52
_COLOURS = {
    "31": "#ff8f8f", "32": "#9bd88f", "33": "#f2c879", "34": "#8fb8ff", "35": "#dca8ff", "36": "#7fd6d6",
    "90": "#8b93a5", "91": "#ff8f8f", "92": "#9bd88f", "93": "#f2c879", "94": "#8fb8ff", "95": "#dca8ff",
    "96": "#7fd6d6",
}  # fmt: skip
_FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" role="img">
<title>What stigmalint prints for a short flyer</title>
<rect width="100%" height="100%" rx="9" fill="#1d212b"/>
<circle cx="22" cy="20" r="5.5" fill="#59606f"/><circle cx="41" cy="20" r="5.5" fill="#59606f"/>\
<circle cx="60" cy="20" r="5.5" fill="#59606f"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14"
 fill="#e3e7ee" xml:space="preserve">
{rows}
</g>
</svg>
"""


def draw(output: str) -> str:
    """The SVG of a terminal with this output, colours and all."""
    lines = output.rstrip("\n").split("\n")
    rows, style = [], set[str]()
    for number, line in enumerate(lines):
        spans, column = [], 0
        for codes, text in _runs(line):
            style = set() if codes in ("0", "") else style | set(codes.split(";")) if codes != "-" else style
            if text.strip():
                spans.append(_span(text, column, style))
            column += len(text)
        if spans:
            rows.append(f'<text y="{_TOP + number * _HEIGHT}">{"".join(spans)}</text>')
    longest = max(len(_CODE.sub("", line)) for line in lines)
    return _FRAME.format(
        width=2 * _MARGIN + longest * _WIDTH, height=_TOP + len(lines) * _HEIGHT + 4, rows="\n".join(rows)
    )


def _runs(line: str) -> Iterator[tuple[str, str]]:
    """The pieces of a line with the code that stands before each; "-" where there is none."""
    parts = _CODE.split(line)
    yield "-", parts[0]
    yield from zip(parts[1::2], parts[2::2], strict=True)


def _span(text: str, column: int, style: set[str]) -> str:
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    colour = next((_COLOURS[code] for code in sorted(style) if code in _COLOURS), "")
    look = f' fill="{colour}"' if colour else ' fill="#8b93a5"' if "2" in style else ""
    look += ' font-weight="bold"' if "1" in style else ""
    look += ' text-decoration="underline"' if "4" in style else ""
    place = f'x="{_MARGIN + (column + lead) * _WIDTH:.1f}" textLength="{len(text) * _WIDTH:.1f}"'
    return f"<tspan {place}{look}>{escape(text)}</tspan>"


def run() -> str:
    """The output on a terminal, since elsewhere it has no colours."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "stigmalint", *_ARGUMENTS]
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, cwd=_FOLDER.parent):
        os.close(theirs)
        output = b""
        try:
            while part := os.read(ours, 4096):
                output += part
        except OSError:
            pass  # how Linux says that the other end is closed
    os.close(ours)
    return output.decode().replace("\r\n", "\n")


if __name__ == "__main__":
    shown = f"\x1b[2m$\x1b[0m stigmalint {' '.join(_ARGUMENTS)}\n\n{run()}"
    (_FOLDER / "terminal.svg").write_text(draw(shown), encoding="utf-8")
