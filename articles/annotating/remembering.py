"""The history of a note: every save is remembered as a version, with all that the note said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from articles.anchoring import Area
from articles.models import Annotation, AnnotationVersion

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def remember(annotation: Annotation, by: User, beside: Mapping[str, object]) -> None:
    """Write the version that says what a note says now, with what is to be kept `beside` that."""
    AnnotationVersion.objects.create(
        annotation=annotation,
        number=annotation.version,
        by=by,
        at=annotation.modified_at,
        snapshot={
            **_snapshot(annotation, annotation.tags.values_list("slug", flat=True)),
            **beside,
        },
    )


def _snapshot(annotation: Annotation, tags: Iterable[str]) -> dict[str, object]:
    return {
        "body": annotation.body,
        "motivation": annotation.motivation,
        "state": annotation.state,
        "sent_back": annotation.sent_back,
        "language": annotation.language,
        "tags": sorted(tags),
        "start": annotation.start,
        "end": annotation.end,
        "exact": annotation.exact,
        "made_on": annotation.made_on_id,
        "photo": annotation.photo_id,
        "area": str(area_of(annotation) or ""),
    }


def area_of(annotation: Annotation) -> Area | None:
    """Return the rectangle of a note on a photograph."""
    edges = [annotation.x, annotation.y, annotation.w, annotation.h]
    known = [edge for edge in edges if edge is not None]
    return Area(*known) if len(known) == len(edges) else None
