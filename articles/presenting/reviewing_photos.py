"""The photographs between which a note is to be moved: the old one, and those of the new text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.anchoring import Area
from articles.annotating import Question
from articles.models import Photo
from articles.presenting.desk import as_shown
from articles.presenting.photos import ShownPhoto, shown_photo

# Where a rectangle stands before anybody has drawn one.
MIDDLE = Area(25, 25, 50, 50)


@dataclass(frozen=True, slots=True)
class ReviewPhoto:
    """One photograph; `area` is the part of it that the note was for, in the old text."""

    pk: int
    shown: ShownPhoto
    caption: str
    area: Area | None = None


def old_photo(question: Question) -> ReviewPhoto | None:
    """Return the photograph on which a note last stood, if it was one."""
    photo = question.photo
    return _review_photo(photo, question.area) if photo and photo.image else None


def new_photos(photos: Iterable[Photo]) -> list[ReviewPhoto]:
    """Return the photographs to choose from."""
    return [_review_photo(photo) for photo in photos]


def first_area(question: Question) -> dict[str, float]:
    """Return the four numbers to begin with: the part that the note was for."""
    numbers = (question.area or MIDDLE).numbers
    return dict(zip("xywh", numbers, strict=True))


def _review_photo(photo: Photo, area: Area | None = None) -> ReviewPhoto:
    return ReviewPhoto(photo.pk, shown_photo(photo), as_shown(photo.caption), area)
