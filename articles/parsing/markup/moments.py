"""Stamps for machines: ISO 8601 in its many spellings, and the two old forms still met."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from articles.parsing.zones import zone_named

_ISO = re.compile(
    r"(?P<day>[0-9]{4}-?[0-9]{2}-?[0-9]{2})"
    r"(?:[T ]{1,2}(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})"
    r"(?::?(?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]{1,9}))?)?"
    r" ?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?"
)
_LONG = re.compile(
    r"(?:[A-Z][a-z]{2},? )?(?:(?P<d1>[0-9]{1,2}) )?(?P<month>[A-Z][a-z]{2}) "
    r"(?:(?P<d2>[0-9]{1,2}) )?(?:(?P<y1>[0-9]{4}) )?(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2}) "
    r"(?P<zone>[A-Z]{1,5}|[+-][0-9]{4})(?: (?P<y2>[0-9]{4}))?"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_NAMED_ZONES = {
    "Z": "+00:00",
    "UTC": "+00:00",
    "GMT": "+00:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "KST": "+09:00",
    "JST": "+09:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "PDT": "-07:00",
    "CDT": "-05:00",
    "MSK": "+03:00",
}
_EARLIEST = 1990


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with a clock when one is told, and the offset when that is told too."""

    day: dt.date
    clock: dt.time | None = None
    offset: str | None = None

    @property
    def value(self) -> dt.datetime | dt.date:
        """The moment as a plain value; without an offset the clock stays unaware."""
        if self.clock is None:
            return self.day
        zone = zone_named(self.offset) if self.offset else None
        return dt.datetime.combine(self.day, self.clock, tzinfo=zone)

    def placed(self, zone: str) -> Moment:
        """The same with the offset that a zone, "+09:00" or "Asia/Seoul", had then."""
        if zone[0] in "+-" or self.clock is None:
            return Moment(self.day, self.clock, zone if zone[0] in "+-" else None)
        at = dt.datetime.combine(self.day, self.clock, tzinfo=zone_named(zone))
        width = at.utcoffset() or dt.timedelta()
        return Moment(self.day, self.clock, offset_named(int(width.total_seconds())))

    @property
    def is_exact(self) -> bool:
        """Whether it names one moment of the world's time."""
        return self.clock is not None and self.offset is not None


def read_moment(written: str, earliest: int = _EARLIEST) -> Moment | None:
    """Read a stamp for machines; None for what is none or lies before the year `earliest`.

    Without one it is that of the web itself.
    """
    written = written.strip()[:64]
    found = _iso(written) or _long(written)
    return found if found and found.day.year >= earliest else None


def offset_named(seconds: int) -> str | None:
    """Write how far a zone is ahead of UTC, given in seconds, as "+09:00"."""
    minutes = abs(seconds) // 60
    written = f"{'-' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
    return written if zone_named(written) else None


def _iso(written: str) -> Moment | None:
    match = _ISO.match(written)
    if match is None:
        return None
    digits = match["day"].replace("-", "")
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        clock = _clock(match) if match["hour"] else None
    except ValueError:
        return None
    return Moment(day, clock, _offset(match["zone"]) if clock and match["zone"] else None)


def _clock(match: re.Match[str]) -> dt.time:
    micro = int((match["part"] or "0")[:6].ljust(6, "0"))
    return dt.time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0), micro)


def _long(written: str) -> Moment | None:
    """Read "Fri, 28 Apr 2023 19:20:36 +0200" and "Fri Apr 28 19:20:36 CEST 2023"."""
    match = _LONG.match(written)
    day, year = (match["d1"] or match["d2"], match["y1"] or match["y2"]) if match else (None, None)
    if match is None or not day or not year or match["month"] not in _MONTHS:
        return None
    try:
        on = dt.date(int(year), _MONTHS.index(match["month"]) + 1, int(day))
        return Moment(on, dt.time.fromisoformat(match["clock"]), _offset(match["zone"]))
    except ValueError:
        return None


def _offset(zone: str) -> str | None:
    if zone[0] not in "+-":
        return _NAMED_ZONES.get(zone)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    return offset if zone_named(offset) else None
