"""The command line: `python manage.py …` in a checkout, `reading-room …` when installed."""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit("Reading Room needs Python 3.11 or newer: make the virtual environment with one.")

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the management command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "readingroom.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
