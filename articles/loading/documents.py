"""Walk the paths that a load names and read each file, bounded, whatever its name or kind."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from articles.loading.beside_files import (
    file_below,
    is_file_below,
    manifest_faults,
    open_file,
    snapshot_in,
    told_beside,
)
from articles.loading.document import Document, Told
from articles.loading.showing import shown
from articles.loading.sidecar import is_sidecar
from articles.loading.unpacking import (
    NOTHING_SAVED,
    Limits,
    Snapshot,
    Unreadable,
    documents_from,
    is_collection,
    is_folder_of_a_page,
    is_kept_beside,
    is_litter,
    is_page,
    is_part,
    spooled,
)
from articles.models import Capture

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a walk met: its place, a name that is safe to print, and its fault if any.

    `top` is the folder that was named, when the file was met below one. `told` is what the folder
    itself says of it.
    """

    path: Path
    name: str
    fault: str = ""
    top: Path | None = None
    told: Told = field(default_factory=Told)


class _Waiting(NamedTuple):
    """A file or folder whose turn comes; `above` are the folders on the way to it."""

    path: Path
    above: frozenset[tuple[int, int]]


def find_documents(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield the files of folders that hold documents or archives, in the order of their names.

    Hidden files, a desktop's litter, what belongs to a saved page and what says something of a file
    beside it are passed over in folders; but each file is read when it is named itself.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if str(path) != STANDARD_INPUT and _is_folder(path):
            yield from _walk(path, seen)
        elif not _is_a_sidecar(path):
            yield Found(path, shown(str(path)))


def documents_in(found: Found) -> Iterator[Document]:
    """Yield the documents of a file, those inside an archive each; a fault where one has one."""
    if found.fault:
        yield Document(b"", found.name, fault=found.fault)
        return
    limits = limits_set()
    top = found.top or found.path.parent
    try:
        if str(found.path) == STANDARD_INPUT:
            file = spooled(sys.stdin.buffer, limits)
            origin = Document(b"", found.name)
        elif (faults := manifest_faults(found.path, limits)) is not None:
            yield from (Document(b"", found.name, fault=fault) for fault in faults)
            return
        else:
            file = open_file(found.path)
            told, warnings = told_beside(found.path, top, limits)
            told = told.over(found.told)
            beside = file_below(found.path.parent, top, limits.document)
            origin = Document(b"", found.name, told, beside, warnings=warnings)
    except Unreadable as trouble:
        yield Document(b"", found.name, fault=str(trouble))
    else:
        yield from documents_from(file, origin, limits)


def documents_of(raw: bytes, name: str) -> Iterator[Document]:
    """Yield the documents of bytes that came without a file; a fault where one has one."""
    yield from documents_from(io.BytesIO(raw), Document(b"", shown(name)), limits_set())


def limits_set() -> Limits:
    """Return how much the settings allow to be unpacked."""
    return Limits(
        document=settings.READINGROOM_MAX_DOCUMENT_BYTES,
        archive=settings.READINGROOM_MAX_ARCHIVE_BYTES,
        ratio=settings.READINGROOM_MAX_RATIO,
        members=settings.READINGROOM_MAX_MEMBERS,
        depth=settings.READINGROOM_MAX_DEPTH,
    )


def has_news(paths: Iterable[Path]) -> bool:
    """Tell whether any document stands there whose bytes the room has not kept yet."""
    return any(
        not _is_kept(document)
        for found in find_documents(paths)
        for document in documents_in(found)
    )


def _is_kept(document: Document) -> bool:
    digest = hashlib.sha256(document.raw).hexdigest()
    return not document.fault and Capture.objects.filter(sha256=digest).exists()


def _walk(top: Path, seen: set[tuple[int, int]]) -> Iterator[Found]:
    # Pictures may stand in a folder beside that of the pages; looked for once one is met.
    has_pages = cache(lambda: _holds_pages(top))
    # A stack, not recursion: folders may be deeper than Python's call stack.
    waiting = [_Waiting(top, frozenset())]
    while waiting:
        one = waiting.pop()
        path = one.path
        if not _is_folder(path):
            if not (is_part(path.name) and has_pages()):
                yield Found(path, shown(str(path)), top=top)
            continue
        try:
            status = path.stat()
            inside = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            yield _faulty(path, f"The folder cannot be read: {error.strerror}.")
            continue
        here = (status.st_dev, status.st_ino)
        if here in one.above:
            yield _faulty(path, "The folder leads back into a folder that it stands in.")
        if here not in seen:
            seen.add(here)
            if (snapshot := snapshot_in(path, limits_set())) is not None:
                yield _best_of(snapshot, path, top)
                continue
            waiting += _documents_of_a_folder(inside, one.above | {here})


def _holds_pages(top: Path) -> bool:
    return any(is_page(name) for _, _, names in os.walk(top) for name in names)


def _best_of(snapshot: Snapshot, folder: Path, top: Path) -> Found:
    """Return the one page of a folder in which ArchiveBox saved it in many ways."""
    page, told = snapshot.chosen(partial(is_file_below, folder))
    if not page:
        return _faulty(folder, NOTHING_SAVED)
    return Found(folder / page, shown(str(folder / page)), top=top, told=told)


def _documents_of_a_folder(
    inside: list[Path], above: frozenset[tuple[int, int]]
) -> Iterator[_Waiting]:
    names = {child.name for child in inside}
    is_archivebox = is_collection(names)
    for child in inside:
        name = child.name
        is_passed_over = (
            is_litter(name)
            or is_folder_of_a_page(name, names)
            or is_sidecar(name, names.__contains__)
            or (is_archivebox and is_kept_beside(name))
        )
        if not is_passed_over:
            yield _Waiting(child, above)


def _is_a_sidecar(path: Path) -> bool:
    return is_sidecar(path.name, lambda name: path.with_name(name).is_file())


def _faulty(path: Path, fault: str) -> Found:
    return Found(path, shown(str(path)), fault)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name of no use, or behind a locked door: reading it will say which
        return False
