"""Put sentences into families: equal ones, edited ones with their partner, and like ones."""

from collections import defaultdict
from itertools import chain

from articles.anchoring.like import Like
from articles.anchoring.pairs import Pairs

# The score from which a like sentence is of the family.
ALIKE = 0.85

Family = tuple[list[int], list[int]]


def families(pairs: Pairs, found: list[Like]) -> list[Family]:
    """Return the old and new numbers of each family in which a text has more than one."""
    roots = _Roots()
    for here, there in chain(pairs.edited(), _close(found)):
        roots.join(pairs.old.lines[here], pairs.new.lines[there])
    grouped: dict[str, Family] = defaultdict(lambda: ([], []))
    for side, lines in enumerate((pairs.old.lines, pairs.new.lines)):
        for number, line in enumerate(lines):
            grouped[roots.of(line)][side].append(number)
    return [family for family in grouped.values() if all(family) and sum(map(len, family)) > 2]


def _close(found: list[Like]) -> list[tuple[int, int]]:
    return [(like.here, like.there) for like in found if like.score >= ALIKE]


class _Roots:
    """Lines that were joined have one root: a union-find with halved paths."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, line: str) -> str:
        while (above := self._above.get(line, line)) != line:
            self._above[line] = self._above.get(above, above)
            line = above
        return line

    def join(self, one: str, other: str) -> None:
        self._above[self.of(one)] = self.of(other)
