"""Stamps: the dates and times that a page prints with or without labels, in any order on a line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.parsing.clocks import CLOCK, clock_of
from articles.parsing.days import DAY, WEEKDAY, Day, day_of, weekday_of
from articles.parsing.zones import StatedZone, read_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPDATED = (
    r"(?:last |최종 ?|마지막 ?|기사 ?)?(?:updated?|modified|revised|edited|수정|업데이트|변경)"
    r"(?: (?:on|at))?"
)
_PUBLISHED = (
    r"(?:first )?(?:publish(?:ed)?|publication|posted|input|created|issued|released|filed|uploaded)"
    r"(?: (?:on|at|date|time|online))?"
    r"|(?:최초 ?|기사 ?)?(?:입력|등록|승인|작성|게시|발행|게재|송고)|date(?= ?:)"
)
_KOREAN_ENDING = r"(?:시간|일시|일자|시각|일)?"
# Some pages print "08:05:00수정 2023.05.11" without a space before the label.
_GLUED = r"(?:최종 ?|기사 ?)?(?:수정|업데이트)(?:시간|일시|일)?"
_LABEL = rf"(?P<updated>{_UPDATED}){_KOREAN_ENDING}|(?P<published>{_PUBLISHED}){_KOREAN_ENDING}"
_TOKEN = re.compile(
    rf"(?<![A-Za-z0-9/.-])(?:(?P<label>{_LABEL})(?![a-z])|(?P<weekday>{WEEKDAY})|(?P<day>{DAY})"
    rf"|(?P<clock>{CLOCK}))|(?P<bracketed>\([월화수목금토일]\))|(?<=[0-9)])(?P<glued>{_GLUED})",
    re.IGNORECASE,
)
# The "T" of ISO 8601 glues its clock to its day, so the clock has no word boundary before it.
_ISO_CLOCK = re.compile(rf"T(?:{CLOCK})")
_MAY_HOLD_A_STAMP = re.compile(r"[0-9](?::[0-9]|시| ?[ap]\.?m)|[0-9]{4}", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s:：,.|()\[\]\-–—·•~/]*(?:(?:at|on|kl)[\s:]+)?")
_LABEL_ONLY = re.compile(rf"(?:{_LABEL}) ?[:：] ?(?P<rest>.{{1,60}})$", re.IGNORECASE)
# Wherever these abbreviations are used, whichever zone they mean, the day is written first.
_DAY_FIRST_ZONES = frozenset(("IST", "BST", "CET", "CEST", "EET", "EEST"))
_TIME_WORD = re.compile(
    r"[0-9]|\b(?:ago|yesterday|today|just now|last (?:week|month)|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday)\b|어제|오늘|그제| 전$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date, time or both; offsets into its line, the label included.

    `is_update` is None when no label says whether the page was published or updated then.
    `wrong` quotes a date or time that cannot be.
    """

    start: int
    end: int
    is_update: bool | None = None
    day: Day | None = None
    clock: dt.time | None = None
    zone: StatedZone | None = None
    weekday: int | None = None
    wrong: str = ""
    label: str = ""

    def settled(self, day_first: bool | None) -> Stamp:
        """The same stamp with its day made certain as far as order and weekday allow."""
        day = self.day and self.day.narrowed(day_first, self.weekday)
        return replace(self, day=day)


def read_stamps(line: str) -> tuple[Stamp, ...]:
    """Find every stamp of a line, in the order in which they stand there."""
    if not _MAY_HOLD_A_STAMP.search(line):
        return ()
    found = (_Collector(line)).stamps()
    return tuple(stamp for stamp in found if stamp.day or stamp.clock or stamp.wrong)


def unreadable_stamp(line: str) -> str | None:
    """The words after a label when they are no date that we can read, as "Updated: yesterday"."""
    match = _LABEL_ONLY.match(line)
    return match["rest"] if match and _TIME_WORD.search(match["rest"]) else None


class _Collector:
    """Joins the tokens of one line to stamps: label, weekday, day and clock in any order."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.done: list[Stamp] = []
        self.open: Stamp | None = None

    def stamps(self) -> list[Stamp]:
        for token in _TOKEN.finditer(self.line):
            if self.open and token.start() < self.open.end:
                continue
            if self.open and not self._touches(self.open, token):
                self._close()
            self._take(token)
        self._close()
        return self.done

    def _touches(self, stamp: Stamp, token: re.Match[str]) -> bool:
        gap = _BETWEEN.match(self.line, stamp.end)
        return gap is not None and gap.end() >= token.start()

    def _close(self) -> None:
        if self.open:
            self.done.append(self.open)
        self.open = None

    def _take(self, token: re.Match[str]) -> None:
        label = token["label"] or token["glued"]
        if label:
            self._close()
            is_update = bool(token["updated"] or token["glued"])
            self.open = Stamp(token.start(), token.end(), is_update, label=label)
        elif token["weekday"] or token["bracketed"]:
            self._extend(token, weekday=weekday_of(token.group()))
        elif token["day"]:
            self._take_day(token)
        else:
            self._take_clock(token)

    def _take_day(self, token: re.Match[str]) -> None:
        if self.open and self.open.day:
            self._close()
        day = day_of(token)
        self._extend(token, day=day, wrong="" if day.readings else token["day"])
        iso = _ISO_CLOCK.match(self.line, token.end())
        if iso:
            self._take_clock(iso)
        elif self.open and self.open.clock and not self.open.zone:
            self._take_zone(token.end(), offsets=False)

    def _take_clock(self, token: re.Match[str]) -> None:
        if self.open and self.open.clock:
            self._close()
        clock = clock_of(token)
        self._extend(token, clock=clock, wrong="" if clock else token.group())
        self._take_zone(token.end(), offsets=True)

    def _take_zone(self, start: int, *, offsets: bool) -> None:
        zone = read_zone(self.line, start)
        if zone and self.open and (offsets or zone[0].written.isalpha()):
            self.open = replace(self.open, zone=zone[0], end=zone[1])

    def _extend(self, token: re.Match[str], **parts: object) -> None:
        base = self.open or Stamp(token.start(), token.end())
        if not parts.get("wrong"):
            parts["wrong"] = base.wrong
        self.open = replace(base, end=token.end(), **parts)  # type: ignore[arg-type]


def day_orders(stamps: tuple[Stamp, ...]) -> Iterator[bool]:
    """Whether the day comes first, told by the zone or by a date that can mean one day only."""
    for stamp in stamps:
        if stamp.zone and stamp.zone.written in _DAY_FIRST_ZONES:
            yield True
        day = stamp.day and stamp.day.narrowed(None, stamp.weekday)
        if day and day.is_certain and day.day_first is not None:
            yield day.day_first
