"""Where each note stands in each revision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.annotations import Annotation
from articles.models.articles import Revision
from articles.models.photos import Photo


class PlacementStatus(models.TextChoices):
    """How sure it is that a note stands where it stands."""

    SAME = "same", "Unchanged"
    MOVED = "moved", "Moved"
    CHANGED = "changed", "Words changed"
    REVIEW = "review", "Needs a look"
    GONE = "gone", "Gone"


PLACED = (PlacementStatus.SAME, PlacementStatus.MOVED, PlacementStatus.CHANGED)


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Questions asked of placements."""

    def standing(self) -> PlacementQuerySet:
        """Return the places where a note stands on words or on a photograph."""
        return self.filter(status__in=PLACED)


class Placement(models.Model):
    """Where an annotation stands in one revision: on words of its text, or on a photograph of it.

    `start` and `end` count code points, the end excluded. The part of the photograph is the note's
    own, for the same picture has the same parts; `area` is another one, on another picture, that a
    curator chose.
    """

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="placements")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="placements")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    photo = models.ForeignKey(
        Photo, null=True, blank=True, on_delete=models.CASCADE, related_name="placements"
    )
    area = models.CharField(max_length=80, blank=True, editable=False)
    status = models.CharField(max_length=10, choices=PlacementStatus)
    kept = models.FloatField(
        default=1.0, help_text="Share of the passage's words still there, 0 to 1."
    )
    method = models.CharField(max_length=20, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["annotation", "revision"], name="placement_is_one_a_revision"
            ),
            models.CheckConstraint(
                condition=Q(status__in=PLACED, start__isnull=False, end__gt=F("start"), photo=None)
                | Q(status__in=PLACED, start=None, end=None, photo__isnull=False)
                | (~Q(status__in=PLACED) & Q(start=None, end=None, photo=None)),
                name="placement_stands_somewhere_or_says_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annotation} in {self.revision}: {self.get_status_display()}"
