"""Place notes again where no person decided: after the engine, or an earlier place, got better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from articles.anchoring import Carried, carry
from articles.annotating.placing import CARRIED
from articles.annotating.waiting import undecided
from articles.models import Placement, Revision

Stand = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A place as it is kept, and where the note would stand now."""

    place: Placement
    found: Carried


@dataclass(frozen=True, slots=True)
class Reanchoring:
    """What became of one article: how many places were looked at, and which of them change."""

    looked_at: int
    changes: tuple[Change, ...]


def articles_to_reanchor() -> list[int]:
    """Return the articles with places that were carried and that no person decided."""
    carried = undecided().filter(method=CARRIED).order_by("revision__article")
    return list(carried.values_list("revision__article", flat=True).distinct())


def reanchor(article: int, dry_run: bool = False) -> Reanchoring:
    """Carry the undecided notes of an article again, revision by revision.

    A place that a person decided stays, and later ones are carried from it. Written in one
    transaction; a place decided while this looked is left to whoever decided.
    """
    places = list(_places(article))
    asked = [place for place in places if _is_free(place)]
    changes = tuple(_changes(article, places)) if asked else ()
    if not dry_run:
        changes = _write(changes)
    return Reanchoring(len(asked), changes)


def _places(article: int) -> Iterable[Placement]:
    places = Placement.objects.filter(annotation__article=article)
    whole = places.select_related("annotation", "revision")
    return whole.defer("revision__text", "revision__blocks").order_by("revision__number", "pk")


def _is_free(place: Placement) -> bool:
    on_words = place.annotation.start is not None
    return place.decided_by_id is None and place.method == CARRIED and on_words


def _changes(article: int, places: Sequence[Placement]) -> Iterator[Change]:
    texts = dict(Revision.objects.filter(article=article).values_list("pk", "text"))
    standing: dict[int, Stand] = {}
    for revision, group in groupby(places, key=lambda place: place.revision_id):
        of_revision = list(group)
        found = dict(_carried([p for p in of_revision if _is_free(p)], standing, texts, revision))
        for place in of_revision:
            now = found.get(place.pk)
            start, end = (now.start, now.end) if now else (place.start, place.end)
            if start is not None and end is not None:
                standing[place.annotation_id] = (revision, start, end)
            if now and (now.status, start, end) != (place.status, place.start, place.end):
                yield Change(place, now)


def _carried(
    places: Sequence[Placement], standing: dict[int, Stand], texts: dict[int, str], revision: int
) -> Iterator[tuple[int, Carried]]:
    """Align each text that notes come from once with the revision's own."""
    origins: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for place in places:
        note = place.annotation
        made = (note.made_on_id, note.start or 0, note.end or 0)
        origin, start, end = standing.get(place.annotation_id, made)
        origins[origin].append((place.pk, (start, end)))
    for origin, asked in origins.items():
        spans = [span for _, span in asked]
        results = carry(texts[origin], texts[revision], spans)
        yield from zip((pk for pk, _ in asked), results, strict=True)


@transaction.atomic
def _write(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if _write_one(change.place, change.found))


def _write_one(place: Placement, found: Carried) -> int:
    same = undecided().filter(pk=place.pk, method=CARRIED, status=place.status)
    return same.filter(start=place.start, end=place.end).update(
        start=found.start, end=found.end, status=found.status, kept=found.kept
    )
