"""Read off an alignment where the words of one passage stand in the new text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from articles.anchoring.align import Alignment
from articles.anchoring.stand_ins import StandIn, stand_in
from articles.anchoring.words import Row


class Piece(NamedTuple):
    """A stretch of the new text that holds words of a passage, in places of the folded text.

    `weight` is in letters, `kept` says whether the very words are there or something in their
    place, `sure` whether they are not only suspected, `ordered` whether they kept their order.
    """

    start: int
    end: int
    weight: float
    kept: bool
    sure: bool
    ordered: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The pieces of a passage, and what the whole passage weighs in letters."""

    pieces: list[Piece]
    weight: float
    words: int

    def kept(self) -> float:
        """Return the share of the passage's words that are still there, 0..1."""
        return sum(piece.weight for piece in self.pieces if piece.kept) / self.weight


def sentences_of(alignment: Alignment, start: int, end: int) -> range:
    """Return the old sentences that a folded span touches."""
    old = alignment.pairs.old
    return range(bisect_right(old.ends, start), bisect_left(old.starts, end))


def stands_whole(alignment: Alignment, here: int) -> bool:
    """Say whether an old sentence surely stands in the new text, word for word."""
    there = alignment.pairs.there.get(here)
    return there is not None and (
        alignment.pairs.equal(here, there) and here not in alignment.suspects
    )


def read(alignment: Alignment, start: int, end: int) -> Reading:
    """Read the pieces of a folded span, sentence by sentence."""
    pieces: list[Piece] = []
    weight: float = 0
    words = 0
    old = alignment.pairs.old
    for here in sentences_of(alignment, start, end):
        low, high = max(start, old.starts[here]), min(end, old.ends[here])
        there = alignment.pairs.there.get(here)
        if there is not None and alignment.pairs.equal(here, there):
            pieces.append(_equal_piece(alignment, here, low, high))
            weight += pieces[-1].weight
        else:
            inside = _words_between(alignment, here, low, high)
            sums = old.weights(here)
            weight += sums[inside.stop] - sums[inside.start]
            words += len(inside)
            pieces += _word_pieces(alignment, here, inside, low, high)
    return Reading(pieces, weight, words)


def same_part(alignment: Alignment, here: int, start: int, end: int) -> tuple[int, int]:
    """Return the part of the equal sentence that is start..end of the old one.

    The two may differ in white space only, so the signs between are counted.
    """
    old, new, there = alignment.pairs.old, alignment.pairs.new, alignment.pairs.there[here]
    low, high = old.starts[here], old.ends[here]
    new_low, new_high = new.starts[there], new.ends[there]
    if high - low == new_high - new_low and old.text[low:high] == new.text[new_low:new_high]:
        return new_low + start - low, new_low + end - low
    old_signs, new_signs = old.signs(here), new.signs(there)
    first, last = bisect_left(old_signs, start), bisect_left(old_signs, end) - 1
    return new_signs[first], new_signs[last] + 1


def _equal_piece(alignment: Alignment, here: int, low: int, high: int) -> Piece:
    start, end = same_part(alignment, here, low, high)
    text = alignment.pairs.old.text[low:high]
    sure, ordered = here not in alignment.suspects, here in alignment.order
    return Piece(start, end, len("".join(text.split())), True, sure, ordered)


def _words_between(alignment: Alignment, here: int, low: int, high: int) -> range:
    starts, ends = alignment.pairs.old.word_places(here)
    return range(bisect_right(ends, low), bisect_left(starts, high))


def _word_pieces(
    alignment: Alignment, here: int, inside: range, low: int, high: int
) -> Iterator[Piece]:
    """Yield the rows of equal words in an edited sentence, and what stands in for the others."""
    sure, ordered = here not in alignment.suspects, here in alignment.order
    sums = alignment.pairs.old.weights(here)
    word = inside.start
    for row in [*alignment.words.rows.get(here, ()), None]:
        until = inside.stop if row is None else min(row.first, inside.stop)
        for changed in range(word, until):
            other = stand_in(alignment.words, here, changed)
            if other is not None:
                span = _stand_in_span(alignment, here, changed, other, low, high)
                weight = (sums[changed + 1] - sums[changed]) * other.likeness
                yield Piece(*span, weight, False, sure, ordered)
        word = max(word, until)
        if row is not None and word < min(row.end, inside.stop):
            last = min(row.end, inside.stop)
            span = _row_span(alignment, here, row, range(word, last), low, high)
            yield Piece(*span, sums[last] - sums[word], True, sure, ordered)
            word = last


def _stand_in_span(
    alignment: Alignment, here: int, word: int, other: StandIn, low: int, high: int
) -> tuple[int, int]:
    """Return where a changed word's stand-in stands, cut as the passage cuts the word.

    It is cut only where the letters left out are the same: of 1970s the 1970, of 1990s the 1990.
    """
    starts, ends = alignment.pairs.old.word_places(here)
    old, new = alignment.pairs.old.text, alignment.pairs.new.text
    start, end = _new_words(alignment, other.there, other.first, other.last)
    head, tail = old[starts[word] : max(low, starts[word])], old[min(high, ends[word]) : ends[word]]
    if len(head) + len(tail) < end - start:
        start += len(head) if new.startswith(head, start) else 0
        end -= len(tail) if new.endswith(tail, start, end) else 0
    return start, end


def _row_span(
    alignment: Alignment, here: int, row: Row, words: range, low: int, high: int
) -> tuple[int, int]:
    """Return where some words of a row stand; the passage may cut into its first and last."""
    first = row.at + words.start - row.first
    start, end = _new_words(alignment, row.there, first, first + len(words) - 1)
    starts, ends = alignment.pairs.old.word_places(here)
    return start + max(low - starts[words.start], 0), end - max(ends[words.stop - 1] - high, 0)


def _new_words(alignment: Alignment, there: int, first: int, last: int) -> tuple[int, int]:
    starts, ends = alignment.pairs.new.word_places(there)
    return starts[first], ends[last]
