"""Everything that holds on SQLite holds on PostgreSQL: the same tests on a real server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import machine
from tests.postgresql import server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def database_url():
    binaries = machine.postgresql_binaries()
    if not binaries:
        machine.missing("PostgreSQL", "Install it, for example: apt-get install postgresql")
    with server.running(binaries) as url:
        yield url


@pytest.mark.slow
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="This run names a database of its own.")
def test_the_same_tests_pass_on_postgresql(database_url):
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", "not browser and not slow", "tests"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url, "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )

    assert finished.returncode == 0, finished.stdout[-8000:] + finished.stderr[-2000:]
