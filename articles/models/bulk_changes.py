"""Changes of many notes at once, kept so that each can be undone at once."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class BulkChange(models.Model):
    """One change of the vocabulary or of many notes: who made it, and what it touched.

    `notes` are [note's id, the version that the change wrote]; `tags` is what the vocabulary was
    before, where the change touched it.
    """

    told = models.CharField("what was done", max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    notes = models.JSONField(default=list)
    tags = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.told
