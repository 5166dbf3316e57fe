"""When a page was published and updated: told to machines, shown to people, or both."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.parsing.agencies import agency_named
from articles.parsing.dates import read_stamps
from articles.parsing.markup.foreign_words import in_english
from articles.parsing.markup.linked import plain
from articles.parsing.markup.microdata import properties
from articles.parsing.markup.moments import Moment, read_moment
from articles.parsing.markup.trees import marks_of, words_of
from articles.parsing.page import PageWarning
from articles.parsing.zones import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.parsing.dates import Stamp
    from articles.parsing.markup.shown import SavedPage
    from articles.parsing.page import Hint

_PUBLISHED_METAS = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "dc.date.created",
    "originalpublicationdate",
    "citation_publication_date",
    "release_date",
]
_UPDATED_METAS = [
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "article:modified",
    "datemodified",
    "last-modified",
    "last_modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
    "cxenseparse:recs:modifiedtime",
]
_SAYS_UPDATED = re.compile(r"(?<![\w])Updated(?![\w])")
_LONGEST = 160
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
    page: SavedPage, hint: Hint, lines: Sequence[str], publisher: str | None = None
) -> Times:
    """Read every evidence in the order of its trustworthiness."""
    shown = list(_shown_stamps(page, lines))
    published = _finest([*_told(page, "datePublished", _PUBLISHED_METAS), *_time_elements(page)])
    published = published or _from_stamp(
        next((s for s in shown if s.is_update is not True and s.day), None)
    )
    modified = _finest([*_told(page, "dateModified", _UPDATED_METAS)])
    updated, warnings = _updated(published, modified, [s for s in shown if s.is_update], lines)
    zone, assumed = _zone((published, updated, modified), publisher, hint)
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


def _told(page: SavedPage, name: str, metas: Iterable[str]) -> Iterator[Moment]:
    """What the page tells machines: JSON-LD, then microdata, then its meta elements."""
    written = [plain(page.linked.article.get(name))]
    written += properties(page.properties, name)
    written += [page.metas.first(meta) for meta in metas]
    if name == "datePublished":
        written.append(plain(page.linked.article.get("dateCreated")))
    return (moment for text in written if text and (moment := read_moment(text)))


def _time_elements(page: SavedPage) -> Iterator[Moment]:
    """The machine-readable side of "time" elements, those that are called published first."""
    times = [element for element in page.tree.iter("time") if element.get("datetime")][:_MOST]
    times = [element for element in times if "updat" not in marks_of(element).casefold()]
    times.sort(
        key=lambda element: element.get("pubdate") is None and "publish" not in marks_of(element)
    )
    return (moment for element in times if (moment := read_moment(element.get("datetime", ""))))


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
    for text in dict.fromkeys((*lines, *times)):
        if 4 < len(text) <= _LONGEST:
            yield from (stamp.settled(True) for stamp in read_stamps(in_english(text)))


def _day(stamp: Stamp) -> dt.date | None:
    return stamp.day.readings[0] if stamp.day and stamp.day.readings else None


def _from_stamp(stamp: Stamp | None) -> Moment | None:
    day = _day(stamp) if stamp else None
    if stamp is None or day is None:
        return None
    zone = stamp.zone.zone if stamp.zone else None
    return Moment(day, stamp.clock, zone if zone and zone[0] in "+-" else None)


def _updated(
    published: Moment | None, modified: Moment | None, shown: list[Stamp], lines: Sequence[str]
) -> tuple[Moment | None, tuple[PageWarning, ...]]:
    """What the page shows as its update; what it tells machines when it shows none or the same."""
    seen = next(
        (moment for stamp in shown if (moment := _from_stamp(stamp)) and moment.clock), None
    )
    if seen is None:
        is_news = (
            modified != published
            or bool(shown)
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


def _zone(moments: Iterable[Moment | None], publisher: str | None, hint: Hint) -> tuple[str, bool]:
    """The zone of the page's clocks: stated, given when loading, UTC as stated, else assumed."""
    told = [moment for moment in moments if moment]
    stated = _local_offset(*told)
    given = hint.time_zone if hint.time_zone and zone_named(hint.time_zone) else None
    if any(moment.offset for moment in told):
        return given or stated or "UTC", False
    known = agency_named(publisher) if publisher else None
    default = hint.default_zone if zone_named(hint.default_zone) else "UTC"
    return given or (known.time_zone if known else default), True


def _settled(moment: Moment | None, zone: str) -> dt.datetime | dt.date | None:
    """The moment as a value; a clock without a zone runs in the zone of the page."""
    value = moment.value if moment else None
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        return value.replace(tzinfo=zone_named(zone))
    return value
