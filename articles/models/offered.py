"""The sources and tags that the facets of every list offer: plain rows of a fixed statement.

Composed anew for each page, and made into sources and tags, they took a seventh of it.
"""

from typing import NamedTuple

from django.db import connections

from articles.models.articles import Attribution
from articles.models.sources import Source
from articles.models.tags import Tag

_SOURCE, _TAG = Source._meta.db_table, Tag._meta.db_table
_NAMED = f"EXISTS (SELECT 1 FROM {Attribution._meta.db_table} WHERE source_id = {_SOURCE}.id{{}})"  # noqa: S608
_SOURCES = (
    f"SELECT id, slug, name FROM {_SOURCE} WHERE {_NAMED.format('')} "  # noqa: S608
    f"ORDER BY {_NAMED.format(' AND role = %s')} DESC, name LIMIT %s"
)
_TAGS = f"SELECT id, slug, name FROM {_TAG} ORDER BY name LIMIT %s"  # noqa: S608


class Offered(NamedTuple):
    """What a facet needs to know of a source or a tag."""

    pk: int
    slug: str
    name: str


def offered_sources(most: int) -> list[Offered]:
    """Return sources that articles name, by name, those that publish before the others."""
    return _rows(Source.objects.db, _SOURCES, "publisher", most)


def offered_tags(most: int) -> list[Offered]:
    """Return tags by name."""
    return _rows(Tag.objects.db, _TAGS, most)


def _rows(using: str, statement: str, *values: str | int) -> list[Offered]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return [Offered(*row) for row in cursor.fetchall()]
