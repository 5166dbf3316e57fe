"""Which container a file is, told by its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum

HEAD = 8192
_TAR_BLOCK = 512
_CHECKSUM = slice(148, 156)
# "From mina@example.org Tue Mar 29 08:30:00 2022", and the message's first header under it.
_MBOX = re.compile(rb"\AFrom [^\r\n]{1,300}\b(?:19|20)\d\d\b[^\r\n]{0,40}\r?\n>?[A-Za-z][\w-]*: ")


class Kind(StrEnum):
    """The containers that are opened, named as a sentence names them."""

    ZIP = "ZIP archive"
    TAR = "tar archive"
    WARC = "web archive (WARC)"
    MBOX = "mailbox (mbox)"
    GZIP = "gzip file"
    BZIP2 = "bzip2 file"
    XZ = "xz file"


PACKINGS = {Kind.GZIP, Kind.BZIP2, Kind.XZ}
_STARTS = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"PK\x07\x08", Kind.ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    (b"BZh", Kind.BZIP2),
    (b"\xfd7zXZ\x00", Kind.XZ),
    (b"WARC/", Kind.WARC),
)


def kind_of(head: bytes) -> Kind | None:
    """Name the container that begins with these bytes; None when it is a document."""
    if head.startswith(b"BZh") and head[4:10] not in (b"1AY&SY", b"\x17rE8P\x90"):
        return None
    known = next((kind for start, kind in _STARTS if head.startswith(start)), None)
    if known is None and _is_tar(head):
        return Kind.TAR
    return known or (Kind.MBOX if _MBOX.match(head) else None)


def is_container(head: bytes) -> bool:
    """Tell whether a file that begins with these bytes holds documents rather than being one."""
    return kind_of(head) is not None


def _is_tar(head: bytes) -> bool:
    """Tell by the sum that a tar header keeps of itself, as old archives have no other sign."""
    block = head[:_TAR_BLOCK]
    written = block[_CHECKSUM].split(b"\0")[0].strip()
    if len(block) < _TAR_BLOCK or not re.fullmatch(rb"[0-7]{1,8}", written):
        return False
    return int(written, 8) == sum(block) - sum(block[_CHECKSUM]) + 8 * 0x20
