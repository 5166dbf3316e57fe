"""Tell anew what two articles are, when the texts of one became two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import slugify

from articles.loading import Settled, SourceBook, excerpt_of, facts_of
from articles.mending.identities import Page
from articles.mending.newest import newest_of
from articles.mending.plans import count_what_is_there
from articles.models import Article, Revision
from articles.models.fields import LONGEST_SLUG
from articles.parsing import Basis

# A time is one answer: where a curator set a part of it, all of it stays.
_WHEN = {"published_at", "day", "time_zone", "zone_assumed", "wall_clock"}


def sources_of(pages: Sequence[Page]) -> dict[str, int]:
    """Return the sources that the pages name, each by its pk."""
    read = [page.read for page in pages if page.read]
    return SourceBook().take(mention.source for page in read for mention in page.mentions)


def facts_told(article: Article, pages: Sequence[Page], named: dict[str, int]) -> dict[str, Any]:
    """Return what the first page that can be read says of its article, by column.

    Where none can be, only what holds for all pages of the article's own source is taken over.
    """
    read = next((page.read for page in pages if page.read), None)
    if read:
        return facts_of(read, named)
    return {"language": article.language, "time_zone": article.time_zone}


def show(article: Article, revisions: Sequence[Revision], settled: Settled | None = None) -> None:
    """Let readers see the newest of these texts, and count what is there."""
    current = newest_of(revisions, article.published_at)
    new = {
        "title": current.title,
        "slug": slugify(current.title, allow_unicode=True)[:LONGEST_SLUG].strip("-_"),
        "updated_at": current.updated_at,
        "excerpt": excerpt_of(_texts(current)),
    }
    for column, value in new.items():
        if settled is None or not settled.has(_field_of(column)):
            setattr(article, column, value)
    article.current = current
    count_what_is_there(article)
    article.save()


def describe_the_rest(
    article: Article,
    staying: Sequence[Page],
    leaving: Sequence[Page],
    named: dict[str, int],
    settled: Settled,
) -> None:
    """Describe the article anew where the page that described it, or that is shown, has left."""
    first = staying[0]
    has_lost_its_first = first.revision.number > leaving[0].revision.number
    if has_lost_its_first and first.read:
        has_settled_time = any(settled.has(field) for field in _WHEN)
        for column, value in facts_of(first.read, named).items():
            if not (settled.has(_field_of(column)) or (has_settled_time and column in _WHEN)):
                setattr(article, column, value)
    stay = [page.revision for page in staying]
    shown = next((one for one in stay if one.pk == article.current_id), None)
    if has_lost_its_first or shown is None:
        show(article, [shown] if shown else stay, settled)
    else:
        count_what_is_there(article)
        article.save()


def forget_sources(
    article: Article,
    staying: Sequence[Page],
    leaving: Sequence[Page],
    named: dict[str, int],
    settled: Settled,
) -> None:
    """Take out the sources that the leaving pages alone had brought, and no curator has set."""
    if not all(page.read for page in staying):
        return
    gone = _pairs(leaving, named) - _pairs(staying, named)
    for claim in article.attributions.exclude(basis=Basis.ASSIGNED):
        if (claim.source_id, claim.role) in gone and not settled.has(claim.role):
            claim.delete()


def _pairs(pages: Sequence[Page], named: dict[str, int]) -> set[tuple[int, str]]:
    mentions = [mention for page in pages if page.read for mention in page.read.mentions]
    return {(named[mention.source], str(mention.role)) for mention in mentions}


def _field_of(column: str) -> str:
    return {"slug": "title"}.get(column, column.removesuffix("_id"))


def _texts(revision: Revision) -> list[str]:
    """Return the text's blocks but its title, running text before captions."""
    blocks = [block for block in revision.blocks if block["kind"] != "title"]
    blocks.sort(key=lambda block: block["kind"] == "caption")
    return [revision.text[block["start"] : block["end"]] for block in blocks]
