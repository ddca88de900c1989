"""Writing files so that nothing is ever half written, lost or overwritten unseen."""

from __future__ import annotations

import os
import stat

from stigmalint.commands.session import digest, read_file
from stigmalint.errors import ReadError


def write_over(path: str, data: bytes, expected: bytes) -> None:
    """Put `data` in place of a file in one step, keeping its mode and following links.

    A file whose content is not the one with the digest `expected` any more is left as it is: `ReadError`.
    """
    real = os.path.realpath(path)
    try:
        if digest(read_file(real)) != expected:
            raise ReadError(f"{path}: changed since it was read, so it was not written; run again")
        mode = stat.S_IMODE(os.stat(real).st_mode)
        _replace(real, data, mode)
    except OSError as error:
        raise ReadError(f"{path}: cannot be written: {error.strerror}") from None


def write_new(path: str, data: bytes) -> None:
    """Write a file that may or may not be there yet, in one step; what is no file (/dev/stdout) is written to."""
    real = os.path.realpath(path)
    try:
        if os.path.exists(real) and not os.path.isfile(real):
            with open(real, "wb") as file:
                file.write(data)
            return
        mode = stat.S_IMODE(os.stat(real).st_mode) if os.path.exists(real) else 0o666 & ~_umask()
        _replace(real, data, mode)
    except OSError as error:
        raise ReadError(f"{path}: cannot be written: {error.strerror}") from None


def _replace(real: str, data: bytes, mode: int) -> None:
    import tempfile

    if not os.access(real, os.W_OK) and os.path.exists(real):
        raise PermissionError(13, "the file is write-protected")
    handle, part = tempfile.mkstemp(dir=os.path.dirname(real), prefix=".stigmalint-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, mode)
        os.replace(part, real)
    except BaseException:
        os.unlink(part)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
