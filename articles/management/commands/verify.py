"""Look for damage and name it: database, captures, pictures, search index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import search
from articles.management.checking import capture_faults, database_faults, picture_faults


class Command(BaseCommand):
    """`manage.py verify`."""

    help = (
        "Check that the database is whole, that every capture and picture still holds the bytes "
        "that were saved, and that the search index says what the articles say. Exit code 0: all "
        "well; 1: something is wrong, and named."
    )

    def handle(self, *args: Any, **given: Any) -> None:
        """Check all of them; name everything that is wrong."""
        found = self._name("Database", database_faults())
        found += self._name("Captures", capture_faults())
        found += self._name("Pictures", picture_faults())
        damage = self._name("Search index", search.faults())
        damage += self._name("Search index against articles", map(str, search.disagreements()))
        if damage:
            self.stdout.write("To mend the search index: manage.py reindex")
        if found + damage:
            raise CommandError(f"{found + damage:,} things are wrong.")

    def _name(self, what: str, faults: Iterable[str]) -> int:
        """Write each fault on a line of its own, and return how many there are."""
        number = 0
        for fault in faults:
            number += 1
            self.stdout.write(fault)
        self.stdout.write(f"{what}: {f'{number:,} faults' if number else 'well'}.")
        return number
