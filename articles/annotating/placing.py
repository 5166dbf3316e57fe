"""Carry every note of an article to another revision of its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from articles.anchoring import Carried, carry
from articles.models import Annotation, Photo, Placement, PlacementStatus, Revision

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
    missing = Annotation.objects.filter(article=revision.article_id).select_related("photo")
    missing = missing.exclude(placements__revision=revision)
    placements = _placements(list(missing), revision)
    Placement.objects.bulk_create(placements)
    return Counter(placement.status for placement in placements)


def place_again(annotation: Annotation, revision: Revision) -> None:
    """Carry one note to a newer revision in which it has no place yet."""
    note = Annotation.objects.select_related("photo").get(pk=annotation.pk)
    Placement.objects.bulk_create(_placements([note], revision))


def told(counts: Counter[str]) -> str:
    """Say what became of the notes: "12 unchanged, 1 moved, 1 to look at"."""
    happened = ((counts[status], words) for status, words in TOLD.items())
    return ", ".join(f"{count} {words}" for count, words in happened if count)


def _placements(annotations: list[Annotation], revision: Revision) -> list[Placement]:
    last = _last_places([one for one in annotations if one.start is None])
    # A curator may have put a note from a photograph that went on words of the text.
    on_words = [
        one
        for one in annotations
        if one.start is not None or (one.pk in last and last[one.pk].start is not None)
    ]
    placed = [_placement(note, revision, found) for note, found in _carry(on_words, revision)]
    known = {one.pk for one in on_words}
    on_photos = [one for one in annotations if one.pk not in known]
    photos = list(revision.photos.exclude(image="")) if on_photos else []
    return placed + [_on_photo(note, revision, photos, last.get(note.pk)) for note in on_photos]


def _last_places(annotations: list[Annotation]) -> dict[int, Placement]:
    """Return the newest place of each of these notes, where one has any."""
    placed = Placement.objects.standing().filter(annotation__in=annotations)
    ordered = placed.select_related("photo").order_by("revision__number")
    return {place.annotation_id: place for place in ordered}


def _on_photo(
    annotation: Annotation, revision: Revision, photos: list[Photo], last: Placement | None
) -> Placement:
    """Place a note on the photo with the same picture; only a curator can tell of another one.

    That is the picture on which it last stood, else the one that it was made on.
    """
    for old, area in ((last and last.photo, last.area if last else ""), (annotation.photo, "")):
        same = [photo for photo in photos if old and photo.image.name == old.image.name]
        # One picture may stand twice: the note stays with the one at its own position, if any.
        at_home = [photo for photo in same if old and photo.position == old.position]
        chosen = at_home or (same if len(same) == 1 else [])
        if chosen:
            return Placement(
                annotation=annotation,
                revision=revision,
                photo=chosen[0],
                area=area,
                status=PlacementStatus.SAME,
                method=CARRIED,
            )
    return Placement(
        annotation=annotation, revision=revision, status=PlacementStatus.REVIEW, kept=0.0
    )


def _carry(
    annotations: list[Annotation], revision: Revision
) -> Iterable[tuple[Annotation, Carried]]:
    """Align each old text once with the new one, however many notes stand in it."""
    standing = _standing(revision.article_id)
    notes: dict[int, list[tuple[Annotation, tuple[int, int]]]] = defaultdict(list)
    for annotation in annotations:
        made = (annotation.made_on_id, annotation.start or 0, annotation.end or 0)
        origin, *span = standing.get(annotation.pk, made)
        notes[origin].append((annotation, (span[0], span[1])))
    texts = dict(Revision.objects.filter(pk__in=notes).values_list("pk", "text"))
    for origin, spans in notes.items():
        results = carry(texts[origin], revision.text, [span for _, span in spans])
        yield from zip((annotation for annotation, _ in spans), results, strict=True)


def _standing(article: int) -> dict[int, tuple[int, int, int]]:
    """Return (revision, start, end) of the newest place of each note of an article."""
    placed = Placement.objects.standing().filter(annotation__article=article)
    ordered = placed.order_by("revision__number")
    rows = ordered.values_list("annotation_id", "revision_id", "start", "end")
    return {
        annotation: (revision, start, end)
        for annotation, revision, start, end in rows
        if start is not None and end is not None
    }


def _placement(annotation: Annotation, revision: Revision, carried: Carried) -> Placement:
    return Placement(
        annotation=annotation,
        revision=revision,
        start=carried.start,
        end=carried.end,
        status=PlacementStatus(carried.status),
        kept=carried.kept,
        method=CARRIED,
    )
