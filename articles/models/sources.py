"""Organisations that news comes from."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q

from articles.models.addresses import address_of_source
from articles.models.fields import LONGEST_SLUG, WebAddressField, validate_time_zone


def folded_name(name: str) -> str:
    """Return the form in which two spellings of one source's name are equal."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def validate_aliases(aliases: object) -> None:
    """Refuse anything but a list of names."""
    if not isinstance(aliases, list) or not all(isinstance(name, str) for name in aliases):
        raise ValidationError("Enter the other names as a list of words.")


class SourceKind(models.TextChoices):
    """What sort of organisation a source is."""

    NEWSPAPER = "newspaper", "Newspaper"
    AGENCY = "agency", "News agency"
    BROADCASTER = "broadcaster", "Broadcaster"
    STATE_MEDIA = "state_media", "State media"
    MAGAZINE = "magazine", "Magazine"
    WEBSITE = "website", "Website"
    ORGANISATION = "organisation", "Organisation"
    UNKNOWN = "unknown", "Not known"


class SourceQuerySet(models.QuerySet["Source"]):
    """Questions asked of sources."""

    def with_article_counts(self) -> SourceQuerySet:
        """Add `article_count`: articles that name the source in any role."""
        return self.annotate(article_count=Count("attributions__article", distinct=True))

    def heir_of(self, slug: str) -> Source | None:
        """Return the source to which an address leads that is no source's any more."""
        return self.filter(former_selves__slug=slug).first()

    def in_use(self) -> SourceQuerySet:
        """Return sources that at least one article names."""
        return self.filter(attributions__isnull=False).distinct()


class Source(models.Model):
    """An organisation that news comes from: newspaper, agency, broadcaster, state media."""

    name = models.CharField(max_length=200)
    folded = models.CharField(
        max_length=200,
        unique=True,
        editable=False,
        help_text="The name as it is compared: two spellings of one name are one source.",
    )
    slug = models.SlugField(max_length=LONGEST_SLUG, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=20, choices=SourceKind, default=SourceKind.UNKNOWN)
    aliases = models.JSONField(
        "other names",
        default=list,
        blank=True,
        validators=[validate_aliases],
        help_text="Other names and spellings, in any language.",
    )
    homepage = WebAddressField(max_length=500, blank=True)
    language = models.CharField(max_length=35, blank=True, help_text="For example en or ko.")
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        validators=[validate_time_zone],
        help_text="Assumed for pages that print a time without a zone, for example Asia/Seoul.",
    )
    first_load = models.ForeignKey(
        "articles.Load",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="sources",
        help_text="The load that made it, if one did.",
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="source_has_an_address"),
        ]
        permissions = [("merge_source", "Can merge two sources")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the source's page."""
        return address_of_source(self.slug)

    def clean(self) -> None:
        """Keep the compared form beside the name."""
        self.folded = folded_name(self.name)
        taken = Source.objects.filter(folded=self.folded).exclude(pk=self.pk)
        if taken.exists():
            raise ValidationError({"name": "A source of this name is already in the room."})
        if Source.objects.filter(former_selves__slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError(
                {"slug": "This was the address of another source, and leads to it still."}
            )
