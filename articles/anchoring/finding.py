"""Find the places where quoted words stand in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from articles.anchoring.fold import fold
from articles.anchoring.selectors import Passage, describe

_WORD = re.compile(r"\S+")


def find_exact(text: str, quote: str) -> list[Passage]:
    """Return every place where the quote stands, overlapping ones too.

    Spaces, tabs and line breaks of any length are equal, since people paste quotes: everything
    else must be the same character. An empty quote stands nowhere.
    """
    wanted = " ".join(quote.split())
    if not wanted:
        return []
    words = [(found.start(), found.group()) for found in _WORD.finditer(text)]
    plain = " ".join(word for _, word in words)
    starts = _starts(words)
    places = (
        (_place(at, starts, words), _place(at + len(wanted) - 1, starts, words) + 1)
        for at in _occurrences(plain, wanted)
    )
    return [describe(text, start, end) for start, end in places]


def find_alike(text: str, words: str) -> list[Passage]:
    """Return every place where words stand that a person would call the same.

    Case, white space, curly quotes, dashes and the forms of Unicode make no difference. Places do
    not overlap.
    """
    folded = fold(text)
    wanted = [re.escape(word) for word in fold(words).text.split()]
    if not wanted:
        return []
    pattern = re.compile(r"\s+".join(wanted), re.IGNORECASE)
    spans = (folded.raw_span(*found.span()) for found in pattern.finditer(folded.text))
    return [describe(text, start, end) for start, end in spans]


def _starts(words: list[tuple[int, str]]) -> list[int]:
    """Return where each word begins once every white space between words is one space."""
    starts, at = [], 0
    for _, word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _place(at: int, starts: list[int], words: list[tuple[int, str]]) -> int:
    """Return where the character at a place of the plain text stands in the text itself."""
    number = bisect_right(starts, at) - 1
    return words[number][0] + at - starts[number]


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
