"""The machine is checked: an SQLite that cannot carry the room is named, with what to do."""

import sqlite3

import pytest
from django.db import connection

from articles import checks


def test_this_machine_will_do():
    assert checks.check_sqlite(None) == []


@pytest.fixture
def _on_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("The check is about SQLite.")


@pytest.mark.usefixtures("_on_sqlite")
def test_an_old_sqlite_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 30, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.30.1")

    [fault] = checks.check_sqlite(None)

    assert fault.msg == "This Python uses SQLite 3.30.1; Reading Room needs 3.31 or newer."
    assert "DATABASE_URL" in fault.hint


class WithoutFullTextSearch(sqlite3.Connection):
    """An SQLite that was built without FTS5."""

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        return super().execute(statement.replace("fts5", "fts9"), *values)


@pytest.mark.usefixtures("_on_sqlite")
def test_an_sqlite_without_full_text_search_is_refused_with_what_to_do(monkeypatch):
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda name: real(name, factory=WithoutFullTextSearch))

    [fault] = checks.check_sqlite(None)

    assert fault.id == "readingroom.E002"
    assert "FTS5" in fault.msg
