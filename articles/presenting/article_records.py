"""Articles of a list for programs: as records, and as rows of a table that no spreadsheet runs."""

from __future__ import annotations

import datetime as dt

from articles.models import Article, Source
from articles.presenting.exports import formula_safe
from articles.presenting.times import stamp

COLUMNS = (
    "id",
    "address",
    "title",
    "byline",
    "publisher",
    "agency",
    "language",
    "section",
    "published",
    "updated",
    "listed_date",
    "day",
    "time_zone",
    "zone_assumed",
    "url",
    "photos",
    "notes",
    "versions",
    "excerpt",
)


def article_record(article: Article, base: str) -> dict[str, object]:
    """Shape an article as plain values, in the order of COLUMNS; what is absent is None.

    `base` is the room's own address. Times carry the offset of the source's clock. The
    article's publisher and agency must be at hand.
    """
    return {
        "id": article.pk,
        "address": base + article.get_absolute_url(),
        "title": article.title or None,
        "byline": article.byline or None,
        "publisher": _name(article.publisher),
        "agency": _name(article.agency),
        "language": article.language or None,
        "section": article.section or None,
        "published": _clock(article, article.published_at),
        "updated": _clock(article, article.updated_at),
        "listed_date": _day(article.listed_date),
        "day": _day(article.day),
        "time_zone": article.time_zone or None,
        "zone_assumed": article.zone_assumed,
        "url": article.url or None,
        "photos": article.photo_count,
        "notes": article.annotation_count,
        "versions": article.revision_count,
        "excerpt": article.excerpt or None,
    }


def article_row(article: Article, base: str) -> list[str]:
    """Return the cells of an article, in the order of COLUMNS; none of them is a formula."""
    cells = article_record(article, base).values()
    return [formula_safe(_cell(value)) for value in cells]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _name(source: Source | None) -> str | None:
    return source.name if source else None


def _clock(article: Article, moment: dt.datetime | None) -> str | None:
    return stamp(moment, article.time_zone).iso if moment else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
