"""Wall clocks and months: in which a clock lies, and which whole ones lie in a stretch. Pure.

A month is written as people read it: 202203 is March 2022. Undated articles have the clock 0 and
the month 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

UNDATED = 0
_DAY = 86_400
_END = dt.date.max.toordinal() * _DAY  # the clock after the calendar's last day


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a stretch of clocks: from `start` up to `end`; perhaps whole months."""

    stretch: int
    start: int
    end: int
    is_months: bool

    @property
    def months(self) -> tuple[int, int]:
        """Return the first and the last month of a part that is whole months."""
        return month_of(self.start), month_of(self.end - 1)


def month_of(clock: int) -> int:
    """Return the month in which a wall clock lies."""
    if not clock:
        return UNDATED
    day = dt.date.fromordinal(clock // _DAY + 1)
    return day.year * 100 + day.month


def parts_of(starts: Sequence[int]) -> list[Part]:
    """Part stretches, each up to the next start, into whole months and what is left at the ends."""
    parts = []
    for at, (start, end) in enumerate(pairwise(starts)):
        first, last = _next_begin(start), _begin(end)
        pieces = [(start, first, False), (first, last, True), (last, end, False)]
        if first >= last:
            pieces = [(start, end, False)]
        parts += [Part(at, *piece) for piece in pieces if piece[0] < piece[1]]
    return parts


def runs_of(parts: Iterable[Part]) -> list[list[Part]]:
    """Gather the parts that follow each other without a gap."""
    runs: list[list[Part]] = []
    for part in parts:
        if runs and runs[-1][-1].end == part.start:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


def _begin(clock: int) -> int:
    """Return the clock at which the month of a clock begins: 1 in the calendar's first."""
    if clock >= _END:
        return _END
    day = dt.date.fromordinal(clock // _DAY + 1)
    return max((day.toordinal() - day.day) * _DAY, 1)


def _next_begin(clock: int) -> int:
    """Return the clock itself where a month begins, else where the next one does."""
    begin = _begin(clock)
    if begin >= clock:
        return begin
    return _begin(begin + 31 * _DAY)
