"""Runs of an article that nobody marked: its first paragraphs, and what stands between others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from articles.parsing.markup.echoes import folded
from articles.parsing.page import BlockKind
from articles.parsing.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.markup.choosing import Chooser
    from articles.parsing.markup.runs import Run

_LONG = 80
_FAR_AHEAD = 12
_SHORTEST_QUOTE = 30
_LONGEST_HEADING = 120
_SEVERAL = 3
_A_HEADLINE = 40


def fill_gaps(runs: Sequence[Run], kept: list[bool], chooser: Chooser) -> None:
    """Keep what is shaped or placed as the paragraphs found are, in their frame."""
    shapes = {run.shape for run, keep in zip(runs, kept, strict=True) if keep and run.size > _LONG}
    for place, run in enumerate(runs):
        if not kept[place] and run.shape in shapes and chooser.is_inside(run):
            kept[place] = not _is_teaser(run) and not chooser.is_refused(run)


def _is_teaser(run: Run) -> bool:
    """An entry of a list that opens with a linked headline."""
    return run.kind is BlockKind.LIST_ITEM and run.linked >= _A_HEADLINE


def fill_between(runs: Sequence[Run], kept: list[bool], chooser: Chooser) -> None:
    """Keep headings and quotations between two paragraphs, and paragraphs of the same class."""
    places = [place for place, keep in enumerate(kept) if keep]
    if not places:
        return
    classes = _classes(runs, places)
    for place in range(places[0], places[-1]):
        run = runs[place]
        if not kept[place] and _may_be_between(runs, kept, place, classes):
            kept[place] = chooser.is_inside(run) and not chooser.is_refused(run)


def opening_places(
    runs: Sequence[Run], marked: Sequence[bool], kept: Sequence[bool], chooser: Chooser, start: int
) -> list[int]:
    """The paragraphs between title and frame: whole sentences found by trafilatura, too.

    A wall or an advertisement parts them from the rest at times. `start` is behind the title.
    """
    places = [place for place, keep in enumerate(kept) if keep]
    first = places[0] if places else 0
    classes = _classes(runs, places)
    known = {folded(runs[place].text) for place in places}
    ahead = [
        place
        for place in range(max(start, first - _FAR_AHEAD), first)
        if runs[place].kind is BlockKind.PARAGRAPH and folded(runs[place].text) not in known
    ]
    long = [
        place
        for place in ahead
        if runs[place].size >= _LONG and _opens(runs[place], marked[place], classes, chooser)
    ]
    # A short sentence beside a long one belongs to it.
    around = {runs[place].element.getparent() for place in long} - {None}
    short = (
        place
        for place in ahead
        if runs[place].element.getparent() in around
        and _SHORTEST_QUOTE <= runs[place].size < _LONG
        and _opens(runs[place], marked[place], set(), chooser)
    )
    return sorted((*long, *short))


def _opens(
    run: Run, is_marked: bool, classes: set[tuple[str, str | None]], chooser: Chooser
) -> bool:
    """A box may hold the opening, when its paragraphs are of the very class of the others."""
    if (run.element.tag, run.element.get("class")) in classes and chooser.is_inside(run):
        return not chooser.is_no_text(run)
    return is_marked and ends_sentence(run.text) and not chooser.is_refused(run)


def _classes(runs: Sequence[Run], places: Sequence[int]) -> set[tuple[str, str | None]]:
    """Tag and class of what several long paragraphs have in common."""
    counts = Counter(
        (runs[place].element.tag, runs[place].element.get("class"))
        for place in places
        if runs[place].size > _LONG and runs[place].element.get("class")
    )
    return {called for called, count in counts.items() if count >= _SEVERAL}


def _may_be_between(
    runs: Sequence[Run], kept: Sequence[bool], place: int, classes: set[tuple[str, str | None]]
) -> bool:
    run = runs[place]
    if run.kind is BlockKind.QUOTATION:
        return len(run.text) >= _SHORTEST_QUOTE
    if run.kind is BlockKind.HEADING:
        is_led = any(kept[place + 1 : place + 2])
        return is_led and len(run.text) <= _LONGEST_HEADING and not run.linked
    called = (run.element.tag, run.element.get("class"))
    return called in classes and run.size > _LONG and ends_sentence(run.text)
