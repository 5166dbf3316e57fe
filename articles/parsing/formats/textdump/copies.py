"""Equal and nearly equal copies of a text: pages print a caption twice, once cut short perhaps."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.parsing.wording import likeness, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.parsing.credits import Credited
    from articles.parsing.formats.textdump.kinds import Marked

_SHORTEST_KEY = 12
_SHORTEST_CUT = 20
_CUT_MARKS = ("...", "…")


class Copies:
    """Which texts of a page are copies of each other; numbers are indices of `marked`."""

    def __init__(
        self,
        marked: Sequence[Marked],
        texts: Sequence[int],
        credited: Mapping[int, Credited | None],
    ) -> None:
        self._marked = marked
        self._credited = credited
        self._places = {index: place for place, index in enumerate(texts)}
        self.keys = {index: self._key(index) for index in texts}
        self._groups: dict[str, list[int]] = defaultdict(list)
        self._doubled: dict[str, bool] = {}
        for before, index in zip((None, *texts), texts, strict=False):
            self._join(index, before)

    def is_doubled(self, index: int) -> bool:
        """Whether a text has a copy right beside it, or a copy anywhere with a credit."""
        key = self.keys[index]
        if key not in self._doubled:
            # Once for all copies: a page of one line repeated has thousands.
            self._doubled[key] = self._is_doubled(key)
        return self._doubled[key]

    def _is_doubled(self, key: str) -> bool:
        group = self._groups[key]
        if len(group) < 2 or len(key) < _SHORTEST_KEY:
            return False
        if any(self._credited[copy] for copy in group):
            return True
        places = [self._places[copy] for copy in group]
        return any(after - before == 1 for before, after in pairwise(places))

    def is_cut_off(self, cut: int, whole: int) -> bool:
        """Whether a text is the beginning of another, ended with dots."""
        is_cut = self._words_of(cut).rstrip().endswith(_CUT_MARKS)
        is_long = len(self.keys[cut]) > _SHORTEST_CUT
        return is_cut and is_long and self.keys[whole].startswith(self.keys[cut])

    def _join(self, index: int, before: int | None) -> None:
        key = self.keys[index]
        if before is not None and key not in self._groups and self._nearly_same(before, index):
            key = self.keys[index] = self.keys[before]
        self._groups[key].append(index)

    def _key(self, index: int) -> str:
        is_whole = self._credited[index] is None
        return self._marked[index].key if is_whole else likeness(self._words_of(index))

    def _words_of(self, index: int) -> str:
        text, credited = self._marked[index].text, self._credited[index]
        if credited is None:
            return text
        return text[: credited.end] if credited.start else text[credited.stop :]

    def _nearly_same(self, first: int, second: int) -> bool:
        """Whether two neighbours differ by a word or so, as a caption and its alternative text."""
        if self.is_cut_off(first, second) or self.is_cut_off(second, first):
            return True
        if abs(len(self.keys[first]) - len(self.keys[second])) > 24:
            return False
        ours, theirs = set(words(self._words_of(first))), set(words(self._words_of(second)))
        return len(ours) >= 6 and len(ours & theirs) * 10 >= 9 * max(len(ours), len(theirs))
