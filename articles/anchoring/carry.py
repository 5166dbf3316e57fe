"""Carry passages from one text to the next: the same words in the same place, or no place at all.

Both texts are aligned once and each passage is read off the alignment. Words that the alignment
gives to another old place cannot be taken, so what only looks alike is never anchored to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.anchoring.align import Alignment, align
from articles.anchoring.reading import Piece, Reading, read, same_part, sentences_of, stands_whole

Status = Literal["same", "moved", "changed", "review", "gone"]
Span = tuple[int, int]

# Share of a passage's words, by letters, that must stand in one place for it to be placed there,
# and from which what is left is shown to a curator.
PLACED = 0.55
SHOWN = 0.2
# A passage is not placed by its other words when this share of it may be somebody else's.
DOUBTED = 0.2
# Pieces with no more new text between them than this, in characters, stand in one place.
NEAR = 60
# A passage as short as this, in characters, is placed where every word of it was replaced.
SHORT = 16


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a passage stands in the new text, in code points, end excluded; None when nowhere.

    `kept` is the share of its words still there, 0..1. `candidate` is what to show a curator
    for review: a place that looks alike and may be another passage.
    """

    start: int | None
    end: int | None
    status: Status
    kept: float
    candidate: Span | None = None


def carry(old: str, new: str, passages: Sequence[Span]) -> list[Carried]:
    """Carry passages, spans of the old text in code points, to the new text, each by itself.

    Raises ValueError when a span leaves the old text.
    """
    for start, end in passages:
        if not 0 <= start <= end <= len(old):
            raise ValueError(f"The span {start} to {end} is not inside the text of {len(old)}.")
    if old == new:
        return [Carried(start, end, "same", 1.0) for start, end in passages]
    alignment = align(old, new)
    return [_with_edges(old, new, span, _carry(alignment, *span)) for span in passages]


def _carry(alignment: Alignment, raw_start: int, raw_end: int) -> Carried:
    start, end = _trimmed(alignment, raw_start, raw_end)
    touched = sentences_of(alignment, start, end)
    if start >= end or not touched:
        return Carried(None, None, "gone", 0.0)
    if len(touched) == 1 and stands_whole(alignment, touched[0]):
        part = same_part(alignment, touched[0], start, end)
        status: Status = "same" if touched[0] in alignment.order else "moved"
        return Carried(*alignment.new.raw_span(*part), status, 1.0)
    return _judge(alignment, start, end, read(alignment, start, end))


def _trimmed(alignment: Alignment, raw_start: int, raw_end: int) -> Span:
    """Return the folded span of a passage without the white space at its ends."""
    start, end = alignment.old.place(raw_start), alignment.old.place(raw_end)
    text = alignment.old.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _judge(alignment: Alignment, start: int, end: int, reading: Reading) -> Carried:
    kept = reading.kept()
    sure = [piece for piece in reading.pieces if piece.sure]
    together = _heaviest(sure)
    replaced = len(sure) == reading.words and end - start < SHORT
    doubted = _weight(piece for piece in reading.pieces if not piece.sure)
    if doubted >= DOUBTED * reading.weight:
        together = []
    if together and (_weight(together) >= PLACED * reading.weight or replaced):
        found = _span(together)
        status = _status(alignment, (start, end), found, together)
        return Carried(*alignment.new.raw_span(*found), status, kept)
    return _not_placed(alignment, start, end, reading, kept)


def _status(alignment: Alignment, old: Span, new: Span, pieces: list[Piece]) -> Status:
    before, after = alignment.old.text[slice(*old)], alignment.new.text[slice(*new)]
    if before.split() != after.split():
        return "changed"
    return "same" if any(piece.ordered for piece in pieces) else "moved"


def _not_placed(
    alignment: Alignment, start: int, end: int, reading: Reading, kept: float
) -> Carried:
    alike = _heaviest(reading.pieces)
    if alike and _weight(alike) >= SHOWN * reading.weight:
        shown = alignment.new.raw_span(*_span(alike))
        return Carried(None, None, "review", kept, shown)
    words = alignment.old.text[start:end]
    elsewhere = alignment.new.text.find(words) if end - start >= SHORT else -1
    if elsewhere >= 0:
        shown = alignment.new.raw_span(elsewhere, elsewhere + len(words))
        return Carried(None, None, "review", kept, shown)
    return Carried(None, None, "gone", kept)


def _heaviest(pieces: Iterable[Piece]) -> list[Piece]:
    """Return those of the pieces that stand together with most of the passage's weight."""
    groups: list[list[Piece]] = []
    end = 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        if not groups or piece.start - end > NEAR:
            groups.append([])
        groups[-1].append(piece)
        end = piece.end
    return max(groups, key=_weight, default=[])


def _weight(pieces: Iterable[Piece]) -> float:
    return sum(piece.weight for piece in pieces)


def _span(pieces: Sequence[Piece]) -> Span:
    return pieces[0].start, max(piece.end for piece in pieces)


def _with_edges(old: str, new: str, span: Span, carried: Carried) -> Carried:
    """Give back the white space at a passage's ends where the new text has it as well."""
    if carried.start is None or carried.end is None:
        return carried
    text = old[slice(*span)]
    if text == text.strip():
        return carried
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    start, end = carried.start, carried.end
    if lead and new.endswith(lead, 0, start):
        start -= len(lead)
    if tail and new.startswith(tail, end):
        end += len(tail)
    return Carried(start, end, carried.status, carried.kept)
