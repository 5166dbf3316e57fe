"""What feeds need of an article: words that XML can carry, and a moment it was last changed."""

from __future__ import annotations

import datetime as dt
import re

from articles.models import Article

# Characters that no XML can carry.
_UNTENABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def tenable(words: str) -> str:
    """Return words that XML can carry: what it cannot is shown as a replacement character."""
    return _UNTENABLE.sub("\N{REPLACEMENT CHARACTER}", words)


def changed_at(article: Article) -> dt.datetime:
    """Return when the page says that it was last changed, as near as it says so.

    Atom asks every entry for a moment: an article without a date has that of its capture, and
    where nothing is known at all, the first day of 1970.
    """
    if moment := article.updated_at or article.published_at:
        return moment
    if article.day:
        return dt.datetime.combine(article.day, dt.time.min, dt.UTC)
    captured = article.current.captured_at if article.current else None
    return captured or _LONG_AGO
