"""Writes leaflet.pdf by hand: columns drawn row by row, divided words, ligatures, turned text, fields and remarks.

python tests/samples/make_pdf.py
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
LEFT = """Our van goes out every night and
meets people where they are. Last
year we talked with more than nine
hundred heroin addicts and gave
them clean water, food and time. No-
body was turned away. We work with
self-employed nurses and social work-
ers.""".splitlines()
RIGHT = """The office is open on weekdays. It
is a quiet place for the home-
less, who may rest, wash and eat.
Volunteers cook every day. You can
call us, write to us, or knock at the
door. Many convicts come here for
advice on work, rooms and papers.
Thank you.""".splitlines()


def text(x: float, y: float, words: str, size: int = 11, matrix: str = "1 0 0 1") -> str:
    """A line of text at a place, turned by the matrix."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").replace("\ufb03", r"\203")
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({escaped}) Tj ET\n"


def pages() -> list[str]:
    """The content of the four pages."""
    first = text(72, 700, "Help for alcoholics", 22)
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        first += text(72, 660 - 14 * row, left) + text(320, 660 - 14 * row, right)
    first += text(72, 500, "The o\ufb03ce for drug abusers is round the corner.")
    second = text(300, 300, "Turned text about inmates", 14, "0 1 -1 0")
    second += text(72, 650, "This page ends in a sentence that speaks of those whom some would call")
    second += text(72, 636, "by other names and whom we call our guests, and of the so-called junk-")
    third = text(72, 680, "ies of the park, who are our neighbours.") + text(72, 600, "Software users need no card.")
    third += text(72, 560, "Meetings of Narcotics Anonymous are on Mondays.")
    fourth = text(72, 680, "Please fill in the form.")
    bodies = [first, second, third, fourth]
    return [
        text(72, 760, "Project for vagrants", 9) + body + text(280, 40, f"Page {number} of 4", 9)
        for number, body in enumerate(bodies, 1)
    ]


def annotations() -> str:
    """A form field with a description and a value, a note, and a button that says nothing."""
    field = "/Type /Annot /Subtype /Widget /FT /Tx /T (who) /Rect [72 600 300 620] /F 4 /DA (/F1 11 Tf 0 g)"
    note = "/Type /Annot /Subtype /Text /Rect [400 600 420 620] /T (Kim)"
    return (
        f"<< {field} /TU (Names of the addicts in your care) /V (Two prostitutes) >> "
        f"<< {note} /Contents (Do we really say ex-cons?) >> "
        "<< /Type /Annot /Subtype /Widget /FT /Btn /T (ok) /Rect [72 560 90 578] /V /Off >>"
    )


def written(objects: list[bytes]) -> bytes:
    """The objects as a PDF file with its table of offsets."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def main() -> None:
    """Writes the sample."""
    contents = pages()
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(contents)))
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        "/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [131 /ffi] >> /ToUnicode 13 0 R >>"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        font,
        "<< /Title (Substance abuse leaflet) /Author (A team) >>",
    ]
    for number, content in enumerate(contents):
        extra = f"/Annots [{annotations()}]" if number == 3 else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> {extra} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    names = "1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <7E> <0020> endbfrange\n"
    table = f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n{names}"
    table += "1 beginbfchar <83> <FB03> endbfchar\nendcmap end end\n"
    objects.append(f"<< /Length {len(table)} >>\nstream\n{table}endstream")
    (HERE / "leaflet.pdf").write_bytes(written([one.encode("latin-1") for one in objects]))


if __name__ == "__main__":
    main()
