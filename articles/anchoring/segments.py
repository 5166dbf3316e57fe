"""Cut a text with overlapping spans into flat segments, each with the spans that cover it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and the keys of the spans over it, in the order in which they began.

    `begins` are the keys whose span starts exactly here.
    """

    start: int
    end: int
    keys: tuple[Hashable, ...]
    begins: tuple[Hashable, ...]


def segments(start: int, end: int, spans: Iterable[tuple[int, int, Hashable]]) -> list[Segment]:
    """Tile start..end (code points) with segments; spans are (start, end, key), cut to it."""
    opens: dict[int, list[Hashable]] = defaultdict(list)
    closes: dict[int, list[Hashable]] = defaultdict(list)
    cuts = {start, end}
    for span_start, span_end, key in spans:
        low, high = max(span_start, start), min(span_end, end)
        if low < high:
            opens[low].append(key)
            closes[high].append(key)
            cuts |= {low, high}
    tiles: list[Segment] = []
    live: dict[Hashable, None] = {}
    ordered = sorted(cuts)
    for low, high in pairwise(ordered):
        for key in closes[low]:
            live.pop(key, None)
        live.update(dict.fromkeys(opens[low]))
        tiles.append(Segment(low, high, tuple(live), tuple(opens[low])))
    return tiles
