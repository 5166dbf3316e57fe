"""What stands beside a file in its folder: its pictures, its sidecar, and manifests above it."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO

from articles.loading.document import Beside, Told
from articles.loading.sidecar import (
    MANIFEST,
    Manifest,
    is_manifest,
    read_manifest,
    read_sidecar,
    sidecar_of,
)
from articles.loading.unpacking import (
    INDEX,
    Limits,
    Snapshot,
    Unreadable,
    folded,
    paths_named_by,
    paths_upwards,
    read_snapshot,
)
from articles.parsing import PageWarning


def open_file(path: Path) -> BinaryIO:
    """Open a plain file. Raises Unreadable."""
    try:
        # Not blocking: opening a pipe that nobody writes to must not hang the load.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        file = os.fdopen(descriptor, "rb")
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return file
        file.close()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"The file cannot be read: {reason}.") from error
    raise Unreadable("This is not a file but a device, pipe or socket.")


def file_below(folder: Path, top: Path, limit: int) -> Beside:
    """Return what gives the files below a page's folder, none of them larger than the limit.

    An address that leads up is followed as far as `top`, the folder that was named; never out.
    """
    return partial(_file_below, folder, top, limit)


def told_beside(path: Path, top: Path, limits: Limits) -> tuple[Told, tuple[PageWarning, ...]]:
    """Return what a file's sidecar says of it, over the manifests in its folders up to `top`."""
    told = Told()
    warnings: tuple[PageWarning, ...] = ()
    sidecar = path.with_name(sidecar_of(path.name))
    if "." in path.name and (raw := _read(sidecar, limits.document)) is not None:
        told, warnings = read_sidecar(raw, sidecar.name)
    for folder in _folders(path, top):
        manifest = _manifest_in(folder, limits)
        row = manifest and manifest.rows.get(_plain(path.relative_to(folder).as_posix()))
        if row:
            told, warnings = told.over(row.told), warnings + row.warnings
    return told, warnings


def manifest_faults(path: Path, limits: Limits) -> list[str] | None:
    """Return in sentences what is wrong with a manifest; None when the file is none."""
    manifest = _manifest_in(path.parent, limits) if path.name == MANIFEST else None
    if manifest is None:
        return None
    missing = manifest.missing(partial(_is_there, path.parent))
    return [fault for fault in (manifest.fault, missing) if fault]


def snapshot_in(folder: Path, limits: Limits) -> Snapshot | None:
    """Return what ArchiveBox says of a folder in which it saved one page in many ways, if it is."""
    index = folder / INDEX
    raw = _read(index, limits.document) if index.is_file() else None
    return read_snapshot(raw) if raw else None


def is_file_below(folder: Path, path: str) -> bool:
    """Tell whether a file of this path, with slashes, stands below a folder, and holds anything."""
    found = _found_below(folder, path)
    return found is not None and found.stat().st_size > 0


def _folders(path: Path, top: Path) -> Iterator[Path]:
    for folder in path.parents:
        yield folder
        if folder == top:
            return


def _manifest_in(folder: Path, limits: Limits) -> Manifest | None:
    path = folder / MANIFEST
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return _manifest(path, status.st_mtime_ns, status.st_size, limits)


@lru_cache(maxsize=64)
def _manifest(path: Path, changed: int, size: int, limits: Limits) -> Manifest | None:
    raw = _read(path, limits.document)
    return read_manifest(raw, MANIFEST, limits.members) if raw and is_manifest(raw) else None


def _is_there(folder: Path, path: str) -> bool:
    return any(
        os.path.lexists(folder / unicodedata.normalize(form, path)) for form in ("NFC", "NFD")
    )


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _file_below(folder: Path, top: Path, limit: int, address: str) -> bytes | None:
    for path in paths_named_by(address):
        found = _found_below(folder, path) or _found_below(folder, path.rpartition("/")[2])
        if found is not None:
            return _read(found, limit)
    way = folder.relative_to(top).as_posix()
    for path in paths_upwards(address, "" if way == "." else way):
        if (found := _found_below(top, path)) is not None:
            return _read(found, limit)
    return None


def _found_below(folder: Path, path: str) -> Path | None:
    """Return a file below a folder, whatever links would make of its path, and however spelt."""
    with suppress(OSError, RuntimeError, ValueError, StopIteration):
        found = folder
        for part in path.split("/"):
            found = found / part if (found / part).exists() else _spelt_alike(found, part)
        is_inside = found.resolve().is_relative_to(folder.resolve())
        return found if is_inside and found.is_file() else None
    return None


def _spelt_alike(folder: Path, name: str) -> Path:
    wanted = folded(name)
    return next(child for child in folder.iterdir() if folded(child.name) == wanted)


def _read(path: Path, limit: int) -> bytes | None:
    try:
        with open_file(path) as file:
            raw = file.read(limit + 1)
    except (Unreadable, OSError):
        return None
    return raw if len(raw) <= limit else None
