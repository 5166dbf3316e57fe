"""One page of articles, found by the place where it begins and not by a number.

A cursor names the article that a page follows, by clock and id: articles that come in meanwhile
neither repeat nor hide another, and the last page costs the database no more than the first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db.models import BooleanField, ExpressionWrapper, Q

from articles.models import Article
from articles.models.articles import ArticleQuerySet

PAGE_SIZE = 25
_CURSOR = re.compile(r"([0-9]{1,19})\.([0-9]{1,19})")
_LARGEST = 2**63 - 1
_UNDATED = Q(wall_clock=0)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place of one article in a list."""

    wall_clock: int
    pk: int

    def __str__(self) -> str:
        return f"{self.wall_clock}.{self.pk}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles that stand together, and what stands on either side of them."""

    articles: tuple[Article, ...]
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
        rows = list(beside(articles, cursor, oldest_first, backwards=True)[: size + 1])
        if len(rows) > size:
            rows = rows[:size][::-1]
            return Page(tuple(rows), before=_place(rows[0]), after=_place(rows[-1]))
        # Fewer than a page stand before: show the first page, whole.
        cursor = None
    if cursor:
        found = beside(articles, cursor, oldest_first)
    else:
        found = _ordered(articles.between(0), oldest_first)
    rows = list(found[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return Page(
        articles=tuple(rows),
        before=_place(rows[0]) if cursor and rows else "",
        after=_place(rows[-1]) if more else "",
        is_lost=is_lost,
    )


def _read(written: str) -> Cursor | None:
    match = _CURSOR.fullmatch(written)
    if not match:
        return None
    cursor = Cursor(int(match[1]), int(match[2]))
    return cursor if max(cursor.wall_clock, cursor.pk) <= _LARGEST else None


def _place(article: Article) -> str:
    return str(Cursor(article.wall_clock, article.pk))


def _ordered(
    articles: ArticleQuerySet, oldest_first: bool, backwards: bool = False
) -> ArticleQuerySet:
    """Order by the page's clock; undated articles come last in either order."""
    articles = articles.with_sources()
    if not oldest_first:
        newest = articles.newest_first()
        return newest.reverse() if backwards else newest
    undated = ExpressionWrapper(_UNDATED, output_field=BooleanField())
    oldest = articles.alias(undated=undated).order_by("undated", "wall_clock", "pk")
    return oldest.reverse() if backwards else oldest


def beside(
    articles: Shelf, cursor: Cursor, oldest_first: bool, backwards: bool = False
) -> ArticleQuerySet:
    """Return what follows the cursor, or, backwards, what stands before it, nearest first."""
    if oldest_first:
        shelf = articles.between(0)  # Undated articles lie before the cursor, and follow it.
    elif backwards:
        shelf = articles.between(cursor.wall_clock)
    else:
        shelf = articles.between(0, cursor.wall_clock)
    side = _side(cursor, "gt" if oldest_first != backwards else "lt")
    if oldest_first:
        side = _past_undated(side, cursor, backwards)
    return _ordered(shelf, oldest_first, backwards).filter(side)


def _side(cursor: Cursor, way: str) -> Q:
    clock, pk = cursor.wall_clock, cursor.pk
    # The plain bound beside the pair lets the index begin at the cursor.
    beyond = Q(**{f"wall_clock__{way}": clock}) | Q(**{f"pk__{way}": pk})
    return Q(**{f"wall_clock__{way}e": clock}) & beyond


def _past_undated(side: Q, cursor: Cursor, backwards: bool) -> Q:
    """Adjust a side of the oldest-first list, where undated articles follow the dated."""
    if cursor.wall_clock:
        return side & ~_UNDATED if backwards else side | _UNDATED
    among = Q(wall_clock=0, **{"pk__lt" if backwards else "pk__gt": cursor.pk})
    return among | ~_UNDATED if backwards else among
