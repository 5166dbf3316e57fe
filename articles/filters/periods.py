"""How many articles a source has: in each year, month and day, and in each role."""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear

from articles.models import Source
from articles.models.articles import ArticleQuerySet


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


def count_months(articles: ArticleQuerySet) -> list[tuple[int, int, int]]:
    """Return (year, month, how many articles), newest first; undated articles are in no month."""
    dated = articles.filter(day__isnull=False)
    months = dated.annotate(year=ExtractYear("day"), month=ExtractMonth("day"))
    counted = months.values_list("year", "month").annotate(articles=Count("pk"))
    return list(counted.order_by("-year", "-month"))


def count_days(articles: ArticleQuerySet, within: Period) -> list[tuple[dt.date, int]]:
    """Return (day, how many articles) of a period, in the order of the calendar."""
    chosen = articles.published_between(within.first, within.last)
    return list(chosen.values_list("day").annotate(articles=Count("pk")).order_by("day"))


def count_roles(source: Source) -> list[tuple[str, int]]:
    """Return (role, how many articles name the source in it)."""
    return list(source.attributions.values_list("role").annotate(articles=Count("pk")).order_by())
