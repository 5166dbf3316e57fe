"""Look for damage: in the database's own pages, and in the files of captures and pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db import connection

from articles.models import Capture, Photo

_CHUNK = 2**20


def database_faults() -> Iterator[str]:
    """Yield what SQLite finds wrong with its file. PostgreSQL keeps checksums of its own."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        yield from (f"The database: {told}." for (told,) in cursor.fetchall() if told != "ok")
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _ in cursor.fetchall():
            yield f"The database: row {row} of {table} names a row of {parent} that is not there."


def capture_faults() -> Iterator[str]:
    """Yield the captures whose file is gone, or no longer holds the bytes that were saved."""
    kept = Capture.objects.order_by("pk").only("sha256", "file")
    for capture in kept.iterator(chunk_size=1_000):
        try:
            digest = _digest(capture.file.name or "")
        except (OSError, ValueError) as trouble:
            yield f"Capture {capture.sha256} cannot be read: {trouble}."
            continue
        if digest != capture.sha256:
            yield f"Capture {capture.sha256} has changed: its bytes now have {digest}."


def picture_faults() -> Iterator[str]:
    """Yield the pictures of photos whose file is gone, or no longer holds what its name says."""
    for column in ("image", "original"):
        names = Photo.objects.exclude(**{column: ""}).order_by(column)
        for name in names.values_list(column, flat=True).distinct().iterator(chunk_size=1_000):
            try:
                digest = _digest(name)
            except (OSError, ValueError) as trouble:
                yield f"The picture {name} cannot be read: {trouble}."
                continue
            if PurePosixPath(name).stem != digest:
                yield f"The picture {name} has changed: its bytes now have {digest}."


def _digest(name: str) -> str:
    digest = hashlib.sha256()
    with default_storage.open(name, "rb") as file:
        for chunk in iter(lambda: file.read(_CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()
