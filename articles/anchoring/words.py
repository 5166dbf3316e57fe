"""Pair the words of edited sentences, and of sentences that were joined or split."""

from bisect import insort
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, MatchingBlock

from articles.anchoring.order import Order
from articles.anchoring.pairs import Pairs

# So many words in a row, left over in two sentences that are no pair, are still the same words.
RUN = 4
# So many free sentences after the last one in order are searched for them.
REACH = 8


class Row(NamedTuple):
    """Words `first` to `end` (excluded) of an old sentence: from word `at` of the new one on."""

    first: int
    end: int
    there: int
    at: int


@dataclass(frozen=True, slots=True)
class WordPairs:
    """The rows of equal words, for old sentences that were edited, joined or split.

    `taken` are the words of new sentences that are in a row.
    """

    pairs: Pairs
    rows: dict[int, list[Row]] = field(default_factory=dict)
    taken: dict[int, set[int]] = field(default_factory=dict)

    def join(self, here: int, there: int, run: int) -> None:
        """Pair the free words of two sentences, in rows of at least `run` words."""
        old, new = self.pairs.old.words(here), self.pairs.new.words(there)
        rows, taken = self.rows.setdefault(here, []), self.taken.setdefault(there, set())
        mine = set(range(len(old))).difference(*(range(row.first, row.end) for row in rows))
        theirs = set(range(len(new))) - taken
        if min(len(mine), len(theirs)) < run:
            return
        free, freed = sorted(mine), sorted(theirs)
        same = LCSseq.opcodes([old[word] for word in free], [new[word] for word in freed])
        for block in same.as_matching_blocks():
            if block.size >= run and not _is_lone_mark(old, free, block):
                ends = block.a + block.size, block.b + block.size
                for row in _rows(free[block.a : ends[0]], freed[block.b : ends[1]], there):
                    insort(rows, row)
                taken.update(freed[block.b : ends[1]])


def _is_lone_mark(old: list[str], free: list[int], block: MatchingBlock) -> bool:
    """Say whether nothing but a mark is paired: a full stop by itself is any full stop."""
    return block.size == 1 and not old[free[block.a]][0].isalnum()


def _rows(mine: list[int], theirs: list[int], there: int) -> list[Row]:
    """Cut a block of paired words where other words, paired before, stand between them."""
    found = []
    steps = groupby(enumerate(zip(mine, theirs, strict=True)), _lines_up)
    for _, row in steps:
        words = [word for _, word in row]
        found.append(Row(words[0][0], words[-1][0] + 1, there, words[0][1]))
    return found


def _lines_up(step: tuple[int, tuple[int, int]]) -> tuple[int, int]:
    count, (mine, theirs) = step
    return mine - count, theirs - count


def pair_words(pairs: Pairs, order: Order) -> WordPairs:
    """Pair the words of edited sentences, then what joining and splitting left over."""
    words = WordPairs(pairs)
    edited = dict(sorted(pairs.edited()))
    for here, there in edited.items():
        words.join(here, there, run=1)
    free_old, free_new = pairs.free_old(), set(pairs.free_new())
    if edited or free_new:
        swallowed = _swallowed(pairs, free_old, [*edited.values(), *free_new])
        for here in [*free_old, *edited]:
            heirs = _heirs(pairs, order, here, edited, free_new)
            for there in [*swallowed.get(here, ()), *sorted(heirs)]:
                words.join(here, there, run=RUN)
    return words


def _swallowed(pairs: Pairs, free_old: list[int], changed: list[int]) -> dict[int, list[int]]:
    """Find old sentences that stand, whole, in one new sentence: their full stop went, or its."""
    opening: dict[tuple[str, ...], list[int]] = {}
    for here in free_old:
        if len(words := pairs.old.words(here)) > RUN:
            opening.setdefault(tuple(words[:RUN]), []).append(here)
    found: dict[int, list[int]] = {}
    for there in changed if opening else ():
        words = pairs.new.words(there)
        for at, row in enumerate(zip(*(words[word:] for word in range(RUN)), strict=False)):
            for here in opening.get(row, ()):
                mine = pairs.old.words(here)[:-1]
                if words[at : at + len(mine)] == mine:
                    found.setdefault(here, []).append(there)
    return {here: there for here, there in found.items() if len(there) == 1}


def _heirs(
    pairs: Pairs, order: Order, here: int, edited: dict[int, int], free_new: set[int]
) -> set[int]:
    """Return the new sentences that may hold words of an old one besides its partner."""
    low, high = order.gap(here)
    heirs = free_new.intersection(range(low + 1, min(high, low + REACH)))
    heirs |= {edited[beside] for beside in (here - 1, here + 1) if beside in edited}
    if here in edited:
        heirs |= free_new & {edited[here] - 1, edited[here] + 1}
    return heirs
