"""How much of one text is found again in another, in linear time and whatever the script."""

from __future__ import annotations

from functools import lru_cache

from articles.parsing.wording import likeness

_GRAM = 12
_MOST, _LONGEST = 4096, 600


def folded(text: str) -> str:
    """The likeness of a text; that of a short one is remembered, for a page asks it often."""
    return _remembered(text) if len(text) <= _LONGEST else likeness(text)


@lru_cache(maxsize=_MOST)
def _remembered(text: str) -> str:
    return likeness(text)


class Echo:
    """A text to look for others in: remembers every stretch of twelve letters."""

    def __init__(self, texts: list[str]) -> None:
        whole = [likeness(text) for text in texts]
        self.length = sum(map(len, whole))
        self._whole = set(whole)
        self._grams = {
            text[start : start + _GRAM] for text in whole for start in range(len(text) - _GRAM + 1)
        }

    def share(self, text: str) -> float:
        """Which part of a text, from 0 to 1, stands in the remembered one."""
        sought = folded(text)
        if len(sought) < 2 * _GRAM:
            return float(sought in self._whole)
        starts = range(0, len(sought) - _GRAM + 1, _GRAM)
        found = sum(sought[start : start + _GRAM] in self._grams for start in starts)
        return found / len(starts)
