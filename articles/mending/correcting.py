"""Correct the fields of an article: what was and what is now, by whom and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles import search
from articles.models import Article, Correction
from articles.models.fields import LONGEST_SLUG
from articles.parsing import zone_named

if TYPE_CHECKING:
    from django.contrib.auth.models import User

FIELDS = (
    "title",
    "byline",
    "authors",
    "section",
    "language",
    "url",
    "published_at",
    "updated_at",
    "listed_date",
    "day",
    "time_zone",
    "zone_assumed",
)


class StaleArticle(Exception):
    """Somebody changed the same field since it was read. `current` is the article as it is now."""

    def __init__(self, current: Article) -> None:
        super().__init__("This article was changed by somebody else since you opened it.")
        self.current = current


@transaction.atomic
def correct(
    article: Article, changes: Mapping[str, Any], by: User, note: str = ""
) -> tuple[Correction, ...]:
    """Set fields of an article to what a curator says; keep one correction for each that differs.

    `article` is as the curator saw it: StaleArticle is raised when one of the fields has moved on.
    Moments are aware. The order of lists, the slug and, beside a time, the day follow.
    """
    current = lock(article)
    if any(getattr(current, field) != getattr(article, field) for field in changes):
        raise StaleArticle(current)
    if changes.get("published_at", current.published_at) is not None:
        changes = {field: value for field, value in changes.items() if field != "day"}
    before = {field: plain(current, field) for field in changes}
    for field, value in changes.items():
        setattr(current, field, value)
    if "title" in changes:
        current.slug = slugify(current.title, allow_unicode=True)[:LONGEST_SLUG].strip("-_")
    follow_clock(current, set(changes))
    differing = [field for field in FIELDS if field in changes and _differs(current, before, field)]
    if not differing:
        return ()
    current.save(update_fields=[*changes, "slug", "day", "wall_clock"])
    search.index(current)
    return remember(
        by,
        note,
        *(
            Correction(article=current, field=field, was=before[field], value=plain(current, field))
            for field in differing
        ),
    )


def lock(article: Article) -> Article:
    """Return the article as it is now; loads and other curators wait until the transaction ends."""
    return Article.objects.select_for_update().get(pk=article.pk)


def remember(by: User, note: str, *corrections: Correction) -> tuple[Correction, ...]:
    """Keep what a curator corrected in one save."""
    now = timezone.now()
    for one in corrections:
        one.by, one.at, one.note = by, now, note
    return tuple(Correction.objects.bulk_create(corrections))


def plain(article: Article, field: str) -> object:
    """Return a field's value as JSON holds it; a moment as the article's own clock shows it."""
    value = getattr(article, field)
    if isinstance(value, dt.datetime):
        return _shown(value, article.time_zone).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, dt.date) else value


def _differs(current: Article, before: Mapping[str, object], field: str) -> bool:
    return plain(current, field) != before[field]


def follow_clock(article: Article, changed: set[str]) -> None:
    """Let the day and the order of lists follow the time that was corrected."""
    if not {"published_at", "day", "time_zone"} & changed:
        return
    shown = None
    if article.published_at:
        shown = _shown(article.published_at, article.time_zone).replace(tzinfo=None)
        article.day = shown.date()
    elif article.day:
        shown = dt.datetime.combine(article.day, dt.time())
    article.wall_clock = int((shown - dt.datetime.min).total_seconds()) if shown else 0


def _shown(moment: dt.datetime, zone: str) -> dt.datetime:
    return moment.astimezone(zone_named(zone or settings.TIME_ZONE) or dt.UTC)
