"""What the index can rule out by itself, beside the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Within:
    """Facts and clocks that a list asks for beside its words: the index skips all else.

    `keys` are made by `key`; `oldest` and `newest` are wall clocks, both included.
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


@dataclass(frozen=True, slots=True)
class Spread:
    """How many articles each stretch of clocks holds, and how far that was counted."""

    numbers: tuple[int, ...]
    is_about: bool = False  # estimated
    newest: int = 0  # only so many of the newest were counted; 0: all


def parts_of(starts: Sequence[int], most: int) -> list[tuple[int, int, int]]:
    """Cut stretches of clocks into even parts: which stretch, where it begins, where the next."""
    each = max(most // max(len(starts) - 1, 1), 1)
    return [
        (at, first + (last - first) * part // each, first + (last - first) * (part + 1) // each)
        for at, (first, last) in enumerate(pairwise(starts))
        for part in range(each)
    ]
