"""Atom feeds of the newest published notes: of all of them, and of those under one tag."""

from __future__ import annotations

import datetime as dt
import re

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles.filters.note_pages import NEWEST_FIRST, START, page_of_notes
from articles.models import Annotation, Tag
from articles.models.annotations import AnnotationQuerySet
from articles.presenting.markdown import note_html
from articles.presenting.notecards import FORMER
from articles.presenting.notes import shortened

MOST = 50
# Characters that no XML can carry.
_UNTENABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class NotesFeed(Feed):
    """The newest notes."""

    feed_type = Atom1Feed

    def title(self, shown: Tag | None) -> str:
        """Name the feed after the room."""
        return _plain(f"{settings.READINGROOM_NAME}: notes")

    def link(self, shown: Tag | None) -> str:
        """Return the page that the feed follows."""
        return reverse("articles:annotations")

    def items(self, shown: Tag | None) -> tuple[Annotation, ...]:
        """Return the newest published notes."""
        return _newest(Annotation.objects.published())

    def item_title(self, item: Annotation) -> str:
        """Return the quoted words and the article's title; the writer of XML escapes them."""
        return _plain(f"“{shortened(item.exact)}” in {item.article.title or 'Untitled'}")

    def item_description(self, item: Annotation) -> str:
        """Return the note as HTML; the writer of XML escapes it once more, as Atom asks."""
        return note_html(_plain(item.body))

    def item_link(self, item: Annotation) -> str:
        """Return the note's own address, which is also its name for ever."""
        return reverse("articles:annotation", args=[item.uuid])

    def item_author_name(self, item: Annotation) -> str:
        """Return the curator."""
        return _plain(item.creator.get_username() if item.creator else FORMER)

    def item_categories(self, item: Annotation) -> list[str]:
        """Return the tags."""
        return [_plain(tag.name) for tag in item.tags.all()]

    def item_pubdate(self, item: Annotation) -> dt.datetime:
        """Return when the note was made."""
        return item.created_at

    def item_updateddate(self, item: Annotation) -> dt.datetime:
        """Return when it was last changed."""
        return item.modified_at


class TagFeed(NotesFeed):
    """The newest notes under one tag."""

    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        """Find the tag."""
        return get_object_or_404(Tag, slug=slug)

    def title(self, shown: Tag | None) -> str:
        """Name the feed after the room and the tag."""
        return _plain(f"{settings.READINGROOM_NAME}: {shown}")

    def link(self, shown: Tag | None) -> str:
        """Return the tag's page."""
        assert shown is not None  # noqa: S101 - get_object() finds it or answers 404
        return reverse("articles:tag", args=[shown.slug])

    def items(self, shown: Tag | None) -> tuple[Annotation, ...]:
        """Return the newest published notes that bear the tag."""
        return _newest(Annotation.objects.published().filter(tags=shown))


def _newest(notes: AnnotationQuerySet) -> tuple[Annotation, ...]:
    return page_of_notes(notes, START, NEWEST_FIRST, AnnotationQuerySet.to_list, MOST).notes


def _plain(words: str) -> str:
    return _UNTENABLE.sub("\N{REPLACEMENT CHARACTER}", words)
