"""What a web server answered, freed of the codings in which it was sent (RFC 9110, section 8.4)."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO, Protocol, cast

import brotli

from articles.loading.unpacking.limits import PIECE, Readable, Unreadable
from articles.loading.unpacking.packings import Gunzip

_GZIP, _MARKUP = b"\x1f\x8b", (b"<", b"\xef\xbb\xbf<")
_RAW_DEFLATE = -zlib.MAX_WBITS
_PLAIN = {"", "identity", "none", "utf-8"}


class _Coding(Protocol):
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...


class _Brotli:
    """Brotli (RFC 7932), asked as Python's own decompressors are."""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out of what was given."""
        return bool(self._inner.can_accept_more_data())

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return about `max_length` bytes of what comes next."""
        return cast(bytes, self._inner.process(data, output_buffer_limit=max_length))


class _Decoded(io.RawIOBase):
    """An answer being decoded. Raises Unreadable."""

    def __init__(self, stream: Readable, coding: _Coding) -> None:
        self._stream = stream
        self._coding = coding
        self._ready = b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what comes next."""
        while not self._ready:
            given = self._stream.read(PIECE) if self._coding.needs_input else b""
            if not given and self._coding.needs_input:
                return 0
            try:
                self._ready = self._coding.decompress(given, PIECE)
            except (zlib.error, brotli.error) as error:
                raise Unreadable("its answer is damaged.") from error
        piece, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def decoded(stream: Readable, coding: str) -> BinaryIO:
    """Return an answer as it was before it was coded. Raises Unreadable for an unknown coding.

    Some archives keep the answer decoded and its header as it was: what is plainly not coded, or
    begins as a page does, is taken as it stands.
    """
    whole = io.BufferedReader(cast(io.RawIOBase, _Plain(stream)), PIECE)
    head = whole.peek(64)[:64]
    name = coding.strip().casefold()
    if name in _PLAIN or head.lstrip().startswith(_MARKUP):
        return cast(BinaryIO, whole)
    if name in {"gzip", "x-gzip"}:
        is_coded = head.startswith(_GZIP)
        return cast(BinaryIO, _Decoded(whole, Gunzip()) if is_coded else whole)
    if name == "deflate":
        is_wrapped = len(head) > 1 and int.from_bytes(head[:2]) % 31 == 0 and head[0] & 15 == 8
        bits = zlib.MAX_WBITS if is_wrapped else _RAW_DEFLATE
        return cast(BinaryIO, _Decoded(whole, Gunzip(bits)))
    if name == "br":
        return cast(BinaryIO, _Decoded(whole, _Brotli()))
    raise Unreadable(f"it was sent in a coding that is not read here ({name}).")


class _Plain(io.RawIOBase):
    """Anything that can be read, as a file of Python's own."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what comes next."""
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
