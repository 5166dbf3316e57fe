"""Which runs of a page are its article: small rules, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.markup.crediting import part
from articles.parsing.markup.echoes import Echo, folded
from articles.parsing.markup.endings import cut_endings, main_shape
from articles.parsing.markup.gaps import fill_between, fill_gaps
from articles.parsing.markup.notices import is_notice
from articles.parsing.markup.runs import is_link
from articles.parsing.markup.trees import marks_of
from articles.parsing.markup.unwanted import is_box
from articles.parsing.page import BlockKind
from articles.parsing.wording import ends_sentence, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.frames import Frame
    from articles.parsing.markup.runs import Run

_LONG = 80
_START, _LONGEST_CREDIT = 30, 60
# A box that holds as much of the running text as this is no box, whatever it is called.
_TOO_MUCH_FOR_A_BOX = 0.25
_SHORTEST_QUOTE = 30
_SAME = 0.9
_A_HEAP, _FEW, _HALF_KNOWN = 2000, 3, 0.5


class Told:
    """What a page tells elsewhere: its title, its authors, and the captions of its pictures."""

    def __init__(self, titles: Iterable[str], authors: Sequence[str], captions: list[str]) -> None:
        self.authors = authors
        self._lines = {likeness(text) for text in (*titles, *authors, *captions)}
        told = map(likeness, captions)
        self._captions = {text[:_START]: text for text in told if len(text) >= _START}

    def holds(self, text: str) -> bool:
        """Whether a line is told elsewhere, a caption with its credit behind it included."""
        sought = folded(text)
        if not sought or sought in self._lines:
            return True
        caption = self._captions.get(sought[:_START])
        if caption is None or not sought.startswith(caption):
            return False
        return len(sought) - len(caption) <= _LONGEST_CREDIT and bool(part(text)[1])


class Chooser:
    """Knows an article's frame and what was found elsewhere; says yes or no to each run."""

    def __init__(
        self,
        frame: Frame,
        told: Told,
        around_title: frozenset[HtmlElement] = frozenset(),
    ) -> None:
        self.frame = frame
        self.authors = told.authors
        self._told = told
        # What holds the title of the page is no box beside it, whatever it is called.
        self._around_title = around_title
        self._boxed: dict[HtmlElement, bool] = {}

    def is_inside(self, run: Run) -> bool:
        """Whether a run stands in the frame."""
        frame = self.frame.element
        return run.element is frame or frame in run.element.iterancestors()

    def is_refused(self, run: Run) -> bool:
        """Whether a run is something else than text, however text-like it looks."""
        return self.is_no_text(run) or self.is_boxed(run)

    def is_no_text(self, run: Run) -> bool:
        """Whether the words of a run are those of something else, wherever it stands."""
        return self.is_told(run) or is_link(run) or is_notice(run)

    def is_told(self, run: Run) -> bool:
        """The title, a caption or an author's name stands elsewhere already."""
        return self._told.holds(run.text)

    def is_boxed(self, run: Run) -> bool:
        """Whether a run stands in a box, be it in the frame or around it."""
        path: list[HtmlElement] = []
        node = run.element
        while node is not None and node not in self._boxed:
            path.append(node)
            node = node.getparent()
        boxed = node is not None and self._boxed[node]
        for step in reversed(path):
            boxed = boxed or (
                is_box(step)
                and step not in self._around_title
                and self.frame.share(step) < _TOO_MUCH_FOR_A_BOX
            )
            self._boxed[step] = boxed
        return boxed


def choose(runs: Sequence[Run], marked: Sequence[bool], chooser: Chooser) -> list[bool]:
    """Say of each run whether it is the article's."""
    kept = [
        mark and chooser.is_inside(run) and not chooser.is_refused(run)
        for run, mark in zip(runs, marked, strict=True)
    ]
    fill_gaps(runs, kept, chooser)
    fill_between(runs, kept, chooser)
    _cut_lead_in(runs, kept)
    _drop_copies(runs, kept)
    _drop_heaps(runs, kept)
    _drop_pulled_quotes(runs, kept)
    cut_endings(runs, kept, chooser.authors)
    return kept


def _cut_lead_in(runs: Sequence[Run], kept: list[bool]) -> None:
    """Sections, dates and second titles stand before the first sentence."""
    for place, run in enumerate(runs):
        if not kept[place]:
            continue
        if run.kind is not BlockKind.HEADING and (run.size > _LONG or ends_sentence(run.text)):
            return
        kept[place] = False


def _drop_copies(runs: Sequence[Run], kept: list[bool]) -> None:
    """A text that is printed twice, as before and behind a wall, is one text.

    The first copy stays, unless it alone is shaped otherwise than the text, as a highlight is.
    """
    main = main_shape(runs, kept)
    seen: dict[str, int] = {}
    for place, run in enumerate(runs):
        words = folded(run.text) if kept[place] else ""
        if len(words) <= _SHORTEST_QUOTE:
            continue
        first = seen.setdefault(words, place)
        if first != place:
            is_highlight = runs[first].shape != main and run.shape == main
            kept[first if is_highlight else place] = False


def _drop_heaps(runs: Sequence[Run], kept: list[bool]) -> None:
    """A wall keeps the whole text again at times, heaped up in one block."""
    heaps = [place for place, run in enumerate(runs) if kept[place] and len(run.text) > _A_HEAP]
    for place in heaps[:_FEW]:
        others = [run.text for at, run in enumerate(runs) if kept[at] and at != place]
        if sum(map(len, others)) > _A_HEAP and Echo(others).share(runs[place].text) >= _HALF_KNOWN:
            kept[place] = False


def _drop_pulled_quotes(runs: Sequence[Run], kept: list[bool]) -> None:
    """A quotation set large repeats words of the text; the name below it goes with it."""
    quotes = [
        place
        for place, run in enumerate(runs)
        if kept[place] and _is_set_apart(run) and len(run.text) > _SHORTEST_QUOTE
    ]
    if not quotes:
        return
    pairs = zip(runs, kept, strict=True)
    echo = Echo([run.text for run, keep in pairs if keep and run.kind is BlockKind.PARAGRAPH])
    for place in quotes:
        if echo.share(runs[place].text) >= _SAME:
            _drop_with_its_name(runs, kept, place)


def _drop_with_its_name(runs: Sequence[Run], kept: list[bool], place: int) -> None:
    quote = runs[place]
    for again in range(place, min(place + 3, len(runs))):
        is_beside = runs[again].element.getparent() is quote.element.getparent()
        if is_beside and len(runs[again].text) <= len(quote.text):
            kept[again] = False


def _is_set_apart(run: Run) -> bool:
    return run.kind is BlockKind.QUOTATION or "quote" in marks_of(run.element).casefold()
