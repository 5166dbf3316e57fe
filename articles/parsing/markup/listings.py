"""Pages that are no article: front pages and sections, told by their many linked headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.markup.trees import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.markup.shown import SavedPage
    from articles.parsing.page import Block

_MANY = 12
_A_SHORT_TEXT = 1500
_HEADINGS = ("h1", "h2", "h3", "h4")


def is_listing(page: SavedPage, blocks: Sequence[Block]) -> bool:
    """Whether a page that nothing calls an article is mostly headlines of others."""
    if page.linked.article or page.metas.first("og:type").casefold() == "article":
        return False
    if page.metas.first("article:published_time", "datepublished", "parsely-pub-date"):
        return False
    if sum(len(block.text) for block in blocks) >= _A_SHORT_TEXT:
        return False
    return count_linked_headings(page) >= _MANY


def count_linked_headings(page: SavedPage) -> int:
    """How many headings of a page are links, or stand in one."""
    return sum(
        bool(words_of(heading))
        and (
            next(heading.iter("a"), None) is not None
            or next(heading.iterancestors("a"), None) is not None
        )
        for heading in page.tree.iter(*_HEADINGS)
    )
