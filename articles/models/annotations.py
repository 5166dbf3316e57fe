"""Curators' notes on passages, with their whole history."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from articles.models.articles import Article, Revision
from articles.models.photos import Photo
from articles.models.tags import Tag

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class Motivation(models.TextChoices):
    """Why a note was made: the motivations of the W3C Web Annotation Vocabulary."""

    COMMENTING = "commenting", "Comment"
    DESCRIBING = "describing", "Description"
    QUESTIONING = "questioning", "Question"
    IDENTIFYING = "identifying", "Identification"
    LINKING = "linking", "Link"
    ASSESSING = "assessing", "Assessment"
    CLASSIFYING = "classifying", "Classification"
    EDITING = "editing", "Correction"
    HIGHLIGHTING = "highlighting", "Highlight"
    TAGGING = "tagging", "Tag"
    BOOKMARKING = "bookmarking", "Bookmark"
    MODERATING = "moderating", "Moderation"
    REPLYING = "replying", "Reply"


PUBLISH = "articles.publish_annotation"


class State(models.TextChoices):
    """How far a note has come on its way to readers."""

    DRAFT = "draft", "Draft"
    PROPOSED = "proposed", "Proposed"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    """Questions asked of notes."""

    def published(self) -> AnnotationQuerySet:
        """Return the notes that every reader may see."""
        return self.filter(state=State.PUBLISHED)

    def visible_to(self, user: AbstractUser | AnonymousUser) -> AnnotationQuerySet:
        """Return the notes that this person may see.

        Readers see published notes. Curators see every note but other curators' drafts.
        A superuser sees all.
        """
        if user.is_superuser:
            return self
        if user.has_perm("articles.view_annotation"):
            return self.filter(~Q(state=State.DRAFT) | Q(creator=user.pk))
        return self.published()

    def changeable_by(self, user: AbstractUser | AnonymousUser) -> AnnotationQuerySet:
        """Return the notes that this person may change; `is_changeable_by` says it of one.

        Whoever may not publish changes own notes only, and none that readers see.
        """
        if not user.has_perm("articles.change_annotation"):
            return self.none()
        return self.visible_to(user).writable_by(user)

    def writable_by(self, user: AbstractUser | AnonymousUser) -> AnnotationQuerySet:
        """Return the notes that the right to publish, or the lack of it, lets this person save."""
        if user.has_perm(PUBLISH):
            return self
        return self.filter(creator=user.pk).exclude(state=State.PUBLISHED)

    def proposed_to(self, user: AbstractUser | AnonymousUser) -> AnnotationQuerySet:
        """Return the proposed notes that this person may publish, or has proposed; oldest first."""
        proposed = self.changeable_by(user).filter(state=State.PROPOSED)
        return proposed.order_by("modified_at", "pk")

    def sent_back_to(self, user: AbstractUser | AnonymousUser) -> AnnotationQuerySet:
        """Return this person's drafts that somebody sent back, the newest first."""
        own = self.changeable_by(user).filter(creator=user.pk, state=State.DRAFT)
        return own.exclude(sent_back="").order_by("-modified_at", "-pk")

    def saying(self, words: str) -> AnnotationQuerySet:
        """Return the notes whose own text has every one of the words."""
        return self._with_words("body", words)

    def quoting(self, words: str) -> AnnotationQuerySet:
        """Return the notes whose passage has every one of the words."""
        return self._with_words("exact", words)

    def tags_lately_on(self, creator: AbstractUser) -> list[int]:
        """Return the ids of the tags that this curator's notes bear, the last used first."""
        own = self.filter(creator=creator, tags__isnull=False).order_by("-modified_at", "-pk")
        # Notes often share their tags: a few dozen rows tell the last words used.
        return list(dict.fromkeys(own.values_list("tags", flat=True)[:60]))

    def tag_names(self) -> dict[int, list[str]]:
        """Return the names of the tags that each of the notes bears, in one query of plain rows."""
        names: dict[int, list[str]] = {}
        borne = Annotation.tags.through.objects.filter(annotation__in=self.values("pk"))
        rows = borne.order_by("tag__name").values_list("annotation_id", "tag__name")
        for note, name in rows:
            names.setdefault(note, []).append(name)
        return names

    def made_between(
        self, after: dt.datetime | None, before: dt.datetime | None
    ) -> AnnotationQuerySet:
        """Return the notes made from one moment on, up to the other, which is excluded."""
        chosen = self
        if after:
            chosen = chosen.filter(created_at__gte=after)
        if before:
            chosen = chosen.filter(created_at__lt=before)
        return chosen

    def to_list(self) -> AnnotationQuerySet:
        """Fetch what lists show of the notes: curator, tags, article, and their newest place.

        `newest_status` is the status of the place in the article's newest revision, if any.
        """
        newest = models.FilteredRelation(
            "placements", condition=Q(placements__revision=F("article__current"))
        )
        return (
            self.select_related("creator", "article__publisher", "made_on", "photo")
            .defer("made_on__text", "made_on__blocks")
            .prefetch_related("tags")
            .annotate(newest=newest)
            .annotate(newest_status=F("newest__status"))
        )

    def to_publish(self) -> AnnotationQuerySet:
        """Fetch what a note's W3C document says.

        `kept_snapshot` is the newest version that came as a document of its own, with the members
        for which the room has no column under "extra".
        """
        came = AnnotationVersion.objects.filter(
            annotation=models.OuterRef("pk"), snapshot__has_key="extra"
        )
        return (
            self.select_related("creator", "made_on__capture", "photo")
            .defer("made_on__text", "made_on__blocks", "made_on__capture__ledger")
            .prefetch_related("tags")
            .annotate(
                kept_snapshot=models.Subquery(came.order_by("-number").values("snapshot")[:1]),
                kept_number=models.Subquery(came.order_by("-number").values("number")[:1]),
            )
        )

    def _with_words(self, column: str, words: str) -> AnnotationQuerySet:
        chosen = self
        for word in words.split():
            chosen = chosen.filter(**{f"{column}__icontains": word})
        return chosen


class Annotation(models.Model):
    """A curator's note on a passage of one revision's text.

    `start` and `end` count code points of the revision's canonical text, the end excluded; `exact`
    quotes them, `prefix` and `suffix` stand around them (W3C Web Annotation Data Model, 4.2).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="annotations")
    made_on = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="annotations")
    motivation = models.CharField(max_length=20, choices=Motivation, default=Motivation.COMMENTING)
    body = models.TextField("note", blank=True)
    language = models.CharField(max_length=35, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="annotations")
    creator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="annotations"
    )
    created_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    sent_back = models.TextField(
        blank=True, help_text="Why a proposed note went back to its curator; gone once saved anew."
    )
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    exact = models.TextField(blank=True)
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    photo = models.ForeignKey(
        Photo, null=True, blank=True, on_delete=models.CASCADE, related_name="annotations"
    )
    x = models.FloatField(null=True, blank=True, help_text="Percent of the photo's width.")
    y = models.FloatField(null=True, blank=True, help_text="Percent of the photo's height.")
    w = models.FloatField(null=True, blank=True, help_text="Percent of the photo's width.")
    h = models.FloatField(null=True, blank=True, help_text="Percent of the photo's height.")

    shown_tags: list[Tag]  # of a note fetched with its placements for readers

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start", "pk"]
        permissions = [
            ("publish_annotation", "Can publish notes, and change and withdraw published ones")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=False, end__gt=F("start"))
                | Q(start=None, end=None, photo__isnull=False, w__gt=0, h__gt=0),
                name="annotation_spans_something",
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(Exact(Length("exact"), F("end") - F("start"))),
                name="annotation_quotes_its_span",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="annotation_has_a_version"),
        ]

    def __str__(self) -> str:
        if self.photo_id:
            return "a part of a photograph"
        quote = " ".join(self.exact.split())
        return f"“{quote[:60]}…”" if len(quote) > 60 else f"“{quote}”"

    def is_changeable_by(self, user: AbstractUser | AnonymousUser) -> bool:
        """Tell whether somebody who may change notes, and sees this one, may change it."""
        if user.has_perm(PUBLISH):
            return True
        return self.creator_id == user.pk and self.state != State.PUBLISHED


class AnnotationVersion(models.Model):
    """One saved state of a note. Written beside every change, never rewritten."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["annotation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["annotation", "number"], name="annotation_version_is_numbered_once"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
