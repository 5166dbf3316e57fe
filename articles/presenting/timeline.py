"""The timeline of a list: bars that are links into their time, and the same as a table."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.presenting.links import Link, address
from articles.presenting.listing import count_text
from articles.presenting.times import day_text, month_text
from articles.search import Stretch, Timeline

HEIGHT = 60  # of the picture, in its own units
STEP, BAR = 10, 8  # from one bar to the next, and the bar itself
LEAST = 2  # the height of a bar of one article among very many
_DAYS_OF_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: its place in the picture, and the list narrowed to it."""

    x: int
    y: int
    height: int
    href: str
    words: str  # "March 2022"
    count: str  # "41 articles"
    number: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in a calendar; without a number, a gap before or after the month."""

    number: int = 0
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The timeline as a page shows it."""

    unit: str
    width: int
    bars: tuple[Bar, ...]
    first: str
    last: str
    weeks: tuple[tuple[Cell, ...], ...]  # of the month that is asked for, else none
    wider: tuple[Link, ...]  # the year of the month, all years
    none: str  # what is said of an empty stretch
    note: str  # how the numbers were found, where not all was counted


def picture(path: str, asked: Mapping[str, str], timeline: Timeline) -> Picture:
    """Present the stretches; every link keeps all the other filters."""
    unit, stretches = timeline.unit, timeline.stretches
    most = max(stretch.number for stretch in stretches)
    about = "about " if timeline.is_about else ""
    bars = tuple(
        _bar(path, asked, unit, at, stretch, most, about) for at, stretch in enumerate(stretches)
    )
    first, last = stretches[0].first, stretches[-1].last
    return Picture(
        unit=unit,
        width=STEP * len(bars) - (STEP - BAR),
        bars=bars,
        first=bars[0].words,
        last=bars[-1].words,
        weeks=_weeks(first, bars) if unit == "day" and _is_month(first, last) else (),
        wider=_wider(path, asked, first, last),
        none=_none(asked, timeline),
        note=_note(timeline),
    )


def _none(asked: Mapping[str, str], timeline: Timeline) -> str:
    if timeline.newest:
        return "none counted"
    only_days = not asked.keys() - {"published_after", "published_before", "sort"}
    return "nothing captured" if only_days else "none found"


def _note(timeline: Timeline) -> str:
    if timeline.newest:
        return f"Counted among the newest {timeline.newest:,} of these days; older ones are not."
    return "So many answer that these numbers are estimates." if timeline.is_about else ""


def _bar(
    path: str,
    asked: Mapping[str, str],
    unit: str,
    at: int,
    stretch: Stretch,
    most: int,
    about: str,
) -> Bar:
    height = max(round(HEIGHT * stretch.number / most), LEAST) if stretch.number else 0
    return Bar(
        x=at * STEP,
        y=HEIGHT - height,
        height=height,
        href=_within(path, asked, stretch.first, stretch.last),
        words=_words(unit, stretch.first, stretch.last),
        count=about + count_text(stretch.number, "article"),
        number=stretch.number,
    )


def _within(path: str, asked: Mapping[str, str], first: dt.date, last: dt.date) -> str:
    days = {"published_after": first.isoformat(), "published_before": last.isoformat()}
    return address(path, {**asked, **days})


def _words(unit: str, first: dt.date, last: dt.date) -> str:
    if unit == "day":
        return day_text(first)
    if unit == "month":
        return month_text(first.year, first.month)
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _is_month(first: dt.date, last: dt.date) -> bool:
    whole = calendar.monthrange(first.year, first.month)[1]
    return first.day == 1 and last == first.replace(day=whole)


def _weeks(first: dt.date, bars: Sequence[Bar]) -> tuple[tuple[Cell, ...], ...]:
    """Return the days of a month in weeks from Monday to Sunday."""
    cells = [Cell()] * first.weekday() + [Cell(day, bar) for day, bar in enumerate(bars, 1)]
    cells += [Cell()] * (-len(cells) % _DAYS_OF_A_WEEK)
    return tuple(
        tuple(cells[start : start + _DAYS_OF_A_WEEK])
        for start in range(0, len(cells), _DAYS_OF_A_WEEK)
    )


def _wider(path: str, asked: Mapping[str, str], first: dt.date, last: dt.date) -> tuple[Link, ...]:
    """Return the ways out of the days that are asked for: their month, their year, all years."""
    if "published_after" not in asked and "published_before" not in asked:
        return ()
    others = {key: value for key, value in asked.items() if not key.startswith("published_")}
    links = [Link(address(path, others), "All years")]
    if first.year != last.year:
        return tuple(links)
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        year = (dt.date(first.year, 1, 1), dt.date(first.year, 12, 31))
        links.append(Link(_within(path, others, *year), str(first.year)))
    if first.month == last.month and not _is_month(first, last):
        end = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        words = month_text(first.year, first.month)
        links.append(Link(_within(path, others, first.replace(day=1), end), words))
    return tuple(links)
