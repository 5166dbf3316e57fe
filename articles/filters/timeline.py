"""How the articles that are asked for spread over time: by day, month, year or more years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from articles import search
from articles.filters.articles import ArticleFilter, clock_of
from articles.models import Article
from articles.search import Stretch, Timeline

# The finest unit that needs no more stretches than these is shown.
MOST_STRETCHES = {"day": 62, "month": 37, "year": 40, "decade": 40, "century": 100}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def count_times(chosen: ArticleFilter, total: search.Counted) -> Timeline | None:
    """Count what was asked for over its days; None where no day is known of any article.

    Without days asked for, the empty ends are left out, and what remains is counted more finely
    where that fits.
    """
    asked = chosen.cleaned.get("published_after"), chosen.cleaned.get("published_before")
    room = Article.objects.span()
    if room is None:
        return None
    first, last = asked[0] or room[0], asked[1] or room[1]
    if first > last:
        return None
    while True:
        counted = _count(chosen, first, last, total)
        held = [at for at, stretch in enumerate(counted.stretches) if stretch.number]
        if all(asked) or not held:
            return counted
        begin, end = 0 if asked[0] else held[0], None if asked[1] else held[-1] + 1
        kept = counted.stretches[begin:end]
        first, last = kept[0].first, kept[-1].last
        if unit_for(first, last) == counted.unit:
            return replace(counted, stretches=kept)


def _count(chosen: ArticleFilter, first: dt.date, last: dt.date, total: search.Counted) -> Timeline:
    unit = unit_for(first, last)
    stretches = list(stretches_of(unit, first, last))
    starts = [clock_of(stretch.first) for stretch in stretches]
    end = clock_of(last, after=1)
    # An undated article has the clock 0: it lies in no stretch.
    starts[0] = max(starts[0], 1)
    if unit != "day" and not chosen.query:
        # Nothing lies beyond ends that nobody asked for, and whole months need no counting. Words
        # are looked for where articles lie: an estimate of thousands of years would say millions.
        starts[0] = starts[0] if "published_after" in chosen.cleaned else 1
        end = end if "published_before" in chosen.cleaned else clock_of(dt.date.max, after=1)
    found = search.survey(chosen.query, chosen.within, [*starts, end], total)
    pairs = zip(stretches, found.numbers, strict=True)
    held = tuple(Stretch(each.first, each.last, number) for each, number in pairs)
    return Timeline(unit, held, found.is_about, found.newest)


def unit_for(first: dt.date, last: dt.date) -> str:
    """Return the finest unit in which these days make no more stretches than can be seen."""
    years = last.year - first.year
    lengths = {
        "day": (last - first).days + 1,
        "month": years * 12 + last.month - first.month + 1,
        "year": years + 1,
        "decade": years // 10 + 2,
    }
    fitting = (unit for unit, length in lengths.items() if length <= MOST_STRETCHES[unit])
    return next(fitting, "century")


def stretches_of(unit: str, first: dt.date, last: dt.date) -> Iterator[Stretch]:
    """Yield the stretches from the first day to the last; the ends are cut where they are."""
    start = first
    while True:
        end = _end(unit, start)
        if end is None or end >= last:
            yield Stretch(start, last)
            return
        yield Stretch(start, end)
        start = end + dt.timedelta(days=1)


def _end(unit: str, start: dt.date) -> dt.date | None:
    """Return the last day of the unit in which a day lies; None beyond the calendar."""
    if unit == "day":
        return start
    if unit == "month":
        year, month = (start.year, start.month + 1) if start.month < 12 else (start.year + 1, 1)
    else:
        step = _YEARS[unit]
        year, month = start.year // step * step + step, 1
    return dt.date(year, month, 1) - dt.timedelta(days=1) if year <= dt.MAXYEAR else None
