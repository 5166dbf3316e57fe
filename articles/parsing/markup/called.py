"""Patterns asked of the names that makers give to elements: a page repeats each name often."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_MOST = 8192
_LONGEST = 300


def asked_once(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """A function that gives what a pattern finds in a name, or nothing; it remembers short names.

    Half of the time that a page takes went into asking the same names the same questions.
    """

    def find(name: str) -> str:
        match = pattern.search(name)
        return match.group() if match else ""

    remembered = lru_cache(maxsize=_MOST)(find)
    return lambda name: remembered(name) if len(name) <= _LONGEST else find(name)
