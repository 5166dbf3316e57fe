"""The places that wait for a curator, and what there is to know before one decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F

from articles.anchoring import Area, carry, read_area
from articles.annotating.remembering import area_of
from articles.models import Annotation, Photo, Placement, PlacementStatus, Revision, State
from articles.models.placements import PLACED, PlacementQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

Span = tuple[int, int]
WAITING = (PlacementStatus.REVIEW, PlacementStatus.GONE)

ACCEPTED = "accepted"
CHOSEN = "chosen by hand"
SAID_GONE = "said to be gone"
# The account of whoever decided may be deleted later; the way it was decided stays.
DECISIONS = (ACCEPTED, CHOSEN, SAID_GONE)


@dataclass(frozen=True, slots=True)
class Question:
    """A place to be decided, and where the note last stood: `stood` in `old`.

    `candidate` is a place that looks alike, `near` where the text around the passage stands now;
    all in code points, None when there is none. A note on a photograph stood on no words, but on
    `area` of `photo`.
    """

    place: Placement
    old: Revision
    stood: Span | None
    candidate: Span | None
    near: int | None
    photo: Photo | None = None
    area: Area | None = None


def undecided() -> PlacementQuerySet:
    """Return the places that no person decided."""
    return Placement.objects.filter(decided_by=None).exclude(method__in=DECISIONS)


def waiting_for(
    user: AbstractUser | AnonymousUser, article: int | None = None
) -> PlacementQuerySet:
    """Return the places in current texts that this person may decide, oldest first.

    A withdrawn note waits for nobody; it comes back when it is restored.
    """
    notes = Annotation.objects.changeable_by(user).exclude(state=State.WITHDRAWN)
    places = undecided().filter(
        status__in=WAITING, revision__article__current=F("revision"), annotation__in=notes
    )
    if article is not None:
        places = places.filter(revision__article=article)
    return places.order_by("pk")


def ask_about(place: Placement) -> Question:
    """Look again where the note of a place last stood, and what its words became."""
    last = _last_place(place)
    old = last.revision if last else place.annotation.made_on
    stood = _span(last or place.annotation)
    if stood is None:
        return Question(place, old, None, None, None, *_part(last or place.annotation))
    before, after = _around(old, *stood)
    spans = [stood, *(span for span in (before, after) if span)]
    found, *neighbours = carry(old.text, place.revision.text, spans)
    candidate = found.candidate
    if found.start is not None and found.end is not None:
        candidate = (found.start, found.end)
    near = [one.start for one in neighbours if one.start is not None]
    return Question(place, old, stood, candidate, near[0] if near else None)


def _last_place(place: Placement) -> Placement | None:
    """Return the note's place in the newest earlier revision in which it has one."""
    earlier = Placement.objects.filter(
        annotation=place.annotation_id,
        status__in=PLACED,
        revision__number__lt=place.revision.number,
    )
    whole = earlier.select_related("revision", "photo", "annotation")
    return whole.order_by("-revision__number").first()


def _span(stand: Placement | Annotation) -> Span | None:
    return None if stand.start is None or stand.end is None else (stand.start, stand.end)


def _part(stand: Placement | Annotation) -> tuple[Photo | None, Area | None]:
    """Return the photograph, and the part of it: the place's own, else the note's."""
    if isinstance(stand, Annotation):
        return stand.photo, area_of(stand)
    return stand.photo, read_area(stand.area, None, None) or area_of(stand.annotation)


def _around(old: Revision, start: int, end: int) -> tuple[Span | None, Span | None]:
    """Return the block before a passage and the one after it."""
    before = [(one["start"], one["end"]) for one in old.blocks if one["end"] <= start]
    after = [(one["start"], one["end"]) for one in old.blocks if one["start"] >= end]
    return (before[-1] if before else None), (after[0] if after else None)
