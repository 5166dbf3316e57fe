"""Where one article stands among those that were asked for, and which stand beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.filters.articles import ArticleFilter
from articles.filters.keyset import PAGE_SIZE, Cursor, beside
from articles.models import Article
from articles.models.listed import Listed, listed
from articles.search import MOST_COUNTED, Counted


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of an article in a list, counted from 1, and its neighbours there."""

    place: Counted
    total: Counted
    before: Listed | None
    after: Listed | None
    page: str  # the cursor of a page of the list that begins with the article; empty for the first


def standing(chosen: ArticleFilter, article: Article) -> Standing | None:
    """Find the article among those that answer; None when it is not one of them.

    No count goes past 10,000, and the index is asked for every one: a place far down the list
    costs what one near its head costs.
    """
    if chosen.by_relevance:
        return _ranked(chosen, article)
    clock = article.wall_clock
    same_clock = chosen.between(clock, clock).filter(wall_clock=clock)
    if not same_clock.filter(pk=article.pk).exists():
        return None
    here = Cursor(clock, article.pk)
    before = next(iter(beside(chosen, here, chosen.oldest_first, backwards=True)), None)
    after = next(iter(beside(chosen, here, chosen.oldest_first)), None)
    found = _found(place.pk for place in (before, after) if place)
    ahead = _ahead(chosen, article)
    is_on_first = before is None or ahead.number < PAGE_SIZE
    return Standing(
        place=Counted(ahead.number + 1, ahead.is_least),
        total=chosen.count(),
        before=found.get(before.pk) if before else None,
        after=found.get(after.pk) if after else None,
        page="" if is_on_first else str(before),
    )


def _ranked(chosen: ArticleFilter, article: Article) -> Standing | None:
    """Find the article among the best matches, as far as they were weighed."""
    pks = chosen.ranked.pks
    if article.pk not in pks:
        return None
    at = pks.index(article.pk)
    found = _found([*pks[at - 1 : at], *pks[at + 1 : at + 2]])
    before = found.get(pks[at - 1]) if at else None
    return Standing(
        place=Counted(at + 1),
        total=Counted(len(pks), chosen.ranked.is_bounded),
        before=before,
        after=found.get(pks[at + 1]) if at + 1 < len(pks) else None,
        page=str(before.pk) if before and at >= PAGE_SIZE else "",
    )


def _found(pks: Iterable[int]) -> dict[int, Listed]:
    return {one.pk: one for one in listed(list(pks), Article.objects.db)}


def _ahead(chosen: ArticleFilter, article: Article) -> Counted:
    """Count the articles that come before this one in the order of the list."""
    clock = article.wall_clock
    if not chosen.oldest_first:
        earlier = chosen.count_between(clock + 1)
    elif clock:
        earlier = chosen.count_between(1, clock - 1)
    else:
        earlier = chosen.count_between(1)
    way = "pk__lt" if chosen.oldest_first else "pk__gt"
    ties = chosen.between(clock, clock).filter(wall_clock=clock, **{way: article.pk})
    number = earlier.number + ties.order_by()[:MOST_COUNTED].count()
    return Counted(min(number, MOST_COUNTED), earlier.is_least or number > MOST_COUNTED)
