"""The running text: trafilatura says where it stands, the page's own tree what it is."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import trafilatura

from articles.parsing.markup.choosing import Chooser, Told, choose
from articles.parsing.markup.crowds import thinned
from articles.parsing.markup.echoes import Echo, folded
from articles.parsing.markup.frames import frame_of, is_telling
from articles.parsing.markup.gaps import opening_places
from articles.parsing.markup.names import is_introduced
from articles.parsing.markup.runs import is_link, read_runs
from articles.parsing.markup.shelves import without_shelves
from articles.parsing.markup.standfirsts import after_title, find_standfirst
from articles.parsing.page import Block, BlockKind
from articles.parsing.wording import ends_sentence, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.figures import Figure
    from articles.parsing.markup.runs import Run
    from articles.parsing.markup.shown import SavedPage
    from articles.parsing.markup.titles import Titles

# What it discards is no news to the person who loads a folder: we say ourselves what was refused.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_SAME = 0.7
_TOO_LITTLE = 250
_A_WHOLE_TEXT, _ALL, _MUCH = 600, 0.9, 0.4
_A_LINE = 160
_FAR = 15
_JUST_BEHIND = 4
_JUST_AHEAD = 12
_A_TELLING_CAPTION = 30


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of an article, the figures that stand among them, and the blocks before each.

    `lines` are the short lines around the text that are none of it: dates, bylines, sources.
    `lines_ahead` of them stand before its first paragraph.
    """

    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    places: dict[int, int]
    lines: tuple[str, ...] = ()
    lines_ahead: int = 0


def read_body(
    page: SavedPage, titles: Titles, authors: Sequence[str], figures: Sequence[Figure]
) -> Body:
    """Choose the runs of the page that are its article."""
    reading = read_runs(page.tree)
    runs = reading.runs
    marked = _marked(page, runs)
    frame = frame_of([run for run, mark in zip(runs, marked, strict=True) if mark], page.tree)
    captions = [figure.words.caption for figure in figures]
    title = titles.chosen
    told = Told((title, *titles.worded), authors, captions)
    chooser = Chooser(frame, told, _around_title(runs, title))
    kept = choose(runs, marked, chooser)
    opening = next((place for place, keep in enumerate(kept) if keep), 0)
    start = after_title(runs, title, opening)
    standfirst = find_standfirst(page, runs, kept, chooser, start)
    for place in (*standfirst, *opening_places(runs, marked, kept, chooser, start)):
        kept[place] = True
    blocks = [_block(run, place in standfirst) for place, run in enumerate(runs) if kept[place]]
    places = {number: sum(kept[:before]) for number, before in reading.before_figure.items()}
    pictured = tuple(_of_the_story(figures, reading.before_figure, kept))
    around = list(_lines_around(runs, kept))
    ahead = sum(place < opening for place, _ in around)
    return Body(tuple(blocks), pictured, places, tuple(text for _, text in around), ahead)


def _around_title(runs: Sequence[Run], title: str) -> frozenset[HtmlElement]:
    wanted = likeness(title)
    heading = next(
        (run.element for run in runs if run.element.tag == "h1" and likeness(run.text) == wanted),
        None,
    )
    return frozenset() if heading is None else frozenset(heading.iterancestors())


def _lines_around(runs: Sequence[Run], kept: Sequence[bool]) -> Iterator[tuple[int, str]]:
    places = [place for place, keep in enumerate(kept) if keep]
    first, last = (places[0], places[-1]) if places else (0, len(runs))
    for place in range(max(0, first - _FAR), min(len(runs), last + _FAR)):
        run = runs[place]
        if (
            len(run.text) <= _A_LINE
            and not (kept[place] and first < place < last - 2)
            and (not is_link(run) or is_introduced(run.text))
        ):
            yield place, run.text


def _of_the_story(
    figures: Sequence[Figure], before: dict[int, int], kept: Sequence[bool]
) -> Iterator[Figure]:
    """Pictures behind the text belong to other stories, as do bare ones that lead away."""
    places = [place for place, keep in enumerate(kept) if keep]
    first, last = (places[0], places[-1]) if places else (0, len(kept))
    for figure in figures:
        place = before.get(figure.number)
        if place is None or place > last + _JUST_BEHIND:
            continue
        words = figure.words
        if figure.leads_away:
            is_told = figure.is_framed and bool(
                words.credit or len(words.caption) > _A_TELLING_CAPTION
            )
        else:
            is_told = bool(words.caption or words.credit)
        is_shown = bool(figure.sources) and figure.is_framed and not figure.leads_away
        is_in_text = is_shown and first - _JUST_AHEAD <= place <= last + 1
        if is_told or is_in_text:
            yield figure


def _marked(page: SavedPage, runs: Sequence[Run]) -> list[bool]:
    """Which runs trafilatura takes for text; where it finds nothing, all that read like text."""
    marked = _told_whole(page, runs)
    if marked:
        return marked
    root = page.tree.getroottree().getroot()
    with without_shelves(runs) as aside:
        lines = extracted(root)
    echo = Echo(lines)
    marked = [run.element not in aside and echo.share(run.text) >= _SAME for run in runs]
    telling = sum(run.size for run in runs if is_telling(run))
    if _found(runs, marked) < _MUCH * telling:
        # What was set aside may have told where the text is.
        echo = Echo(extracted(root))
        marked = [echo.share(run.text) >= _SAME for run in runs]
    if _found(runs, marked) >= _TOO_LITTLE:
        return marked
    return [is_telling(run) and ends_sentence(run.text) for run in runs]


def _found(runs: Sequence[Run], marked: Sequence[bool]) -> int:
    return sum(run.size for run, mark in zip(runs, marked, strict=True) if mark and is_telling(run))


def _told_whole(page: SavedPage, runs: Sequence[Run]) -> list[bool]:
    """Which runs are the text that the page tells machines, when it shows that text whole."""
    told = likeness(page.linked.text("articleBody"))
    if len(told) < _A_WHOLE_TEXT:
        return []
    echo = Echo([told])
    marked = [echo.share(run.text) >= _SAME for run in runs]
    shown = sum(len(folded(run.text)) for run, mark in zip(runs, marked, strict=True) if mark)
    return marked if _ALL * len(told) <= shown <= len(told) / _ALL else []


def _block(run: Run, is_standfirst: bool) -> Block:
    """Makers set standfirsts as headings at times: they are text."""
    return Block(BlockKind.PARAGRAPH if is_standfirst else run.kind, run.text)


def extracted(tree: HtmlElement) -> list[str]:
    """What trafilatura takes for the text; nothing when it stumbles over a page."""
    try:
        found = trafilatura.bare_extraction(thinned(tree), fast=True, include_comments=False)
    except Exception:
        return []
    text = getattr(found, "text", None) or ""
    return [line.removeprefix("- ") for line in text.splitlines() if line]
