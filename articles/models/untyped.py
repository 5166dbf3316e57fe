"""Values of rows that were read without the ORM: SQLite has no type of its own for some."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from uuid import UUID


def moment(value: dt.datetime) -> dt.datetime:
    """Return an aware time: SQLite keeps times in UTC, and does not say so."""
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)


def identifier(value: UUID | str) -> UUID:
    """Return a UUID: SQLite keeps its digits."""
    return value if isinstance(value, UUID) else UUID(value)


def told(value: str | None) -> Any:
    """Return what JSON says; nothing for no value."""
    return None if value is None else json.loads(value)
