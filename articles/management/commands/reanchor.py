"""Place notes again where no person decided."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.annotating import Reanchoring, articles_to_reanchor, reanchor
from articles.annotating.reanchoring import Change
from articles.loading import shown
from articles.management.describing import WRONG_USE
from articles.models import Article, PlacementStatus

LONGEST_QUOTE = 60
LARGEST_ID = 2**63 - 1


class Command(BaseCommand):
    """`manage.py reanchor`."""

    help = (
        "Look again for the words of every note that a load carried to a new revision, and say "
        "what changes. A place that a person decided is never touched. "
        "Exit code 0: all well; 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would change; save nothing."
        )
        parser.add_argument("--article", type=int, metavar="ID", help="Only the notes of this one.")

    def handle(self, *args: Any, **given: Any) -> None:
        """Look again, article by article; sum up."""
        looked_at = changed = 0
        for article in _articles(given["article"]):
            done = reanchor(article, given["dry_run"])
            looked_at += done.looked_at
            changed += len(done.changes)
            if given["verbosity"]:
                self._tell(article, done)
        self.stdout.write(_sum(looked_at, changed, given["dry_run"]))

    def _tell(self, article: int, done: Reanchoring) -> None:
        for change in done.changes:
            self.stdout.write(f"article {article}, {line_of(change)}")


def line_of(change: Change) -> str:
    """Return a change as one line, in which nothing can pass for a terminal's commands."""
    place = change.place
    was = PlacementStatus(place.status).label.lower()
    now = PlacementStatus(change.found.status).label.lower()
    if (was, place.start) != (now, None) and was == now:
        now = f"{now}, in another place"
    quote = " ".join(place.annotation.exact.split())
    words = shown(quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…")
    return f"revision {place.revision.number}: {was} → {now}: “{words}” ({place.annotation.uuid})"


def _articles(asked: int | None) -> list[int]:
    if asked is None:
        return articles_to_reanchor()
    known = 0 < asked <= LARGEST_ID and Article.objects.filter(pk=asked).exists()
    if not known:
        raise CommandError(f"There is no article {asked}.", returncode=WRONG_USE)
    return [asked]


def _sum(looked_at: int, changed: int, dry_run: bool) -> str:
    verb = "would change" if dry_run else "changed"
    saved = " Dry run: nothing was saved." if dry_run else ""
    return f"{looked_at:,} places looked at, {changed:,} {verb}.{saved}"
