"""Times and days in words: as the source's own clock showed them, in English, without a locale."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from articles.parsing import zone_named

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as the source's clock showed it, ready to print."""

    text: str  # "29 March 2022, 09:54 KST"
    day: str  # "29 March 2022"
    clock: str  # "09:54 KST"; empty when the page prints only a date
    iso: str  # for <time datetime>
    zone: str  # "Asia/Seoul"
    assumed: bool
    note: str  # why the zone is assumed, in a sentence; empty when it is stated


def day_text(day: dt.date) -> str:
    """Write a day: 29 March 2022."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_text(year: int, month: int) -> str:
    """Write a month: March 2022."""
    return f"{MONTHS[month - 1]} {year}"


def stamp(moment: dt.datetime, zone: str, assumed: bool = False) -> Stamp:
    """Write a moment by the clock of a zone; an unknown or empty zone reads as UTC."""
    here, name = _on_the_clock(moment, zone)
    day = day_text(here.date())
    clock = f"{here:%H:%M} {_zone_words(here, name)}"
    return Stamp(
        text=f"{day}, {clock}",
        day=day,
        clock=clock,
        iso=here.isoformat(timespec="seconds"),
        zone=name,
        assumed=assumed,
        note=f"The page names no time zone: {name} is assumed." if assumed else "",
    )


@lru_cache(maxsize=1000)  # Most of a page's notes are of few days.
def day_stamp(day: dt.date) -> Stamp:
    """Write a bare date, which no clock goes with."""
    words = day_text(day)
    return Stamp(
        text=words, day=words, clock="", iso=day.isoformat(), zone="", assumed=False, note=""
    )


def _on_the_clock(moment: dt.datetime, zone: str) -> tuple[dt.datetime, str]:
    known = zone_named(zone)
    try:
        return moment.astimezone(known or dt.UTC), zone if known else "UTC"
    except OverflowError:
        # OverflowError: the last hours of the year 9999 have no clock east of Greenwich.
        return moment.astimezone(dt.UTC), "UTC"


def _zone_words(here: dt.datetime, name: str) -> str:
    """Return KST where the zone has such letters, UTC+05:30 for an offset, else (Asia/Dubai)."""
    letters = here.tzname() or ""
    return letters if letters.isalpha() or name[:1] in {"+", "-"} else f"({name})"
