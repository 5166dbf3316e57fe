"""How many articles each source has, and one of them in each year, month, day and role."""

import calendar
import datetime as dt
from dataclasses import dataclass

from articles import search
from articles.filters.articles import ArticleFilter, clock_of
from articles.models import Article, Source
from articles.models.articles import ROLES

MOST_YEARS = 100  # counted month by month without a look at the years first


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date


def period(year: int, month: int | None = None, day: int | None = None) -> Period:
    """Return the year, month or day. Raises ValueError when the calendar has none such."""
    try:
        first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except OverflowError as error:
        raise ValueError(year) from error
    if day is not None:
        return Period(first, first)
    last_month = 12 if month is None else month
    return Period(first, dt.date(year, last_month, calendar.monthrange(year, last_month)[1]))


def count_sources() -> list[tuple[Source, search.Counted]]:
    """Return every source, by name, with how many articles name it, up to 10,000."""
    sources = list(Source.objects.order_by("name"))
    withins = [search.Within((search.key("source", source.pk),)) for source in sources]
    return list(zip(sources, search.tally("", withins), strict=True))


def count_months(chosen: ArticleFilter) -> list[tuple[int, int, int]]:
    """Return (year, month, how many articles), newest first, of the months that hold any.

    The index counts them; undated articles are in no month.
    """
    span = Article.objects.span()
    if span is None:
        return []
    years = list(range(span[0].year, span[1].year + 1))
    if len(years) > MOST_YEARS:
        # A page or two with a wrong date: only years that hold something are looked into.
        starts = [_clock(year, 1) for year in (*years, years[-1] + 1)]
        numbers = search.spread(chosen.query, chosen.within, starts)
        years = [year for year, number in zip(years, numbers, strict=True) if number]
    months = [(year, month) for year in years for month in range(1, 13)]
    starts = sorted({_clock(*month) for month in months} | {_clock(year + 1, 1) for year in years})
    counted = dict(zip(starts, search.spread(chosen.query, chosen.within, starts), strict=False))
    found = ((year, month, counted[_clock(year, month)]) for year, month in reversed(months))
    return [(year, month, number) for year, month, number in found if number]


def count_days(chosen: ArticleFilter, within: Period) -> list[tuple[dt.date, int]]:
    """Return (day, how many articles) of a month, in the order of the calendar."""
    days = [within.first.replace(day=day) for day in range(1, within.last.day + 1)]
    starts = [*map(clock_of, days), clock_of(within.last, after=1)]
    numbers = search.spread(chosen.query, chosen.within, starts)
    return list(zip(days, numbers, strict=True))


def count_roles(source: Source) -> list[tuple[str, search.Counted]]:
    """Return (role, how many articles name the source in it)."""
    roles = [role for role, _ in ROLES]
    withins = [search.Within((search.key(f"source{role}", source.pk),)) for role in roles]
    return list(zip(roles, search.tally("", withins), strict=True))


def _clock(year: int, month: int) -> int:
    if year > dt.MAXYEAR:
        return clock_of(dt.date.max, after=1)
    # The clock 0 is that of undated articles.
    return max(clock_of(dt.date(year, month, 1)), 1)
