"""How much may be unpacked: the limits, what was spent of them, and reading within them."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

PIECE = 2**16
# Up to here any ratio will do: a page of few words repeated is no bomb.
_HARMLESS = 2**20
_IN_MEMORY = 2**23


class Unreadable(Exception):
    """The document cannot be read; the message says why in a sentence."""


class Overrun(Exception):
    """The archive holds more than may be unpacked; the message names the setting."""


class Readable(Protocol):
    """What bytes are read from, forwards."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the settings allow, in bytes, times, files and levels."""

    document: int = 25 * 2**20
    archive: int = 2**31
    ratio: int = 200
    members: int = 100_000
    depth: int = 3


class Budget:
    """What was unpacked so far of one archive and of all that stands inside it.

    `packed` is the size of the whole archive in bytes.
    """

    def __init__(self, limits: Limits, packed: int) -> None:
        self.limits = limits
        self.packed = packed
        self.unpacked = 0
        self._most = max(_HARMLESS, limits.ratio * packed)
        self._members = 0

    def spend(self, size: int) -> None:
        """Count unpacked bytes. Raises Overrun."""
        self.unpacked += size
        if self.unpacked > self.limits.archive:
            raise Overrun(
                f"It unpacks to more than {self.limits.archive / 2**20:g} MB "
                "(READINGROOM_MAX_ARCHIVE_MB): the rest was not read."
            )
        if self.unpacked > self._most:
            raise Overrun(
                f"It unpacks to more than {self.limits.ratio} times its size "
                "(READINGROOM_MAX_RATIO), as bombs do: the rest was not read."
            )

    def count(self, members: int = 1) -> None:
        """Count files or records of the archive. Raises Overrun."""
        self._members += members
        if self._members > self.limits.members:
            raise Overrun(
                f"It holds more than {self.limits.members:,} files or records "
                "(READINGROOM_MAX_MEMBERS): the rest was not read."
            )

    def read(self, stream: Readable) -> bytes:
        """Read a whole document. Raises Unreadable when it is too large, and Overrun."""
        limit = self.limits.document
        kept = bytearray()
        for piece in pieces_of(stream):
            kept += piece
            if len(kept) > limit:
                raise Unreadable(too_large("more", limit))
            self.spend(len(piece))
        return bytes(kept)

    def spool(self, stream: Readable, begun: bytes = b"") -> BinaryIO:
        """Copy a stream to where it can be read in any order. Raises Unreadable and Overrun.

        `begun` are bytes that were read of it before. The file has no name, and goes when closed.
        """
        file, trouble = self.spool_what_can_be(stream, begun)
        if trouble:
            file.close()
            raise trouble
        return file

    def spool_what_can_be(
        self, stream: Readable, begun: bytes = b""
    ) -> tuple[BinaryIO, Unreadable | None]:
        """Copy a stream as far as it can be read, and tell what is wrong with the rest.

        Raises Overrun.
        """
        file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        trouble = None
        try:
            file.write(begun)
            for piece in pieces_of(stream):
                self.spend(len(piece))
                file.write(piece)
        except Unreadable as told:
            trouble = told
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return cast(BinaryIO, file), trouble


def refuse_larger(size: int, limits: Limits) -> None:
    """Raise Unreadable when a document of so many bytes is too large."""
    if size > limits.document:
        raise Unreadable(too_large(f"{size:,} bytes", limits.document))


def pieces_of(stream: Readable) -> Iterator[bytes]:
    """Yield a stream piece by piece."""
    # What a buffer holds comes out before the next read fails: read() would throw it away.
    read = getattr(stream, "read1", stream.read)
    while piece := read(PIECE):
        yield piece


def size_of(file: BinaryIO) -> int:
    """Return how many bytes a file holds, and go back to its start."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def too_large(size: str, limit: int) -> str:
    """Say that a document is too large."""
    return (
        f"The document holds {size}; the limit is {limit / 2**20:g} MB "
        "(READINGROOM_MAX_DOCUMENT_MB)."
    )
