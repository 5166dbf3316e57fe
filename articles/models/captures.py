"""Documents as they were saved, the runs that read them, and what became of each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.urls import reverse


class Load(models.Model):
    """One run that read captures into the room."""

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    options = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True, help_text="How many of each result.")

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"Load {self.pk} of {self.started_at:%Y-%m-%d %H:%M}"


class Capture(models.Model):
    """A document as it was saved, byte for byte, known by its SHA-256. Never changed."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    file = models.FileField(max_length=200)
    name = models.CharField(max_length=500, help_text="The file name it was first loaded under.")
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40, blank=True)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    format = models.CharField(max_length=40)
    ledger = models.JSONField(
        default=list, help_text="Stretches of the file in bytes: [start, end, role, note]."
    )
    captured_at = models.DateTimeField(null=True, blank=True)
    first_load = models.ForeignKey(
        Load, null=True, blank=True, on_delete=models.SET_NULL, related_name="captures"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(Exact(Length("sha256"), 64)), name="capture_has_a_whole_digest"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the capture beside its ledger."""
        return reverse("articles:capture", args=[self.sha256])


class Result(models.TextChoices):
    """What became of one document in one load."""

    LOADED = "loaded", "Loaded"
    REVISED = "revised", "Revised"
    UNCHANGED = "unchanged", "Unchanged"
    REJECTED = "rejected", "Rejected"


class Outcome(models.Model):
    """What became of one document in one load, and why."""

    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="outcomes")
    name = models.CharField(max_length=500)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    result = models.CharField(max_length=10, choices=Result)
    reason = models.TextField(blank=True)
    warnings = models.JSONField(default=list, blank=True)
    article = models.ForeignKey(
        "articles.Article",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outcomes",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(result=Result.REJECTED) | ~Q(reason=""),
                name="outcome_rejected_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_result_display().lower()}"
