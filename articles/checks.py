"""System checks: the SQLite that Python was built with must be able to carry the room."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connection

TAG = "readingroom"
OLDEST_SQLITE = (3, 31, 0)


def check_sqlite(app_configs: Sequence[Any] | None, **given: Any) -> list[CheckMessage]:
    """Refuse an SQLite that is too old or that was built without full-text search."""
    if connection.vendor != "sqlite":
        return []
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return [
            Error(
                f"This Python uses SQLite {sqlite3.sqlite_version}; Reading Room needs 3.31 or "
                "newer.",
                hint="Use a newer Python, or name a PostgreSQL database in DATABASE_URL.",
                id="readingroom.E001",
            )
        ]
    if not _has_full_text_search():
        return [
            Error(
                "This Python's SQLite was built without FTS5, which search needs.",
                hint="Use a Python from python.org or your distribution, or name a PostgreSQL "
                "database in DATABASE_URL.",
                id="readingroom.E002",
            )
        ]
    return []


def _has_full_text_search() -> bool:
    with closing(sqlite3.connect(":memory:")) as trial:
        try:
            trial.execute("CREATE VIRTUAL TABLE trial USING fts5(words)")
        except sqlite3.OperationalError:
            return False
    return True
