"""Pictures that a page carries in its own addresses: whether one is the photo or a stand-in."""

from __future__ import annotations

import base64
import binascii
import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A preview of a photo that loads late is some twenty points wide, a counter one.
NARROWEST, LOWEST = 100, 60
_HEAD = re.compile(
    r"data:image/([a-z0-9.+-]{1,20})(?:;[a-z0-9=-]{1,40}){0,3}?;base64,", re.IGNORECASE
)
_VARIABLE = re.compile(
    r"(?P<name>--[A-Za-z][\w-]{0,60})\s{0,5}:\s{0,5}url\(\s{0,5}(?P<end>[\"']?)(?=data:image/)"
)
_LONGEST_PREVIEW = 4000
# A multiple of four characters; the size of a JPEG may stand behind its colour profile.
_ENOUGH = 120_000
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def is_preview(address: str) -> bool:
    """Whether a `data:` address holds no photo: a counter, a drawing, a blurred stand-in."""
    head = _HEAD.match(address[:200])
    if head is None or head[1].casefold().startswith("svg"):
        return True
    size = size_within(address)
    if size is None:
        return len(address) < _LONGEST_PREVIEW
    return size[0] < NARROWEST or size[1] < LOWEST


def size_within(address: str) -> tuple[int, int] | None:
    """Width and height in points of the picture in a `data:` address; None when they are hidden."""
    head = _HEAD.match(address[:200])
    if head is None:
        return None
    try:
        start = base64.b64decode(_whole_fours(address[head.end() : head.end() + _ENOUGH]))
    except (binascii.Error, ValueError):
        return None
    found = next(_sizes(start), None)
    return found if found and min(found) > 0 else None


def _whole_fours(written: str) -> str:
    return written[: len(written) // 4 * 4]


def _sizes(start: bytes) -> Iterator[tuple[int, int]]:
    """The size that the first bytes of a picture tell, by its kind."""
    if start.startswith(b"\x89PNG") and len(start) >= 24:
        yield _number(start[16:20]), _number(start[20:24])
    elif start.startswith(b"GIF8") and len(start) >= 10:
        yield _number(start[7:5:-1]), _number(start[9:7:-1])
    elif start.startswith(b"\xff\xd8"):
        yield from _of_jpeg(start)
    elif start[8:12] == b"WEBP" and len(start) >= 30:
        yield _of_webp(start)


def _of_jpeg(start: bytes) -> Iterator[tuple[int, int]]:
    place = 2
    while place + 9 <= len(start) and start[place] == 0xFF:
        if start[place + 1] in _JPEG_SIZES:
            yield _number(start[place + 7 : place + 9]), _number(start[place + 5 : place + 7])
            return
        place += 2 + max(2, _number(start[place + 2 : place + 4]))


def _of_webp(start: bytes) -> tuple[int, int]:
    kind = start[12:16]
    if kind == b"VP8X":
        return 1 + _number(start[26:23:-1]), 1 + _number(start[29:26:-1])
    if kind == b"VP8L":
        bits = _number(start[24:20:-1])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return _number(start[27:25:-1]) & 0x3FFF, _number(start[29:27:-1]) & 0x3FFF


def _number(digits: bytes) -> int:
    return int.from_bytes(digits, "big")


def pictures_in_styles(styles: list[str], most: int = 400) -> dict[str, str]:
    """The pictures that a page saved in one file names once, as `--sf-img-3: url("data:…")`."""
    found: dict[str, str] = {}
    for style in styles:
        for match in islice(_VARIABLE.finditer(style), most):
            stop = style.find(match["end"] or ")", match.end())
            if stop > match.end():
                found.setdefault(match["name"], style[match.end() : stop])
    return found
