"""Where one article stands among those that were asked for, and which stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.filters.articles import ArticleFilter
from articles.filters.keyset import PAGE_SIZE, Cursor, beside
from articles.models import Article
from articles.search import MOST_COUNTED, Counted


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of an article in a list, counted from 1, and its neighbours there."""

    place: Counted
    total: Counted
    before: Article | None
    after: Article | None
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
    ahead = _ahead(chosen, article)
    is_on_first = before is None or ahead.number < PAGE_SIZE
    return Standing(
        place=Counted(ahead.number + 1, ahead.is_least),
        total=chosen.count(),
        before=before,
        after=after,
        page="" if is_on_first or before is None else str(Cursor(before.wall_clock, before.pk)),
    )


def _ranked(chosen: ArticleFilter, article: Article) -> Standing | None:
    """Find the article among the best matches, as far as they were weighed."""
    pks = chosen.ranked.pks
    if article.pk not in pks:
        return None
    at = pks.index(article.pk)
    beside = Article.objects.in_bulk([*pks[at - 1 : at], *pks[at + 1 : at + 2]])
    before = beside.get(pks[at - 1]) if at else None
    return Standing(
        place=Counted(at + 1),
        total=Counted(len(pks), chosen.ranked.is_bounded),
        before=before,
        after=beside.get(pks[at + 1]) if at + 1 < len(pks) else None,
        page=str(before.pk) if before and at >= PAGE_SIZE else "",
    )


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
