"""Stand a note on words of a text or on a part of a photograph, in place of where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from articles import search
from articles.anchoring import Area, describe
from articles.annotating.notes import (
    MADE_HERE,
    NoteText,
    StaleNote,
    Stand,
    change_note,
    check_quote,
    count_published,
    said_by,
    write_note,
)
from articles.annotating.placing import place_again
from articles.models import Annotation, Photo, Placement, PlacementStatus, Revision

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def make_photo_note(by: User, photo: Photo, area: Area, note: NoteText) -> Annotation:
    """Put a note on a rectangle of a photograph. Raises MayNotAddTag."""
    return write_note(by, photo.revision, note, Stand(photo=photo, area=area))


@transaction.atomic
def change_area(
    by: User, annotation: Annotation, version: int, photo: Photo, area: Area
) -> Annotation:
    """Let a note stand on a rectangle of a photograph from now on. Raises StaleNote."""
    stand_on(by, annotation, version, photo.revision, Stand(photo=photo, area=area))
    return change_note(by, annotation, version, said_by(annotation))


@transaction.atomic
def change_span(
    by: User,
    annotation: Annotation,
    version: int,
    revision: Revision,
    start: int,
    end: int,
    exact: str,
) -> Annotation:
    """Let a note stand on revision.text[start:end] (code points) from now on.

    What the note says stays, and its history keeps both spans. Raises MisquotedPassage when
    `exact` is not what stands there, and StaleNote when the version has moved on.
    """
    check_quote(revision, start, end, exact)
    stand = Stand(passage=describe(revision.text, start, end))
    stand_on(by, annotation, version, revision, stand)
    return change_note(by, annotation, version, said_by(annotation))


def stand_on(by: User, note: Annotation, version: int, revision: Revision, stand: Stand) -> None:
    """Write where a note stands now, without a version of its own. Raises StaleNote.

    In older revisions of the same article the note stays where it stood; in newer ones it is
    placed again. Belongs in the transaction that writes the version.
    """
    columns = stand.columns()
    is_there = all(getattr(note, name) == value for name, value in columns.items())
    if is_there and note.made_on_id == revision.pk:
        return
    moved = Annotation.objects.filter(pk=note.pk, version=version).update(
        article=revision.article_id,
        made_on=revision,
        **columns,
    )
    if not moved:
        raise StaleNote(Annotation.objects.get(pk=note.pk))
    _place(by, note, revision, stand)
    if note.article_id != revision.article_id:
        count_published(note.article_id)
        search.index(note.article_id)


def _place(by: User, note: Annotation, revision: Revision, stand: Stand) -> None:
    older = note.placements.filter(
        revision__article=revision.article_id, revision__number__lt=revision.number
    )
    newer = note.placements.filter(
        revision__article=revision.article_id, revision__number__gt=revision.number
    )
    later = {revision.article.current_id, *newer.values_list("revision", flat=True)}
    again = [pk for pk in later if pk not in (None, revision.pk)]
    note.placements.exclude(pk__in=older.values("pk")).delete()
    Placement.objects.create(
        annotation=note,
        revision=revision,
        start=stand.passage.start if stand.passage else None,
        end=stand.passage.end if stand.passage else None,
        photo=stand.photo,
        status=PlacementStatus.SAME,
        method=MADE_HERE,
        decided_by=by,
    )
    for one in Revision.objects.filter(pk__in=again).order_by("number"):
        place_again(note, one)
