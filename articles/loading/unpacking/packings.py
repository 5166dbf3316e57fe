"""Files packed as one stream: gzip, bzip2 and xz."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from typing import BinaryIO, Protocol, cast

from articles.loading.unpacking.kinds import Kind
from articles.loading.unpacking.limits import PIECE, Unreadable

_XZ_MEMORY = 2**27
FAULTS = (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError)


class Decompressor(Protocol):
    """One packed stream being unpacked, never more at once than asked."""

    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Return at most `max_length` bytes of what comes next."""


class Gunzip:
    """A gzip member, asked as Python's other decompressors are."""

    def __init__(self, window_bits: int = 31) -> None:
        self._inner = zlib.decompressobj(window_bits)

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """What follows the member."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most `max_length` bytes of what comes next."""
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out of what was given."""
        return not self._inner.unconsumed_tail


def decompressor_for(kind: Kind) -> Decompressor:
    """Return what unpacks one stream of a kind."""
    if kind is Kind.BZIP2:
        return cast(Decompressor, bz2.BZ2Decompressor())
    if kind is Kind.XZ:
        return cast(Decompressor, lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY))
    return cast(Decompressor, Gunzip())


class Unpacking(io.RawIOBase):
    """A packed file read as what is inside, one stream after another. Raises Unreadable."""

    def __init__(self, file: BinaryIO, kind: Kind) -> None:
        self._file = file
        self._kind = kind
        self._inner = decompressor_for(kind)
        self._waiting = b""
        self._trouble: Unreadable | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what comes next."""
        if self._trouble:
            raise self._trouble
        filled = 0
        try:
            while filled < len(buffer) and (piece := self._next(len(buffer) - filled)):
                buffer[filled : filled + len(piece)] = piece
                filled += len(piece)
        except (Unreadable, *FAULTS) as error:
            told = error if isinstance(error, Unreadable) else None
            self._trouble = told or Unreadable(f"The {self._kind} is damaged.")
            if not filled:
                raise self._trouble from error
        return filled

    def _next(self, size: int) -> bytes:
        while True:
            if self._inner.eof and not self._begin_next_stream():
                return b""
            given = self._waiting or (
                self._file.read(PIECE) if getattr(self._inner, "needs_input", True) else b""
            )
            self._waiting = b""
            piece = self._inner.decompress(given, size)
            if piece:
                return piece
            if not given and not self._inner.eof and getattr(self._inner, "needs_input", True):
                raise Unreadable(f"The {self._kind} is cut short.")

    def _begin_next_stream(self) -> bool:
        rest = self._inner.unused_data.lstrip(b"\0")
        while not rest and (more := self._file.read(PIECE)):
            rest = more.lstrip(b"\0")
        self._inner = decompressor_for(self._kind) if rest else self._inner
        self._waiting = rest
        return bool(rest)


def unpacked(file: BinaryIO, kind: Kind) -> io.BufferedReader:
    """Return what a packed file holds, to be read once, forwards."""
    return io.BufferedReader(Unpacking(file, kind), PIECE)
