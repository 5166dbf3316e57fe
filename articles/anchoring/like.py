"""Pair the sentences that were edited: the likest of what equal sentences left over."""

from collections import Counter, defaultdict
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz

from articles.anchoring.order import Order
from articles.anchoring.pairs import Pairs

# Likeness of two sentences: 2 × words in common in order / words of both, 0..1.
ALIKE = 0.5
# What a neighbour in place, and a place in order, are worth in that measure.
NEIGHBOUR = 0.12
IN_ORDER = 0.1
# A word that this many sentences share tells nothing.
COMMON = 24
# The share of its telling words that a sentence must have in common with a candidate.
TOLD = 0.5
# So many candidates for one sentence, those with the most words in common.
CANDIDATES = 4
# In sentences of so few words the letters count as well.
FEW_WORDS = 4


class Like(NamedTuple):
    """An old and a new sentence that are alike; the score adds what the place says."""

    score: float
    here: int
    there: int


def likes(pairs: Pairs, order: Order, wanted: list[int]) -> list[Like]:
    """Find what among the new sentences without a partner is like the wanted old ones."""
    asked = {here: set(pairs.old.words(here)) for here in wanted}
    shelves = _shelves(pairs, set().union(*asked.values()))
    known = set(pairs.old.lines)
    found: list[Like] = []
    for here, words in asked.items():
        telling = shelves.keys() & words
        counted = Counter(chain.from_iterable(map(shelves.__getitem__, telling)))
        first = sorted(counted, key=lambda there: (-counted[there], there))[:CANDIDATES]
        for there in first:
            # The very words of another old sentence are a copy of that one.
            copied = pairs.new.lines[there] in known and not pairs.equal(here, there)
            if counted[there] >= TOLD * len(telling) and not copied:
                found += _like(pairs, order, here, there)
    return found


def _shelves(pairs: Pairs, asked: set[str]) -> dict[str, list[int]]:
    """Put the free new sentences on a shelf for each telling word that is asked for."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for there in pairs.free_new() if asked else ():
        for word in asked.intersection(pairs.new.words(there)):
            shelves[word].append(there)
    return {word: shelf for word, shelf in shelves.items() if len(shelf) <= COMMON}


def pair_like(pairs: Pairs, found: list[Like], barred: set[int]) -> None:
    """Pair the likest first; among equals the later. The barred new sentences stay free."""
    for like in sorted(found, key=lambda like: (-like.score, like.here, -like.there)):
        if like.there not in barred:
            pairs.join(like.here, like.there)


def _like(pairs: Pairs, order: Order, here: int, there: int) -> list[Like]:
    likeness = _likeness(pairs, here, there)
    neighbours = pairs.neighbours(here, there)
    if likeness + IN_ORDER * neighbours < ALIKE:
        return []
    score = likeness + NEIGHBOUR * neighbours + IN_ORDER * order.fits(here, there)
    return [Like(score, here, there)]


def _likeness(pairs: Pairs, here: int, there: int) -> float:
    old, new = pairs.old.words(here), pairs.new.words(there)
    likeness = fuzz.ratio(old, new)
    if max(len(old), len(new)) <= FEW_WORDS:
        likeness = max(likeness, fuzz.ratio(pairs.old.lines[here], pairs.new.lines[there]))
    return likeness / 100
