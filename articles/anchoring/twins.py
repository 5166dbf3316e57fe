"""Tell twins apart: sentences that stand more than once, in the same words or nearly.

Only its place says which of them a sentence is. Where the place says nothing, nothing is placed.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import product

from articles.anchoring.families import Family, families
from articles.anchoring.like import Like
from articles.anchoring.order import Order
from articles.anchoring.pairs import Pairs

# What the same place in the order weighs; a known sentence beside it weighs 1.
IN_PLACE = 3
# What the same words weigh. Above that the later place has it by this much among equals: copies
# (a standfirst, a caption that stands twice) are put in before what they copy.
EQUAL = 0.5
LATER = 0.25
# The members of a larger family are not all compared with each other.
FEW = 8

Gap = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a twin stands: between which known sentences, how many of its family do, its rank."""

    gap: Gap
    many: int
    rank: int


@dataclass(frozen=True, slots=True)
class Twins:
    """Weighs what the places of two sentences of a family say for their being one."""

    pairs: Pairs
    related: set[int]
    old: dict[int, Stand]
    new: dict[int, Stand]

    def evidence(self, here: int, there: int) -> float:
        """Weigh the same place, else known sentences beside it; then that the words are equal."""
        place = IN_PLACE if self.in_place(here, there) else self._beside(here, there)
        return place + EQUAL * self.pairs.equal(here, there)

    def in_place(self, here: int, there: int) -> bool:
        """Of as many twins in one gap, each can only be the one at its own place among them."""
        old, new = self.old[here], self.new[there]
        return old.gap == new.gap and (old.many != new.many or old.rank == new.rank)

    def _beside(self, here: int, there: int) -> int:
        known = (step for step in (-1, 1) if here + step not in self.related)
        return sum(self.pairs.beside(here, there, step) for step in known)


def tell_apart(pairs: Pairs, order: Order, found: list[Like]) -> set[int]:
    """Pair each twin with the one in its place; return those whose place is no proof."""
    related = families(pairs, found)
    if not related:
        return set()
    twins = {here for family in related for here in family[0]}
    strangers = order.without(twins)
    return {
        here
        for family in related
        for here in _settle(_stood(pairs, strangers, twins, family), family)
    }


def _stood(pairs: Pairs, strangers: Order, related: set[int], family: Family) -> Twins:
    old = _stands({here: strangers.gap(here) for here in family[0]})
    new = _stands({there: _gap_of_new(strangers, there) for there in family[1]})
    return Twins(pairs, related, old, new)


def _settle(twins: Twins, family: Family) -> set[int]:
    """Pair the surest until no more stand out; return the paired ones that stay in doubt."""
    pairs = twins.pairs
    old, new = map(set, family)
    if max(len(old), len(new)) > FEW:
        paired = old & pairs.there.keys()
        return {here for here in paired if not twins.in_place(here, pairs.there[here])}
    while surest := _surest(twins, old, new):
        for here, there in surest:
            pairs.join_anew(here, there)
        old -= {here for here, _ in surest}
        new -= {there for _, there in surest}
    return old & pairs.there.keys()


def _stands(gaps: dict[int, Gap]) -> dict[int, Stand]:
    members: dict[Gap, list[int]] = defaultdict(list)
    for number, gap in gaps.items():
        members[gap].append(number)
    return {
        number: Stand(gap, len(inside), rank)
        for gap, inside in members.items()
        for rank, number in enumerate(inside)
    }


def _gap_of_new(strangers: Order, there: int) -> Gap:
    at = bisect_left(strangers.there, there)
    low = strangers.there[at - 1] if at else -1
    return low, strangers.there[at] if at < len(strangers.there) else strangers.end


def _surest(twins: Twins, old: set[int], new: set[int]) -> list[tuple[int, int]]:
    """Return the pairs for which more speaks than for any other of either sentence."""
    weighed = {pair: twins.evidence(*pair) for pair in product(old, new)}
    return [
        (here, there)
        for (here, there), mine in weighed.items()
        if (mine >= IN_PLACE or twins.pairs.there.get(here) == there)
        and all(weighed[here, other] < mine + LATER * (other < there) for other in new - {there})
        and all(weighed[other, there] < mine for other in old - {here})
    ]
