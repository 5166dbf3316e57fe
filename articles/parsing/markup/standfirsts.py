"""Standfirsts: the sentences between the title and the text that say what it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.called import asked_once
from articles.parsing.markup.echoes import Echo, folded
from articles.parsing.markup.notices import is_notice
from articles.parsing.markup.runs import is_link
from articles.parsing.markup.trees import marks_of
from articles.parsing.markup.unwanted import is_box
from articles.parsing.wording import ends_sentence, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.markup.choosing import Chooser
    from articles.parsing.markup.runs import Run
    from articles.parsing.markup.shown import SavedPage

_CALLED = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:stand-?first|lead|lede|intro|teaser-?_*text|sub-?_?title"
    r"|subtitle|sub-?head"
    r"|subheadline|summary|abstract|deck|dek|excerpt|description|perex|chapeau|vorspann|vorspan"
    r"|ingress|entradilla"
    r"|bajada|sumario|sottotitolo|occhiello|catenaccio|spot|preamble|manchet|underrubrik"
    r"|kicker-text|strapline)"
)
_called_standfirst = asked_once(_CALLED)
_SHORTEST = 30
_FAR = 40
_LONGEST_STAMP = 120
_ALIKE = 0.8
_MOST = 5


def find_standfirst(
    page: SavedPage, runs: Sequence[Run], kept: Sequence[bool], chooser: Chooser, start: int
) -> list[int]:
    """The places of the runs before the text that sum it up; `start` is behind the title."""
    first = next((place for place, keep in enumerate(kept) if keep), 0)
    told = Echo(list(_descriptions(page)))
    places = [place for place in range(start, first) if _may_be(runs[place], chooser)]
    called = [place for place in places if _is_called(runs[place])]
    # More than a few of them are the teasers of other stories.
    called = called if len(called) <= _MOST else []
    alike = {place for place in places if told.share(runs[place].text) >= _ALIKE}
    return sorted(alike.union(called))


def _descriptions(page: SavedPage) -> set[str]:
    found = page.metas.every(
        "og:description", "description", "twitter:description", "dc.description"
    )
    return {*found, page.linked.text("description")} - {""}


def after_title(runs: Sequence[Run], title: str, first: int) -> int:
    """Right behind the heading that is the title; without one, not far ahead of the text."""
    wanted = likeness(title)
    near = range(max(0, first - _FAR), first)
    titles = [place for place in near if wanted and folded(runs[place].text) == wanted]
    # Behind the first of its copies: players and forms to share the page repeat the title.
    headings = [place for place in near if runs[place].element.tag == "h1"][-1:]
    return next((place + 1 for place in (*titles, *headings)), near.start)


def _may_be(run: Run, chooser: Chooser) -> bool:
    if run.size < _SHORTEST or is_link(run) or is_notice(run) or chooser.is_told(run):
        return False
    is_sure = bool(_called_standfirst(marks_of(run.element)))
    parent = run.element.getparent()
    if (is_box(run.element) and not is_sure) or (parent is not None and parent.tag == "aside"):
        return False
    if _is_stamp(run.text):
        return False
    return is_sure or ends_sentence(run.text) or run.size > 2 * _SHORTEST


def _is_stamp(text: str) -> bool:
    """A line of dates is no sentence: "Nov. 20, 2024. Updated: Nov. 20, 2024 1:35 a.m."."""
    return len(text) < _LONGEST_STAMP and sum(map(str.isdecimal, text)) * 6 >= len(text)


def _is_called(run: Run) -> bool:
    parent = run.element.getparent()
    called = marks_of(run.element) + " " + (marks_of(parent) if parent is not None else "")
    return bool(_called_standfirst(called))
