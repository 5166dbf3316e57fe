"""`manage.py check --deploy` is clean when HTTPS is switched on by its one setting."""

import pytest

from tests.commands.room import Room


@pytest.mark.slow
def test_the_deployment_check_is_clean_with_https(tmp_path):
    room = Room(tmp_path / "room")
    room.extra = {"READINGROOM_HTTPS": "yes"}

    finished = room.run("check", "--deploy", "--fail-level", "WARNING")

    assert (finished.returncode, finished.stderr) == (0, "")
