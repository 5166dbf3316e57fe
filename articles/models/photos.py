"""Photographs of an article, with or without an image file."""

from django.db import models
from django.db.models import Q

from articles.models.articles import Article, Revision
from articles.models.fields import WebAddressField


class Photo(models.Model):
    """A photograph of an article; one without an image file is normal."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="photos")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="photos")
    position = models.PositiveIntegerField(help_text="Counts from 1 on the page.")
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=300, blank=True)
    image = models.ImageField(
        max_length=200, blank=True, width_field="width", height_field="height"
    )
    original = models.FileField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="The captured file, where the capture itself does not hold it.",
    )
    inside_caption = models.TextField(
        blank=True, editable=False, help_text="What the picture's own file says it shows."
    )
    inside_credit = models.CharField(
        max_length=300, blank=True, editable=False, help_text="Whom the file says it is from."
    )
    after_block = models.PositiveIntegerField(
        null=True,
        blank=True,
        editable=False,
        help_text="How many blocks of running text stand before it, when that is known.",
    )
    image_url = WebAddressField("image address", max_length=2000, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    alt = models.CharField("description for those who cannot see it", max_length=1000, blank=True)
    occurrences = models.PositiveIntegerField(
        default=1, help_text="How often the caption stands in the document."
    )

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "position"], name="photo_has_a_place_of_its_own"
            ),
            models.CheckConstraint(condition=Q(occurrences__gte=1), name="photo_occurs"),
        ]

    def __str__(self) -> str:
        return self.caption[:80] or f"Photo {self.position}"
