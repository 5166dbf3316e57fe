"""Atom feeds: the articles of a search, and the newest published notes, in all or under a tag."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from articles.filters import ArticleFilter
from articles.filters.note_pages import NEWEST_FIRST, START, page_of_notes
from articles.models import Annotation, Article, SavedSearch, Tag
from articles.models.annotations import AnnotationQuerySet
from articles.presenting.feeding import changed_at, tenable
from articles.presenting.links import address
from articles.presenting.markdown import note_html
from articles.presenting.notecards import FORMER
from articles.presenting.notes import quote_of, shortened

MOST = 50


class ArticlesFeed(Feed):
    """The newest articles of a search, or of all the room."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> ArticleFilter:
        """Read what is asked for."""
        return ArticleFilter(request.GET, Article.objects.all())

    def title(self, chosen: ArticleFilter) -> str:
        """Name the feed after the room and what is asked for."""
        asked = "; ".join(f"{key}: {words}" for key, words in _told(chosen))
        return tenable(f"{settings.READINGROOM_NAME}: {asked or 'articles'}")

    def link(self, chosen: ArticleFilter) -> str:
        """Return the list that the feed follows."""
        return address(reverse("articles:articles"), chosen.asked)

    def feed_url(self, chosen: ArticleFilter) -> str:
        """Return the feed's own address."""
        return address(reverse("articles:articles_feed"), chosen.asked)

    def items(self, chosen: ArticleFilter) -> tuple[Article, ...]:
        """Return the newest articles that answer."""
        found = chosen.qs.newest_first().with_sources().select_related("current")
        return tuple(found.defer("current__text", "current__blocks")[:MOST])

    def item_title(self, item: Article) -> str:
        """Return the title; the writer of XML escapes it."""
        return tenable(str(item))

    def item_description(self, item: Article) -> str:
        """Return the first words as HTML; the writer of XML escapes them once more."""
        return escape(tenable(item.excerpt))

    def item_author_name(self, item: Article) -> str | None:
        """Return who published it."""
        source = item.publisher or item.agency
        return tenable(source.name) if source else None

    def item_pubdate(self, item: Article) -> dt.datetime | None:
        """Return when the page says it was published, if it says so."""
        return item.published_at

    def item_updateddate(self, item: Article) -> dt.datetime:
        """Return when it was last changed, as near as is known."""
        return changed_at(item)


@dataclass(frozen=True, slots=True)
class Followed:
    """A saved search, and the articles that it asks for."""

    saved: SavedSearch
    chosen: ArticleFilter


class SavedSearchFeed(ArticlesFeed):
    """The newest articles of a saved search, for whoever knows the feed's address."""

    def get_object(self, request: HttpRequest, token: UUID) -> Followed:  # type: ignore[override]
        """Find the search, of somebody who may still sign in."""
        saved = get_object_or_404(SavedSearch, token=token, owner__is_active=True)
        return Followed(saved, ArticleFilter(QueryDict(saved.asked), Article.objects.all()))

    def title(self, followed: Followed) -> str:
        """Name the feed after the room and the search."""
        return tenable(f"{settings.READINGROOM_NAME}: {followed.saved}")

    def link(self, followed: Followed) -> str:
        """Return the list that the feed follows."""
        return super().link(followed.chosen)

    def feed_url(self, followed: Followed) -> str:
        """Return the feed's own address."""
        return reverse("articles:saved_search_feed", args=[followed.saved.token])

    def items(self, followed: Followed) -> tuple[Article, ...]:
        """Return the newest articles that answer."""
        return super().items(followed.chosen)


def _told(chosen: ArticleFilter) -> list[tuple[str, str]]:
    labels = {"q": "search", "published_after": "from", "published_before": "to", "has": "with"}
    words = chosen.words.items()
    return [(labels.get(key, key), shortened(said)) for key, said in words if key != "sort"]


class NotesFeed(Feed):
    """The newest notes."""

    feed_type = Atom1Feed

    def title(self, shown: Tag | None) -> str:
        """Name the feed after the room."""
        return tenable(f"{settings.READINGROOM_NAME}: notes")

    def link(self, shown: Tag | None) -> str:
        """Return the page that the feed follows."""
        return reverse("articles:annotations")

    def items(self, shown: Tag | None) -> tuple[Annotation, ...]:
        """Return the newest published notes."""
        return _newest(Annotation.objects.published())

    def item_title(self, item: Annotation) -> str:
        """Return the quoted words and the article's title; the writer of XML escapes them."""
        return tenable(f"“{quote_of(item, item.photo)}” in {item.article.title or 'Untitled'}")

    def item_description(self, item: Annotation) -> str:
        """Return the note as HTML; the writer of XML escapes it once more, as Atom asks."""
        return note_html(tenable(item.body))

    def item_link(self, item: Annotation) -> str:
        """Return the note's own address, which is also its name for ever."""
        return reverse("articles:annotation", args=[item.uuid])

    def item_author_name(self, item: Annotation) -> str:
        """Return the curator."""
        return tenable(item.creator.get_username() if item.creator else FORMER)

    def item_categories(self, item: Annotation) -> list[str]:
        """Return the tags."""
        return [tenable(tag.name) for tag in item.tags.all()]

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
        return tenable(f"{settings.READINGROOM_NAME}: {shown}")

    def link(self, shown: Tag | None) -> str:
        """Return the tag's page."""
        assert shown is not None  # noqa: S101 - get_object() finds it or answers 404
        return reverse("articles:tag", args=[shown.slug])

    def items(self, shown: Tag | None) -> tuple[Annotation, ...]:
        """Return the newest published notes that bear the tag."""
        return _newest(Annotation.objects.published().filter(tags=shown))


def _newest(notes: AnnotationQuerySet) -> tuple[Annotation, ...]:
    return page_of_notes(notes, START, NEWEST_FIRST, AnnotationQuerySet.to_list, MOST).notes
