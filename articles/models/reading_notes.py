"""The published notes of a revision as its page shows them: plain rows of fixed statements.

Composed anew for each page, and made into places, notes and tags, they took a third of its time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections

from articles.models.annotations import Annotation, State
from articles.models.photos import Photo
from articles.models.placements import PLACED, Placement
from articles.models.tags import Tag
from articles.models.untyped import identifier, moment

_BORNE = Annotation.tags.through
_PLACES = Placement._meta.db_table
_TAGS = (
    "SELECT b.annotation_id, t.slug, t.name "  # noqa: S608
    f"FROM {_BORNE._meta.db_table} b JOIN {Tag._meta.db_table} t ON t.id = b.tag_id "
    f"WHERE b.annotation_id IN (SELECT annotation_id FROM {_PLACES} WHERE revision_id = %s) "
    "ORDER BY t.name"
)


class BorneTag(NamedTuple):
    """A tag that a note bears."""

    slug: str
    name: str


class ReadNote(NamedTuple):
    """A published note where it stands in one revision; the fields are those of the models.

    `photo` is the position of its photograph, 0 for a note on words, and `caption` that of the
    photograph. `curator` is None when whoever made it is no more.
    """

    uuid: UUID
    created_at: dt.datetime
    modified_at: dt.datetime
    pk: int
    start: int | None
    end: int | None
    status: str
    area: str
    photo: int
    caption: str
    exact: str
    body: str
    language: str
    motivation: str
    x: float | None
    y: float | None
    w: float | None
    h: float | None
    curator: str | None
    tags: tuple[BorneTag, ...]


def notes_to_read(revision: int, most: int, using: str) -> list[ReadNote]:
    """Return the notes that stand in a revision, in the order of its text, so many at most."""
    with connections[using].cursor() as cursor:
        cursor.execute(_statement(), [revision, *PLACED, State.PUBLISHED, most])
        rows = cursor.fetchall()
        borne: dict[int, list[BorneTag]] = defaultdict(list)
        if rows:
            cursor.execute(_TAGS, [revision])
            for pk, slug, name in cursor.fetchall():
                borne[pk].append(BorneTag(slug, name))
    return [_note(row, borne) for row in rows]


def _note(row: tuple[Any, ...], borne: Mapping[int, Sequence[BorneTag]]) -> ReadNote:
    uuid, created_at, modified_at, pk, *others = row
    tags = tuple(borne.get(pk, ()))
    times = moment(created_at), moment(modified_at)
    return ReadNote._make((identifier(uuid), *times, pk, *others, tags))


@cache
def _statement() -> str:
    people = Annotation._meta.get_field("creator").related_model
    return (
        'SELECT n.uuid, n.created_at, n.modified_at, n.id, p.start, p."end", p.status, p.area, '  # noqa: S608
        "coalesce(f.position, 0), coalesce(f.caption, ''), n.exact, n.body, n.language, "
        "n.motivation, n.x, n.y, n.w, n.h, u.username "
        f"FROM {_PLACES} p JOIN {Annotation._meta.db_table} n ON n.id = p.annotation_id "
        f"LEFT JOIN {Photo._meta.db_table} f ON f.id = p.photo_id "
        f"LEFT JOIN {people._meta.db_table} u ON u.id = n.creator_id "
        "WHERE p.revision_id = %s AND p.status IN (%s, %s, %s) AND n.state = %s "
        'ORDER BY p.start, p."end" DESC, p.id LIMIT %s'
    )
