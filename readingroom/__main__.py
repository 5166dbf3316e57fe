"""The command line: `python manage.py …` in a checkout, `reading-room …` when installed."""

import io
import os
import secrets
import sys

if sys.version_info < (3, 11):
    sys.exit("Reading Room needs Python 3.11 or newer: make the virtual environment with one.")

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import Error

from readingroom.faults import told_on_the_terminal


def main() -> None:
    """Run the management command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "readingroom.settings")
    if sys.argv[1:2] == ["parse"]:
        # It signs nothing: it runs where no room is and none can be made.
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    _never_fail_on_a_character()
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except Error as error:
        told = None if "--traceback" in sys.argv else told_on_the_terminal(error)
        if not told:
            raise
        sys.exit(told)
    except BrokenPipeError:
        # The reader of our output went away (`| head -1`). Python would complain once more when
        # it flushes at exit: give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _never_fail_on_a_character() -> None:
    """Write what the terminal's encoding lacks as an escape instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
