"""Changes of many notes at once, kept so that each can be undone at once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.models.tags import Tag

# More merges than this in a row are followed by nobody.
LONGEST_LINE = 20


class BulkChangeQuerySet(models.QuerySet["BulkChange"]):
    """Questions asked of changes."""

    def heir_of(self, slug: str) -> Tag | None:
        """Return the tag that one which is gone was merged into, through as many merges as it was.

        Addresses of tags stay good so.
        """
        merges = self.filter(undone_at=None)
        for _ in range(LONGEST_LINE):
            heir = merges.filter(tags__merged__slug=slug).order_by("-pk").first()
            if heir is None:
                return None
            slug = heir.tags["into"]
            found = Tag.objects.filter(slug=slug).first()
            if found:
                return found
        return None

    def heir_of_id(self, pk: int) -> Tag | None:
        """Return the tag that the one which had this id was merged into, as `heir_of` does."""
        merge = self.filter(undone_at=None, tags__merged__pk=pk).first()
        return self.heir_of(merge.tags["merged"]["slug"]) if merge else None


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

    objects = BulkChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.told
