"""Where the parts of a page lie: the anchor of its head, its title, and where the article ends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.formats.textdump.titles import BULLETS, find_title
from articles.parsing.wording import ends_sentence, likeness, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

# A longer line without a full stop is running text, unless it stands where a title does.
_LONGEST_HEADING = 220
_ENDING = (Kind.TAIL, Kind.MAIL, Kind.BYLINE, Kind.REPORTING)
_STRONG = (Kind.TIMES, Kind.BYLINE, Kind.SOURCE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Indices of marked pieces: the title's, where the body may begin, where it all ends.

    `closing` is the last text before the end that reads as a sentence or names a source: what
    follows it is the foot of the page.
    """

    title: tuple[int, ...]
    title_text: str
    title_key: str
    start: int
    end: int
    closing: int


def lay_out(marked: Sequence[Marked]) -> Layout:
    """Find the title and the bounds of the article."""
    weights = [_weight(mark) for mark in marked]
    bulk = _without_doubled(marked, weights)
    anchor = _head_anchor(marked, bulk)
    title = find_title(marked, weights, anchor)
    text = squeeze(" ".join(marked[index].text for index in title))
    start = max((*title, -1)) + 1 if title else (anchor or 0)
    end = _end(marked, bulk)
    return Layout(title, text, likeness(text), start, end, _closing(marked, weights, end))


def _without_doubled(marked: Sequence[Marked], weights: list[int]) -> list[int]:
    """What is printed twice is a caption: it must not outweigh the text of a short story."""
    keys = Counter(mark.key for mark in marked if mark.key)
    bulk = [0 if keys[m.key] > 1 else weight for m, weight in zip(marked, weights, strict=True)]
    return bulk if any(bulk) else weights


def _closing(marked: Sequence[Marked], weights: Sequence[int], end: int) -> int:
    places = (index for index in range(end) if weights[index] or marked[index].credited)
    return max(places, default=end - 1)


def _weight(mark: Marked) -> int:
    """How much running text a piece holds: headings and menus weigh nothing."""
    if mark.kind is not Kind.TEXT:
        return 0
    words = mark.text[: mark.credited.end] if mark.credited else mark.text
    is_text = mark.dateline is not None or reads_as_sentence(words)
    return len(mark.text) if is_text else 0


def reads_as_sentence(text: str) -> bool:
    """Whether a line reads as running text rather than as a heading or a menu entry."""
    if len(text) > _LONGEST_HEADING:
        return True
    if text[0] in BULLETS:
        return False
    return ends_sentence(_without_bracket(text)) and len(text.split()) >= 3


def _without_bracket(text: str) -> str:
    if text[-1] not in ")]":
        return text
    return text[: max(text.rfind("("), text.rfind("["))].rstrip() or text


def _head_anchor(marked: Sequence[Marked], weights: Sequence[int]) -> int | None:
    """The first time, byline or source line with less running text before than after."""
    total, before = sum(weights), 0
    weak: int | None = None
    for index, mark in enumerate(marked):
        if mark.kind in _STRONG and before * 2 <= total:
            if not _is_bare_date(mark):
                return index
            weak = index if weak is None else weak
        before += weights[index]
    return weak


def _is_bare_date(mark: Marked) -> bool:
    return bool(mark.stamps) and not any(stamp.clock or stamp.label for stamp in mark.stamps)


def _end(marked: Sequence[Marked], weights: Sequence[int]) -> int:
    """The piece that ends the article: an end mark, a closing byline, a tail heading."""
    total, before, soft = sum(weights), 0, len(marked)
    for index, mark in enumerate(marked):
        if mark.kind is Kind.END:
            return min(index, soft)
        if before * 2 > total and soft == len(marked):
            soft = index if mark.kind in _ENDING else soft
        before += weights[index]
    return soft
