"""Documents as they were saved, the runs that read them, and what became of each."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.urls import reverse

# A load that says nothing for so long has died; going on with one that lives does no harm.
SILENCE = dt.timedelta(minutes=1)


class LoadState(models.TextChoices):
    """How a load stands."""

    RUNNING = "running", "Running"
    STOPPED = "stopped", "Stopped"
    FINISHED = "finished", "Finished"
    UNDOING = "undoing", "Being taken back"
    HALF_UNDONE = "half_undone", "Taken back in part"
    UNDONE = "undone", "Taken back"

    @property
    def is_at_work(self) -> bool:
        """Tell whether a process is at it."""
        return self in {LoadState.RUNNING, LoadState.UNDOING}


class Load(models.Model):
    """One run that read captures into the room."""

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    options = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True, help_text="How many of each result.")
    paths = models.JSONField(
        default=list, blank=True, help_text="Where the documents stand: it goes on from there."
    )
    named_from = models.CharField(
        max_length=1000,
        blank=True,
        help_text="The folder from which its documents are named, and which they may not leave.",
    )
    files = models.PositiveIntegerField(null=True, blank=True, help_text="How many were found.")
    done = models.FloatField(
        default=0, help_text="How many of the files are done; of the one being read, which part."
    )
    rate = models.FloatField(null=True, blank=True, help_text="Documents a second, of late.")
    left = models.FloatField(null=True, blank=True, help_text="Seconds until all will be done.")
    seen_at = models.DateTimeField(
        null=True, blank=True, help_text="When it last said that it was at work."
    )
    trouble = models.TextField(blank=True, help_text="Why it stopped, in a sentence.")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_being_undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-started_at", "-pk"]
        permissions = [("undo_load", "Can take back what a load added")]

    def __str__(self) -> str:
        return f"Load {self.pk} of {self.started_at:%Y-%m-%d %H:%M}"

    def state(self, now: dt.datetime) -> LoadState:
        """Tell how the load stands at this moment."""
        is_alive = self.seen_at is not None and now - self.seen_at < SILENCE
        if self.is_being_undone:
            return LoadState.UNDOING if is_alive else LoadState.HALF_UNDONE
        if self.undone_at:
            return LoadState.UNDONE
        if self.finished_at:
            return LoadState.FINISHED
        return LoadState.RUNNING if is_alive else LoadState.STOPPED


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

    added = models.JSONField(
        default=dict,
        blank=True,
        help_text="What a new text added to an article that was here before, so that it can be "
        "taken back: columns as they were and became, the revision shown until then, sources.",
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
