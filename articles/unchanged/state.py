"""Whether anything in the database has changed: one cheap question with an exact answer.

The databases know it themselves, so no writer has to say what it changed, and none can forget to:

- PostgreSQL's snapshot names every transaction that it can see. Two equal snapshots see the same
  rows (https://www.postgresql.org/docs/current/functions-info.html, `pg_current_snapshot`).
- SQLite counts the commits that a connection did not make itself (`PRAGMA data_version`,
  https://www.sqlite.org/pragma.html#pragma_data_version). A connection of its own, which writes
  nothing, therefore counts those of every process and thread.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from django.db import DatabaseError, connection

State: TypeAlias = Hashable
_SNAPSHOT = "SELECT pg_postmaster_start_time()::text, pg_current_snapshot()::text"


def state() -> State | None:
    """Return a value that is equal as long as nothing has changed, and only in this process.

    Ask before reading: what is read afterwards is then never older than the state. None where it
    cannot be told: inside a transaction, which sees rows that may never be committed, in a database
    that is in memory or does not answer.
    """
    if connection.in_atomic_block:
        return None
    ask = {"postgresql": _of_postgresql, "sqlite": _of_sqlite}[connection.vendor]
    try:
        return ask()
    except (DatabaseError, sqlite3.Error, OSError):
        return None


def _of_postgresql() -> State:
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT)
        return tuple(cursor.fetchone())


@dataclass(frozen=True, slots=True)
class _Watch:
    """A connection that only counts what the others do."""

    number: int  # a new one counts anew
    file: tuple[int, int]
    process: int
    connection: sqlite3.Connection


_lock = threading.Lock()
_numbers = count(1)
_watches: dict[str, _Watch] = {}


def _of_sqlite() -> State:
    path = str(connection.settings_dict["NAME"])
    with _lock:
        watch = _watch(path)
        # All rows are fetched: a statement left open would hold its snapshot for ever.
        [(version,)] = watch.connection.execute("PRAGMA data_version").fetchall()
    return watch.number, version


def _watch(path: str) -> _Watch:
    """Return the watch of a file; a new one when another file took its place, or after a fork."""
    found = Path(path).stat()
    file, watch = (found.st_dev, found.st_ino), _watches.get(path)
    if watch and (watch.file, watch.process) == (file, os.getpid()):
        return watch
    opened = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, check_same_thread=False)
    _watches[path] = _Watch(next(_numbers), file, os.getpid(), opened)
    return _watches[path]
