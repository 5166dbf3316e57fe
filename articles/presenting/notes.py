"""Curators' notes as readers see them, numbered in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from articles.models import Placement, PlacementStatus
from articles.presenting.languages import language_tag
from articles.presenting.times import Stamp, day_stamp

LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where its passage stands (code points, end excluded), and what it says of it.

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
    tags: tuple[str, ...]
    curator: str
    motivation: str
    made: Stamp
    changed: Stamp | None
    caution: str

    @property
    def name(self) -> str:
        """How a link to the note is called, also aloud."""
        return f"Note {self.number} by {self.curator}"


def numbered_notes(placements: Iterable[Placement]) -> tuple[Note, ...]:
    """Number the notes by where their passages begin; of equal beginnings the longer is first."""
    placed = [place for place in placements if place.start is not None and place.end is not None]
    placed.sort(key=lambda place: (place.start, -(place.end or 0), place.annotation_id))
    return tuple(_note(number, place) for number, place in enumerate(placed, 1))


def _note(number: int, place: Placement) -> Note:
    written = place.annotation
    made, changed = (
        day_stamp(timezone.localdate(moment))
        for moment in (written.created_at, written.modified_at)
    )
    return Note(
        number=number,
        anchor=f"note-{written.uuid}",
        passage=f"passage-{written.uuid}",
        start=place.start or 0,
        end=place.end or 0,
        quote=shortened(written.exact),
        body=written.body,
        language=language_tag(written.language),
        tags=tuple(tag.name for tag in written.tags.all()),
        curator=written.creator.get_username() if written.creator else "a former curator",
        motivation=written.get_motivation_display(),
        made=made,
        changed=changed if changed != made else None,
        caution=_CAUTIONS.get(place.status, ""),
    )


_CAUTIONS: dict[str, str] = {
    PlacementStatus.CHANGED: "The page has changed some of these words since the note was made."
}


def shortened(quote: str) -> str:
    """Return a quote of one line that shows how a long passage begins and ends."""
    words = " ".join(quote.split())
    if len(words) <= LONGEST_QUOTE:
        return words
    head, tail = words[: LONGEST_QUOTE - 50], words[-45:]
    return f"{head.rstrip()} … {tail.lstrip()}"
