"""Writes list.xlsx, book.epub and poster.png: samples of the formats that are only read.

python tests/samples/make_others.py
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
WHEN = (2024, 3, 1, 10, 0, 0)


def workbook() -> None:
    """Cells, a formula, a note, a chart."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Visits"
    for row in (["Group", "2022"], ["Addicts", 3], ["Software users", 5], ["Talks with the homeless", "=B2+B3"]):
        sheet.append(row)
    sheet["B1"].comment = Comment("Without inmates", "Kim")
    chart = BarChart()
    chart.title = "Convicts we met"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "D2")
    book.create_sheet("Second")["C7"] = "Meetings of Narcotics Anonymous, and meals for alcoholics"
    book.properties.title = "Substance abuse figures"
    book.properties.created = book.properties.modified = datetime(*WHEN)
    out = BytesIO()
    book.save(out)
    with ZipFile(out) as source, ZipFile(HERE / "list.xlsx", "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(ZipInfo(entry.filename, WHEN), source.read(entry), ZIP_DEFLATED)


PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body>
<h1>{title}</h1>{body}</body></html>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">sample</dc:identifier>
<dc:title>Beyond substance abuse</dc:title><dc:language>en</dc:language></metadata>
<manifest><item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
CONTAINER = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def book() -> None:
    """Two chapters that the file holds in the wrong order."""
    one = "<p>He had been taught to say <i>junkies</i>.</p><p>Software users will not mind.</p>"
    two = '<p>The house was open to ex-<b>convicts</b>.</p><p><img src="x.png" alt="A drug addict at a desk"/></p>'
    with ZipFile(HERE / "book.epub", "w") as target:
        parts = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "EPUB/book.opf": PACKAGE,
            "EPUB/text/two.xhtml": PAGE.format(title="A house", body=two),
            "EPUB/text/one.xhtml": PAGE.format(title="Words", body=one),
            "EPUB/nav.xhtml": PAGE.format(title="Contents", body="<p>Words</p>"),
        }
        for name, text in parts.items():
            target.writestr(ZipInfo(name, WHEN), text, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)


def poster() -> None:
    """A picture of text, as a file and as the scan of a page."""
    picture = Image.new("RGB", (900, 440), (250, 248, 240))
    draw = ImageDraw.Draw(picture)
    draw.text((60, 50), "Help for alcoholics", font=ImageFont.load_default(56), fill=(20, 40, 80))
    lines = [
        "Our van goes out every night and talks",
        "with heroin addicts where they are.",
        "",
        "Come in: no questions, no forms.",
    ]
    for number, line in enumerate(lines):
        draw.text((60, 160 + 48 * number), line, font=ImageFont.load_default(32), fill=(30, 30, 30))
    picture.save(HERE / "poster.png")
    picture.save(HERE / "poster.pdf", resolution=100)


def main() -> None:
    """Writes the samples."""
    workbook()
    book()
    poster()


if __name__ == "__main__":
    main()
