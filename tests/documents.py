"""What the tests of document formats share: the samples, a readable outline, damaged copies."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from stigmalint.model import SourceDocument

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def outline(document: SourceDocument) -> str:
    """One line for each segment: kind, place, text."""
    return "".join(f"{s.kind} | {s.label} | {s.text}\n" for s in document.segments)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def with_parts(data: bytes, **changed: bytes) -> bytes:
    """The package anew, with parts (by their names) replaced or added."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in {**parts(data), **changed}.items():
            package.writestr(name, content)
    return out.getvalue()


def mutated(data: bytes, seed: int) -> bytes:
    """A damaged copy: bytes flipped, cut out, doubled or cut off."""
    dice = random.Random(seed)
    out = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        at = dice.randrange(len(out)) if out else 0
        kind = dice.randrange(6)
        if kind <= 2 and out:
            out[at] = dice.randrange(256)
        elif kind == 3:
            del out[at : at + dice.choice((1, 4, 50))]
        elif kind == 4:
            out[at:at] = out[at : at + dice.choice((1, 8, 200))]
        elif dice.random() < 0.3:
            del out[at:]
    return bytes(out)


def mutated_inside(data: bytes, seed: int) -> bytes:
    """A sound package around one damaged XML part, so that damage gets past the zip layer."""
    dice = random.Random(seed)
    names = [name for name in parts(data) if name.endswith((".xml", ".rels", ".xhtml", ".opf"))]
    name = dice.choice(names)
    return with_parts(data, **{name: mutated(parts(data)[name], seed)})
