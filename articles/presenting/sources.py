"""Sources as their pages show them: who they are, and the years, months and days they fill."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from articles.models import Source, SourceKind
from articles.models.addresses import address_of_source
from articles.models.fields import is_web_address
from articles.presenting.languages import language_name
from articles.presenting.links import Link, address
from articles.presenting.listing import counted_text
from articles.presenting.times import MONTHS, day_text, month_text
from articles.search import Counted

_HEADINGS = {
    SourceKind.NEWSPAPER: "Newspapers",
    SourceKind.AGENCY: "News agencies",
    SourceKind.BROADCASTER: "Broadcasters",
    SourceKind.STATE_MEDIA: "State media",
    SourceKind.MAGAZINE: "Magazines",
    SourceKind.WEBSITE: "Websites",
    SourceKind.ORGANISATION: "Organisations",
    SourceKind.UNKNOWN: "Of a kind not known",
}
_ROLE_PHRASES = {
    "publisher": "published {}",
    "agency": "wrote {}",
    "credit": "credited in {}",
    "cited": "cited in {}",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list of sources."""

    link: Link
    other_names: tuple[str, ...]
    language: str  # in words
    count: int
    count_words: str


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one kind."""

    heading: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A year, month or day of a source, and how many articles it holds."""

    link: Link
    spoken: str  # the whole name, for those who hear it alone
    count: int
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a source with the months that hold articles."""

    slot: Slot
    months: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What a source's page says of it."""

    href: str
    name: str
    kind: str
    other_names: tuple[str, ...]
    language: str
    time_zone: str
    homepage: str  # empty unless it is a web address
    roles: tuple[Link, ...]


def groups(
    counted: Iterable[tuple[Source, Counted]],
) -> tuple[tuple[SourceGroup, ...], tuple[SourceGroup, ...]]:
    """Group sources, each with how many articles name it: those with articles, those without."""
    rows = [(source.kind, _row(source, number)) for source, number in counted]
    return (
        _by_kind([(kind, row) for kind, row in rows if row.count]),
        _by_kind([(kind, row) for kind, row in rows if not row.count]),
    )


def source_card(source: Source, role_counts: Iterable[tuple[str, Counted]]) -> SourceCard:
    """Present a source; `role_counts` tells how many articles name it in each role."""
    counted = dict(role_counts)
    return SourceCard(
        href=source.get_absolute_url(),
        name=source.name,
        kind=source.get_kind_display(),
        other_names=tuple(source.aliases),
        language=language_name(source.language),
        time_zone=source.time_zone,
        homepage=source.homepage if is_web_address(source.homepage) else "",
        roles=tuple(
            Link(
                address(reverse("articles:articles"), {"source": source.slug, "role": role}),
                phrase.format(counted_text(counted[role].number, counted[role].is_least)),
            )
            for role, phrase in _ROLE_PHRASES.items()
            if role in counted and counted[role].number
        ),
    )


def years(
    slug: str, months: Iterable[tuple[int, int, int]], here: tuple[int | None, int | None]
) -> tuple[Year, ...]:
    """Present (year, month, count), newest first; `here` is the year and month being shown."""
    shown = []
    for year, those in groupby(months, key=lambda counted: counted[0]):
        slots = [
            _month(slug, year, month, count, here == (year, month)) for _, month, count in those
        ]
        total = sum(slot.count for slot in slots)
        link = Link(_address(slug, year), str(year))
        shown.append(Year(Slot(link, str(year), total, here == (year, None)), tuple(slots)))
    return tuple(shown)


def month_days(
    slug: str,
    counted: Iterable[tuple[dt.date, int]],
    within: tuple[dt.date, dt.date],
    here: int | None,
) -> tuple[Slot, ...]:
    """Present every day of a month, also those that hold nothing; `here` is the day being shown."""
    first, last = within
    numbers = dict(counted)
    days = (first.replace(day=number) for number in range(1, last.day + 1))
    return tuple(
        Slot(
            Link(_address(slug, day.year, day.month, day.day), str(day.day)),
            day_text(day),
            numbers.get(day, 0),
            day.day == here,
        )
        for day in days
    )


def trail(slug: str, year: int | None, month: int | None, day: int | None) -> tuple[Link, ...]:
    """Return the way down to a period: 2022, March 2022, 29 March 2022. The last is the page."""
    steps = []
    if year is not None:
        steps.append(Link(_address(slug, year), str(year)))
    if year is not None and month is not None:
        steps.append(_month(slug, year, month, 0, False, whole=True).link)
    if year is not None and month is not None and day is not None:
        shown = dt.date(year, month, day)
        steps.append(Link(_address(slug, year, month, day), day_text(shown)))
    return tuple(steps)


def _by_kind(rows: list[tuple[str, SourceRow]]) -> tuple[SourceGroup, ...]:
    grouped = (
        SourceGroup(heading, tuple(row for of, row in rows if of == kind))
        for kind, heading in _HEADINGS.items()
    )
    return tuple(group for group in grouped if group.rows)


def _row(source: Source, counted: Counted) -> SourceRow:
    return SourceRow(
        link=Link(source.get_absolute_url(), source.name),
        other_names=tuple(source.aliases[:4]),
        language=language_name(source.language),
        count=counted.number,
        count_words=counted_text(counted.number, counted.is_least),
    )


def _month(
    slug: str, year: int, month: int, count: int, is_here: bool, whole: bool = False
) -> Slot:
    words = month_text(year, month)
    href = _address(slug, year, month)
    return Slot(Link(href, words if whole else MONTHS[month - 1]), words, count, is_here)


def _address(slug: str, year: int, *within: int) -> str:
    """Return the address of a year, month or day: each stands below the wider one.

    Years of months are too many to look each up among all patterns.
    """
    below = "".join(f"{number:02}/" for number in within)
    return f"{address_of_source(slug)}{year:04}/{below}"
