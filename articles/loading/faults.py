"""Tell the faults of the disk and the database apart, and say each in a sentence."""

from __future__ import annotations

import errno

from django.db import DataError, IntegrityError

_FREE = "Free some room and run the same load again."
_SENTENCES = (
    ("database or disk is full", f"the disk is full. {_FREE}"),
    ("no space left", f"the disk is full. {_FREE}"),
    ("disk quota", f"the disk quota is used up. {_FREE}"),
    ("file too large", f"a file would grow past the limit set for this program. {_FREE}"),
    ("disk i/o error", f"the disk refuses to write; it may be full. {_FREE}"),
    ("readonly database", "the database is read-only. Make it writable and load again."),
    ("read-only", "the room is read-only. Make it writable and load again."),
    ("unable to open database", "the database cannot be opened. Make its folder writable."),
    ("permission denied", "the room's folder cannot be written. Make it writable and load again."),
    ("database is locked", "another program has held the database for too long. Load again."),
    ("no such table", "the tables are not there yet. Run `manage.py migrate` first."),
    ("does not exist", "the tables are not there yet. Run `manage.py migrate` first."),
)


def is_the_documents_fault(error: Exception) -> bool:
    """Tell whether the database refuses this document, but would take others."""
    return isinstance(error, DataError | IntegrityError)


def refusal_of(error: Exception) -> str:
    """Say why the database refuses a document."""
    return f"The database cannot hold it: {_first_line(error)}."


def told_in_a_sentence(error: Exception, name: str = "") -> str:
    """Say what is wrong with the room and what to do."""
    what = f"Nothing of {name} was saved" if name else "Nothing was loaded"
    told = str(error).casefold()
    known = (sentence for sign, sentence in _SENTENCES if sign in told)
    return f"{what}: {next(known, None) or _first_line(error) + '.'}"


def _first_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno:
        return error.strerror or errno.errorcode.get(error.errno, str(error.errno))
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")
