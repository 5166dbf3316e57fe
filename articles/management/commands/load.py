"""Load captured pages into the room."""

from __future__ import annotations

from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from articles.loading import CannotSave, LoadOptions, Outcome, Report, load_paths, shown
from articles.management.describing import (
    WRONG_USE,
    add_describing_arguments,
    options_from,
    paths_from,
)
from articles.management.telling import teller, write_record

INTERRUPTED = 130


class Command(BaseCommand):
    """`manage.py load PATH…`."""

    help = (
        "Load captured pages: files, folders, or - for standard input. Loading again changes "
        "nothing. Exit code 0: all fine; 1: something was rejected; 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        add_describing_arguments(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be loaded; save nothing."
        )
        parser.add_argument(
            "--report", metavar="FILE.jsonl", help="Write what became of each document."
        )

    def handle(self, *args: Any, **given: Any) -> None:
        """Load, tell, and leave with the right exit code."""
        options = options_from(given, given["dry_run"])
        paths = paths_from(given["paths"])
        try:
            report = self._load(paths, options, given["report"], given["verbosity"])
        except CannotSave as trouble:
            raise CommandError(str(trouble)) from trouble
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped. What was loaded stays; the same command goes on from here.",
                returncode=INTERRUPTED,
            ) from None
        self._sum_up(report, options)

    def _load(
        self, paths: list[Path], options: LoadOptions, report: str | None, verbosity: int
    ) -> Report:
        with ExitStack() as open_while_loading:
            file = open_while_loading.enter_context(_open_report(report)) if report else None
            tell = open_while_loading.enter_context(teller(self.stdout, verbosity))

            def progress(done: int, total: int, outcome: Outcome) -> None:
                if file:
                    write_record(file, outcome.as_record())
                tell(done, total, outcome)

            return load_paths(paths, options, progress=progress)

    def _sum_up(self, report: Report, options: LoadOptions) -> None:
        saved = " (dry run: nothing was saved)" if options.dry_run else ""
        self.stdout.write(f"{report}{saved}.")
        if report.rejected:
            raise CommandError(f"{report.rejected} of {report.total} could not be loaded.")


def _open_report(path: str) -> TextIO:
    try:
        # Lines are written out as they come: a killed load leaves a report of what it did.
        return Path(path).open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        raise CommandError(
            f"The report {shown(path)} cannot be written: {error.strerror}.", returncode=WRONG_USE
        ) from error
