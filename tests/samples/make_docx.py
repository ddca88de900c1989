"""Writes flyer.docx: a Word document with something to find, and a trap, in every part that a reader must know.

python tests/samples/make_docx.py
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

HERE = Path(__file__).parent
NAMES = nsdecls("w", "wp", "a", "pic", "r")
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>Walk-in hours for junkies and their friends.</w:t></w:r></w:p></w:txbxContent>"
TEXT_BOX = f"""<w:r {NAMES} {MORE}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">
<wp:posOffset>3200000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>300000</wp:posOffset>
</wp:positionV><wp:extent cx="2400000" cy="600000"/><wp:wrapSquare wrapText="bothSides"/>
<wp:docPr id="41" name="Box" descr="A drawing of two drug abusers at a window."/>
<a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="600000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>
</wps:spPr><wps:txbx>{BOX}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
</mc:Choice><mc:Fallback>
<w:pict><v:shape style="width:180pt;height:45pt"><v:textbox>{BOX}</v:textbox></v:shape></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""
CONTROL = f"""<w:sdt {NAMES}><w:sdtPr><w:alias w:val="Eligibility"/></w:sdtPr><w:sdtContent><w:p><w:r>
<w:t>Open to ex-cons looking for work.</w:t></w:r></w:p></w:sdtContent></w:sdt>"""
NOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:{kind}s {names}><w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>
<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>
<w:{kind} w:id="7"><w:p><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}></w:{kind}s>"""


def runs(paragraph, *texts):
    """Adds runs, every second one bold."""
    for number, text in enumerate(texts):
        paragraph.add_run(text).bold = bool(number % 2)
    return paragraph


def tracked(paragraph, kind: str, text: str) -> None:
    """Adds an inserted or deleted run."""
    tag = "t" if kind == "ins" else "delText"
    paragraph._p.append(
        parse_xml(
            f'<w:{kind} {NAMES} w:id="{90 + len(text)}" w:author="Kim" w:date="2024-03-01T10:00:00Z">'
            f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r></w:{kind}>'
        )
    )


def link(paragraph, text: str) -> None:
    """Adds a hyperlink."""
    key = paragraph.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(parse_xml(f'<w:hyperlink {NAMES} r:id="{key}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'))


def note(document, paragraph, kind: str, text: str) -> None:
    """Adds a footnote or an endnote with its part."""
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    blob = NOTES.format(kind=kind, names=NAMES, text=text).encode()
    part = Part(PackURI(f"/word/{kind}s.xml"), content, blob, document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")
    paragraph._p.append(parse_xml(f'<w:r {NAMES}><w:{kind}Reference w:id="7"/></w:r>'))


def picture() -> BytesIO:
    """A small grey picture."""
    out = BytesIO()
    Image.new("RGB", (120, 60), (150, 160, 170)).save(out, "PNG")
    out.seek(0)
    return out


def body(document) -> None:
    """Fills the document."""
    document.add_heading("Support for addicts", 1)
    runs(document.add_paragraph(), "We offer help to heroin ad", "dic", "ts, to their families and to everybody else.")
    changed = document.add_paragraph("The centre welcomes ")
    tracked(changed, "del", "dirty crackheads")
    tracked(changed, "ins", "the homeless")
    changed.add_run(" every morning. Software users log in with their badge.")
    document.add_paragraph("Meetings of Narcotics Anonymous are on Mondays.", style="List Bullet")
    document.add_paragraph("Classes for convicts are on Fridays.", style="List Bullet")
    document.add_paragraph("“They called me a junkie,” said one visitor.", style="Quote")
    linked = document.add_paragraph("Read ")
    link(linked, "our page for alcoholics")
    linked.add_run(" or call us.")
    table = document.add_table(rows=2, cols=3, style="Table Grid")
    texts = ["Day", "Room", "For whom", "Monday", "12", "Meals for inmates after release"]
    for cell, text in zip((cell for row in table.rows for cell in row.cells), texts, strict=True):
        cell.text = text
    document.element.body.insert(-1, parse_xml(CONTROL))
    boxed = document.add_paragraph("Come in whenever you like; no questions, no forms.")
    boxed._p.append(parse_xml(TEXT_BOX))
    document.add_paragraph().add_run().add_picture(picture())
    for properties in document.element.body.iter(qn("wp:docPr")):
        if properties.get("name", "").startswith("Picture"):
            properties.set("descr", "A counsellor talks to a drug addict.")
    noted = document.add_paragraph("Figures are from our own records.")
    note(document, noted, "footnote", "Counted were all drug users who came by.")
    note(document, noted, "endnote", "Former prostitutes were not asked for names.")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("People who inject drugs wrote this page with us.")
    document.sections[0].header.paragraphs[0].text = "Project for vagrants"
    document.sections[0].footer.paragraphs[0].text = "Printed with care for the mentally ill"
    document.core_properties.title = "Substance abuse flyer"
    document.core_properties.author = "A team"


def main() -> None:
    """Writes the sample with fixed dates, so that it is the same on every run."""
    document = docx.Document()
    body(document)
    out = BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(HERE / "flyer.docx", "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-03-01T10:00:00Z", data)
            fixed = zipfile.ZipInfo(entry.filename, (2024, 3, 1, 10, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, data)


if __name__ == "__main__":
    main()
