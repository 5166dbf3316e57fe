"""Fixtures that every test may use."""

import os

import pytest
from django.contrib.auth.models import User
from django.db import connection

from tests import builders

# The locale and zone of the run are odd on purpose: nothing may depend on the machine's own.
os.environ["TZ"] = "Pacific/Chatham"


def pytest_collection_modifyitems(config, items):
    """Leave out what speaks of the other database, or of none: SQLite's run has those."""
    elsewhere = [
        test
        for test in items
        if _engine_of(test) not in {None, connection.vendor}
        or (connection.vendor != "sqlite" and not _asks_a_database(test))
    ]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [test for test in items if test not in elsewhere]


def _engine_of(test) -> str | None:
    mark = test.get_closest_marker("only_on")
    return mark.args[0] if mark else None


def _asks_a_database(test) -> bool:
    marked = test.get_closest_marker("django_db") is not None
    return marked or not {"db", "transactional_db", "django_db_setup"}.isdisjoint(test.fixturenames)


def pytest_terminal_summary(terminalreporter):
    """Say loudly which tests did not run, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    reasons = sorted({str(report.longrepr[2]) for report in skipped if report.longrepr})
    terminalreporter.section(f"{len(skipped)} tests did NOT run", red=True, bold=True)
    for reason in reasons:
        terminalreporter.line(reason.removeprefix("Skipped: "), red=True)


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, tmp_path):
    """Give each test a folder of its own for captures and photos."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def mina(db):
    """A curator."""
    return builders.curator()


@pytest.fixture
def joon(db):
    """Another curator."""
    return builders.curator("joon")


@pytest.fixture
def keeper(db):
    """A superuser."""
    return User.objects.create_superuser("keeper", password=builders.PASSWORD)
