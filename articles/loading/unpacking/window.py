"""A stretch of a file, read as if it were a file of its own."""

from __future__ import annotations

import io
from typing import BinaryIO, cast


class Window(io.RawIOBase):
    """The bytes from `start` on, `length` of them at most; the file under it stays open."""

    def __init__(self, file: BinaryIO, start: int, length: int) -> None:
        self._file = file
        self._start = start
        self._length = max(0, length)
        self._place = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read in any order."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the stretch."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._length}[whence]
        self._place = max(0, base + offset)
        return self._place

    def tell(self) -> int:
        """Return the place in the stretch."""
        return self._place

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what comes next."""
        self._file.seek(self._start + self._place)
        wanted = max(0, min(len(buffer), self._length - self._place))
        piece = self._file.read(wanted)
        buffer[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)


def window(file: BinaryIO, start: int, length: int) -> BinaryIO:
    """Return a stretch of a file as a buffered file."""
    return cast(BinaryIO, io.BufferedReader(Window(file, start, length)))
