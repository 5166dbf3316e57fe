"""Merge one tag into another, or give a tag another name; both can be undone at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.annotating.many import Alteration, change_many, plan
from articles.models import Annotation, BulkChange, Tag
from articles.turns import by_turns, hold

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NameTaken(ValueError):
    """Another tag has this name already: the two can be merged."""


@by_turns
def merge_tags(by: User, tag: Tag, into: Tag) -> BulkChange:
    """Let every note that bears a tag bear another one instead, and take the tag away.

    What stands below it in the tree then stands below the other. Raises ValueError for a tag that
    would be merged into itself, and Tag.DoesNotExist when somebody took one away meanwhile.
    """
    if tag.pk == into.pk:
        raise ValueError("A tag cannot be merged into itself.")
    bearing = Annotation.objects.filter(tags=tag)
    # Whoever gives the tag to a note meanwhile waits, and then finds it merged.
    hold(bearing.order_by().values_list("article", flat=True))
    tag, into = Tag.objects.select_for_update().get(pk=tag.pk), Tag.objects.get(pk=into.pk)
    parents = _parents_to_change(tag, into)
    before = {
        "merged": {
            "pk": tag.pk,
            "name": tag.name,
            "slug": tag.slug,
            "description": tag.description,
            "colour": tag.colour,
            "parent_id": tag.parent_id,
        },
        "parents": parents,
        "into": into.slug,
    }
    if into.pk in parents:
        Tag.objects.filter(pk=into.pk).update(parent=tag.parent_id)
    Tag.objects.filter(parent=tag).update(parent=into)
    notes = bearing.prefetch_related("tags").order_by("pk")
    planned = list(plan(notes, Alteration(add=(into,), remove=(tag,))))
    change = change_many(by, planned, f"Merged “{tag}” into “{into}”", before)
    tag.delete()
    return change


def _parents_to_change(tag: Tag, into: Tag) -> dict[int, int | None]:
    """Return what stands right below the tag, and the other one if it stands anywhere below."""
    parents = dict(Tag.objects.filter(parent=tag).values_list("pk", "parent"))
    above = dict(Tag.objects.values_list("pk", "parent"))
    at: int | None = into.pk
    for _ in above:
        at = above.get(at) if at else None
        if at == tag.pk:
            parents[into.pk] = into.parent_id
    return parents


@by_turns
def rename_tag(by: User, tag: Tag, name: str) -> BulkChange:
    """Give a tag another name; its address and its notes stay. Raises NameTaken."""
    if Tag.objects.filter(name__iexact=name).exclude(pk=tag.pk).exists():
        raise NameTaken(f"Another tag is called “{name}”: merge the two instead.")
    before = {"renamed": {"pk": tag.pk, "name": tag.name}}
    Tag.objects.filter(pk=tag.pk).update(name=name)
    return change_many(by, (), f"Renamed “{tag.name}” to “{name}”", before)
