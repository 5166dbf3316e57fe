"""Words of the vocabulary by their names; a new one is made by those who may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.text import slugify

from articles.models import BulkChange, Tag
from articles.models.fields import LONGEST_SLUG

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class MayNotAddTag(Exception):
    """The vocabulary lacks a word, and this person may not add one. `name` is the word."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The vocabulary has no tag “{name}”, and you may not add one.")
        self.name = name


def tags_as_they_are(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Return tags, each that was merged away meanwhile as the one that bears its notes now.

    One that was deleted is left out, as it is of every other note.
    """
    asked = tuple(tags)
    here = Tag.objects.in_bulk([tag.pk for tag in asked]) if asked else {}
    found = (here.get(tag.pk) or BulkChange.objects.heir_of(tag.slug) for tag in asked)
    return tuple(dict.fromkeys(tag for tag in found if tag))


def tags_named(by: User, names: Iterable[str]) -> tuple[Tag, ...]:
    """Return the tags of these names, whatever their case; missing ones are made.

    Raises MayNotAddTag when one is missing and the person may not add tags.
    """
    return tuple({tag.pk: tag for tag in (_named(by, name) for name in names)}.values())


def _named(by: User, name: str) -> Tag:
    found = Tag.objects.filter(name__iexact=name).order_by("pk").first()
    if found:
        return found
    if not by.has_perm("articles.add_tag"):
        raise MayNotAddTag(name)
    return Tag.objects.create(name=name, slug=free_slug(name))


def free_slug(name: str) -> str:
    """Return a slug for a name that no tag has yet."""
    slug = slugify(name, allow_unicode=True)[: LONGEST_SLUG - 8] or "tag"
    taken = set(Tag.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(one for one in numbered if one not in taken)
