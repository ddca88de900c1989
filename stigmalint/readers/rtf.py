"""Rich Text Format, by way of LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from stigmalint.errors import ReadError
from stigmalint.model import SourceDocument
from stigmalint.readers import docx

SECONDS = 90


def read(data: bytes, path: str) -> SourceDocument:
    """The text of an RTF file, with the labels of the Word document that LibreOffice makes of it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadError(f"{path}: is not an RTF file; save it anew from your word processor")
    if program is None:
        raise ReadError(f"{path}: reading RTF needs LibreOffice; install it, or save the file as docx")
    with tempfile.TemporaryDirectory(prefix="stigmalint-") as folder:
        (Path(folder) / "in.rtf").write_bytes(data)
        _convert(program, folder, path)
        made = Path(folder) / "in.docx"
        if not made.exists():
            raise ReadError(f"{path}: LibreOffice cannot read it; save it anew from your word processor")
        document = docx.read(made.read_bytes(), path)
    return replace(document, encoding="rtf", format="rtf", editable=False)


def _convert(program: str, folder: str, path: str) -> None:
    """Run LibreOffice with a profile of its own, so that it neither meets nor changes the user's."""
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={Path(folder).as_uri()}/profile"]
    command += ["--convert-to", "docx", "--outdir", folder, str(Path(folder) / "in.rtf")]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise ReadError(f"{path}: LibreOffice took more than {SECONDS} seconds; save the file as docx") from error
