"""The tags as readers see them: a tree with counts, and one tag beside its neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Tag
from articles.presenting.links import Link
from articles.presenting.listing import count_text
from articles.presenting.notecards import tag_link

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class TagRow:
    """One tag of the list: how deep it stands in the tree, and how many notes bear it."""

    link: Link
    description: str
    colour: str
    depth: int
    count: int
    count_words: str


@dataclass(frozen=True, slots=True)
class TagPage:
    """One tag: what it means, the broader tag above it and the narrower ones below."""

    name: str
    slug: str
    description: str
    colour: str
    broader: Link | None
    narrower: tuple[TagRow, ...]


def tag_rows(tags: Iterable[Tag]) -> tuple[TagRow, ...]:
    """Return the tags, counted beforehand, in the order of their tree."""
    below: dict[int | None, list[Tag]] = defaultdict(list)
    for tag in tags:
        below[tag.parent_id].append(tag)
    rows: list[TagRow] = []
    waiting = [(tag, 0) for tag in reversed(below[None])]
    while waiting:
        tag, depth = waiting.pop()
        rows.append(_row(tag, depth))
        waiting += [(child, depth + 1) for child in reversed(below[tag.pk])]
    return tuple(rows)


def tag_page(tag: Tag, narrower: Iterable[Tag]) -> TagPage:
    """Present one tag; its parent must be at hand."""
    return TagPage(
        name=tag.name,
        slug=tag.slug,
        description=tag.description,
        colour=colour_of(tag),
        broader=tag_link(tag.parent.slug, tag.parent.name) if tag.parent else None,
        narrower=tuple(_row(child, 0) for child in narrower),
    )


def colour_of(tag: Tag) -> str:
    """Return the colour of a tag, if what is kept is one."""
    return tag.colour if re.fullmatch("#[0-9a-fA-F]{6}", tag.colour) else ""


def _row(tag: Tag, depth: int) -> TagRow:
    count = getattr(tag, "note_count", 0)
    return TagRow(
        link=tag_link(tag.slug, tag.name),
        description=tag.description,
        colour=colour_of(tag),
        depth=min(depth, DEEPEST),
        count=count,
        count_words=count_text(count, "note"),
    )
