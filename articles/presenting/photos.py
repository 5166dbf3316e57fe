"""Photographs as the page shows them: the picture, or the place that it left empty."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Photo
from articles.models.fields import is_web_address
from articles.presenting.notes import Note


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo; `image` is empty when no file was captured, `address` when none may be linked."""

    position: int
    image: str
    width: int | None
    height: int | None
    alt: str
    credit: str
    is_credit_assigned: bool
    address: str
    repeated: str
    has_caption: bool
    inside_caption: str
    after_block: int | None
    notes: tuple[Note, ...] = ()


def shown_photo(
    photo: Photo, is_credit_assigned: bool = False, notes: tuple[Note, ...] = ()
) -> ShownPhoto:
    """Return what a figure shows of the photo, the caption apart; `notes` are on parts of it."""
    return ShownPhoto(
        position=photo.position,
        image=picture_address(photo.image.name),
        width=photo.width,
        height=photo.height,
        alt=photo.alt or "Photograph, described by its caption",
        credit=photo.credit or ("" if is_credit_assigned else photo.inside_credit),
        is_credit_assigned=is_credit_assigned,
        address=photo.image_url if is_web_address(photo.image_url) else "",
        repeated=times_printed(photo.occurrences),
        has_caption=bool(photo.caption),
        inside_caption="" if photo.caption else photo.inside_caption,
        after_block=photo.after_block,
        notes=notes,
    )


def picture_address(name: str | None) -> str:
    """Return the address of a kept picture; nothing when there is none."""
    stem, _, ending = (name or "").rpartition("/")[2].rpartition(".")
    return reverse("articles:picture", args=[stem, ending]) if stem else ""


def times_printed(occurrences: int) -> str:
    """Say how often the capture prints the caption; nothing when it does so once."""
    if occurrences < 2:
        return ""
    often = "twice" if occurrences == 2 else f"{occurrences} times"
    return f"Printed {often} in the capture"
