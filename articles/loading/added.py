"""Keep what a new text changes in an article that was here before, so that it can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from articles.models import Article, Attribution

# Columns that a later text fills when earlier ones left them empty. What else it changes can be
# told from the text that is shown afterwards.
FILLED = ("byline", "authors", "section", "publisher_id", "agency_id")


class Added:
    """What a new text filled in: columns, the text shown until then, and sources named."""

    def __init__(self) -> None:
        self._before: dict[str, Any] = {}
        self._kept: dict[str, object] = {}

    def look_at(self, article: Article) -> None:
        """See the article as it is before."""
        self._before = {column: getattr(article, column) for column in (*FILLED, "current_id")}

    def compare(self, article: Article, attributions: Iterable[Attribution]) -> None:
        """See the article, and what was added to it, as it is after."""
        filled = {
            column: [self._before[column], getattr(article, column)]
            for column in FILLED
            if getattr(article, column) != self._before[column]
        }
        self._kept = {
            "filled": filled,
            "shown": self._before["current_id"],
            "attributions": [row.pk for row in attributions],
        }

    def kept(self) -> Mapping[str, object]:
        """Return it as an outcome keeps it; empty for an article that is new."""
        return self._kept
