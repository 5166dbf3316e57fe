"""A room that `open` did not prepare: each door says in a sentence what is missing."""

import sys

import pytest

from tests.commands.room import Room

pytestmark = pytest.mark.slow


@pytest.fixture
def bare(tmp_path):
    """A room that nobody prepared."""
    return Room(tmp_path / "room")


@pytest.mark.parametrize("command", ["verify", "reindex", "reanchor", "export_notes"])
def test_a_command_without_tables_says_what_to_run_first(bare, command):
    ended = bare.run(command)

    assert ended.returncode == 1
    assert ended.stderr == "The tables are not there yet. Run `manage.py migrate` first.\n"


def test_a_database_that_cannot_be_reached_is_told_without_a_traceback(bare, tmp_path):
    bare.extra["DATABASE_URL"] = f"sqlite:///{tmp_path}/nowhere/db.sqlite3"

    ended = bare.run("verify")

    assert ended.returncode == 1
    assert ended.stderr == "The database cannot be used: unable to open database file\n"
    assert "Traceback" in bare.run("verify", "--traceback").stderr


def test_a_server_of_ones_own_is_told_to_collect_the_static_files_first(tmp_path):
    server = Room(tmp_path / "room", program=(sys.executable, "-c", "import readingroom.wsgi"))

    refused = server.run()
    Room(tmp_path / "room").run("collectstatic", "--no-input")
    served = server.run()

    assert refused.stderr.splitlines()[-1].endswith(
        f"No style sheets and scripts were collected in {tmp_path / 'room' / 'static'}. Run "
        "`manage.py collectstatic --no-input` first; `manage.py open` does it by itself."
    )
    assert (served.returncode, served.stderr) == (0, "")
