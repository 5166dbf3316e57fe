"""Take back the newest change of a note: one more version, that says what the one before said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from articles.anchoring import describe, read_area
from articles.annotating.history import Restored, tags_kept
from articles.annotating.moving import stand_on
from articles.annotating.notes import (
    NoteText,
    StaleNote,
    Stand,
    rewrite_note,
    said_by,
    tell_readers,
)
from articles.models import Annotation, Photo, Revision, State

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def undo_change(by: User, annotation: Annotation, version: int) -> Restored:
    """Take back the newest change and tell the readers. Raises StaleNote."""
    restored = take_back(by, annotation, version)
    tell_readers(restored.note.article_id)
    return restored


def take_back(by: User, annotation: Annotation, version: int) -> Restored:
    """Undo what made `version`, the newest that the curator saw. Undone again, it is done again.

    A note that was just made is withdrawn; any other says, shows and stands as before. Raises
    StaleNote when somebody saved it since. Belongs in a transaction whose writer tells the readers.
    """
    if annotation.version != version:
        raise StaleNote(annotation)
    before = annotation.versions.filter(number=version - 1).first()
    if before is None:
        gone = replace(said_by(annotation), state=State.WITHDRAWN)
        return Restored(rewrite_note(by, annotation, version, gone), ())
    said = before.snapshot
    _stand_as_before(by, annotation, version, said)
    tags, lost = tags_kept(said)
    note = NoteText(
        body=said["body"],
        motivation=said["motivation"],
        state=said["state"],
        tags=tags,
        language=said.get("language", ""),
    )
    return Restored(rewrite_note(by, annotation, version, note), lost)


def _stand_as_before(by: User, note: Annotation, version: int, said: dict[str, Any]) -> None:
    """Move the note back to the words of an earlier version, where that stood on others."""
    # Versions written before spans could change do not say on which text: it was the same one.
    made_on = said.get("made_on", note.made_on_id)
    revision = Revision.objects.select_related("article").filter(pk=made_on).first()
    photo = Photo.objects.filter(pk=said.get("photo") or 0).first()
    area = read_area(said.get("area", ""), None, None)
    if revision and photo and area:
        stand_on(by, note, version, revision, Stand(photo=photo, area=area))
    elif revision and said.get("start") is not None:
        passage = describe(revision.text, said["start"], said["end"])
        stand_on(by, note, version, revision, Stand(passage=passage))
