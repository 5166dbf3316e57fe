"""Write one document's rows: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles import search
from articles.annotating import place_all, told
from articles.loading.added import Added
from articles.loading.arriving import Arrival, Arriving
from articles.loading.drafting import Draft
from articles.loading.keeping import keep_capture
from articles.loading.matching import (
    SAME_TEXT,
    Identity,
    has_text,
    is_newer,
    lock_article,
    next_number,
    result_of,
)
from articles.loading.outcome import Outcome
from articles.loading.photographs import add_missing_pictures, photos_of
from articles.loading.rows import (
    LONGEST_BYLINE,
    LONGEST_SECTION,
    LONGEST_TITLE,
    article_row,
    attribution_rows,
    capture_row,
    revision_row,
)
from articles.loading.settled import Settled, by_the_settled_clock, settled_in
from articles.loading.sources import SourceBook
from articles.models import Article, Attribution, Capture, Load, Photo, Result, Revision
from articles.parsing import Role


def store_document(
    arrival: Arrival, pages: Sequence[Arriving], load: Load, sources: SourceBook
) -> tuple[Outcome, ...]:
    """Write a document's capture and articles.

    Belongs in a transaction: its end keeps all of them or none. Raises IntegrityError when
    another load wrote one of them a moment ago.
    """
    named = sources.take(mention.source for page in pages for mention in page.mentions)
    capture = arrival.kept or _keep_capture(arrival, pages[0].draft, load)
    return tuple(_store_page(page, capture, named) for page in pages)


def _keep_capture(arrival: Arrival, draft: Draft, load: Load) -> Capture:
    capture = capture_row(arrival, draft, keep_capture(arrival.raw, arrival.sha256), load)
    capture.save(force_insert=True)
    # Whoever takes a load back may have taken the file away until the row named it.
    keep_capture(arrival.raw, arrival.sha256)
    return capture


def _store_page(page: Arriving, capture: Capture, named: Mapping[str, int]) -> Outcome:
    article = lock_article(page.identity)
    is_same = article is not None and has_text(article, page.draft)
    result = result_of(article is not None, is_same)
    notes, pictures, added = "", 0, Added()
    if article is None:
        article = _make_article(page, capture, named)
    elif not is_same:
        notes = _revise(article, page, capture, named, added)
    else:
        pictures = add_missing_pictures(article, page.draft.text_sha256, page.gathered)
    if not is_same:
        search.index(article)
    reason = reason_for(result, page.identity, notes, pictures)
    return page.outcome(result, reason, capture.sha256, article.pk, added.kept())


def reason_for(result: Result, identity: Identity, notes: str = "", pictures: int = 0) -> str:
    """Say by which evidence a page was taken for an article here, and what came of it.

    `notes` says what its notes did, `pictures` counts those that the room lacked until now.
    """
    if result == Result.REVISED:
        return f"Another text of {identity.evidence}." + (f" Notes: {notes}." if notes else "")
    if result == Result.UNCHANGED:
        return SAME_TEXT + (f" Pictures that it lacked: {pictures}." if pictures else "")
    return ""


def _make_article(page: Arriving, capture: Capture, named: Mapping[str, int]) -> Article:
    article = article_row(page, named)
    article.save(force_insert=True)
    attribute(article, page, named, Settled())
    article.current = _add_revision(article, page, capture, number=1)
    article.save(update_fields=["current"])
    return article


def _revise(
    article: Article, page: Arriving, capture: Capture, named: Mapping[str, int], added: Added
) -> str:
    """Add a revision and carry the notes to it; say what became of them.

    Readers see the revision when it is not older than the one they see now.
    """
    settled = settled_in(article)
    added.look_at(article)
    revision = _add_revision(article, page, capture, next_number(article))
    settled.carry_to(revision)
    if is_newer(page.draft, revision.captured_at, article):
        _describe_anew(article, page.draft, settled)
        article.current = revision
    if not settled.has(Role.PUBLISHER):
        article.publisher_id = article.publisher_id or named.get(page.draft.page.publisher or "")
    if not settled.has(Role.AGENCY):
        article.agency_id = article.agency_id or named.get(page.draft.agency)
    article.revision_count += 1
    article.save()
    added.compare(article, attribute(article, page, named, settled))
    return told(place_all(revision))


def _describe_anew(article: Article, draft: Draft, settled: Settled) -> None:
    """Take over what the newer page says, but never over a curator's own words."""
    page, updated_at = draft.page, draft.updated_at
    # A title may have been mended before corrections were kept.
    if article.current is None or article.title == article.current.title:
        new: dict[str, object] = {"title": page.title[:LONGEST_TITLE], "slug": draft.slug}
    else:
        new = {}
    if page.zone_assumed and settled.has("time_zone"):
        updated_at = by_the_settled_clock(page.updated, article.time_zone) or updated_at
    new |= {
        "byline": article.byline or page.byline[:LONGEST_BYLINE],
        "authors": article.authors or list(page.authors),
        "section": article.section or page.section[:LONGEST_SECTION],
        "updated_at": updated_at or article.updated_at,
    }
    for column, value in new.items():
        if not settled.has("title" if column == "slug" else column):
            setattr(article, column, value)
    article.excerpt = draft.excerpt
    article.photo_count = len(page.photos)


def _add_revision(article: Article, page: Arriving, capture: Capture, number: int) -> Revision:
    revision = revision_row(article, page, capture, number)
    revision.save(force_insert=True)
    Photo.objects.bulk_create(photos_of(revision, page.draft.page, page.gathered))
    return revision


def attribute(
    article: Article, page: Arriving, named: Mapping[str, int], settled: Settled
) -> list[Attribution]:
    """Write who a page names in which role, but never what a curator took out.

    Returns the rows that were not there.
    """
    there = set(article.attributions.values_list("source", "role"))
    rows = attribution_rows(article, page, named, settled)
    return Attribution.objects.bulk_create(
        [row for row in rows if (row.source_id, row.role) not in there]
    )
