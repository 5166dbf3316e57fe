"""Bring back an old version of a note: a new version that says what the old one said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.annotating.notes import NoteText, change_note
from articles.models import Annotation, Tag
from articles.turns import by_turns

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Restored:
    """The note as it now stands, and the tags that the vocabulary no longer has."""

    note: Annotation
    lost_tags: tuple[str, ...]


@by_turns
def restore_version(by: User, annotation: Annotation, version: int, number: int) -> Restored:
    """Say again what version `number` said. `version` is the newest that the curator saw.

    Words, kind, tags and language come back; who may see the note stays as it is. Raises
    StaleNote, and AnnotationVersion.DoesNotExist when there is no such version.
    """
    kept = annotation.versions.get(number=number).snapshot
    tags, lost = tags_kept(kept)
    said = NoteText(
        body=kept["body"],
        motivation=kept["motivation"],
        state=annotation.state,
        tags=tags,
        language=kept.get("language", ""),
    )
    return Restored(change_note(by, annotation, version, said), lost)


def tags_kept(snapshot: dict[str, Any]) -> tuple[tuple[Tag, ...], tuple[str, ...]]:
    """Return the tags of a saved version, and the slugs that the vocabulary no longer has."""
    slugs = snapshot.get("tags", [])
    tags = tuple(Tag.objects.filter(slug__in=slugs))
    known = {tag.slug for tag in tags}
    return tags, tuple(slug for slug in slugs if slug not in known)
