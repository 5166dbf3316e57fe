"""Articles as a list shows them: cards under the heading of their day, and the filters in use."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from articles.models import Article, Source
from articles.presenting.languages import language_tag
from articles.presenting.links import Link, address
from articles.presenting.times import WEEKDAYS, Stamp, day_text, month_text, stamp

_LABELS = {
    "source": "Source",
    "role": "Role",
    "published_after": "From",
    "published_before": "To",
    "has": "With",
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of one article."""

    href: str
    title: str
    language: str
    publisher: Link | None
    agency: Link | None
    stamp: Stamp | None
    excerpt: str
    marks: tuple[str, ...]  # "2 photos", "3 notes", "2 versions"


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one calendar day, as the sources count days."""

    iso: str  # empty for the articles without a date
    weekday: str
    number: str
    month: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in use, and the list without it."""

    label: str
    words: str
    href: str


def days(articles: Iterable[Article]) -> tuple[Day, ...]:
    """Group articles, which come in the order of the list, under their days."""
    return tuple(
        _day(day, tuple(card(article) for article in those))
        for day, those in groupby(articles, key=lambda article: article.day)
    )


def card(article: Article) -> Card:
    """Present one article. Its publisher and agency must be at hand."""
    moment = article.published_at
    return Card(
        href=article.get_absolute_url(),
        title=article.title or "Untitled",
        language=language_tag(article.language),
        publisher=_source(article.publisher),
        agency=_source(article.agency) if article.agency_id != article.publisher_id else None,
        stamp=stamp(moment, article.time_zone, article.zone_assumed) if moment else None,
        excerpt=article.excerpt,
        marks=_marks(article),
    )


def count_text(number: int, one: str, many: str = "") -> str:
    """Write a number of things: 1 article, 1,204 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def chips(path: str, asked: Mapping[str, str], words: Mapping[str, str]) -> tuple[Chip, ...]:
    """Return a chip for each filter in use; its link keeps all the others."""
    return tuple(
        Chip(
            label=label,
            words=_chip_words(key, words[key]),
            href=address(path, {other: asked[other] for other in asked if other != key}),
        )
        for key, label in _LABELS.items()
        if key in asked
    )


def _chip_words(key: str, words: str) -> str:
    return day_text(dt.date.fromisoformat(words)) if key.startswith("published_") else words


def _day(day: dt.date | None, cards: tuple[Card, ...]) -> Day:
    if day is None:
        return Day(iso="", weekday="", number="", month="", cards=cards)
    return Day(
        iso=day.isoformat(),
        weekday=WEEKDAYS[day.weekday()],
        number=str(day.day),
        month=month_text(day.year, day.month),
        cards=cards,
    )


def _source(source: Source | None) -> Link | None:
    return Link(source.get_absolute_url(), source.name) if source else None


def _marks(article: Article) -> tuple[str, ...]:
    counted = (
        (article.photo_count, "photo", 1),
        (article.annotation_count, "note", 1),
        # Every article has a version: only more than one is worth a word.
        (article.revision_count, "version", 2),
    )
    return tuple(count_text(number, word) for number, word, least in counted if number >= least)
