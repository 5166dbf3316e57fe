"""Searches that people keep under a name."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

LONGEST_NAME = 120
LONGEST_SEARCH = 8_000


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """Questions asked of saved searches."""

    def of(self, user: AbstractUser | AnonymousUser) -> SavedSearchQuerySet:
        """Return the searches that this person has saved; a stranger has none."""
        return self.filter(owner=user.pk) if user.is_authenticated else self.none()

    def visible_to(self, user: AbstractUser | AnonymousUser) -> SavedSearchQuerySet:
        """Return the searches that this person may see: their own, and those that are public."""
        return self.filter(Q(owner=user.pk) | Q(is_public=True) if user.pk else Q(is_public=True))


class SavedSearch(models.Model):
    """What somebody asked of the list of articles, with a name, a page and a feed."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(max_length=LONGEST_NAME)
    asked = models.CharField(
        max_length=LONGEST_SEARCH, blank=True, help_text="As the list's address carries it."
    )
    token = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="Names the feed: whoever knows it may follow the search.",
    )
    is_public = models.BooleanField(
        "public", default=False, help_text="Everyone may see its page. Otherwise only you."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "saved searches"
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], name="saved_search_is_named_once_by_its_owner"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_search_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("articles:saved_search", args=[self.pk])
