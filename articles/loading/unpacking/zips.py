"""ZIP archives: their files, checked before any is opened."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import BinaryIO, cast

from articles.loading.unpacking.limits import Budget, Unreadable, size_of
from articles.loading.unpacking.members import LEADS_OUT, Member, plain_path
from articles.loading.unpacking.window import window

# The two others that Python knows are unpacked without bounds, and hardly ever used.
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_UTF_8 = 0x800
_LOCAL_HEADER = 30
_END, _LONGEST_COMMENT = 22, 2**16
_END_64, _LOCATOR_64 = 56, 20
# An entry of the table of contents takes 46 bytes and its name; more than this is a bomb's.
_LARGEST_ENTRY = 1024
_OFFICE = {"[Content_Types].xml", "META-INF/MANIFEST.MF"}


def zip_members(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Yield the files of a ZIP archive. Raises Unreadable, Overrun and zipfile's own errors."""
    _check_contents(file, budget)
    archive = zipfile.ZipFile(file)
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _refuse_office(entries)
    overlapping = _overlapping(archive.infolist())
    for entry in entries:
        name = plain_path(_name_of(entry))
        fault = LEADS_OUT if not name else _fault_of(entry, overlapping)
        if fault:
            yield Member(name or entry.filename, partial(_nothing, fault), fault=fault)
        elif entry.compress_type == zipfile.ZIP_STORED:
            yield Member(name, partial(_stored, file, entry))
        else:
            yield Member(name, partial(_packed, archive, entry), is_packed=True)


def _check_contents(file: BinaryIO, budget: Budget) -> None:
    """Look at the table of contents before it is read: it may be the bomb itself."""
    size = size_of(file)
    length = min(size, _END + _LONGEST_COMMENT)
    file.seek(size - length)
    tail = file.read(length)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or place + _END > length:
        raise Unreadable("The ZIP archive is cut short: its table of contents is missing.")
    entries, contents = struct.unpack("<10xHL6x", tail[place : place + _END])
    if entries == 0xFFFF or contents == 0xFFFFFFFF:
        entries, contents = _large_contents(file, size - length + place) or (entries, contents)
    file.seek(0)
    budget.count(entries)
    if contents > min(size, budget.limits.members * _LARGEST_ENTRY):
        raise Unreadable("The ZIP archive is damaged: its table of contents is too large.")


def _large_contents(file: BinaryIO, end: int) -> tuple[int, int] | None:
    """Return the number of entries and the size of a ZIP64 table of contents."""
    file.seek(max(0, end - _LOCATOR_64 - _END_64))
    record = file.read(_END_64)
    if not record.startswith(b"PK\x06\x06") or len(record) < _END_64:
        return None
    entries, contents = struct.unpack("<32xQQ8x", record)
    return entries, contents


def _refuse_office(entries: list[zipfile.ZipInfo]) -> None:
    first = entries[0].filename if entries else ""
    if first == "mimetype" or any(entry.filename in _OFFICE for entry in entries):
        raise Unreadable(
            "The file is a document of an office program, an e-book or a program, not an archive "
            "of captures: save it as HTML or text and load that."
        )


def _overlapping(entries: list[zipfile.ZipInfo]) -> set[int]:
    """Return where entries begin that run into the next: the trick of bombs that share bytes."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return {
        one.header_offset
        for one, following in pairwise(ordered)
        if one.header_offset + _LOCAL_HEADER + one.compress_size > following.header_offset
    }


def _fault_of(entry: zipfile.ZipInfo, overlapping: set[int]) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "This is a symbolic link: it is not followed."
    if kind not in {0, stat.S_IFREG}:
        return "This is not a file but a device, pipe or socket."
    if entry.flag_bits & _ENCRYPTED:
        return "The file is encrypted: unpack it with its password and load that."
    if entry.compress_type not in _READABLE:
        return (
            f"The file is packed in a way that is not read here (method {entry.compress_type}): "
            "unpack the archive and load the folder."
        )
    if entry.header_offset in overlapping:
        return "The file overlaps another one of the archive, as in bombs: it is not unpacked."
    return ""


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return a name that was written without saying in which encoding as what it must be.

    Macs write UTF-8, Korean Windows CP949, and both forget to say so.
    """
    if entry.flag_bits & _UTF_8 or entry.filename.isascii():
        return entry.filename
    try:
        written = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    korean = _decoded(written, "cp949")
    is_korean = all(letter.isascii() or "가" <= letter <= "힣" for letter in korean)
    return _decoded(written, "utf-8") or (korean if is_korean else "") or entry.filename


def _decoded(written: bytes, encoding: str) -> str:
    try:
        return written.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _nothing(fault: str) -> BinaryIO:
    raise Unreadable(fault)


def _packed(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, archive.open(entry))


def _stored(file: BinaryIO, entry: zipfile.ZipInfo) -> BinaryIO:
    """Return an entry that is not packed as a stretch of the archive itself."""
    file.seek(entry.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise Unreadable("The ZIP archive is damaged: a file is not where it says.")
    name, extra = struct.unpack("<26xHH", header)
    start = entry.header_offset + _LOCAL_HEADER + name + extra
    if start + entry.compress_size > size_of(file):
        raise Unreadable("The ZIP archive is damaged: a file is longer than the archive.")
    return window(file, start, entry.compress_size)
