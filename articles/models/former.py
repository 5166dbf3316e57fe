"""Where articles, revisions and sources once stood: old addresses lead on, and loads find them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.models.articles import Article, Revision
from articles.models.fields import LONGEST_SLUG
from articles.models.sources import Source


class FurtherIdentity(models.Model):
    """Another identity of an article, beside its own: a page of this identity belongs to it.

    Joined articles leave theirs to the one that stays; a split gives the new article its own.
    """

    digest = models.CharField(max_length=64, unique=True)
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="further_identities"
    )

    class Meta:
        verbose_name_plural = "further identities"

    def __str__(self) -> str:
        return f"{self.digest[:12]}… of {self.article}"


class FormerAddress(models.Model):
    """An address at which an article or one of its revisions stood, and where it stands now.

    `article_id_then` and `number_then` are the numbers in the address; no row of that id may be
    left. A whole article has number 0. Addresses are kept for ever and never used again.
    """

    article_id_then = models.PositiveBigIntegerField()
    number_then = models.PositiveIntegerField(default=0)
    article = models.ForeignKey(
        Article, null=True, on_delete=models.CASCADE, related_name="former_addresses"
    )
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.CASCADE, related_name="former_addresses"
    )

    class Meta:
        verbose_name_plural = "former addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["article_id_then", "number_then"], name="former_address_leads_to_one_place"
            ),
            models.CheckConstraint(
                condition=models.Q(number_then=0, article__isnull=False, revision=None)
                | models.Q(number_then__gt=0, article=None, revision__isnull=False),
                name="former_address_leads_to_an_article_or_a_revision",
            ),
        ]

    def __str__(self) -> str:
        then = f"article {self.article_id_then}"
        return f"{then}, revision {self.number_then}" if self.number_then else then


class FormerSource(models.Model):
    """A slug that a source had, and the name it had then: loads and readers find the source by it.

    It was another source, which was merged into this one, or this one under another address.
    """

    slug = models.SlugField(max_length=LONGEST_SLUG, unique=True, allow_unicode=True)
    name = models.CharField(max_length=200)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="former_selves")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name
