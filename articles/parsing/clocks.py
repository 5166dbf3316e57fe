"""Times of day as English and Korean pages print them, on 12 and 24 hour clocks."""

from __future__ import annotations

import datetime as dt
import re

_HALF = r"(?:[ap]\.m\.|[ap]\.?m(?![a-z]))"
CLOCK = (
    rf"(?P<half1>(?:오전|오후|{_HALF}) ?)?"
    r"(?:(?P<h1>[0-9]{1,2}):(?P<min1>[0-9]{2})(?::(?P<s1>[0-9]{2})(?:[.,][0-9]{1,6})?)?(?![0-9:])"
    r"|(?P<h2>[0-9]{1,2})시(?: ?(?P<min2>[0-9]{1,2})분)?(?: ?(?P<s2>[0-9]{1,2})초)?)"
    rf"(?P<half2> ?{_HALF})?"
    rf"|(?P<h3>[0-9]{{1,2}}) ?(?P<half3>{_HALF})"
    r"|(?P<h4>[0-9]{1,2})\.(?P<min4>[0-9]{2})(?= ?(?:BST|GMT|UTC|am|pm))(?P<half4> ?[ap]m)?"
)


def clock_of(match: re.Match[str]) -> dt.time | None:
    """Make a time of a match of `CLOCK`; None when there is no such time."""
    hour = int(match["h1"] or match["h2"] or match["h3"] or match["h4"])
    minute = int(match["min1"] or match["min2"] or match["min4"] or 0)
    second = int(match["s1"] or match["s2"] or 0)
    half = match["half1"] or match["half2"] or match["half3"] or match["half4"] or ""
    hour24 = _in_24_hours(hour, half.strip().casefold())
    try:
        return dt.time(hour24, minute, second)
    except ValueError:
        return None


def _in_24_hours(hour: int, half: str) -> int:
    # Some Korean pages print "오후 13:00": an hour past twelve needs no half.
    if not half or hour > 12:
        return hour
    is_afternoon = half == "오후" or half.startswith("p")
    return hour % 12 + (12 if is_afternoon else 0)
