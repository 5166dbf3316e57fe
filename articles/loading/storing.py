"""Write one document's rows: all of them or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from articles import search
from articles.anchoring import RULE
from articles.annotating import place_all, told
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
from articles.loading.pictures import Gathered
from articles.loading.settled import Settled, by_the_settled_clock, settled_in
from articles.loading.sources import SourceBook
from articles.models import (
    Article,
    Attribution,
    Capture,
    Load,
    Photo,
    Result,
    Revision,
)
from articles.models import Outcome as OutcomeRow
from articles.parsing import Basis, Mention, PageWarning, Role

LONGEST_TITLE, LONGEST_BYLINE, LONGEST_NAME = 1000, 500, 500
LONGEST_LANGUAGE, LONGEST_SECTION = 35, 200
MEDIA_TYPES = {"html": "text/html"}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that has come: its bytes, their digest, and a name that is safe to print.

    `captured_at` is aware. `kept` is its capture when the room has it, though no revision was made
    of it.
    """

    raw: bytes
    sha256: str
    name: str
    captured_at: dt.datetime | None = None
    kept: Capture | None = None


@dataclass(frozen=True, slots=True)
class Arriving:
    """A page of a document, ready for its rows."""

    draft: Draft
    identity: Identity
    mentions: tuple[Mention, ...]
    name: str
    gathered: Gathered = field(default_factory=Gathered)

    @property
    def warnings(self) -> tuple[PageWarning, ...]:
        """What was not sure about the page or its pictures."""
        return self.draft.page.warnings + self.gathered.warnings


@transaction.atomic
def store_document(
    arrival: Arrival, pages: Sequence[Arriving], load: Load, sources: SourceBook
) -> tuple[Outcome, ...]:
    """Write a document's capture, articles and outcomes in one transaction.

    Raises IntegrityError when another load wrote one of them a moment ago.
    """
    named = sources.take(mention.source for page in pages for mention in page.mentions)
    capture = arrival.kept or _keep_capture(arrival, pages[0].draft, load)
    outcomes = tuple(_store_page(page, capture, named) for page in pages)
    write_outcomes(outcomes, load)
    return outcomes


def write_outcomes(outcomes: Sequence[Outcome], load: Load) -> None:
    """Write what became of a document in a load."""
    OutcomeRow.objects.bulk_create(
        OutcomeRow(
            load=load,
            name=_ending(outcome.name),
            sha256=outcome.sha256,
            result=outcome.result,
            reason=outcome.reason,
            warnings=[
                {"code": warning.code, "message": warning.message} for warning in outcome.warnings
            ],
            article_id=outcome.article,
        )
        for outcome in outcomes
    )


def _keep_capture(arrival: Arrival, draft: Draft, load: Load) -> Capture:
    return Capture.objects.create(
        sha256=arrival.sha256,
        file=keep_capture(arrival.raw, arrival.sha256),
        name=_ending(arrival.name),
        media_type=MEDIA_TYPES.get(draft.page.format, "text/plain"),
        encoding=draft.page.encoding,
        size=len(arrival.raw),
        format=draft.page.format,
        captured_at=arrival.captured_at or draft.page.captured_at,
        ledger=[
            [stretch.start, stretch.end, str(stretch.role), stretch.note]
            for stretch in draft.page.ledger
        ],
        first_load=load,
    )


def _store_page(page: Arriving, capture: Capture, named: dict[str, int]) -> Outcome:
    article = lock_article(page.identity)
    is_same = article is not None and has_text(article, page.draft)
    result = result_of(article is not None, is_same)
    notes, added = "", 0
    if article is None:
        article = _make_article(page, named)
        _attribute(article, page, named, Settled())
        article.current = _add_revision(article, page, capture, number=1)
        article.save(update_fields=["current"])
    elif not is_same:
        notes = _revise(article, page, capture, named)
    else:
        added = add_missing_pictures(article, page.draft.text_sha256, page.gathered)
    if not is_same:
        search.index(article)
    return Outcome(
        name=page.name,
        result=result,
        reason=reason_for(result, page.identity, notes, added),
        sha256=capture.sha256,
        warnings=page.warnings,
        article=article.pk,
    )


def reason_for(result: Result, identity: Identity, notes: str = "", pictures: int = 0) -> str:
    """Say by which evidence a page was taken for an article here, and what came of it.

    `notes` says what its notes did, `pictures` counts those that the room lacked until now.
    """
    if result == Result.REVISED:
        return f"Another text of {identity.evidence}." + (f" Notes: {notes}." if notes else "")
    if result == Result.UNCHANGED:
        return SAME_TEXT + (f" Pictures that it lacked: {pictures}." if pictures else "")
    return ""


def _make_article(page: Arriving, named: dict[str, int]) -> Article:
    draft = page.draft
    return Article.objects.create(
        title=draft.page.title[:LONGEST_TITLE],
        slug=draft.slug,
        byline=draft.page.byline[:LONGEST_BYLINE],
        authors=list(draft.page.authors),
        publisher_id=named.get(draft.page.publisher or ""),
        agency_id=named.get(draft.agency),
        language=(draft.page.language or "")[:LONGEST_LANGUAGE],
        section=draft.page.section[:LONGEST_SECTION],
        url=draft.url,
        published_at=draft.published_at,
        updated_at=draft.updated_at,
        listed_date=draft.listed_date,
        day=draft.day,
        time_zone=draft.time_zone,
        zone_assumed=draft.page.zone_assumed,
        wall_clock=draft.wall_clock,
        identity=page.identity.digest,
        excerpt=draft.excerpt,
        photo_count=len(draft.page.photos),
        revision_count=1,
    )


def _revise(article: Article, page: Arriving, capture: Capture, named: dict[str, int]) -> str:
    """Add a revision and carry the notes to it; say what became of them.

    Readers see the revision when it is not older than the one they see now.
    """
    settled = settled_in(article)
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
    _attribute(article, page, named, settled)
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
    draft = page.draft
    revision = Revision.objects.create(
        article=article,
        number=number,
        capture=capture,
        captured_at=draft.page.captured_at or capture.captured_at,
        updated_at=draft.updated_at,
        title=draft.page.title[:LONGEST_TITLE],
        text=draft.body.text,
        blocks=draft.blocks,
        rule=RULE,
        text_sha256=draft.text_sha256,
    )
    Photo.objects.bulk_create(photos_of(revision, draft.page, page.gathered))
    return revision


def _attribute(article: Article, page: Arriving, named: dict[str, int], settled: Settled) -> None:
    """Write who is named in which role, once each, with all the words that show it."""
    shown: dict[tuple[int, Role], tuple[Basis, list[str]]] = {}
    for mention in page.mentions:
        _, words = shown.setdefault((named[mention.source], mention.role), (mention.basis, []))
        if mention.evidence not in words:
            words.append(mention.evidence)
    Attribution.objects.bulk_create(
        [
            Attribution(
                article=article,
                source_id=source,
                role=str(role),
                basis=str(basis),
                evidence="; ".join(word for word in words if word),
            )
            for (source, role), (basis, words) in shown.items()
            if not settled.keeps_out(source, role)
        ],
        ignore_conflicts=True,
    )


def _ending(name: str) -> str:
    """Return the ending of a long name: the file's own name says more than its folders."""
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"
