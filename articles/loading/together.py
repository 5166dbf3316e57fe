"""Write several documents in one transaction: what is new all at once, the rest one by one.

A transaction costs as much as ten documents, and a query as much as the rows of one. Rows are
written in the order of the documents, so that they get the ids they would get one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain

from django.db.models import OuterRef, Subquery

from articles import search
from articles.loading.arriving import Arrival, Arriving, Ready
from articles.loading.keeping import keep_capture
from articles.loading.matching import SAME_CAPTURE, KeptCapture, find_captures, known_among
from articles.loading.outcome import Outcome
from articles.loading.photographs import keep_pictures, photos_of
from articles.loading.rows import (
    article_row,
    attribution_rows,
    capture_row,
    revision_row,
    write_outcomes,
)
from articles.loading.settled import Settled
from articles.loading.sources import SourceBook
from articles.loading.storing import reason_for, store_document
from articles.models import Article, Attribution, Capture, Load, Photo, Result, Revision

# A file is safe when the disk says so: waiting for several at once takes hardly longer.
_WAITING_FOR_THE_DISK = 8


def keep_files(documents: Sequence[Ready]) -> None:
    """Keep the files of documents before any row names them, while nobody waits for the database.

    Raises OSError when the disk takes no more.
    """
    coming = [ready for ready in documents if ready.pages and ready.arrival.kept is None]
    if len(coming) < 2:
        for ready in coming:
            _keep(ready)
        return
    with ThreadPoolExecutor(_WAITING_FOR_THE_DISK) as hands:
        for _ in hands.map(_keep, coming):
            pass


def _keep(ready: Ready) -> None:
    keep_capture(ready.arrival.raw, ready.arrival.sha256)
    for page in ready.pages:
        keep_pictures(page.gathered)


def store_together(
    documents: Sequence[Ready], load: Load, sources: SourceBook
) -> list[tuple[Outcome, ...]]:
    """Write documents with what became of them; give the outcomes of each.

    Belongs in a transaction: its end keeps all of them or none. Raises IntegrityError when
    another load wrote one of them a moment ago, and whatever else the database has against one.
    """
    shelf = _Shelf(documents, load, sources)
    for place, ready in enumerate(documents):
        shelf.take(place, ready)
    outcomes = shelf.settled()
    write_outcomes(list(chain.from_iterable(outcomes)), load)
    return outcomes


class _Shelf:
    """Documents on their way into one transaction: what is new waits to be written at once."""

    def __init__(self, documents: Sequence[Ready], load: Load, sources: SourceBook) -> None:
        self._load = load
        self._sources = sources
        self._outcomes: list[tuple[Outcome, ...]] = [()] * len(documents)
        self._waiting: list[tuple[int, Ready]] = []
        coming = [ready for ready in documents if ready.settled is None]
        self._captures = find_captures(ready.arrival.sha256 for ready in coming)
        self._identities = known_among(page.identity for ready in coming for page in ready.pages)

    def take(self, place: int, ready: Ready) -> None:
        """Take the next document: it is settled, or new, or has to do with what is here."""
        sha256 = ready.arrival.sha256
        if ready.settled is not None:
            self._outcomes[place] = (ready.settled,)
        elif not self._is_new(ready):
            self._write_what_waits()
            self._outcomes[place] = self._compare(ready)
        else:
            self._waiting.append((place, ready))
            self._captures[sha256] = KeptCapture(None, None)
        self._identities |= {page.identity.digest for page in ready.pages}

    def settled(self) -> list[tuple[Outcome, ...]]:
        """Write what still waits; give what became of each document."""
        self._write_what_waits()
        return self._outcomes

    def _is_new(self, ready: Ready) -> bool:
        digests = [page.identity.digest for page in ready.pages]
        known_as = chain.from_iterable(page.identity.digests for page in ready.pages)
        return (
            ready.arrival.sha256 not in self._captures
            and len(set(digests)) == len(digests)
            and not self._identities.intersection(known_as)
        )

    def _compare(self, ready: Ready) -> tuple[Outcome, ...]:
        """Store a document that has to do with what is here by now."""
        arrival = ready.arrival
        known = find_captures([arrival.sha256]).get(arrival.sha256, KeptCapture(None, None))
        if known.article:
            return (known_already(arrival, known.article),)
        arrival = replace(arrival, kept=known.capture)
        outcomes = store_document(arrival, ready.pages, self._load, self._sources)
        self._captures[arrival.sha256] = KeptCapture(None, None)
        return outcomes

    def _write_what_waits(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        captures = _make_captures([ready for _, ready in waiting], self._load)
        pages = [page for _, ready in waiting for page in ready.pages]
        under = [
            capture
            for (_, ready), capture in zip(waiting, captures, strict=True)
            for _ in ready.pages
        ]
        made = iter(_make_articles(pages, under, self._sources))
        for (place, ready), capture in zip(waiting, captures, strict=True):
            self._outcomes[place] = tuple(
                _loaded(page, capture, next(made)) for page in ready.pages
            )


def known_already(arrival: Arrival, article: int | None) -> Outcome:
    """Return what becomes of a document whose very bytes are in the room."""
    return Outcome(arrival.name, Result.UNCHANGED, SAME_CAPTURE, arrival.sha256, article=article)


def _make_captures(documents: Sequence[Ready], load: Load) -> list[Capture]:
    arrivals = [(ready.arrival, ready.pages[0].draft) for ready in documents]
    captures = Capture.objects.bulk_create(
        capture_row(arrival, draft, keep_capture(arrival.raw, arrival.sha256), load)
        for arrival, draft in arrivals
    )
    for arrival, _ in arrivals:
        # Whoever takes a load back may have taken a file away until the row named it.
        keep_capture(arrival.raw, arrival.sha256)
    return captures


def _make_articles(
    pages: Sequence[Arriving], captures: Sequence[Capture], sources: SourceBook
) -> list[Article]:
    named = [sources.take(mention.source for mention in page.mentions) for page in pages]
    articles = Article.objects.bulk_create(map(article_row, pages, named))
    together = list(zip(articles, pages, captures, named, strict=True))
    Attribution.objects.bulk_create(
        row
        for article, page, _, names in together
        for row in attribution_rows(article, page, names, Settled())
    )
    revisions = Revision.objects.bulk_create(
        revision_row(article, page, capture, number=1) for article, page, capture, _ in together
    )
    Photo.objects.bulk_create(
        photo
        for revision, page in zip(revisions, pages, strict=True)
        for photo in photos_of(revision, page.draft.page, page.gathered)
    )
    _point_at_the_first(articles)
    search.index(*articles)
    return articles


def _point_at_the_first(articles: Sequence[Article]) -> None:
    first = Revision.objects.filter(article=OuterRef("pk")).values("pk")[:1]
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(
        current=Subquery(first)
    )


def _loaded(page: Arriving, capture: Capture, article: Article) -> Outcome:
    reason = reason_for(Result.LOADED, page.identity)
    return page.outcome(Result.LOADED, reason, capture.sha256, article.pk)
