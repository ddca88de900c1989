"""Writes slides.pptx: a presentation with something to find, and a trap, in every part that a reader must know.

python tests/samples/make_pptx.py
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pptx
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

HERE = Path(__file__).parent


def picture() -> BytesIO:
    """A small grey picture."""
    out = BytesIO()
    Image.new("RGB", (120, 60), (150, 160, 170)).save(out, "PNG")
    out.seek(0)
    return out


def first(deck) -> None:
    """Title, runs that split a word, notes, a picture."""
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Care for addicts"
    frame = slide.placeholders[1].text_frame
    for number, text in enumerate(("Our van visits heroin us", "er", "s every night.")):
        frame.paragraphs[0].add_run().text = text
        frame.paragraphs[0].runs[-1].font.bold = bool(number % 2)
    frame.add_paragraph().text = "Software users sign in at the desk."
    frame.add_paragraph().text = "Meetings of Alcoholics Anonymous are on Mondays."
    slide.notes_slide.notes_text_frame.text = "Mention that convicts may come too."
    shape = slide.shapes.add_picture(picture(), Inches(7), Inches(5))
    shape._element.nvPicPr.cNvPr.set("descr", "A nurse and a drug abuser shake hands.")


def second(deck) -> None:
    """A table and shapes in groups."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Who comes"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    for cell, text in zip(table.iter_cells(), ("Day", "Group", "Monday", "Talks with the homeless"), strict=True):
        cell.text = text
    outer = slide.shapes.add_group_shape()
    inner = outer.shapes.add_group_shape()
    box = inner.shapes.add_textbox(Inches(1), Inches(4), Inches(4), Inches(1))
    box.text_frame.text = "Junkies welcome here"


def third(deck) -> None:
    """A chart, on a hidden slide."""
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide._element.set("show", "0")
    data = CategoryChartData()
    data.categories = ["2022", "2023"]
    data.add_series("Visits by inmates", (3, 5))
    where = (Inches(1), Inches(1), Inches(7), Inches(4))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *where, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Alcoholics in our programme"


def main() -> None:
    """Writes the sample with fixed dates, so that it is the same on every run."""
    deck = pptx.Presentation()
    deck.core_properties.title = "Substance abuse in our town"
    deck.core_properties.modified = datetime(2024, 3, 1, 10)
    first(deck)
    second(deck)
    third(deck)
    out = BytesIO()
    deck.save(out)
    with ZipFile(out) as source, ZipFile(HERE / "slides.pptx", "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = ZipInfo(entry.filename, (2024, 3, 1, 10, 0, 0))
            fixed.compress_type = ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))


if __name__ == "__main__":
    main()
