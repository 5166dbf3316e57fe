"""How much of one text is found again in another, in linear time and whatever the script."""

from __future__ import annotations

from articles.parsing.wording import likeness

_GRAM = 12


class Echo:
    """A text to look for others in: remembers every stretch of twelve letters."""

    def __init__(self, texts: list[str]) -> None:
        folded = [likeness(text) for text in texts]
        self.length = sum(map(len, folded))
        self._whole = set(folded)
        self._grams = {
            text[start : start + _GRAM] for text in folded for start in range(len(text) - _GRAM + 1)
        }

    def share(self, text: str) -> float:
        """Which part of a text, from 0 to 1, stands in the remembered one."""
        folded = likeness(text)
        if len(folded) < 2 * _GRAM:
            return float(folded in self._whole)
        starts = range(0, len(folded) - _GRAM + 1, _GRAM)
        found = sum(folded[start : start + _GRAM] in self._grams for start in starts)
        return found / len(starts)
