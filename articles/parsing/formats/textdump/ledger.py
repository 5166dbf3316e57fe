"""The ledger: what every stretch of the file became, tiling it to the byte."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.page import LedgerRole, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.parsing.decode import Decoded


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of the text, in code points, and what became of it."""

    start: int
    end: int
    role: LedgerRole
    note: str = ""


def write_ledger(decoded: Decoded, size: int, claims: Sequence[Claim]) -> tuple[Stretch, ...]:
    """Turn claims into stretches that follow each other from the first byte to the last."""
    tiles = list(_tiles(decoded.text, sorted(claims, key=lambda claim: claim.start)))
    ends = list(decoded.byte_offsets(tile.end for tile in tiles))
    ends[-1] = size
    starts = [0, *ends[:-1]]
    return tuple(
        Stretch(start, end, tile.role, tile.note)
        for tile, start, end in zip(tiles, starts, ends, strict=True)
        if start < end
    )


def _tiles(text: str, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Fill the gaps: a line end goes with what it ends, blank lines are blank."""
    at = 0
    for claim in claims:
        if claim.end <= at:
            continue
        start = max(claim.start, at)
        for filler in _fill(text, at, start):
            yield filler
            at = filler.end
        end = _with_line_end(text, claim.end)
        yield Claim(at, end, claim.role, claim.note)
        at = end
    yield from _fill(text, at, len(text), to_the_end=True)


def _fill(text: str, start: int, stop: int, *, to_the_end: bool = False) -> Iterator[Claim]:
    """What stands between two claims; spaces that lead to a claim on their line are left to it."""
    gap = text[start:stop]
    if not gap:
        return
    if gap.strip():
        end = min(_with_line_end(text, start + len(gap.rstrip())), stop)
        yield Claim(start, end, LedgerRole.DROPPED, "markup or punctuation")
        yield from _fill(text, end, stop, to_the_end=to_the_end)
        return
    blank = len(gap) if to_the_end else len(gap.rstrip(" \t\xa0\u3000"))
    if blank:
        yield Claim(start, start + blank, LedgerRole.BLANK)


def _with_line_end(text: str, end: int) -> int:
    """Move past the spaces after a claim and past one line end."""
    while end < len(text) and text[end].isspace():
        end += 1
        if text[end - 1] in "\n\r\v\f\x85\u2028\u2029":
            return end + 1 if text[end - 1 : end + 1] == "\r\n" else end
    return end
