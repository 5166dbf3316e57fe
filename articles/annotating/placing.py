"""Carry every note of an article to another revision of its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from articles.anchoring import Carried, carry
from articles.models import Annotation, Placement, PlacementStatus, Revision
from articles.models.placements import PLACED

CARRIED = "carried"
TOLD = {
    PlacementStatus.SAME: "unchanged",
    PlacementStatus.MOVED: "moved",
    PlacementStatus.CHANGED: "changed",
    PlacementStatus.REVIEW: "to look at",
    PlacementStatus.GONE: "gone",
}


def place_all(revision: Revision) -> Counter[str]:
    """Place every note of the article that has no place in this revision yet.

    Each note is carried from the newest revision that it stands in, else from the one it was made
    on; the note itself is never changed. Returns how many notes came to each PlacementStatus.
    Belongs in the transaction that writes the revision.
    """
    missing = Annotation.objects.filter(article=revision.article_id)
    missing = missing.exclude(placements__revision=revision)
    placements = [
        _placement(annotation, revision, carried)
        for annotation, carried in _carry(list(missing), revision)
    ]
    Placement.objects.bulk_create(placements)
    return Counter(placement.status for placement in placements)


def place_again(annotation: Annotation, revision: Revision) -> None:
    """Carry one note to a newer revision in which it has no place yet."""
    note = Annotation.objects.get(pk=annotation.pk)
    Placement.objects.bulk_create(
        _placement(one, revision, carried) for one, carried in _carry([note], revision)
    )


def told(counts: Counter[str]) -> str:
    """Say what became of the notes: "12 unchanged, 1 moved, 1 to look at"."""
    happened = ((counts[status], words) for status, words in TOLD.items())
    return ", ".join(f"{count} {words}" for count, words in happened if count)


def _carry(
    annotations: list[Annotation], revision: Revision
) -> Iterable[tuple[Annotation, Carried | None]]:
    """Align each old text once with the new one, however many notes stand in it."""
    standing = _standing(revision.article_id)
    notes: dict[int, list[tuple[Annotation, tuple[int, int]]]] = defaultdict(list)
    for annotation in annotations:
        if annotation.start is None or annotation.end is None:
            yield annotation, None  # A note on a photograph: only a curator can tell.
            continue
        made = (annotation.made_on_id, annotation.start, annotation.end)
        origin, *span = standing.get(annotation.pk, made)
        notes[origin].append((annotation, (span[0], span[1])))
    texts = dict(Revision.objects.filter(pk__in=notes).values_list("pk", "text"))
    for origin, spans in notes.items():
        results = carry(texts[origin], revision.text, [span for _, span in spans])
        yield from zip((annotation for annotation, _ in spans), results, strict=True)


def _standing(article: int) -> dict[int, tuple[int, int, int]]:
    """Return (revision, start, end) of the newest place of each note of an article."""
    placed = Placement.objects.filter(annotation__article=article, status__in=PLACED)
    ordered = placed.order_by("revision__number")
    rows = ordered.values_list("annotation_id", "revision_id", "start", "end")
    return {
        annotation: (revision, start, end)
        for annotation, revision, start, end in rows
        if start is not None and end is not None
    }


def _placement(annotation: Annotation, revision: Revision, carried: Carried | None) -> Placement:
    if carried is None:
        return Placement(
            annotation=annotation, revision=revision, status=PlacementStatus.REVIEW, kept=0.0
        )
    return Placement(
        annotation=annotation,
        revision=revision,
        start=carried.start,
        end=carried.end,
        status=PlacementStatus(carried.status),
        kept=carried.kept,
        method=CARRIED,
    )
