"""One page of articles, found by the place where it begins and not by a number.

A cursor names the article that a page follows, by clock and id: articles that come in meanwhile
neither repeat nor hide another, and the last page costs the database no more than the first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from articles.models.articles import ArticleQuerySet

PAGE_SIZE = 25
_CURSOR = re.compile(r"([0-9]{1,19})\.([0-9]{1,19})")
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place of one article in a list."""

    wall_clock: int
    pk: int

    def __str__(self) -> str:
        return f"{self.wall_clock}.{self.pk}"


@dataclass(frozen=True, slots=True)
class Page:
    """Which articles stand together on a page, and what stands on either side of them."""

    pks: tuple[int, ...]
    before: str = ""  # the cursor of the page before this one; empty on the first page
    after: str = ""
    is_lost: bool = False  # the cursor could not be read, so this is the first page
    is_bounded: bool = False  # older articles match as well, and were not weighed


class Shelf(Protocol):
    """Articles that can be had between two clocks: a queryset, or the filter of a list."""

    def between(self, oldest: int, newest: int | None = None) -> ArticleQuerySet:
        """Return the articles between two clocks, both included."""


def turn_page(
    articles: Shelf,
    asked: Mapping[str, str],
    oldest_first: bool = False,
    size: int = PAGE_SIZE,
) -> Page:
    """Return the page that `asked` names with `after` or `before`, else the first page."""
    written = asked.get("after") or asked.get("before") or ""
    cursor = _read(written)
    is_lost = bool(written) and cursor is None
    if cursor and not asked.get("after"):
        rows = beside(articles, cursor, oldest_first, size + 1, backwards=True)
        if len(rows) > size:
            rows = rows[:size][::-1]
            return Page(_pks(rows), before=str(rows[0]), after=str(rows[-1]))
        # Fewer than a page stand before: show the first page, whole.
        cursor = None
    rows = beside(articles, cursor, oldest_first, size + 1)
    more = len(rows) > size
    rows = rows[:size]
    return Page(
        pks=_pks(rows),
        before=str(rows[0]) if cursor and rows else "",
        after=str(rows[-1]) if more else "",
        is_lost=is_lost,
    )


def _read(written: str) -> Cursor | None:
    match = _CURSOR.fullmatch(written)
    if not match:
        return None
    cursor = Cursor(int(match[1]), int(match[2]))
    return cursor if max(cursor.wall_clock, cursor.pk) <= _LARGEST else None


def _pks(places: Sequence[Cursor]) -> tuple[int, ...]:
    return tuple(place.pk for place in places)


def beside(
    articles: Shelf,
    cursor: Cursor | None,
    oldest_first: bool,
    size: int = 1,
    backwards: bool = False,
) -> list[Cursor]:
    """Return the places of what follows the cursor, or, backwards, stands before it, nearest first.

    Undated articles come last in either order, those with a lower id first where the oldest do.
    The two stretches of the oldest first are asked for one after the other: sorted as one, every
    article that answers would have to be fetched.
    """
    if not oldest_first:
        newest = cursor.wall_clock if cursor and not backwards else None
        oldest = cursor.wall_clock if cursor and backwards else 0
        return _first(size, _ordered(articles.between(oldest, newest), cursor, backwards))
    is_undated = cursor is not None and not cursor.wall_clock
    stretches = [is_undated, not is_undated] if is_undated is backwards else [is_undated]
    found: list[Cursor] = []
    for undated in stretches:
        # Only the stretch in which the cursor lies begins there.
        here = cursor if undated is is_undated else None
        shelf = articles.between(*_ends(undated, here, backwards))
        found += _first(size - len(found), _ordered(shelf, here, not backwards))
        if len(found) == size:
            break
    return found


def _first(size: int, articles: ArticleQuerySet) -> list[Cursor]:
    return [Cursor(*place) for place in articles.values_list("wall_clock", "pk")[:size]]


def _ends(undated: bool, here: Cursor | None, backwards: bool) -> tuple[int, int | None]:
    """Return the clocks between which a stretch of the oldest first lies."""
    if undated:
        return 0, 0
    if here and backwards:
        return 1, here.wall_clock
    return (here.wall_clock if here else 1), None


def _ordered(articles: ArticleQuerySet, cursor: Cursor | None, ascending: bool) -> ArticleQuerySet:
    """Order by the page's clock, newest first or `ascending`, beyond the cursor."""
    newest = articles.newest_first()
    ordered = newest.reverse() if ascending else newest
    if not cursor:
        return ordered
    way = "gt" if ascending else "lt"
    clock, pk = cursor.wall_clock, cursor.pk
    # The plain bound beside the pair lets the index begin at the cursor.
    beyond = Q(**{f"wall_clock__{way}": clock}) | Q(**{f"pk__{way}": pk})
    return ordered.filter(beyond, **{f"wall_clock__{way}e": clock})
