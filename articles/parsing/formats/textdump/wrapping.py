"""Hard-wrapped lines: a text that was broken to a width is one piece again."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.formats.textdump.rules import judge
from articles.parsing.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_BROKEN_LINES = 3
_SHORTEST_LINE = 20
_LINE_ENDS = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_ENDS = (":", ";", ")", "]", "다", "요")


def joined(marked: Sequence[Marked], text: str) -> list[Marked]:
    """Join the lines that go on in small letters; on a page broken to a width, the others too."""
    broken = [_goes_on(before, after) for before, after in pairwise(marked)]
    if not any(broken):
        return list(marked)
    width = _width(marked, broken) if sum(broken) >= _FEWEST_BROKEN_LINES else 0
    return list(_runs_joined(marked, text, width))


def _runs_joined(marked: Sequence[Marked], text: str, width: int) -> Iterator[Marked]:
    run = [marked[0]]
    for mark in marked[1:]:
        if _goes_on(run[-1], mark) or (width and _fills(run[-1], mark, width)):
            run.append(mark)
            continue
        yield _one(run, text)
        run = [mark]
    yield _one(run, text)


def _one(run: list[Marked], text: str) -> Marked:
    """One piece of several lines: a line end becomes as many spaces, so offsets stay true."""
    first, last = run[0].piece, run[-1].piece
    if first is last:
        return run[0]
    words = text[first.start : last.end].translate(_LINE_ENDS)
    return judge(replace(first, text=words, end=last.end, last_line=last.line))


def _goes_on(before: Marked, after: Marked) -> bool:
    """Whether a line goes on in small letters on the very next line."""
    if not _are_neighbours(before, after) or len(before.text) < _SHORTEST_LINE:
        return False
    return after.text[0].islower() and not ends_sentence(before.text)


def _fills(before: Marked, after: Marked, width: int) -> bool:
    """Whether a line is as long as the page's lines are, and does not end where a text may."""
    if not _are_neighbours(before, after) or len(before.text) * 4 < width * 3:
        return False
    return not ends_sentence(before.text) and not before.text.endswith(_ENDS)


def _are_neighbours(before: Marked, after: Marked) -> bool:
    is_next = after.piece.line == before.piece.last_line + 1
    return is_next and before.kind is Kind.TEXT and after.kind is Kind.TEXT


def _width(marked: Sequence[Marked], broken: Sequence[bool]) -> int:
    """The usual length of a line that was broken."""
    lengths = sorted(len(marked[place].text) for place, is_broken in enumerate(broken) if is_broken)
    return lengths[len(lengths) // 2]
