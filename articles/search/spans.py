"""What the index can rule out by itself, beside the words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Within:
    """Facts and clocks that a list's filters ask for as well: the index skips all else.

    It never stands in for a filter: the queryset says the same again. `keys` are made by `key`;
    `oldest` and `newest` are wall clocks, both included.
    """

    keys: tuple[str, ...] = ()
    oldest: int = 0
    newest: int | None = None

    def between(self, oldest: int, newest: int | None) -> Within:
        """Return what lies between these clocks as well."""
        ends = [end for end in (self.newest, newest) if end is not None]
        return Within(self.keys, max(self.oldest, oldest), min(ends) if ends else None)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Ids of articles, the most relevant first, among the newest that match."""

    pks: tuple[int, ...]
    is_bounded: bool = False  # older articles match as well, and were not weighed
