"""Saved searches as their list and their pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from articles.models import SavedSearch


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A saved search and the ways to it."""

    name: str
    page: str
    results: str  # the list of articles, asked the same
    feed: str
    delete: str
    is_public: bool


def saved_row(saved: SavedSearch) -> SavedRow:
    """Present a saved search."""
    path = reverse("articles:articles")
    return SavedRow(
        name=saved.name,
        page=saved.get_absolute_url(),
        results=f"{path}?{saved.asked}" if saved.asked else path,
        feed=reverse("articles:saved_search_feed", args=[saved.token]),
        delete=reverse("articles:delete_saved_search", args=[saved.pk]),
        is_public=saved.is_public,
    )
