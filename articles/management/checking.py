"""Look for damage: in the database's own pages, and in the captures' files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import connection

from articles.models import Capture

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
            digest = _digest(capture)
        except (OSError, ValueError) as trouble:
            yield f"Capture {capture.sha256} cannot be read: {trouble}."
            continue
        if digest != capture.sha256:
            yield f"Capture {capture.sha256} has changed: its bytes now have {digest}."


def _digest(capture: Capture) -> str:
    digest = hashlib.sha256()
    with capture.file.open("rb") as file:
        for chunk in iter(lambda: file.read(_CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()
