"""Pair the sentences that both texts have, word for word."""

from collections import defaultdict
from itertools import product

from rapidfuzz import fuzz

from articles.anchoring.pairs import Pairs

# A sentence that stands more often than this is told apart by its neighbours and order alone.
FEW = 8
# Neighbours count by their likeness (0..100) from here on; below, chance explains it.
LIKE_NEIGHBOUR = 85


def pair_equal(pairs: Pairs) -> None:
    """Pair equal sentences: those that stand once, then repeated ones by what is around them."""
    repeated: list[tuple[int, int]] = []
    for here, there in _places(pairs):
        if len(here) == len(there) == 1:
            pairs.join(here[0], there[0])
        elif len(here) <= FEW and len(there) <= FEW:
            repeated += product(here, there)
        else:
            _pair_by_neighbours(pairs, here, there)
    _pair_by_surroundings(pairs, repeated)


def _places(pairs: Pairs) -> list[tuple[list[int], list[int]]]:
    there: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(pairs.new.lines):
        there[line].append(number)
    here: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(pairs.old.lines):
        if line in there:
            here[line].append(number)
    return [(numbers, there[line]) for line, numbers in here.items()]


def _pair_by_surroundings(pairs: Pairs, repeated: list[tuple[int, int]]) -> None:
    """Pair the best surrounded first, whole paragraphs together; among equals the later one.

    Copies (a standfirst, a caption that stands twice) are put in before the place they copy.
    """
    total: dict[tuple[int, int], float] = defaultdict(float)
    ranked = []
    for here, there in repeated:
        measure = _surroundings(pairs, here, there)
        paragraph = pairs.old.paragraphs[here], pairs.new.paragraphs[there]
        total[paragraph] += measure
        ranked.append((paragraph, measure, there, here))
    ranked.sort(key=lambda rank: (total[rank[0]], *rank[1:]), reverse=True)
    for _, _, there, here in ranked:
        pairs.join(here, there)


def _surroundings(pairs: Pairs, here: int, there: int) -> float:
    """Measure how much of what stands around the old sentence stands around the new one."""
    near = _likeness(pairs, here - 1, there - 1) + _likeness(pairs, here + 1, there + 1)
    far = _likeness(pairs, here - 2, there - 2) + _likeness(pairs, here + 2, there + 2)
    edges = (pairs.old.opens(here) == pairs.new.opens(there)) + (
        pairs.old.closes(here) == pairs.new.closes(there)
    )
    return near + far / 2 + edges / 2


def _likeness(pairs: Pairs, here: int, there: int) -> float:
    inside_old, inside_new = 0 <= here < len(pairs.old), 0 <= there < len(pairs.new)
    if not (inside_old and inside_new):
        return (inside_old == inside_new) / 2
    lines = pairs.old.lines[here], pairs.new.lines[there]
    return fuzz.ratio(*lines, score_cutoff=LIKE_NEIGHBOUR) / 100


def _pair_by_neighbours(pairs: Pairs, here: list[int], there: list[int]) -> None:
    """Pair those with the same sentence after or before them, then the rest in order."""
    for step in (1, -1):
        beside: dict[str | None, list[int]] = defaultdict(list)
        for new in there:
            if new not in pairs.back:
                beside[_line(pairs.new.lines, new + step)].append(new)
        for old in reversed(here):
            found = beside[_line(pairs.old.lines, old + step)]
            if old not in pairs.there and found:
                pairs.join(old, found.pop())
    rest = [old for old in here if old not in pairs.there]
    for old, new in zip(rest, [new for new in there if new not in pairs.back], strict=False):
        pairs.join(old, new)


def _line(lines: list[str], number: int) -> str | None:
    return lines[number] if 0 <= number < len(lines) else None
