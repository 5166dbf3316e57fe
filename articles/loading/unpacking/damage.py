"""What the readers of archives raise when bytes are not what they should be."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib

# Whatever is not here is a fault of the program, and must be seen as one.
DAMAGES = (
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


def told_of(error: Exception) -> str:
    """Say what is wrong, for people."""
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read ({error.strerror})"
    return "it is damaged or cut short"
