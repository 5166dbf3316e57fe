"""The pairs that keep their order, which say where every sentence has its place."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from articles.anchoring.pairs import Pairs


@dataclass(frozen=True, slots=True)
class Order:
    """The longest run of pairs in order: `here` and `there` both rise."""

    here: list[int]
    there: list[int]
    members: frozenset[int]
    end: int

    def __contains__(self, here: int) -> bool:
        return here in self.members

    def gap(self, here: int) -> tuple[int, int]:
        """Return the new sentences between which an old one has its place, both excluded."""
        at = bisect_left(self.here, here)
        after = at + (here in self.members)
        low = self.there[at - 1] if at else -1
        high = self.there[after] if after < len(self.there) else self.end
        return low, high

    def fits(self, here: int, there: int) -> bool:
        """Say whether a new sentence stands in the place of an old one."""
        low, high = self.gap(here)
        return low < there < high

    def without(self, left_out: set[int]) -> Order:
        """Return the order of the other old sentences."""
        here = [one for one in self.here if one not in left_out]
        there = [two for one, two in zip(self.here, self.there, strict=True) if one not in left_out]
        return Order(here, there, frozenset(here), self.end)


def order(pairs: Pairs) -> Order:
    """Find the longest run of pairs that keeps its order.

    Patience sorting, n log n: Fredman, "On computing the length of longest increasing
    subsequences", 1975.
    """
    ends: list[int] = []
    heads: list[int] = []
    before: dict[int, int] = {}
    for here in sorted(pairs.there):
        rank = bisect_left(ends, pairs.there[here])
        if rank:
            before[here] = heads[rank - 1]
        ends[rank : rank + 1] = [pairs.there[here]]
        heads[rank : rank + 1] = [here]
    run = heads[-1:]
    while run and run[-1] in before:
        run.append(before[run[-1]])
    run.reverse()
    return Order(run, [pairs.there[here] for here in run], frozenset(run), len(pairs.new))
