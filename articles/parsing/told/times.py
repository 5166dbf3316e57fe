"""Times as structured documents write them, and the zone of the clocks that state none."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_tz
from typing import TYPE_CHECKING

from articles.parsing.agencies import agency_named
from articles.parsing.dates import read_stamps
from articles.parsing.markup.foreign_words import in_english
from articles.parsing.markup.moments import Moment, offset_named, read_moment
from articles.parsing.markup.trees import squeezed
from articles.parsing.page import PageWarning
from articles.parsing.zones import zone_named

if TYPE_CHECKING:
    from articles.parsing.page import Hint
    from articles.parsing.told.story import Story

_EARLIEST = 1600
_LONGEST = 100
_EPOCH = re.compile(r"(?P<seconds>[0-9]{9,10})(?:[0-9]{3}|\.[0-9]{1,9})?")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2,8},? )?[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{2,4} [0-9]{1,2}:")
_UTC = ("+00:00", "-00:00")


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a story as the page keeps them."""

    published: dt.datetime | dt.date | None = None
    updated: dt.datetime | dt.date | None = None
    listed: dt.date | None = None
    captured: dt.datetime | None = None
    zone: str | None = None
    zone_assumed: bool = False
    warnings: tuple[PageWarning, ...] = ()


def read_time(written: str) -> Moment | None:
    """Read a stamp in ISO 8601, RFC 822, as seconds since 1970, or as pages print one.

    None for what is none, and for a date that may mean two days, as 05/04/2025.
    """
    written = squeezed(written)[:_LONGEST]
    if not written:
        return None
    return _epoch(written) or read_moment(written, _EARLIEST) or _mailed(written) or _shown(written)


def news(updated: str, published: str) -> str:
    """A stamp of an update, unless it only repeats when the story was published."""
    moment = read_time(updated)
    return "" if moment is not None and moment == read_time(published) else updated


def read_moment_in(written: str, hint: Hint) -> dt.datetime | None:
    """Read when a document was saved; a clock without an offset runs in the room's own zone."""
    moment = read_time(written)
    value = moment.value if moment else None
    if not isinstance(value, dt.datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=zone_named(_default(hint)))


def settle(story: Story, hint: Hint, source: str | None) -> Times:
    """Settle the times of a story: where no offset is told, its clocks run in an assumed zone."""
    published, updated = read_time(story.published), read_time(story.updated)
    given = hint.time_zone if hint.time_zone and zone_named(hint.time_zone) else None
    told = story.zone if story.zone and zone_named(story.zone) else None
    zone, assumed = _zone((published, updated), given, told, story.zone_assumed, source, hint)
    is_anew = bool(given and told and story.zone_assumed)
    has_clock = any(moment and moment.clock for moment in (published, updated))
    listed = read_time(story.listed)
    return Times(
        _settled(published, zone, given, is_anew),
        _settled(updated, zone, given, is_anew),
        listed.day if listed else None,
        read_moment_in(story.captured, hint),
        zone if published or updated or told else None,
        assumed and bool(published or updated or told),
        tuple(_warnings(story, (published, updated), zone if assumed and has_clock else "")),
    )


def _zone(
    moments: tuple[Moment | None, ...],
    given: str | None,
    told: str | None,
    told_is_assumed: bool,
    source: str | None,
    hint: Hint,
) -> tuple[str, bool]:
    if told:
        return given or told, told_is_assumed
    offsets = [moment.offset for moment in moments if moment and moment.offset]
    if offsets:
        local = next((offset for offset in offsets if offset not in _UTC), None)
        return given or local or "UTC", False
    known = agency_named(source) if source else None
    return given or (known.time_zone if known else None) or _default(hint), True


def _default(hint: Hint) -> str:
    return hint.default_zone if zone_named(hint.default_zone) else "UTC"


def _settled(
    moment: Moment | None, zone: str, given: str | None, is_anew: bool
) -> dt.datetime | dt.date | None:
    value = moment.value if moment else None
    if not isinstance(value, dt.datetime):
        return value
    if value.tzinfo is None or is_anew:
        return value.replace(tzinfo=zone_named(zone))
    if given and moment and moment.offset in _UTC:
        # Machines write UTC; the day that readers know is that of the zone given.
        return _moved(value, given)
    return value


def _moved(value: dt.datetime, zone: str) -> dt.datetime:
    try:
        return value.astimezone(zone_named(zone))
    except OverflowError:
        return value


def _warnings(story: Story, moments: tuple[Moment | None, ...], assumed: str) -> list[PageWarning]:
    found = [
        PageWarning("date-unreadable", f"This date could not be read: {squeezed(written)[:60]}.")
        for written, moment in zip((story.published, story.updated), moments, strict=True)
        if moment is None and squeezed(written)
    ]
    if assumed:
        message = f"The document states no time zone; {assumed} was assumed."
        found.append(PageWarning("zone-assumed", message))
    return found


def _epoch(written: str) -> Moment | None:
    match = _EPOCH.fullmatch(written)
    if match is None:
        return None
    moment = dt.datetime.fromtimestamp(int(match["seconds"]), dt.UTC)
    return Moment(moment.date(), moment.time(), "+00:00")


def _mailed(written: str) -> Moment | None:
    parts = parsedate_tz(written) if _MAIL.match(written) else None
    if parts is None:
        return None
    try:
        day, clock = dt.date(*parts[:3]), dt.time(*parts[3:6])
    except ValueError:
        return None
    zone = parts[9]
    # "-0000" says that the clock is UTC and nothing of the place.
    offset = offset_named(zone) if zone is not None else ("+00:00" if "-0000" in written else None)
    return Moment(day, clock, offset) if day.year >= _EARLIEST else None


def _shown(written: str) -> Moment | None:
    """Read a stamp as pages print it; the day stands first where dots part it."""
    for stamp in read_stamps(in_english(written)):
        day = stamp.settled(True if "." in written else None).day
        if day and day.is_certain:
            zone = stamp.zone.zone if stamp.zone else None
            moment = Moment(day.readings[0], stamp.clock)
            return moment.placed(zone) if zone else moment
    return None
