"""Where a note stands, in every revision: written, remembered, and brought back exactly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from articles import search
from articles.annotating.notes import (
    MADE_HERE,
    StaleNote,
    Stand,
    count_published,
    lock_article_of,
)
from articles.annotating.placing import place_again
from articles.models import Annotation, Photo, Placement, PlacementStatus, Revision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# What a version keeps of how its note stood before that version moved it.
STOOD = "stood"
_COLUMNS = ("start", "end", "exact", "prefix", "suffix", "photo_id", "x", "y", "w", "h")
_PLACE = ("revision_id", "start", "end", "photo_id", "status", "kept", "method", "decided_by_id")


def stand_on(
    by: User, note: Annotation, version: int, revision: Revision, stand: Stand
) -> dict[str, Any]:
    """Write where a note stands now, without a version of its own. Raises StaleNote.

    In older revisions of the same article the note stays where it stood; in newer ones it is
    placed again. Returns what the version keeps of how it stood before: nothing when it stays.
    Belongs in the transaction that writes the version. Raises MisquotedPassage when the text is no
    longer in the room.
    """
    revision.article = lock_article_of(revision)
    columns = stand.columns()
    is_there = all(getattr(note, name) == value for name, value in columns.items())
    if is_there and note.made_on_id == revision.pk:
        return {}
    before = _as_it_stands(note)
    _write(note, version, revision, columns)
    _place(by, note, revision, stand)
    _tell_former(note, revision)
    return before


def stand_again(note: Annotation, version: int, stood: dict[str, Any]) -> dict[str, Any]:
    """Let a note stand again as a version says that it stood. Raises StaleNote.

    Every place comes back as it was, with who decided it; in revisions that came since, the note
    is placed anew. Returns as `stand_on` does: nothing when the text is no longer in the room.
    """
    columns = dict(zip(_COLUMNS, stood["columns"], strict=True))
    revision = Revision.objects.select_related("article").filter(pk=stood["made_on"]).first()
    photo = columns["photo_id"]
    if revision is None or (photo and not Photo.objects.filter(pk=photo).exists()):
        return {}
    before = _as_it_stands(note)
    _write(note, version, revision, columns)
    here = set(Revision.objects.filter(article=revision.article_id).values_list("pk", flat=True))
    places = [dict(zip(_PLACE, values, strict=True)) for values in stood["places"]]
    places = [place for place in places if place["revision_id"] in here]
    known = {place["revision_id"] for place in places}
    since = set(note.placements.values_list("revision", flat=True)) & here - known
    note.placements.all().delete()
    Placement.objects.bulk_create(Placement(annotation=note, **place) for place in places)
    _place_in(note, since)
    _tell_former(note, revision)
    return before


def _as_it_stands(note: Annotation) -> dict[str, Any]:
    kept = Annotation.objects.filter(pk=note.pk).values_list("made_on", *_COLUMNS).get()
    places = note.placements.order_by("revision").values_list(*_PLACE)
    return {STOOD: {"made_on": kept[0], "columns": kept[1:], "places": list(places)}}


def _write(note: Annotation, version: int, revision: Revision, columns: dict[str, Any]) -> None:
    moved = Annotation.objects.filter(pk=note.pk, version=version).update(
        article=revision.article_id, made_on=revision, **columns
    )
    if not moved:
        raise StaleNote(Annotation.objects.get(pk=note.pk))


def _place(by: User, note: Annotation, revision: Revision, stand: Stand) -> None:
    older = note.placements.filter(
        revision__article=revision.article_id, revision__number__lt=revision.number
    )
    newer = note.placements.filter(
        revision__article=revision.article_id, revision__number__gt=revision.number
    )
    later = {revision.article.current_id, *newer.values_list("revision", flat=True)}
    again = [pk for pk in later if pk and pk != revision.pk]
    note.placements.exclude(pk__in=older.values("pk")).delete()
    Placement.objects.create(
        annotation=note,
        revision=revision,
        start=stand.passage.start if stand.passage else None,
        end=stand.passage.end if stand.passage else None,
        photo=stand.photo,
        status=PlacementStatus.SAME,
        method=MADE_HERE,
        decided_by=by,
    )
    _place_in(note, again)


def _place_in(note: Annotation, revisions: Iterable[int]) -> None:
    for one in Revision.objects.filter(pk__in=revisions).order_by("number"):
        place_again(note, one)


def _tell_former(note: Annotation, revision: Revision) -> None:
    """Let the article that a note has left count again; its new one is told by the writer."""
    if note.article_id != revision.article_id:
        count_published(note.article_id)
        search.index(note.article_id)
