"""The frame of an article: the smallest element that holds nearly all of its running text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.runs import Run

_NEARLY_ALL = 0.85
_TELLING = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """An element, and which part of the running text each element of the page holds."""

    element: HtmlElement
    letters: Mapping[HtmlElement, int]
    whole: int

    def share(self, element: HtmlElement) -> float:
        """Which part of the running text stands in an element, from 0 to 1."""
        return self.letters.get(element, 0) / self.whole if self.whole else 0.0


def is_telling(run: Run) -> bool:
    """Whether a run is long enough, and text enough, to say where an article stands."""
    return run.size >= _TELLING and run.linked * 2 < len(run.text)


def frame_of(runs: Sequence[Run], root: HtmlElement) -> Frame:
    """Find the deepest element around at least 85 % of the letters of the telling runs."""
    letters: dict[HtmlElement, int] = defaultdict(int)
    telling = [run for run in runs if is_telling(run)] or runs
    for run in telling:
        for node in (run.element, *run.element.iterancestors()):
            letters[node] += len(run.text)
    whole = sum(len(run.text) for run in telling)
    holding = [node for node, held in letters.items() if held >= _NEARLY_ALL * whole]
    return Frame(max(holding, key=_depth, default=root), dict(letters), whole)


def _depth(node: HtmlElement) -> int:
    return sum(1 for _ in node.iterancestors())
