"""Where the bytes of a picture stand: in the page itself, in its file, or beside it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from articles.loading.document import Beside
from articles.parsing import PagePhoto

_DATA = re.compile(r"\s*data:([^,;]{0,100})((?:;[^,;]{0,100}){0,5}),", re.IGNORECASE)
# A blurred preview, a counter of readers, a grey box: what stands in until a script has run.
_SMALLEST = 400


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """The bytes of a picture as the capture has them.

    `address` is the one under which they were found. `is_inside` tells whether the capture's own
    file holds them, so that they are kept already.
    """

    raw: bytes
    address: str
    is_inside: bool


def find_picture(
    photo: PagePhoto, files: Mapping[str, bytes], beside: Beside
) -> Iterator[FoundPicture]:
    """Yield the files under the addresses that the page gives the photo, the best first.

    `files` are those that the document carries itself; `beside` gives those that came with it.
    """
    for address in dict.fromkeys((*photo.sources, photo.url or "")):
        if written := _DATA.match(address[:700]):
            raw = _decoded(address[written.end() :], written[2])
            if len(raw) >= _SMALLEST:
                yield FoundPicture(raw, f"data:{written[1]}", True)
        elif address in files:
            yield FoundPicture(files[address], address, True)
        elif address and (raw := beside(address) or b""):
            yield FoundPicture(raw, address, False)


def _decoded(written: str, settings: str) -> bytes:
    """Decode a data address (RFC 2397); what is broken is no picture."""
    try:
        raw = unquote_to_bytes(written)
        if "base64" not in settings.casefold():
            return raw
        plain = bytes(raw).translate(None, b" \t\r\n\f")
        return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
