"""A page of a search in the order of relevance, found by the article that it follows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from articles.filters.articles import ArticleFilter
from articles.filters.keyset import PAGE_SIZE, Page

_ID = re.compile(r"[0-9]{1,19}")


def ranked_page(chosen: ArticleFilter, asked: Mapping[str, str], size: int = PAGE_SIZE) -> Page:
    """Return the page after, or before, the article that `asked` names; else the best matches.

    Only the newest articles that match are weighed; the page tells when there are others.
    """
    ranked = chosen.ranked
    written = asked.get("after") or asked.get("before") or ""
    at = _place(ranked.pks, written)
    start = 0
    if at is not None:
        start = at + 1 if asked.get("after") else max(at - size, 0)
    shown = ranked.pks[start : start + size]
    return Page(
        pks=shown,
        before=str(shown[0]) if start and shown else "",
        after=str(shown[-1]) if start + size < len(ranked.pks) else "",
        is_lost=bool(written) and at is None,
        is_bounded=ranked.is_bounded,
    )


def _place(pks: tuple[int, ...], written: str) -> int | None:
    pk = int(written) if _ID.fullmatch(written) else None
    return pks.index(pk) if pk in pks else None
