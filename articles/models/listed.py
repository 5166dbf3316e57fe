"""Articles as lists show them, with their sources: plain rows of a fixed statement.

Composed anew for each page, and made into articles and sources, they took a fifth of its time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connections

from articles.models.addresses import address_of_article, address_of_source
from articles.models.articles import Article, Revision
from articles.models.sources import Source
from articles.models.untyped import moment, told

_STATEMENT = (
    "SELECT a.id, a.title, a.language, a.excerpt, a.published_at, a.day, a.time_zone, "  # noqa: S608
    "a.zone_assumed, a.wall_clock, a.photo_count, a.annotation_count, a.revision_count, "
    "a.current_id, p.slug, p.name, g.slug, g.name "
    f"FROM {Article._meta.db_table} AS a "
    f"LEFT JOIN {Source._meta.db_table} AS p ON p.id = a.publisher_id "
    f"LEFT JOIN {Source._meta.db_table} AS g ON g.id = a.agency_id "
    "WHERE a.id IN ({})"
)

_TEXTS = (
    "SELECT article_id, text, blocks "  # noqa: S608
    f"FROM {Revision._meta.db_table} WHERE id IN ({{}})"
)


class ListedSource(NamedTuple):
    """What a list shows of a source."""

    slug: str
    name: str

    def get_absolute_url(self) -> str:
        """Return the address of the source's page."""
        return address_of_source(self.slug)


class Listed(NamedTuple):
    """What a list shows of an article; the fields are those of `Article`."""

    pk: int
    title: str
    language: str
    excerpt: str
    published_at: dt.datetime | None
    day: dt.date | None
    time_zone: str
    zone_assumed: bool
    wall_clock: int
    photo_count: int
    annotation_count: int
    revision_count: int
    current_id: int | None
    publisher: ListedSource | None
    agency: ListedSource | None

    def get_absolute_url(self) -> str:
        """Return the article's address."""
        return address_of_article(self.pk)


class ListedText(NamedTuple):
    """What a list needs of a text in which something was found; as in `Revision`."""

    text: str
    blocks: list[dict[str, Any]]


def listed(pks: Sequence[int], using: str) -> list[Listed]:
    """Return the articles that are named, in this order; one that is no more is left out."""
    if not pks:
        return []
    with connections[using].cursor() as cursor:
        cursor.execute(_STATEMENT.format(", ".join(["%s"] * len(pks))), list(pks))
        found = {row[0]: _listed(row) for row in cursor.fetchall()}
    return [found[pk] for pk in pks if pk in found]


def listed_texts(articles: Iterable[Listed], using: str) -> dict[int, ListedText]:
    """Return the current text of each article, by article."""
    pks = [article.current_id for article in articles if article.current_id]
    if not pks:
        return {}
    with connections[using].cursor() as cursor:
        cursor.execute(_TEXTS.format(", ".join(["%s"] * len(pks))), pks)
        return {pk: ListedText(text, told(blocks)) for pk, text, blocks in cursor.fetchall()}


def _listed(row: tuple[Any, ...]) -> Listed:
    *own, slug, name, agency_slug, agency_name = row
    publisher = ListedSource(slug, name) if slug is not None else None
    agency = ListedSource(agency_slug, agency_name) if agency_slug is not None else None
    shown = Listed._make((*own, publisher, agency))
    published_at = shown.published_at and moment(shown.published_at)
    return shown._replace(published_at=published_at)
