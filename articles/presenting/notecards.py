"""Notes away from their text: as cards of a list, and one note on a page of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from articles.models import Annotation, PlacementStatus
from articles.models.placements import PLACED
from articles.presenting.languages import language_tag
from articles.presenting.links import Link, Turning, address
from articles.presenting.listing import Chip
from articles.presenting.notes import quote_of
from articles.presenting.times import Stamp, day_stamp, day_text

FORMER = "a former curator"
_CAUTIONS: dict[str, str] = {
    PlacementStatus.CHANGED: "The page has changed some of these words since the note was made.",
    PlacementStatus.REVIEW: "A curator has yet to look for these words in the newest version.",
    PlacementStatus.GONE: "The newest version of the page no longer has these words.",
}
EARLIER = "These words are from an earlier version of the page."
_LABELS = {
    "note": "Note has",
    "quote": "Passage has",
    "tag": "Tag",
    "curator": "Curator",
    "source": "Source",
    "made_after": "From",
    "made_before": "Until",
}


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What a list shows of one note. `passage` leads to its words in the text."""

    uuid: str
    href: str
    passage: str
    quote: str
    exact: str
    prefix: str
    suffix: str
    text_language: str
    body: str
    language: str
    motivation: str
    tags: tuple[Link, ...]
    curator: Link
    article: Link
    source: Link | None
    made: Stamp
    changed: Stamp | None
    caution: str


def cards(notes: Iterable[Annotation]) -> tuple[NoteCard, ...]:
    """Present notes, fetched with `to_list`, in the order in which they come."""
    return tuple(card(note) for note in notes)


def card(note: Annotation) -> NoteCard:
    """Present one note."""
    made, changed = (
        day_stamp(timezone.localdate(moment)) for moment in (note.created_at, note.modified_at)
    )
    article = note.article
    status = getattr(note, "newest_status", None)
    stands = status in PLACED
    page = article if stands else note.made_on
    return NoteCard(
        uuid=str(note.uuid),
        href=reverse("articles:annotation", args=[note.uuid]),
        passage=f"{page.get_absolute_url()}#note-{note.uuid}",
        quote=quote_of(note, note.photo),
        exact=note.exact,
        prefix=note.prefix,
        suffix=note.suffix,
        text_language=language_tag(article.language),
        body=note.body,
        language=language_tag(note.language),
        motivation=note.get_motivation_display(),
        tags=tuple(tag_link(tag.slug, tag.name) for tag in note.tags.all()),
        curator=_curator(note),
        article=Link(article.get_absolute_url(), article.title or "Untitled"),
        source=_source(note),
        made=made,
        changed=changed if changed != made else None,
        caution=_CAUTIONS.get(status or "", "" if stands else EARLIER),
    )


def tag_link(slug: str, name: str) -> Link:
    """Return the link to a tag's page."""
    return Link(reverse("articles:tag", args=[slug]), name)


def chips(path: str, asked: Mapping[str, str], words: Mapping[str, str]) -> tuple[Chip, ...]:
    """Return a chip for each filter in use; its link keeps all the others."""
    return tuple(
        Chip(
            label=label,
            words=_chip_words(key, words[key]),
            href=address(path, {other: asked[other] for other in asked if other != key}),
        )
        for key, label in _LABELS.items()
        if key in asked
    )


def turning(path: str, asked: Mapping[str, str], before: str, after: str) -> Turning:
    """Return links to the pages beside this one; each is named by the note it follows."""
    return Turning(
        first=Link(address(path, asked), "First notes") if before else None,
        before=Link(address(path, {**asked, "after": before}), "Notes before") if before else None,
        after=Link(address(path, {**asked, "after": after}), "More notes") if after else None,
    )


def _chip_words(key: str, words: str) -> str:
    return day_text(dt.date.fromisoformat(words)) if key.startswith("made_") else words


def _curator(note: Annotation) -> Link:
    if note.creator is None:
        return Link("", FORMER)
    name = note.creator.get_username()
    return Link(address(reverse("articles:annotations"), {"curator": name}), name)


def _source(note: Annotation) -> Link | None:
    publisher = note.article.publisher
    return Link(publisher.get_absolute_url(), publisher.name) if publisher else None
