"""What stands at the end of a text and is none: sources, teasers, headings, lines about authors."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from articles.parsing.markup.runs import is_link
from articles.parsing.page import BlockKind
from articles.parsing.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.markup.runs import Run

_LONG = 80
_A_HEADLINE = 20
_SEVERAL, _A_FEW = 3, 2
_LONGEST_LINE = 400
_LONGEST_LABEL = 40
_SOURCES = re.compile(
    r"(?:(?:verwendete |weitere )?quellen?|sources?|references|fuentes|fonti|kilder|källor|zdroje"
    r"|źródła|kaynaklar):?",
    re.IGNORECASE,
)
_IS = re.compile(
    r"[^.]{0,80}?\b(?:is|are|was|writes|covers|reports|works|ist|schreibt|arbeitet|berichtet|est|es"
    r"|escribe|écrit|è|é|scrive|är|er|on|jest|pracuje|je)\b",
    re.IGNORECASE,
)


def cut_endings(runs: Sequence[Run], kept: list[bool], authors: Sequence[str]) -> None:
    """Take out what stands behind the last paragraph of a story."""
    _cut_list_of_sources(runs, kept)
    _cut_teasers_at_the_end(runs, kept)
    _cut_lines_about(authors, runs, kept)
    _drop_labels(runs, kept)
    _cut_headings_at_the_end(runs, kept)


def main_shape(runs: Sequence[Run], kept: Sequence[bool]) -> tuple[str | None, ...] | None:
    """The shape that most of the text kept has."""
    letters: Counter[tuple[str | None, ...]] = Counter()
    for run, keep in zip(runs, kept, strict=True):
        if keep:
            letters[run.shape] += len(run.text)
    return letters.most_common(1)[0][0] if letters else None


def _cut_lines_about(authors: Sequence[str], runs: Sequence[Run], kept: list[bool]) -> None:
    """The last lines may say who the author is: "Jo Muster is our reporter at the harbour."."""
    last = [place for place, keep in enumerate(kept) if keep][-_A_FEW:]
    for place in last[1:] and last:
        text = runs[place].text
        if len(text) <= _LONGEST_LINE and any(
            text.startswith(f"{name} ") and _IS.match(text, len(name)) for name in authors
        ):
            kept[place] = False


def _drop_labels(runs: Sequence[Run], kept: list[bool]) -> None:
    """A few words before a link that was left out only say that it is one: "Related story"."""
    for place in range(len(runs) - 1):
        run = runs[place]
        if (
            kept[place]
            and run.kind is BlockKind.PARAGRAPH
            and len(run.text) <= _LONGEST_LABEL
            and not ends_sentence(run.text)
            and not kept[place + 1]
            and is_link(runs[place + 1])
        ):
            kept[place] = False


def _cut_list_of_sources(runs: Sequence[Run], kept: list[bool]) -> None:
    """What a page lists below "Sources" at its end is not its text."""
    passed: list[int] = []
    for place in reversed(range(len(runs))):
        run = runs[place]
        if not kept[place]:
            continue
        passed.append(place)
        if _SOURCES.fullmatch(run.text):
            for each in passed:
                kept[each] = False
            return
        if run.kind is not BlockKind.LIST_ITEM and run.size >= _LONG:
            return


def _cut_teasers_at_the_end(runs: Sequence[Run], kept: list[bool]) -> None:
    """Several runs of another shape than the text, each with a link, are ways to other stories."""
    main = main_shape(runs, kept)
    places = [place for place, keep in enumerate(kept) if keep]
    teasers: list[int] = []
    for place in reversed(places):
        if runs[place].shape == main or not _is_teaser(runs, place):
            break
        teasers.append(place)
    for place in teasers if len(teasers) >= _SEVERAL else ():
        kept[place] = False


def _is_teaser(runs: Sequence[Run], place: int) -> bool:
    """Whether a run has a headline that leads away in it, or right before it."""
    before = runs[place - 1] if place else None
    return runs[place].linked >= _A_HEADLINE or (
        before is not None and is_link(before) and len(before.text) >= _A_HEADLINE
    )


def _cut_headings_at_the_end(runs: Sequence[Run], kept: list[bool]) -> None:
    """A heading without a text below it belongs to what was left out."""
    for place in reversed(range(len(runs))):
        if kept[place] and runs[place].kind is not BlockKind.HEADING:
            return
        kept[place] = False
