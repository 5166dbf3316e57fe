"""Tar archives: their files, and never what is a link or a device."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from articles.loading.unpacking.limits import Budget, Unreadable, size_of
from articles.loading.unpacking.members import LEADS_OUT, Member, plain_path
from articles.loading.unpacking.window import window

# A long name or a PAX header is read into memory by tarfile: no honest one is as large as this.
_LARGEST_HEADER = 2**20
_HEADERS = {
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
}


class _Entry(tarfile.TarInfo):
    """An entry that does not let a header fill the memory."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _HEADERS and self.size > _LARGEST_HEADER:
            raise tarfile.ReadError("a header is too large")
        return super()._proc_member(archive)  # type: ignore[misc]


def tar_members(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Yield the files of a tar archive. Raises Overrun, and tarfile's own errors when damaged."""
    size = size_of(file)
    with tarfile.open(fileobj=file, mode="r:", tarinfo=_Entry, errorlevel=2) as archive:
        before = -1
        while True:
            try:
                entry = archive.next()
            except tarfile.TarError:
                yield _cut(file, before)
                return
            if entry is None:
                break
            budget.count()
            archive.members.clear()  # type: ignore[attr-defined]  # or tarfile remembers them all
            if entry.size < 0 or archive.offset <= before:
                raise Unreadable("The tar archive is damaged: a file has an impossible size.")
            before = archive.offset
            if not entry.isdir():
                yield _member(entry, file, size)
        end = archive.offset
    yield from _rest(file, end, size)


def _member(entry: tarfile.TarInfo, file: BinaryIO, size: int) -> Member:
    name = plain_path(entry.name)
    fault = LEADS_OUT if not name else _fault_of(entry, size)
    opened = partial(_open, file, entry.offset_data, entry.size, fault)
    return Member(name or entry.name, opened, fault=fault)


def _cut(file: BinaryIO, before: int) -> Member:
    fault = f"The tar archive is damaged or cut short after byte {max(0, before):,}."
    return Member("the rest", partial(_open, file, 0, 0, fault), fault=fault)


def _rest(file: BinaryIO, end: int, size: int) -> Iterator[Member]:
    """Say where the archive stopped making sense: tarfile takes that for its end."""
    file.seek(end)
    if end < size and file.read(tarfile.BLOCKSIZE).strip(b"\0"):
        fault = f"The tar archive is damaged at byte {end:,}: the rest was not read."
        yield Member(f"byte {end}", partial(_open, file, end, 0, fault), fault=fault)


def _fault_of(entry: tarfile.TarInfo, size: int) -> str:
    if entry.issym() or entry.islnk():
        return "This is a link, not a file: it is not followed."
    if entry.issparse() or not entry.isreg():
        return "This is not a plain file but a device, pipe or file with holes."
    if entry.offset_data + entry.size > size:
        return "The tar archive is cut short: the file is longer than the archive."
    return ""


def _open(file: BinaryIO, start: int, length: int, fault: str) -> BinaryIO:
    if fault:
        raise Unreadable(fault)
    return window(file, start, length)
