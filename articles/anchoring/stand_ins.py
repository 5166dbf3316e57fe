"""Find what stands in the new text in place of a word that was changed."""

from bisect import bisect_right
from typing import NamedTuple

from rapidfuzz.distance import Indel

from articles.anchoring.words import Row, WordPairs

# So many words in a row may be changed and still stand in each other's place.
BLOCK = 12
# Letters in common (0..1): the same word; a word that counts as partly there; two figures.
SAME_WORD = 0.7
PARTLY = 0.5
FIGURES = 0.6


class StandIn(NamedTuple):
    """New words, from `first` to `last`, and their likeness (0..1) to the word they replace."""

    there: int
    first: int
    last: int
    likeness: float


def stand_in(words: WordPairs, here: int, word: int) -> StandIn | None:
    """Return what replaces an old word whose neighbours, or sentence's ends, are in place."""
    there = words.pairs.there.get(here)
    if there is None:
        return None
    before, after = _frame(words, here, there, word)
    row = range(before.at + before.end - before.first, after.at)
    if not (before.there == after.there == there and row) or row.stop - row.start > BLOCK:
        return None
    if after.first - before.end > BLOCK or not words.taken[there].isdisjoint(row):
        return None
    old = words.pairs.old.words(here)[before.end : after.first]
    new = words.pairs.new.words(there)[row.start : row.stop]
    chosen = _choose(old, new, word - before.end)
    if chosen is None:
        return None
    first, last = chosen
    likeness = _counted(old[word - before.end], "".join(new[first : last + 1]))
    return StandIn(there, row.start + first, row.start + last, likeness)


def _frame(words: WordPairs, here: int, there: int, word: int) -> tuple[Row, Row]:
    """Return the rows before and after a changed word; the sentence's ends count as rows."""
    rows = words.rows[here]
    at = bisect_right(rows, word, key=lambda row: row.first)
    old, new = len(words.pairs.old.words(here)), len(words.pairs.new.words(there))
    before = rows[at - 1] if at else Row(0, 0, there, 0)
    after = rows[at] if at < len(rows) else Row(old, old, there, new)
    return before, after


def _choose(old: list[str], new: list[str], word: int) -> tuple[int, int] | None:
    """Choose among the new words, first and last, those that replace one of the old words."""
    if len(old) == len(new):
        return word, word
    likeness = [Indel.normalized_similarity(old[word], other) for other in new]
    top = max(range(len(new)), key=likeness.__getitem__)
    at_edge, last = word in (0, len(old) - 1), len(new) - 1
    if len(old) == 1:
        joined = Indel.normalized_similarity(old[word], "".join(new))
        if joined >= likeness[top] or likeness[top] < SAME_WORD:
            return 0, last
    if likeness[top] >= (SAME_WORD if at_edge else PARTLY):
        return top, top
    if at_edge:
        return (0, 0) if word == 0 else (last, last)
    return None


def _counted(mine: str, theirs: str) -> float:
    """Return how far a word counts as still there: a figure for a figure, a typo, or not."""
    likeness = Indel.normalized_similarity(mine, theirs)
    if mine.isdigit() and theirs.isdigit():
        return max(likeness, FIGURES)
    return likeness if likeness >= PARTLY else 0.0
