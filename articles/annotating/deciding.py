"""Decide where a note stands in a revision: one transaction each, and the first to decide wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.anchoring import Area
from articles.annotating.notes import MisquotedPassage
from articles.annotating.placing import CARRIED
from articles.annotating.waiting import ACCEPTED, CHOSEN, DECISIONS, SAID_GONE, undecided
from articles.models import Article, Photo, Placement, PlacementStatus
from articles.turns import by_turns, hold

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NOWHERE: dict[str, Any] = {"start": None, "end": None, "photo": None, "area": ""}


class AlreadyDecided(Exception):
    """The place is not as the curator saw it. `current` is the place as it now is."""

    def __init__(self, current: Placement) -> None:
        super().__init__("This place was decided, or looked for again, since you opened it.")
        self.current = current


def accept_place(by: User, place: Placement, seen: str, start: int, end: int) -> Placement:
    """Put the note on the passage that was proposed. `seen` is the status the curator saw.

    Raises AlreadyDecided, and MisquotedPassage for a span that covers no words.
    """
    return _stand(by, place, seen, ACCEPTED, start, end)


def choose_place(by: User, place: Placement, seen: str, start: int, end: int) -> Placement:
    """Put the note on a passage that the curator chose. Raises as `accept_place` does."""
    return _stand(by, place, seen, CHOSEN, start, end)


def choose_photo(by: User, place: Placement, seen: str, photo: Photo, area: Area) -> Placement:
    """Put the note on a part of a photograph that the curator chose. Raises AlreadyDecided."""
    status = PlacementStatus.MOVED
    return _decide(by, place, seen, CHOSEN, status, photo=photo, area=str(area))


def declare_gone(by: User, place: Placement, seen: str) -> Placement:
    """Say that the note's words are not in this text. Raises AlreadyDecided."""
    return _decide(by, place, seen, SAID_GONE, PlacementStatus.GONE)


@by_turns
def reopen_place(place: Placement) -> Placement:
    """Put a decided place back into the queue. Raises AlreadyDecided when it is not decided."""
    hold([place.revision.article_id])
    decided = Placement.objects.filter(pk=place.pk, method__in=DECISIONS, status=place.status)
    same = decided.filter(start=place.start, end=place.end, photo=place.photo_id, area=place.area)
    reopened = same.update(
        status=PlacementStatus.REVIEW, decided_by=None, method=CARRIED, **NOWHERE
    )
    return _as_it_is(place, reopened)


def _stand(by: User, place: Placement, seen: str, method: str, start: int, end: int) -> Placement:
    text = place.revision.text
    if not (0 <= start < end <= len(text) and text[start:end].strip()):
        raise MisquotedPassage("A note stands on words: choose some of the text.")
    status = PlacementStatus.MOVED
    if place.annotation.exact.split() not in ([], text[start:end].split()):
        status = PlacementStatus.CHANGED
    return _decide(by, place, seen, method, status, start=start, end=end)


@by_turns
def _decide(
    by: User,
    place: Placement,
    seen: str,
    method: str,
    status: str,
    **stand: object,
) -> Placement:
    """Write a decision, if the row is still as it was seen and its revision still current.

    `stand` are the columns that say where the note stands now.
    """
    hold([place.revision.article_id])
    current = Article.objects.filter(pk=place.revision.article_id).values("current")
    # Every condition on the row itself stands in the UPDATE's own WHERE, where the database reads
    # it again after it has waited for another curator's UPDATE.
    same = undecided().filter(
        pk=place.pk, status=seen, start=None, photo=None, revision__in=current
    )
    settled = same.update(status=status, method=method, decided_by=by, **stand)
    return _as_it_is(place, settled)


def _as_it_is(place: Placement, written: int) -> Placement:
    whole = Placement.objects.select_related(
        "annotation", "revision__article", "decided_by", "photo"
    )
    current = whole.get(pk=place.pk)
    if not written:
        raise AlreadyDecided(current)
    return current
