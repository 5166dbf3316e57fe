"""Documents that hold no readable text: said by name."""

from __future__ import annotations

import re

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90\x00", "a program (Windows)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"RIFF", "a RIFF sound or image file"),
    (b"OggS", "an Ogg sound file"),
    (b"ID3", "an MP3 sound file"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a WARC archive"),
)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t\r\n]{0,1000}"
    rb"(?:<!--[^>]{0,1000}-->[ \t\r\n]{0,100})?"
    rb"(?:<\?xml[^>]{0,300}>[ \t\r\n]{0,100})?<(?:!doctype html|html)[ \t\r\n>]",
    re.IGNORECASE,
)
_NUL = b"\x00"


def reason_to_refuse(raw: bytes) -> str | None:
    """Say why a document cannot be read at all, judged by its first bytes; None when it may be."""
    if not raw:
        return "The file is empty."
    if not raw.strip():
        return "The file holds only white space."
    kind = _binary_kind(raw)
    if kind is not None:
        return f"The file is {kind}, not text: save the page as text and load that."
    # Without its zero bytes the markup of a UTF-16 page is plain to see.
    if _HTML.match(raw[:6000].replace(_NUL, b"")):
        return "The file is a saved web page that cannot be read: save it as text and load that."
    return None


def _binary_kind(raw: bytes) -> str | None:
    return next((kind for start, kind in _SIGNATURES if raw.startswith(start)), None)
