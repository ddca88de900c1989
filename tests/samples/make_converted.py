"""Has LibreOffice write flyer.odt, flyer.rtf and slides.odp from the Word and PowerPoint samples, and locked.pdf.

python tests/samples/make_converted.py
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
LOCKED = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"secret"}}'
)


def convert(source: str, to: str, name: str) -> None:
    """Convert a sample and keep it under a name."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        subprocess.run([*command, "--convert-to", to, "--outdir", folder, HERE / source], check=True, timeout=120)
        shutil.copy(next(Path(folder).glob(f"*{Path(name).suffix}")), HERE / name)


def main() -> None:
    """Writes the samples."""
    convert("flyer.docx", "odt", "flyer.odt")
    convert("flyer.docx", "rtf", "flyer.rtf")
    convert("slides.pptx", "odp", "slides.odp")
    convert("flyer.docx", LOCKED, "locked.pdf")


if __name__ == "__main__":
    main()
