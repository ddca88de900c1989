"""A picture with numbered boxes around the phrases and a legend below."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from stigmalint.readers.image import frames_of
from stigmalint.review import Copy
from stigmalint.review.notes import Note, note_of
from stigmalint.review.places import letters_of

_INK, _PAPER, _FRAME = (25, 25, 25), (255, 255, 255), (200, 30, 60)
Font = ImageFont.ImageFont | ImageFont.FreeTypeFont


def mark(copy: Copy) -> bytes:
    """The picture as PNG; the pages of a TIFF stand below one another, each with its legend."""
    sheets = []
    for page, frame in enumerate(frames_of(copy.data, copy.document.path)):
        notes: list[Note] = []
        for finding in copy.findings:
            boxes = [one.box for one in letters_of(copy.document, finding) if one.page == page and one.box]
            if boxes:
                notes.append(note_of(finding, copy.run))
                _frame(frame, boxes, len(notes))
        sheets.append(_with_legend(frame, notes))
    whole = Image.new("RGB", (max(sheet.width for sheet in sheets), sum(sheet.height for sheet in sheets)), _PAPER)
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    out = BytesIO()
    whole.save(out, "PNG")
    return out.getvalue()


def _size(width: int) -> int:
    """How large letters are, so that they can be read when the picture is shown whole."""
    return max(14, width // 48)


def _frame(picture: Image.Image, boxes: list[tuple[float, float, float, float]], number: int) -> None:
    """A frame around each line's share of a phrase, the first one numbered."""
    draw = ImageDraw.Draw(picture)
    size = int(_size(picture.width) * 0.8)
    for left, top, right, bottom in _by_lines(boxes):
        draw.rectangle((left - 4, top - 4, right + 4, bottom + 4), outline=_FRAME, width=max(2, size // 8))
    left, top, _right, _bottom = _by_lines(boxes)[0]
    font = ImageFont.load_default(size)
    wide = draw.textlength(str(number), font) + size * 0.6
    place = (left - 4, max(0, top - 4 - size * 1.2))
    draw.rectangle((place[0], place[1], place[0] + wide, place[1] + size * 1.2), fill=_FRAME)
    draw.text((place[0] + size * 0.3, place[1]), str(number), font=font, fill=_PAPER)


def _by_lines(boxes: list[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
    """Boxes next to one another as one."""
    lines: list[tuple[float, float, float, float]] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and box[0] >= last[0] and min(last[3], box[3]) - max(last[1], box[1]) > 0.5 * (box[3] - box[1]):
            lines[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            lines.append(box)
    return lines


def _with_legend(picture: Image.Image, notes: list[Note]) -> Image.Image:
    size = _size(picture.width)
    font, margin = ImageFont.load_default(size), size
    rows: list[tuple[str, int]] = []
    for number, note in enumerate(notes, 1):
        rows += [(row, 0) for row in _wrapped(f"{number}  {note.message}", font, picture.width - 2 * margin)]
        for line in note.lines:
            rows += [(row, size * 2) for row in _wrapped(line, font, picture.width - 2 * margin - size * 2)]
        rows.append(("", 0))
    step = int(size * 1.4)
    sheet = Image.new("RGB", (picture.width, picture.height + 2 * margin * bool(rows) + step * len(rows)), _PAPER)
    sheet.paste(picture, (0, 0))
    draw = ImageDraw.Draw(sheet)
    for number, (row, indent) in enumerate(rows):
        draw.text((margin + indent, picture.height + margin + step * number), row, font=font, fill=_INK)
    return sheet


def _wrapped(text: str, font: Font, width: int) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and font.getlength(longer) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows
