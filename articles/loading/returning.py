"""Bring an article back to what it was before a text was added to it."""

from __future__ import annotations

from collections.abc import Sequence

from articles.loading.drafting import excerpt_of_blocks, slug_of
from articles.loading.settled import settled_in
from articles.models import Article, Attribution, Load, Outcome, Revision


def return_to_earlier(pk: int, revisions: Sequence[int], load: Load) -> None:
    """Delete texts that a load added to an article; readers see the newest of the others.

    Belongs in the transaction that also keeps the search index.
    """
    article = Article.objects.get(pk=pk)
    going = list(Revision.objects.filter(pk__in=revisions).select_related("capture"))
    hashes = [revision.capture.sha256 for revision in going]
    outcomes = Outcome.objects.filter(load=load, article=article, sha256__in=hashes)
    kept = [outcome.added for outcome in outcomes.order_by("-pk")]
    article.last_number = max([article.last_number, *(one.number for one in going)])
    article.revision_count -= len(going)
    _unfill(article, kept)
    if article.current_id in revisions:
        _show(article, _earlier(article, revisions, kept), going)
    article.save()
    Revision.objects.filter(pk__in=revisions).delete()
    outcomes.update(article=None)


def _unfill(article: Article, kept: Sequence[dict]) -> None:
    """Empty the columns that the texts filled, unless they hold something else by now."""
    settled = settled_in(article)
    for added in kept:
        for column, (before, after) in added.get("filled", {}).items():
            if getattr(article, column) == after and not settled.has(column.removesuffix("_id")):
                setattr(article, column, before)
        Attribution.objects.filter(article=article, pk__in=added.get("attributions", ())).delete()


def _earlier(article: Article, going: Sequence[int], kept: Sequence[dict]) -> Revision | None:
    """Return the text that was shown before, else the newest that stays."""
    staying = Revision.objects.filter(article=article).exclude(pk__in=going)
    shown = [added["shown"] for added in kept if added.get("shown")]
    return staying.filter(pk__in=shown).last() or staying.last()


def _show(article: Article, earlier: Revision | None, going: Sequence[Revision]) -> None:
    """Show an earlier text, and in lists what is told from it; never over a curator's words."""
    article.current = earlier
    if earlier is None:
        return
    settled = settled_in(article)
    if article.title in {revision.title for revision in going} and not settled.has("title"):
        article.title, article.slug = earlier.title, slug_of(earlier.title)
    if not settled.has("updated_at"):
        article.updated_at = earlier.updated_at
    article.excerpt = excerpt_of_blocks(earlier.text, earlier.blocks)
    article.photo_count = earlier.photos.count()
