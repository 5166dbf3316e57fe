"""Write the search index anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles import search


class Command(BaseCommand):
    """`manage.py reindex`."""

    help = (
        "Write the search index anew from the articles. Readers search the old one until the new "
        "one is whole."
    )

    def handle(self, *args: Any, **given: Any) -> None:
        """Rebuild and say how many."""
        done = search.rebuild(self._progress if given["verbosity"] > 1 else lambda done: None)
        self.stdout.write(f"{done:,} articles indexed.")

    def _progress(self, done: int) -> None:
        self.stdout.write(f"{done:,}")
