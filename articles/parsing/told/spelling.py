"""Bytes to text for documents that declare their charset: in an XML declaration or a header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.decode import decode
from articles.parsing.markup.charset import Markup, decoder_named

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = 200
_XML = re.compile(rb"<\?xml[^>]{0,120}?encoding ?= ?[\"'](?P<name>[A-Za-z0-9_:.-]{2,40})[\"']")
_LEAD_IN = b"\xef\xbb\xbf \t\r\n"
_NUL = b"\x00"


def head_of(raw: bytes, size: int = 4096) -> bytes:
    """The beginning of a document without a byte order mark, white space or UTF-16's zeros."""
    head = raw[: 2 * size]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:]
    return head.replace(_NUL, b"").lstrip(_LEAD_IN)[:size]


def read_xml_text(raw: bytes) -> Markup:
    """Read XML as text: strict UTF-8 first, then the encoding that it declares, then any."""
    declared = _XML.search(raw, 0, _HEAD)
    return read_declared(raw, [declared["name"].decode("ascii")] if declared else [])


def read_declared(raw: bytes, charsets: Iterable[str]) -> Markup:
    """Read bytes as text: strict UTF-8 first, then the charsets named, then any that fits.

    Raises UnknownFormat when it is no text.
    """
    if _NUL not in raw:
        for codec in ("utf-8-sig", *map(decoder_named, charsets)):
            text = _strictly(raw, codec)
            if text is not None:
                return Markup(text, codec.removesuffix("-sig") if codec else "utf-8")
    found = decode(raw)
    return Markup(found.text, found.encoding, found.warnings)


def _strictly(raw: bytes, codec: str | None) -> str | None:
    try:
        return raw.decode(codec) if codec else None
    except UnicodeDecodeError:
        return None
