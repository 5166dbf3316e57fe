"""Curators' notes as readers see them, numbered in reading order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf

from django.utils import timezone

from articles.anchoring import Area, read_area
from articles.models import Annotation, Motivation, Photo, Placement, PlacementStatus, Revision
from articles.models.addresses import address_of_tag
from articles.models.reading_notes import ReadNote
from articles.presenting.languages import language_tag
from articles.presenting.links import Link
from articles.presenting.times import Stamp, day_stamp

LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where its passage stands (code points, end excluded), and what it says of it.

    A note on a photograph has its position and the part of it instead, and no passage.
    `anchor` is the note's own fragment, which people link to; `passage` that of its words.
    """

    number: int
    anchor: str
    passage: str
    start: int
    end: int
    quote: str
    body: str
    language: str
    tags: tuple[Link, ...]
    curator: str
    motivation: str
    made: Stamp
    changed: Stamp | None
    caution: str
    photo: int = 0
    area: Area | None = None

    @property
    def name(self) -> str:
        """How a link to the note is called, also aloud."""
        return f"Note {self.number} by {self.curator}"


def numbered_notes(notes: Iterable[ReadNote], revision: Revision) -> tuple[Note, ...]:
    """Number the notes by where their passages begin; of equal beginnings the longer is first.

    A note on a photograph comes before those on its caption, or at the end where it has none.
    """
    captions = caption_starts(revision)
    ordered = sorted(
        notes, key=lambda note: place_key(note.start, note.end, note.photo, note.pk, captions)
    )
    zone = timezone.get_current_timezone()
    return tuple(_note(number, note, zone) for number, note in enumerate(ordered, 1))


def caption_starts(revision: Revision) -> dict[int, int]:
    """Return where the caption of each photo begins, by the photo's position."""
    return {block["photo"]: block["start"] for block in revision.blocks if block.get("photo")}


def reading_order(place: Placement, captions: Mapping[int, int]) -> tuple[float, float, int]:
    """Return a key that sorts places as they are read; at equal beginnings the longer is first."""
    photo = place.photo.position if place.photo else 0
    return place_key(place.start, place.end, photo, place.annotation_id, captions)


def place_key(
    start: int | None, end: int | None, photo: int, note: int, captions: Mapping[int, int]
) -> tuple[float, float, int]:
    """Return a key that sorts passages, and photographs by their positions, as they are read."""
    if photo:
        return (captions.get(photo, inf), -inf, note)
    return (start or 0, -(end or 0), note)


def _note(number: int, written: ReadNote, zone: dt.tzinfo) -> Note:
    made = day_stamp(written.created_at.astimezone(zone).date())
    changed = day_stamp(written.modified_at.astimezone(zone).date())
    return Note(
        number=number,
        anchor=f"note-{written.uuid}",
        passage=f"passage-{written.uuid}",
        start=written.start or 0,
        end=written.end or 0,
        photo=written.photo,
        area=_area(written, written.area) if written.photo else None,
        quote=_quote(written.exact, written.photo, written.caption),
        body=written.body,
        language=language_tag(written.language),
        tags=tuple(Link(address_of_tag(tag.slug), tag.name) for tag in written.tags),
        curator=written.curator or "a former curator",
        motivation=_MOTIVATIONS.get(written.motivation, written.motivation),
        made=made,
        changed=changed if changed != made else None,
        caution=_CAUTIONS.get(written.status, ""),
    )


# Django's own `get_motivation_display` gathers the choices again for every note.
_MOTIVATIONS = {motivation.value: str(motivation.label) for motivation in Motivation}
_CAUTIONS: dict[str, str] = {
    PlacementStatus.CHANGED: "The page has changed some of these words since the note was made."
}


def area_of(written: Annotation, place: Placement | None = None) -> Area:
    """Return the part of its photograph that a note is for, or is for at a place."""
    return _area(written, place.area if place else "")


def _area(written: Annotation | ReadNote, elsewhere: str) -> Area:
    chosen = read_area(elsewhere, None, None) if elsewhere else None
    return chosen or Area(written.x or 0, written.y or 0, written.w or 0, written.h or 0)


def quote_of(written: Annotation, photo: Photo | None) -> str:
    """Return the words that a note is for, or those that name its photograph."""
    return _quote(written.exact, photo.position if photo else 0, photo.caption if photo else "")


def _quote(exact: str, photo: int, caption: str) -> str:
    if not photo:
        return shortened(exact)
    return shortened(f"Part of photograph {photo}: {caption}".rstrip(": "))


def shortened(quote: str) -> str:
    """Return a quote of one line that shows how a long passage begins and ends."""
    words = " ".join(quote.split())
    if len(words) <= LONGEST_QUOTE:
        return words
    head, tail = words[: LONGEST_QUOTE - 50], words[-45:]
    return f"{head.rstrip()} … {tail.lstrip()}"
