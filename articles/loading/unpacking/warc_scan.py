"""Where the records of a web archive begin and end, also after a damaged one.

Source: the WARC format, ISO 28500:2017 (WARC/1.1), and WARC/1.0 before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from articles.loading.unpacking.limits import PIECE, size_of

_LARGEST_HEADER = 2**16
_START = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_NEXT = re.compile(rb"\nWARC/\d\.\d{1,2}\r?\n")
_LONGEST_START = 16
_MOST_DAMAGES = 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """One record: where it begins and how long it is, in bytes; its headers by lower-case name.

    `fault` says in a sentence what is wrong with it; it is not read then.
    """

    start: int
    length: int
    headers: Mapping[str, str]
    fault: str = ""


def scan(file: BinaryIO) -> Iterator[Stretch]:
    """Yield the records of a plain WARC file in their order.

    After a damaged record the reading goes on at the next line that can begin one.
    """
    size, at, damages = size_of(file), 0, 0
    while at < size:
        record = _record_at(file, at, size)
        if record is None:
            at = _skip_blank(file, at, size)
            continue
        yield record
        if not record.fault:
            at = record.start + record.length
            continue
        damages += 1
        following = _next_start(file, record.start + 1, size)
        if following is None or damages >= _MOST_DAMAGES:
            return
        at = following


def _record_at(file: BinaryIO, at: int, size: int) -> Stretch | None:
    """Read the record that begins here; None at the blank lines between two records."""
    file.seek(at)
    head = file.read(_LARGEST_HEADER)
    if head[:1] in (b"\r", b"\n"):
        return None
    begin = _START.match(head)
    end = re.search(rb"\r?\n\r?\n", head)
    if begin is None or end is None:
        return _damaged(at, "it does not begin as a record of a web archive does")
    headers = _headers(head[begin.end() : end.start()])
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > 18:
        return _damaged(at, "it does not say how long it is")
    whole = end.end() + int(length)
    if at + whole > size:
        return _damaged(at, "the archive is cut short in it, or it says a wrong length", headers)
    file.seek(at + whole)
    behind = file.read(4)
    if behind and not b"\r\n\r\n".startswith(behind) and behind[:2] != b"\n\n":
        return _damaged(at, "it says a wrong length", headers)
    return Stretch(at, whole, headers)


def _damaged(at: int, what: str, headers: Mapping[str, str] | None = None) -> Stretch:
    return Stretch(at, 0, headers or {}, f"The record at byte {at:,} was not read: {what}.")


def _headers(written: bytes) -> dict[str, str]:
    """Read "Name: value" lines; a line that begins with white space goes on with the one before."""
    unfolded = re.sub(r"\r?\n[ \t]+", " ", written.decode("utf-8", "replace"))
    pairs = (line.partition(":") for line in unfolded.splitlines())
    return {name.strip().casefold(): value.strip() for name, colon, value in pairs if colon}


def _skip_blank(file: BinaryIO, at: int, size: int) -> int:
    """Return where the next byte stands that ends no line."""
    while at < size:
        file.seek(at)
        piece = file.read(PIECE)
        rest = piece.lstrip(b"\r\n")
        at += len(piece) - len(rest)
        if rest:
            break
    return at


def _next_start(file: BinaryIO, at: int, size: int) -> int | None:
    """Return where the next record can begin."""
    while at < size:
        file.seek(at)
        piece = file.read(PIECE)
        if found := _NEXT.search(piece):
            return at + found.start() + 1
        # A start may stand across two pieces.
        at += max(1, len(piece) - _LONGEST_START)
    return None
