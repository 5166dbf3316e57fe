"""When the page was published and updated, and in which zone its clocks run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.dates import Stamp, day_orders
from articles.parsing.page import PageWarning
from articles.parsing.zones import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.parsing.formats.textdump.kinds import Marked


@dataclass(frozen=True, slots=True)
class ZoneClue:
    """A zone that may be assumed, and what it would be assumed from."""

    zone: str
    because: str


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a page, with the zone they were read in and what could not be told."""

    published: dt.datetime | dt.date | None = None
    updated: dt.datetime | dt.date | None = None
    listed: dt.date | None = None
    zone: str | None = None
    zone_assumed: bool = False
    warnings: tuple[PageWarning, ...] = ()


def read_times(
    marked: Sequence[Marked], listed: dt.date | None, clues: Sequence[ZoneClue]
) -> Times:
    """Decide between the stamps of a page; what cannot be told is left empty with a warning."""
    stamps = _settled([stamp for mark in marked for stamp in mark.stamps], listed)
    published, updated = _published(stamps), _updated(stamps)
    chosen = [stamp for stamp in (published, updated) if stamp and stamp.day]
    zone, assumed, zone_warnings = _zone(chosen, clues)
    moment = _moment(published, zone)
    warnings = [*_stamp_warnings(marked, stamps), *zone_warnings]
    if moment is None and listed is not None:
        moment = listed
        warnings.append(
            PageWarning(
                "published-from-listed-date",
                "The page prints no time of publication; its listed date is used.",
            )
        )
    elif moment is None:
        warnings.append(
            PageWarning("published-unknown", "The page does not say when it was published.")
        )
    listed = listed or _bare_day(published)
    return Times(moment, _moment(updated, zone), listed, zone, assumed, tuple(warnings))


def _bare_day(stamp: Stamp | None) -> dt.date | None:
    """A day that the page prints without a time is the day it lists the story under."""
    is_bare = stamp is not None and stamp.clock is None
    return stamp.day.readings[0] if is_bare and stamp and stamp.day else None


def _settled(stamps: list[Stamp], listed: dt.date | None) -> list[Stamp]:
    """Make numeric dates certain by the page's own order or by its listed date."""
    orders = set(day_orders(tuple(stamps)))
    order = orders.pop() if len(orders) == 1 else None
    settled = [stamp.settled(order) for stamp in stamps]
    readings = {
        (day[0] == listed) for stamp in settled if (day := _two_readings(stamp)) and listed in day
    }
    if order is None and len(readings) == 1:
        settled = [stamp.settled(readings.copy().pop()) for stamp in settled]
    return settled


def _two_readings(stamp: Stamp) -> tuple[dt.date, ...]:
    return stamp.day.readings if stamp.day and len(stamp.day.readings) == 2 else ()


def _published(stamps: Iterable[Stamp]) -> Stamp | None:
    """A labelled stamp speaks first, then one with a clock, then a bare date."""
    usable = [s for s in stamps if s.day and s.day.is_certain and s.is_update is not True]
    ranked = sorted(usable, key=lambda stamp: (stamp.is_update is None, stamp.clock is None))
    labelled = [stamp for stamp in usable if stamp.is_update is False]
    return labelled[0] if labelled else next(iter(ranked), None)


def _updated(stamps: Iterable[Stamp]) -> Stamp | None:
    return next((s for s in stamps if s.is_update and s.day and s.day.is_certain), None)


def _moment(stamp: Stamp | None, zone: str | None) -> dt.datetime | dt.date | None:
    if stamp is None or stamp.day is None:
        return None
    day = stamp.day.readings[0]
    page_zone = zone_named(zone) if zone else None
    if stamp.clock is None or page_zone is None:
        return day
    return _in_zone(dt.datetime.combine(day, stamp.clock), _own_zone(stamp), page_zone)


def _own_zone(stamp: Stamp) -> dt.tzinfo | None:
    if stamp.zone is None or stamp.zone.meanings or stamp.zone.zone is None:
        return None
    return zone_named(stamp.zone.zone)


def _in_zone(wall: dt.datetime, own: dt.tzinfo | None, page_zone: dt.tzinfo) -> dt.datetime:
    """A stamp that states a zone of its own is told in the page's zone all the same."""
    try:
        return wall.replace(tzinfo=own or page_zone).astimezone(page_zone)
    except OverflowError:
        return wall.replace(tzinfo=page_zone)


def _zone(
    stamps: Sequence[Stamp], clues: Sequence[ZoneClue]
) -> tuple[str | None, bool, list[PageWarning]]:
    """The zone that the page states, or the first clue; `clues` always ends with a default."""
    stated = next((stamp.zone for stamp in stamps if stamp.zone), None)
    if stated and not stated.meanings:
        return stated.zone, False, []
    has_clock = any(stamp.clock for stamp in stamps)
    if stated:
        known = next((c.zone for c in clues if c.zone in stated.meanings), None)
        zone = known or stated.zone
        message = f"{stated.written} means several zones; {zone or 'none'} was assumed."
        warning = PageWarning("zone-ambiguous", message)
        if zone:
            return zone, True, [warning]
        assumed, _, warnings = _assumed(clues, has_clock=has_clock)
        return assumed, True, [warning, *warnings]
    return _assumed(clues, has_clock=has_clock)


def _assumed(
    clues: Sequence[ZoneClue], *, has_clock: bool
) -> tuple[str | None, bool, list[PageWarning]]:
    clue = clues[0]
    if not has_clock:
        return clue.zone, True, []
    if len(clues) == 1:
        message = f"Nothing tells the page's time zone; {clue.zone} was assumed."
        return clue.zone, True, [PageWarning("zone-unknown", message)]
    message = f"The page states no time zone; {clue.zone} was assumed from {clue.because}."
    return clue.zone, True, [PageWarning("zone-assumed", message)]


def _stamp_warnings(marked: Sequence[Marked], stamps: Iterable[Stamp]) -> Iterator[PageWarning]:
    for stamp in stamps:
        if stamp.wrong:
            yield PageWarning("date-impossible", f"There is no such date or time: {stamp.wrong}.")
        elif stamp.day and not stamp.day.is_certain:
            both = " or ".join(day.isoformat() for day in stamp.day.readings)
            yield PageWarning("date-ambiguous", f"A date can be read as {both}; it was left empty.")
        elif stamp.day is None:
            yield PageWarning(
                "time-without-day", "A time is printed without its day; it was left out."
            )
    for mark in marked:
        if mark.unreadable:
            yield PageWarning(
                "date-unreadable", f"This is no date that can be read: {mark.unreadable}."
            )
