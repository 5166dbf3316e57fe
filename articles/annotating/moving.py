"""Stand a note on words of a text or on a part of a photograph, in place of where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.anchoring import Area, describe
from articles.annotating.notes import (
    NoteText,
    Stand,
    change_note,
    check_quote,
    said_by,
    write_note,
)
from articles.annotating.rights import check_right
from articles.annotating.standing import stand_on
from articles.models import Annotation, Photo, Revision
from articles.turns import by_turns

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@by_turns
def make_photo_note(by: User, photo: Photo, area: Area, note: NoteText) -> Annotation:
    """Put a note on a rectangle of a photograph. Raises MayNotAddTag and MayNotPublish."""
    check_right(by, note.state)
    return write_note(by, photo.revision, note, Stand(photo=photo, area=area))


@by_turns
def change_area(
    by: User, annotation: Annotation, version: int, photo: Photo, area: Area
) -> Annotation:
    """Let a note stand on a rectangle of a photograph from now on. Raises StaleNote."""
    stood = stand_on(by, annotation, version, photo.revision, Stand(photo=photo, area=area))
    return change_note(by, annotation, version, said_by(annotation), stood)


@by_turns
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
    stood = stand_on(by, annotation, version, revision, stand)
    return change_note(by, annotation, version, said_by(annotation), stood)
