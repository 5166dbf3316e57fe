"""The language of a page, as it says itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.linked import plain

if TYPE_CHECKING:
    from articles.parsing.markup.shown import SavedPage

_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<region>[A-Za-z]{2}|[0-9]{3}))?(?![A-Za-z0-9])"
)


def language_of(page: SavedPage) -> str | None:
    """The BCP 47 tag that the article, the page or its cards give, the nearest first."""
    told = (
        plain(page.linked.article.get("inLanguage")),
        page.tongue,
        page.metas.first("og:locale", "language", "content-language", "dc.language", "inlanguage"),
    )
    return next((tag for written in told if (tag := tag_of(written))), None)


def tag_of(written: str) -> str | None:
    """The BCP 47 tag that a text begins with, written as is usual: "en_gb" → "en-GB"."""
    match = _TAG.match(written.strip())
    if match is None:
        return None
    language, region = match["language"].lower(), match["region"]
    return f"{language}-{region.upper()}" if region else language
