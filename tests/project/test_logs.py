"""A visitor cannot forge a line of the log, nor speak to the terminal."""

import logging

import pytest

from readingroom.logs import OneLine


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a\nERROR forged", r"a\nERROR forged"),
        ("\x1b[2J", r"\x1b[2J"),
        ("tab\tstays", "tab\tstays"),
        ("한글", "한글"),
    ],
)
def test_control_characters_are_written_as_escapes(typed, written):
    record = logging.LogRecord("django", logging.WARNING, "", 0, "Not Found: %s", (typed,), None)

    assert OneLine("{message}", style="{").format(record) == f"Not Found: {written}"
