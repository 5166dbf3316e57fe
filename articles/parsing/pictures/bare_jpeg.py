"""Take from a JPEG file everything but the picture, without decoding and losing anything of it.

Source: ITU-T T.81, annex B (markers and their segments).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
# Of the application segments: JFIF, the colour profile, and Adobe's word on the colours' order.
_COMMENT, _APPLICATION = 0xFE, range(0xE0, 0xF0)
_KEPT = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
# In coded pixels a marker is 0xFF and anything but a stuffed zero, a restart, or a filling 0xFF.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def bare_jpeg(raw: bytes) -> bytes:
    """Return the file without its comments, its metadata, and whatever follows its end.

    Raises ValueError at bytes that are no run of segments.
    """
    if not raw.startswith(_START):
        raise ValueError("no start of image")
    return b"".join((_START, *_pieces(raw), _END))


def _pieces(raw: bytes) -> Iterator[bytes]:
    at = len(_START)
    while not raw.startswith(_END, at):
        if at + 4 > len(raw) or raw[at] != 0xFF:
            raise ValueError(f"no marker at byte {at}")
        if raw[at + 1] == 0xFF:  # filling before a marker
            at += 1
            continue
        marker, end = raw[at + 1], at + 2 + int.from_bytes(raw[at + 2 : at + 4])
        if marker == _SCAN:
            found = _MARKER.search(raw, end)
            end = found.start() if found else len(raw)
        if _is_picture(marker, raw[at + 4 : at + 20]):
            yield raw[at:end]
        at = end


def _is_picture(marker: int, head: bytes) -> bool:
    if marker == _COMMENT:
        return False
    if marker in _APPLICATION:
        return any(marker == kind and head.startswith(name) for kind, name in _KEPT)
    return True
