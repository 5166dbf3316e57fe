"""An article among the results it was found with: its place, and the ways to the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from articles.models.listed import Listed
from articles.presenting.facets import number_text
from articles.presenting.links import address
from articles.presenting.reading import Neighbour, neighbour
from articles.search import Counted


@dataclass(frozen=True, slots=True)
class Among:
    """What an article's page says of the list that its reader came from."""

    place: str  # "3 of 41"; empty when the article is not, or no longer, among the results
    before: Neighbour | None
    after: Neighbour | None
    results: str  # the address of the list, at the page that shows the article


def among(
    asked: Mapping[str, str],
    place: Counted | None = None,
    total: Counted | None = None,
    beside: tuple[Listed | None, Listed | None] = (None, None),
    page: str = "",
) -> Among:
    """Present the place of an article in a list; without a place, only the way back."""
    before, after = beside
    written = f"{number_text(place)} of {number_text(total)}" if place and total else ""
    # The list begins after the article before this one.
    here = {**asked, "after": page} if page else asked
    return Among(
        place=written,
        before=neighbour(before, asked) if before else None,
        after=neighbour(after, asked) if after else None,
        results=address(reverse("articles:articles"), here),
    )
