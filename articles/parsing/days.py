"""Calendar days as English and Korean pages print them, without any locale."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)"
_MONTH_WORD = (
    r"(?:january|february|march|april|june|july|august|september|october|november|december"
    rf"|{_MONTH})"
)
_WEEKDAYS = "montuewedthufrisatsun"
WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?"
    r"|[월화수목금토일]요일"
)
_KOREAN_WEEKDAYS = "월화수목금토일"
# One pattern for every form; each part has a fixed length, so a match never walks back far.
DAY = (
    r"(?P<y1>[0-9]{4})(?:[-/.]|\. |년 ?)(?P<m1>[0-9]{1,2})(?:[-/.]|\. |월 ?)(?P<d1>[0-9]{1,2})"
    r"(?:일|\.(?![0-9])|(?![0-9]))"
    rf"|(?P<m2>{_MONTH_WORD})\.? ?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?,? ?"
    r"(?P<y2>[0-9]{4})(?![0-9])"
    rf"|(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?(?P<m3>{_MONTH_WORD})\.?,?[ -]?"
    r"(?P<y3>[0-9]{4})(?![0-9])"
    r"|(?P<a4>[0-9]{1,2})(?P<mark>[-/.])(?P<b4>[0-9]{1,2})(?P=mark)(?P<y4>[0-9]{4})(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Day:
    """The calendar days that a printed date may mean: one as a rule, two when D/M and M/D both fit.

    No reading at all means that there is no such day, as 31 February.
    """

    readings: tuple[dt.date, ...]
    day_first: bool | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the date can mean one day only."""
        return len(self.readings) == 1

    def narrowed(self, day_first: bool | None, weekday: int | None) -> Day:
        """Settle an ambiguous date by the page's own order or by the weekday printed with it."""
        if len(self.readings) < 2:
            return self
        if weekday is not None:
            fitting = tuple(day for day in self.readings if day.weekday() == weekday)
            if len(fitting) == 1:
                return Day(fitting, fitting[0] == self.readings[0])
        if day_first is not None:
            return Day((self.readings[0 if day_first else 1],), day_first)
        return self


def day_of(match: re.Match[str]) -> Day:
    """Make a day of a match of `DAY`."""
    if match["y1"]:
        return _only(match["y1"], match["m1"], match["d1"])
    if match["y2"]:
        return _only(match["y2"], _month_number(match["m2"]), match["d2"])
    if match["y3"]:
        return _only(match["y3"], _month_number(match["m3"]), match["d3"])
    return _numeric(match["a4"], match["b4"], match["y4"])


def weekday_of(word: str) -> int:
    """The weekday that a word names, Monday being 0."""
    korean = word.strip("()")[:1]
    if korean in _KOREAN_WEEKDAYS:
        return _KOREAN_WEEKDAYS.index(korean)
    return _WEEKDAYS.index(word[:3].casefold()) // 3


def _month_number(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) // 3 + 1


def _only(year: str, month: str | int, day: str) -> Day:
    found = _date(year, month, day)
    return Day(() if found is None else (found,))


def _numeric(first: str, second: str, year: str) -> Day:
    """Read "07/03/2022" both ways; what only fits one way tells the page's order."""
    as_day_first, as_month_first = _date(year, second, first), _date(year, first, second)
    if as_day_first is None or as_month_first is None:
        found = as_day_first or as_month_first
        return Day((found,), as_day_first is not None) if found else Day(())
    if as_day_first == as_month_first:
        return Day((as_day_first,))
    return Day((as_day_first, as_month_first))


def _date(year: str, month: str | int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
