"""A migration leaves its tables and its record, or neither."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from articles.management.migrating import WholeMigrationExecutor


class Killed(BaseException):
    """What ends a process where it stands."""


def lamps() -> migrations.Migration:
    """A migration that makes a table with an index, which Django makes last."""
    made = migrations.Migration("0001_lamps", "harbour")
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("height", models.IntegerField(db_index=True)),
    ]
    made.operations = [migrations.CreateModel("Lamp", fields)]
    return made


def is_recorded(executor: WholeMigrationExecutor) -> bool:
    return ("harbour", "0001_lamps") in executor.recorder.applied_migrations()


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_was_killed_while_it_was_recorded_left_no_table(monkeypatch):
    executor = WholeMigrationExecutor(connection)

    def die(app: str, name: str) -> None:
        raise Killed

    monkeypatch.setattr(executor.recorder, "record_applied", die)

    with pytest.raises(Killed):
        executor.apply_migration(ProjectState(), lamps())

    assert "harbour_lamp" not in connection.introspection.table_names()
    assert not is_recorded(executor)


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_was_made_is_recorded_and_can_be_taken_back():
    executor = WholeMigrationExecutor(connection)

    executor.apply_migration(ProjectState(), lamps())

    assert "harbour_lamp" in connection.introspection.table_names()
    assert is_recorded(executor)
    executor.unapply_migration(ProjectState(), lamps())
    assert not is_recorded(executor)
