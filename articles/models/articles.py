"""Stories, their revisions, and the sources they come from."""

from __future__ import annotations

import datetime as dt

from django.db import connections, models
from django.db.models import Q
from django.urls import reverse

from articles.models.addresses import address_of_article
from articles.models.captures import Capture
from articles.models.fields import LONGEST_SLUG, WebAddressField, validate_time_zone
from articles.models.sources import Source
from articles.parsing import Basis, Role

ROLES = [(role.value, role.value.capitalize()) for role in Role]
BASES = [(basis.value, basis.value.capitalize()) for basis in Basis]


class ArticleQuerySet(models.QuerySet["Article"]):
    """Questions asked of articles."""

    def newest_first(self) -> ArticleQuerySet:
        """Order by the clock of the page, newest first; undated articles last."""
        return self.order_by("-wall_clock", "-pk")

    def from_source(self, slug: str, role: str = "") -> ArticleQuerySet:
        """Return articles that name the source, in any role or in one."""
        named = Attribution.objects.filter(article=models.OuterRef("pk"), source__slug=slug)
        if role:
            named = named.filter(role=role)
        return self.filter(models.Exists(named))

    def published_between(self, after: dt.date | None, before: dt.date | None) -> ArticleQuerySet:
        """Return articles of the days from `after` to `before`, both included.

        A day is the calendar day in the source's own zone.
        """
        chosen = self
        if after:
            chosen = chosen.filter(day__gte=after)
        if before:
            chosen = chosen.filter(day__lte=before)
        return chosen

    def between(self, oldest: int, newest: int | None = None) -> ArticleQuerySet:
        """Return articles whose wall clocks lie between these, both included."""
        chosen = self.filter(wall_clock__gte=oldest) if oldest else self
        return chosen if newest is None else chosen.filter(wall_clock__lte=newest)

    def in_role(self, role: str) -> ArticleQuerySet:
        """Return articles that name any source in this role."""
        named = Attribution.objects.filter(article=models.OuterRef("pk"), role=role)
        return self.filter(models.Exists(named))

    def span(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day of all dated articles: both ends of the index."""
        dated = "SELECT day FROM articles_article WHERE wall_clock > 0"
        with connections[self.db].cursor() as cursor:
            orders = ("wall_clock, id", "wall_clock DESC, id DESC")
            first, last = (f"({dated} ORDER BY {order} LIMIT 1)" for order in orders)
            cursor.execute(f"SELECT {first}, {last}")
            days = [day for day in cursor.fetchone() if day]
        # SQLite has no type of its own for a day.
        read = [dt.date.fromisoformat(day) if isinstance(day, str) else day for day in days]
        return (min(read), max(read)) if read else None

    def languages(self) -> list[str]:
        """Return the languages of the room's articles: one step through the index for each."""
        table = self.model._meta.db_table
        with connections[self.db].cursor() as cursor:
            cursor.execute(
                f"WITH RECURSIVE met (tag) AS (SELECT min(language) FROM {table} "  # noqa: S608
                f"WHERE language > '' UNION ALL SELECT (SELECT min(language) FROM {table} "
                "WHERE language > tag) FROM met WHERE tag IS NOT NULL) "
                "SELECT tag FROM met WHERE tag IS NOT NULL LIMIT 100"
            )
            return [tag for (tag,) in cursor.fetchall()]

    def with_sources(self) -> ArticleQuerySet:
        """Fetch what a list shows of the sources in the same query."""
        return self.select_related("publisher", "agency")


class Article(models.Model):
    """One story of one publisher; its text stands in its revisions."""

    title = models.CharField(max_length=1000, blank=True)
    slug = models.SlugField(max_length=LONGEST_SLUG, blank=True, allow_unicode=True)
    byline = models.CharField(max_length=500, blank=True, help_text="As the page prints it.")
    authors = models.JSONField(default=list, blank=True, help_text="The people the byline names.")
    publisher = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="published_articles"
    )
    agency = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="agency_articles"
    )
    language = models.CharField(max_length=35, blank=True, db_index=True)
    section = models.CharField(
        max_length=200, blank=True, help_text="The part of the newspaper, as the page names it."
    )
    url = WebAddressField("address", max_length=2000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(null=True, blank=True)
    listed_date = models.DateField(
        null=True, blank=True, help_text="The bare date that the page prints."
    )
    day = models.DateField(
        null=True,
        blank=True,
        db_index=True,
        help_text="The calendar day in the source's own zone, by which readers filter.",
    )
    time_zone = models.CharField(max_length=64, blank=True, validators=[validate_time_zone])
    zone_assumed = models.BooleanField(default=False)
    wall_clock = models.BigIntegerField(
        default=0,
        editable=False,
        help_text="Seconds from 0001-01-01 to the published time as the source's clock showed it; "
        "0 when undated. Lists are ordered by it, so that days never interleave.",
    )
    identity = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text="SHA-256 of what makes a document this article: its address or who, when, title.",
    )
    current = models.ForeignKey(
        "articles.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    excerpt = models.CharField(max_length=400, blank=True, help_text="What lists show of the text.")
    photo_count = models.PositiveIntegerField(default=0)
    annotation_count = models.PositiveIntegerField(default=0, help_text="Published notes.")
    revision_count = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="The highest number of a revision that was taken back: none is used again.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-wall_clock", "-pk"]
        indexes = [models.Index(fields=["-wall_clock", "-id"], name="articles_newest_first")]
        permissions = [("join_article", "Can join articles and split them")]

    def __str__(self) -> str:
        return self.title or "Untitled"

    def get_absolute_url(self) -> str:
        """Return the article's address, which shows its newest revision."""
        return address_of_article(self.pk)


class Attribution(models.Model):
    """A source of an article: its role, how that is known, and the words that show it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attributions")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="attributions")
    role = models.CharField(max_length=10, choices=ROLES)
    basis = models.CharField(max_length=10, choices=BASES)
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "source", "role"], name="attribution_names_a_role_once"
            ),
        ]
        indexes = [models.Index(fields=["source", "role", "article"], name="articles_by_source")]

    def __str__(self) -> str:
        return f"{self.source} ({self.role})"


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Questions asked of revisions."""

    def newest(self) -> RevisionQuerySet:
        """Return of each article the revision that readers see first."""
        return self.filter(pk=models.F("article__current"))

    def in_order_of_capture(self, article: Article) -> list[Revision]:
        """Return the article's revisions without their texts, the earliest capture first.

        Where one does not say when it was captured, all stand in the order in which they came.
        """
        chosen = self.filter(article=article).only("article", "number", "captured_at")
        found: list[Revision] = list(chosen.order_by("number"))
        told = [(one.captured_at, one.number, one) for one in found if one.captured_at]
        return [one for _, _, one in sorted(told)] if len(told) == len(found) else found

    def of_capture(self, capture: Capture) -> RevisionQuerySet:
        """Return what a capture became, without the texts."""
        chosen = self.filter(capture=capture).select_related("article")
        return chosen.defer("text", "blocks").order_by("article", "number")


class Revision(models.Model):
    """The article's text as one capture showed it: one canonical text and the blocks that tile it.

    `blocks` is a list of {"kind", "start", "end"} in code points of `text`; captions also name
    their "photo" by position. Frozen once written.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="revisions")
    captured_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    text = models.TextField()
    blocks = models.JSONField()
    rule = models.PositiveSmallIntegerField(help_text="Which rule of canonical text was used.")
    text_sha256 = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_is_numbered_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title or 'Untitled'}, revision {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of this revision, which never changes."""
        return reverse("articles:revision", args=[self.article_id, self.number])
