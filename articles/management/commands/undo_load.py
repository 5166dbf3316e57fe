"""Take back what a load added."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.loading import CannotUndo, Undone, preview_undo, shown, undo_load
from articles.management.describing import WRONG_USE
from articles.models import Load


class Command(BaseCommand):
    """`manage.py undo_load LOAD`."""

    help = (
        "Take back what a load added: its articles, texts, captures and sources. What a curator "
        "has worked on stays, and is named. Exit code 0: all of it is taken back; 1: something "
        "stays; 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        parser.add_argument("load", type=int, metavar="LOAD", help="The number of the load.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen; touch nothing."
        )

    def handle(self, *args: Any, **given: Any) -> None:
        """Take the load back, or say what would happen."""
        load = Load.objects.filter(pk=given["load"]).first()
        if load is None:
            raise CommandError(f"There is no load {given['load']}.", returncode=WRONG_USE)
        try:
            undone = preview_undo(load) if given["dry_run"] else undo_load(load, load.undone_by)
        except CannotUndo as trouble:
            raise CommandError(str(trouble)) from trouble
        self._tell(undone, given["dry_run"])

    def _tell(self, undone: Undone, is_rehearsal: bool) -> None:
        for left in undone.left:
            self.stdout.write(f"Stays: article {left.article}, {shown(left.title)}: {left.reason}")
        rest = f", {undone.captures:,} captures, {undone.sources:,} sources"
        done = "Would be taken back" if is_rehearsal else "Taken back"
        self.stdout.write(
            f"{done}: {undone.articles:,} articles, {undone.revisions:,} texts of older articles"
            f"{'' if is_rehearsal else rest}."
        )
        if undone.left_count:
            raise CommandError(f"{undone.left_count:,} articles stay.")
