"""What curators corrected: every field and save, with who and when. Never rewritten."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.articles import Article
from articles.models.photos import Photo
from articles.models.sources import Source


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Questions asked of corrections."""

    def of_article(self, article: Article | int) -> CorrectionQuerySet:
        """Return what was corrected in an article, its sources and its photos, newest first."""
        return self.filter(article=article)

    def made_by_hand(self) -> CorrectionQuerySet:
        """Leave out the rows that a load wrote to carry a correction to a newer text's photo."""
        return self.filter(carried_from=None)

    def to_show(self) -> CorrectionQuerySet:
        """Fetch what a history shows."""
        return self.select_related("by", "photo")


class Correction(models.Model):
    """One field as it was and as a curator set it.

    `field` is a column of the article or, with `photo`, of that photo; or a role, whose value is
    {"source", "evidence"}. Values are as JSON holds them; a moment keeps the offset of the clock
    that showed it. None means that there was, or is, no such source.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    photo = models.ForeignKey(
        Photo, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections"
    )
    field = models.CharField(max_length=20)
    was = models.JSONField(null=True)
    value = models.JSONField(null=True)
    no_longer = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The source taken out of this role: a later load does not bring it back.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True, help_text="Why, in the curator's words.")
    carried_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="The correction that a load carried to the same photo of a newer text.",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(field=""), name="correction_names_its_field"),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.article}"
