"""Time zones as pages state them, and what is assumed when they don't."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_UTC_NAMES = ("UTC", "GMT", "Z")
_NAMED = {
    "KST": "Asia/Seoul",
    "JST": "Asia/Tokyo",
    "HKT": "Asia/Hong_Kong",
    "SGT": "Asia/Singapore",
    "WIB": "Asia/Jakarta",
    "WITA": "Asia/Makassar",
    "WIT": "Asia/Jayapura",
    "PKT": "Asia/Karachi",
    "MYT": "Asia/Kuala_Lumpur",
    "SAST": "Africa/Johannesburg",
    "EAT": "Africa/Nairobi",
    "WAT": "Africa/Lagos",
    "TRT": "Europe/Istanbul",
    "BRT": "America/Sao_Paulo",
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_FIXED = {
    "EST": "-05:00",
    "EDT": "-04:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "CDT": "-05:00",
    "PDT": "-07:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "WEST": "+01:00",
    "MSK": "+03:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "NZST": "+12:00",
    "NZDT": "+13:00",
}
# Abbreviations that mean several zones; the second part is taken when nothing decides, and said.
_AMBIGUOUS = {
    "IST": (("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"), "Asia/Kolkata"),
    "CST": (("America/Chicago", "Asia/Shanghai", "Asia/Taipei", "America/Havana"), None),
    "BST": (("Europe/London", "Asia/Dhaka"), None),
    "PST": (("America/Los_Angeles", "Asia/Manila"), None),
    "AST": (("America/Halifax", "Asia/Riyadh"), None),
}
_ABBREVIATIONS = "|".join(
    sorted((*_NAMED, *_FIXED, *_AMBIGUOUS, *_UTC_NAMES), key=len, reverse=True)
)
STATED_ZONE = re.compile(
    rf" ?\(?(?:(?:UTC|GMT)?(?P<offset>[+\-−][0-9]{{1,2}}(?::?(?:00|30|45))?)(?![0-9:/.])"
    rf"|(?P<name>{_ABBREVIATIONS}))(?![a-z0-9]|[A-Z](?![a-z]))\)?"
)


@dataclass(frozen=True, slots=True)
class StatedZone:
    """A zone as the page prints it: a name that we can place, or one that means several zones."""

    written: str
    zone: str | None
    meanings: tuple[str, ...] = ()

    def settled_by(self, known: str | None) -> str | None:
        """Decide an ambiguous abbreviation with a zone known from elsewhere."""
        return known if known in self.meanings else self.zone


def read_zone(text: str, start: int) -> tuple[StatedZone, int] | None:
    """Read a zone that stands at `start`; give it with the place where it ends."""
    match = STATED_ZONE.match(text, start)
    if match is None:
        return None
    name, offset = match["name"], match["offset"]
    if name in _AMBIGUOUS:
        meanings, usual = _AMBIGUOUS[name]
        return StatedZone(name, usual, meanings), match.end()
    zone = _full_offset(offset) if offset else _plain_zone(name)
    return (StatedZone(match.group().strip(" ()"), zone), match.end()) if zone else None


@lru_cache(maxsize=1000)
def zone_named(name: str) -> dt.tzinfo | None:
    """Make a zone of an IANA name or an offset such as "+09:00"; None for any other name."""
    if name[:1] in ("+", "-"):
        return _fixed_zone(name)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _plain_zone(name: str) -> str:
    return "UTC" if name in _UTC_NAMES else _NAMED.get(name) or _FIXED[name]


def _full_offset(written: str) -> str | None:
    digits = written[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return None
    sign = "+" if written[0] == "+" else "-"
    return f"{sign}{int(hours):02}:{minutes}"


def _fixed_zone(offset: str) -> dt.timezone | None:
    match = re.fullmatch(r"([+-])([0-9]{2}):([0-9]{2})", offset)
    if match is None:
        return None
    width = dt.timedelta(hours=int(match[2]), minutes=int(match[3]))
    if width >= dt.timedelta(hours=24):
        return None
    return dt.timezone(-width if match[1] == "-" else width)
