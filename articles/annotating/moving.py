"""Stand a note on other words of a text: the version is checked in the UPDATE itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from articles import search
from articles.anchoring import describe
from articles.annotating.notes import StaleNote, change_note, check_quote, count_published, said_by
from articles.annotating.placing import place_again
from articles.models import Annotation, Placement, PlacementStatus, Revision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MADE_HERE = "made here"


@transaction.atomic
def change_span(
    by: User,
    annotation: Annotation,
    version: int,
    revision: Revision,
    start: int,
    end: int,
    exact: str,
) -> Annotation:
    """Let a note stand on revision.text[start:end] (code points) from now on.

    What the note says stays, and its history keeps both spans. Raises MisquotedPassage when
    `exact` is not what stands there, and StaleNote when the version has moved on.
    """
    check_quote(revision, start, end, exact)
    stand_on(by, annotation, version, revision, start, end)
    return change_note(by, annotation, version, said_by(annotation))


def stand_on(
    by: User, note: Annotation, version: int, revision: Revision, start: int, end: int
) -> None:
    """Write a note's new span, without a version of its own. Raises StaleNote.

    In older revisions of the same article the note stays where it stood; in newer ones it is
    placed again. Belongs in the transaction that writes the version.
    """
    if (revision.pk, start, end) == (note.made_on_id, note.start, note.end):
        return
    passage = describe(revision.text, start, end)
    moved = Annotation.objects.filter(pk=note.pk, version=version).update(
        article=revision.article_id,
        made_on=revision,
        photo=None,
        start=passage.start,
        end=passage.end,
        exact=passage.exact,
        prefix=passage.prefix,
        suffix=passage.suffix,
    )
    if not moved:
        raise StaleNote(Annotation.objects.get(pk=note.pk))
    _place(by, note, revision, start, end)
    if note.article_id != revision.article_id:
        count_published(note.article_id)
        search.index(note.article_id)


def _place(by: User, note: Annotation, revision: Revision, start: int, end: int) -> None:
    older = note.placements.filter(
        revision__article=revision.article_id, revision__number__lt=revision.number
    )
    newer = note.placements.filter(
        revision__article=revision.article_id, revision__number__gt=revision.number
    )
    later = {revision.article.current_id, *newer.values_list("revision", flat=True)}
    again = [pk for pk in later if pk not in (None, revision.pk)]
    note.placements.exclude(pk__in=older.values("pk")).delete()
    Placement.objects.create(
        annotation=note,
        revision=revision,
        start=start,
        end=end,
        status=PlacementStatus.SAME,
        method=MADE_HERE,
        decided_by=by,
    )
    for one in Revision.objects.filter(pk__in=again).order_by("number"):
        place_again(note, one)
