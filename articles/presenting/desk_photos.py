"""The photographs of a text as the annotating desk shows them, with the parts that have notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Photo, Revision
from articles.presenting.desk import DeskNote
from articles.presenting.notes import caption_starts
from articles.presenting.photos import ShownPhoto, shown_photo


@dataclass(frozen=True, slots=True)
class DeskPhoto:
    """One photograph; `caption_start` is where its caption begins in the text, -1 without one."""

    shown: ShownPhoto
    caption_start: int
    notes: tuple[DeskNote, ...]


def desk_photos(
    photos: Iterable[Photo], notes: Sequence[DeskNote], revision: Revision
) -> list[DeskPhoto]:
    """Return the photographs that have a picture, with the marked notes on each."""
    captions = caption_starts(revision)
    return [
        DeskPhoto(
            shown_photo(photo),
            captions.get(photo.position, -1),
            tuple(note for note in notes if note.is_marked and note.photo == photo.position),
        )
        for photo in photos
    ]
