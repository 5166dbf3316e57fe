"""Tell which articles of a load somebody has worked on since, or another load brought as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from articles.models import (
    Annotation,
    Article,
    Correction,
    FormerAddress,
    FurtherIdentity,
    Load,
    Outcome,
    Placement,
    Result,
)


def reasons_to_keep(
    load: Load, added: Mapping[int, Sequence[int]], whole: Sequence[int]
) -> dict[int, str]:
    """Return the articles that must stay as they are, each with a sentence that says why.

    `added` gives the texts that the load added to each article; of those in `whole` there is
    nothing else. Of an older article only work on the added texts counts.
    """
    texts = [revision for revisions in added.values() for revision in revisions]
    notes = Annotation.objects.order_by()
    corrected = Correction.objects.made_by_hand().order_by()
    decided = Placement.objects.filter(revision__in=texts, decided_by__isnull=False).order_by()
    joined, moved = FurtherIdentity.objects.order_by(), FormerAddress.objects.order_by()
    found: dict[int, str] = {}
    for articles, reason in (
        (_of(notes.filter(article__in=whole)), "A curator annotated it."),
        (_of(notes.filter(made_on__in=texts)), "A curator annotated the text that came."),
        (_of(decided, "revision__article"), "A curator decided where a note stands in it."),
        (_of(corrected.filter(article__in=whole)), "A curator corrected it."),
        (_of(corrected.filter(photo__revision__in=texts)), "A curator corrected a photo of it."),
        (_of(joined.filter(article__in=list(added))), "A curator joined or split it."),
        (_of(moved.filter(article__in=list(added))), "A curator joined or split it."),
        (logged(Article, whole), "A curator changed it in the admin."),
    ):
        for article in articles:
            found.setdefault(article, reason)
    for article, other in _brought_as_well(load, list(added)):
        found.setdefault(article, f"Load {other} brought it as well: take that back first.")
    return found


def logged(model: type[Model], pks: Sequence[int]) -> set[int]:
    """Return those rows that somebody changed in the admin."""
    kind = ContentType.objects.get_for_model(model)
    entries = LogEntry.objects.filter(content_type=kind, object_id__in=map(str, pks)).order_by()
    return {int(pk) for pk in entries.values_list("object_id", flat=True) if pk}


def _of(rows: QuerySet, column: str = "article") -> list[int]:
    return list(rows.values_list(column, flat=True).distinct())


def _brought_as_well(load: Load, articles: Sequence[int]) -> list[tuple[int, int]]:
    """Return (article, load) where another load met the same text and kept nothing new of it."""
    met = Outcome.objects.filter(article__in=articles, result=Result.UNCHANGED)
    met = met.filter(load__undone_at=None).exclude(load=load)
    return list(met.order_by("load").values_list("article", "load").distinct())
