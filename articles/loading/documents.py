"""Walk the paths that a load names and read each document, bounded, whatever its name or kind."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from articles.loading.document import Document
from articles.models import Capture

STANDARD_INPUT = "-"
_LITTER = {"Thumbs.db", "desktop.ini", "__MACOSX"}
_GZIP = b"\x1f\x8b"
# Controls, bidirectional overrides and the halves of characters that a broken name leaves behind.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


class Unreadable(Exception):
    """The document cannot be read; the message says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a walk met: its place, a name that is safe to print, and its fault if any."""

    path: Path
    name: str
    fault: str = ""


def shown(name: str) -> str:
    """Return a name with everything that a terminal or a log would obey written as an escape."""
    return _HIDDEN.sub(_escaped, name)


def find_documents(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield the documents of files and folders, in the order of their names.

    Hidden files and a desktop's litter are passed over in folders, but read when named themselves.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if str(path) != STANDARD_INPUT and _is_folder(path):
            yield from _walk(path, seen)
        else:
            yield Found(path, shown(str(path)))


def documents_in(found: Found) -> Iterator[Document]:
    """Yield the document of a file: its fault, when it cannot be read."""
    try:
        yield Document(read_document(found), found.name)
    except Unreadable as trouble:
        yield Document(b"", found.name, fault=str(trouble))


def documents_of(raw: bytes, name: str) -> Iterator[Document]:
    """Yield the document of bytes that came by upload: its fault, when it cannot be read."""
    try:
        yield Document(unpacked(raw), shown(name))
    except Unreadable as trouble:
        yield Document(b"", shown(name), fault=str(trouble))


def read_document(found: Found) -> bytes:
    """Read a document, gunzipped when it is a gzip file. Raises Unreadable."""
    if found.fault:
        raise Unreadable(found.fault)
    limit = settings.READINGROOM_MAX_DOCUMENT_BYTES
    if str(found.path) == STANDARD_INPUT:
        raw = sys.stdin.buffer.read(limit + 1)
    else:
        raw = _read_file(found.path, limit)
    return unpacked(raw)


def unpacked(raw: bytes) -> bytes:
    """Return a document's own bytes: those inside a gzip file. Raises Unreadable when too large."""
    limit = settings.READINGROOM_MAX_DOCUMENT_BYTES
    if raw.startswith(_GZIP):
        raw = _gunzip(raw, limit)
    if len(raw) > limit:
        raise Unreadable(_too_large("more", limit))
    return raw


def has_news(paths: Iterable[Path]) -> bool:
    """Tell whether any document stands there whose bytes the room has not kept yet."""
    return any(not _is_kept(found) for found in find_documents(paths))


def _is_kept(found: Found) -> bool:
    try:
        digest = hashlib.sha256(read_document(found)).hexdigest()
    except Unreadable:
        return False
    return Capture.objects.filter(sha256=digest).exists()


def _walk(top: Path, seen: set[tuple[int, int]]) -> Iterator[Found]:
    # A stack, not recursion: folders may be deeper than Python's call stack.
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(top, frozenset())]
    while waiting:
        path, above = waiting.pop()
        if not _is_folder(path):
            yield Found(path, shown(str(path)))
            continue
        try:
            status = path.stat()
            inside = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            yield _faulty(path, f"The folder cannot be read: {error.strerror}.")
            continue
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield _faulty(path, "The folder leads back into a folder that it stands in.")
        if here not in seen:
            seen.add(here)
            names = {child.name for child in inside}
            waiting += [
                (child, above | {here})
                for child in inside
                if not _is_litter(child) and not _is_part_of_a_page(child.name, names)
            ]


def _faulty(path: Path, fault: str) -> Found:
    return Found(path, shown(str(path)), fault)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name of no use, or behind a locked door: reading it will say which
        return False


def _is_litter(path: Path) -> bool:
    return path.name.startswith(".") or path.name in _LITTER


def _is_part_of_a_page(name: str, beside: set[str]) -> bool:
    """Tell whether a folder holds the scripts and pictures of a page that a browser saved."""
    page = name.removesuffix("_files")
    return page != name and bool(beside & {f"{page}.html", f"{page}.htm"})


def _read_file(path: Path, limit: int) -> bytes:
    try:
        # Not blocking: opening a pipe that nobody writes to must not hang the load.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("This is not a file but a device, pipe or socket.")
            if status.st_size > limit:
                raise Unreadable(_too_large(f"{status.st_size:,} bytes", limit))
            return file.read(limit + 1)
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from error


def _gunzip(raw: bytes, limit: int) -> bytes:
    """Unpack a gzip file of one or more members, never more than one byte past the limit."""
    pieces: list[bytes] = []
    room = limit + 1
    while raw and room:
        unpacking = zlib.decompressobj(wbits=31)
        try:
            pieces.append(unpacking.decompress(raw, room))
        except zlib.error as error:
            raise Unreadable("The gzip file is damaged.") from error
        room -= len(pieces[-1])
        if room and not unpacking.eof:
            raise Unreadable("The gzip file is cut short.")
        raw = unpacking.unused_data.lstrip(b"\0")
    return b"".join(pieces)


def _too_large(size: str, limit: int) -> str:
    return (
        f"The document holds {size}; the limit is {limit / 2**20:g} MB "
        "(READINGROOM_MAX_DOCUMENT_MB)."
    )


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no text, as Python keeps it in file names
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
