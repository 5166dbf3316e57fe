"""When a page was published and updated: told to machines, shown to people, or both."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.parsing.agencies import agency_named
from articles.parsing.dates import read_stamps
from articles.parsing.markup.addresses import host_of
from articles.parsing.markup.foreign_words import in_english
from articles.parsing.markup.home_zones import zone_at_home
from articles.parsing.markup.moments import Moment
from articles.parsing.markup.told_times import published_told, updated_told
from articles.parsing.markup.trees import words_of
from articles.parsing.page import PageWarning
from articles.parsing.zones import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.parsing.dates import Stamp
    from articles.parsing.markup.shown import SavedPage
    from articles.parsing.page import Hint

_SAYS_UPDATED = re.compile(r"(?<![\w])Updated(?![\w])")
_MIDNIGHT = dt.time()
_LONGEST = 160
_DIGIT = re.compile(r"\d")
_MOST = 60
_SAME = dt.timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a page, the zone of its clocks, and what was assumed or contradicts."""

    published: dt.datetime | dt.date | None = None
    updated: dt.datetime | dt.date | None = None
    listed: dt.date | None = None
    zone: str | None = None
    zone_assumed: bool = False
    warnings: tuple[PageWarning, ...] = ()


def times_of(
    page: SavedPage,
    hint: Hint,
    lines: Sequence[str],
    ahead: Sequence[str],
    publisher: str | None = None,
) -> Times:
    """Read every evidence in the order of its trustworthiness.

    `lines` are the short ones around the text, `ahead` those of them that stand before it.
    """
    home = zone_at_home(host_of(page), page.tongue)
    shown = list(_shown_stamps(page, lines))
    published = _finest(_made_finer(published_told(page), ahead, home)) or _from_stamp(
        next((s for s in shown if s.is_update is not True and s.day), None), home
    )
    modified = _finest(updated_told(page))
    labelled = [stamp for stamp in shown if stamp.is_update]
    updated, warnings = _updated(published, modified, labelled, home, lines)
    zone, assumed = _zone((published, updated, modified), publisher, home, hint)
    if assumed and published and published.clock:
        message = f"The page states no time zone; {zone} was assumed."
        warnings = (*warnings, PageWarning("zone-assumed", message))
    return Times(
        _settled(published, zone),
        _settled(updated, zone),
        next((day for s in shown if (day := _day(s))), None),
        zone if published else None,
        assumed and published is not None,
        warnings,
    )


def _finest(told: list[Moment]) -> Moment | None:
    """The first moment told, made finer by others that agree with it and say more."""
    if not told:
        return None
    best = told[0]
    for other in told[1:]:
        best = _finer(best, other)
    return best


def _finer(best: Moment, other: Moment) -> Moment:
    if best.clock is None:
        return other if other.clock and _may_be_same_day(best, other) else best
    if best.clock == _MIDNIGHT:
        # A maker that keeps days only writes midnight for them.
        is_finer = other.clock not in (None, _MIDNIGHT) and other.day == best.day
        return replace(other, offset=other.offset or best.offset) if is_finer else best
    if best.offset is None:
        is_same = other.is_exact and _same_wall_clock(best, other)
        return replace(best, offset=other.offset) if is_same else best
    is_local = other.offset not in (None, "+00:00")
    return other if best.offset == "+00:00" and is_local and _same(best, other) else best


def _may_be_same_day(one: Moment, other: Moment) -> bool:
    return abs(one.day - other.day) <= dt.timedelta(days=0 if other.offset is None else 1)


def _same_wall_clock(one: Moment, other: Moment) -> bool:
    return one.day == other.day and abs(_wall(one) - _wall(other)) <= _SAME


def _wall(moment: Moment) -> dt.datetime:
    return dt.datetime.combine(moment.day, moment.clock or dt.time())


def _same(one: Moment, other: Moment) -> bool:
    first, second = one.value, other.value
    if not isinstance(first, dt.datetime) or not isinstance(second, dt.datetime):
        return False
    return one.is_exact and other.is_exact and abs(first - second) <= _SAME


def _shown_stamps(page: SavedPage, lines: Iterable[str]) -> Iterator[Stamp]:
    """The stamps that the page prints in "time" elements and in the lines around its text."""
    times = (words_of(element) for element in list(page.tree.iter("time"))[:_MOST])
    return _stamps(dict.fromkeys((*lines, *times)))


def _stamps(lines: Iterable[str]) -> Iterator[Stamp]:
    for text in lines:
        if 4 < len(text) <= _LONGEST and _DIGIT.search(text):
            yield from (stamp.settled(True) for stamp in read_stamps(in_english(text)))


def _day(stamp: Stamp) -> dt.date | None:
    return stamp.day.readings[0] if stamp.day and stamp.day.readings else None


def _from_stamp(stamp: Stamp | None, home: str | None) -> Moment | None:
    """A stamp with the offset that its zone had then; `home` tells what "CST" means here."""
    day = _day(stamp) if stamp else None
    if stamp is None or day is None:
        return None
    zone = stamp.zone.settled_by(home) if stamp.zone else None
    moment = Moment(day, stamp.clock)
    return moment.placed(zone) if zone else moment


def _made_finer(told: list[Moment], ahead: Iterable[str], home: str | None) -> list[Moment]:
    """What is told, and what the lines ahead of the text print of the same."""
    if not told:
        return []
    printed: list[Moment] = []
    for stamp in _stamps(ahead):
        moment = None if stamp.is_update else _from_stamp(stamp, home)
        if moment and stamp.zone and not moment.offset and told[0].is_exact:
            # Beside an exact moment "12:00 CST" is that of Chicago or of Shanghai.
            printed += [moment.placed(zone) for zone in stamp.zone.meanings]
        elif moment:
            printed.append(moment)
    return [*told, *printed]


def _updated(
    published: Moment | None,
    modified: Moment | None,
    labelled: Sequence[Stamp],
    home: str | None,
    lines: Sequence[str],
) -> tuple[Moment | None, tuple[PageWarning, ...]]:
    """What the page shows as its update; what it tells machines when it shows none or the same."""
    shown = (_from_stamp(stamp, home) for stamp in labelled)
    seen = next((moment for moment in shown if moment and moment.clock), None)
    if seen is None:
        is_news = (
            modified != published
            or bool(labelled)
            or any(map(_SAYS_UPDATED.search, map(in_english, lines)))
        )
        return (modified if is_news else None), ()
    if modified is None or modified.clock is None:
        return seen, ()
    if _differ_by_a_zone(seen, modified):
        return modified, ()
    seen = seen if seen.offset else replace(seen, offset=_local_offset(published, modified))
    message = (
        "The page shows another time of its update than it tells machines; the one shown counts."
    )
    return seen, (PageWarning("updated-contradicts", message),)


def _differ_by_a_zone(shown: Moment, told: Moment) -> bool:
    """A clock shown in the reader's zone differs from UTC by quarters of an hour."""
    apart = (
        _wall(shown) - _wall(replace(told, clock=told.clock and told.clock.replace(second=0)))
    ).total_seconds()
    if abs(apart) < 60:
        return True
    return told.offset == "+00:00" and abs(apart) % 900 < 60 and -12 <= apart / 3600 <= 14


def _local_offset(*moments: Moment | None) -> str | None:
    return next((m.offset for m in moments if m and m.offset and m.offset != "+00:00"), None)


def _zone(
    moments: Iterable[Moment | None], publisher: str | None, home: str | None, hint: Hint
) -> tuple[str, bool]:
    """The zone of the page's clocks: stated, given when loading, UTC as stated, else assumed."""
    told = [moment for moment in moments if moment]
    stated = _local_offset(*told)
    given = hint.time_zone if hint.time_zone and zone_named(hint.time_zone) else None
    if any(moment.offset for moment in told):
        return given or stated or "UTC", False
    known = agency_named(publisher) if publisher else None
    default = hint.default_zone if zone_named(hint.default_zone) else "UTC"
    return given or (known.time_zone if known else home or default), True


def _settled(moment: Moment | None, zone: str) -> dt.datetime | dt.date | None:
    """The moment as a value; a clock without a zone runs in the zone of the page."""
    value = moment.value if moment else None
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        return value.replace(tzinfo=zone_named(zone))
    return value
