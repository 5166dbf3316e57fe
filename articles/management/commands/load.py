"""Load captured pages into the room."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from rich.console import Console

from articles.loading import (
    CannotSave,
    LoadOptions,
    Outcome,
    Progress,
    Report,
    go_on,
    jobs_for,
    load_paths,
    shown,
)
from articles.management.describing import (
    WRONG_USE,
    add_describing_arguments,
    options_from,
    paths_from,
)
from articles.management.tables import write_table
from articles.management.telling import teller, write_record
from articles.models import Load

Run = Callable[[Progress], Report]
INTERRUPTED = 130
STANDARD_OUTPUT = "-"
MOST_JOBS = 64


class Command(BaseCommand):
    """`manage.py load PATH…`."""

    help = (
        "Load captured pages: files, folders, or - for standard input. Loading again changes "
        "nothing. Exit code 0: all fine; 1: something was rejected; 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        add_describing_arguments(parser, many="*")
        parser.add_argument(
            "--go-on",
            type=int,
            metavar="LOAD",
            help="Go on with the load of this number where it stopped, with its own PATH and "
            "options.",
        )
        parser.add_argument(
            "--jobs",
            type=_jobs,
            default=1,
            metavar="N",
            help="Read N documents at once, 0: one for every core. Default: 1. The outcome is the "
            "same.",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Show as a table what would be loaded; save nothing.",
        )
        parser.add_argument(
            "--report",
            metavar="FILE.jsonl",
            help="Write what became of each document; - writes it to standard output, and all else "
            "to standard error.",
        )

    def handle(self, *args: Any, **given: Any) -> None:
        """Load, tell, and leave with the right exit code."""
        options = options_from(given, given["dry_run"])
        self._told = self.stderr if given["report"] == STANDARD_OUTPUT else self.stdout
        run = self._way_of_loading(options, given)
        try:
            report = self._load(run, options, given)
        except CannotSave as trouble:
            raise CommandError(str(trouble)) from trouble
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped. What was loaded stays; the same command goes on from here.",
                returncode=INTERRUPTED,
            ) from None
        self._sum_up(report, options)

    def _way_of_loading(self, options: LoadOptions, given: dict[str, Any]) -> Run:
        """Return what loads: PATH, or the load that is to go on. Raises CommandError."""
        jobs = jobs_for(given["jobs"])
        if given["go_on"] is None:
            paths = paths_from(given["paths"])
            if not paths:
                raise CommandError("Name a file or a folder to load.", returncode=WRONG_USE)
            return lambda progress: load_paths(paths, options, progress=progress, jobs=jobs)
        load = Load.objects.filter(pk=given["go_on"]).first()
        if given["paths"] or options != LoadOptions():
            raise CommandError(
                "--go-on takes PATH and options from the load itself: name no others.",
                returncode=WRONG_USE,
            )
        if load is None or load.finished_at or not load.paths:
            raise CommandError(
                f"There is no load {given['go_on']} that could go on.", returncode=WRONG_USE
            )
        return lambda progress: go_on(load, progress, jobs)

    def _load(self, run: Run, options: LoadOptions, given: dict[str, Any]) -> Report:
        rehearsed: list[Outcome] = []
        with ExitStack() as open_while_loading:
            report_file = self._report_file(given["report"], open_while_loading)
            tell = open_while_loading.enter_context(
                teller(self._told, given["verbosity"], options.dry_run, self._screen())
            )

            def progress(done: float, total: int, outcome: Outcome) -> None:
                if report_file:
                    write_record(report_file, outcome.as_record())
                    # Written out as they come: a killed load leaves a report of what it did.
                    report_file.flush()
                if options.dry_run:
                    rehearsed.append(outcome)
                tell(done, total, outcome)

            report = run(progress)
        if rehearsed and given["verbosity"]:
            write_table(self._told, rehearsed, self._screen())
        return report

    def _report_file(self, path: str | None, stack: ExitStack) -> TextIO | OutputWrapper | None:
        """Return where the report is written, if it is wanted. Raises CommandError."""
        if path == STANDARD_OUTPUT:
            return self.stdout
        return stack.enter_context(_open_report(path)) if path else None

    def _screen(self) -> Console | None:
        """Return the terminal to draw on, when the words go to one."""
        is_error = self._told is self.stderr
        return Console(stderr=is_error, highlight=False) if self._told.isatty() else None

    def _sum_up(self, report: Report, options: LoadOptions) -> None:
        saved = " (dry run: nothing was saved)" if options.dry_run else ""
        # As plain words: on standard error Django would print it in the colour of errors.
        self._told.write(f"{report}{saved}.", str)
        if report.rejected:
            raise CommandError(f"{report.rejected} of {report.total} could not be loaded.")


def _jobs(text: str) -> int:
    jobs = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= jobs <= MOST_JOBS:
        raise ArgumentTypeError(f"{shown(text)} is no number from 0 to {MOST_JOBS}.")
    return jobs


def _open_report(path: str) -> TextIO:
    try:
        return Path(path).open("w", encoding="utf-8")
    except OSError as error:
        raise CommandError(
            f"The report {shown(path)} cannot be written: {error.strerror}.", returncode=WRONG_USE
        ) from error
