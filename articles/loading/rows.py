"""The rows that a page becomes, ready to be saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articles.anchoring import RULE
from articles.loading.arriving import Arrival, Arriving
from articles.loading.drafting import Draft
from articles.loading.outcome import Outcome
from articles.loading.settled import Settled
from articles.models import Article, Attribution, Capture, Load, Revision
from articles.models import Outcome as OutcomeRow
from articles.parsing import Basis, Role

LONGEST_TITLE, LONGEST_BYLINE, LONGEST_NAME = 1000, 500, 500
LONGEST_LANGUAGE, LONGEST_SECTION = 35, 200
MEDIA_TYPES = {
    "html": "text/html",
    "feed": "application/xml",
    "newsml-g2": "application/vnd.iptc.g2.newsmessage+xml",
    "nitf": "application/xml",
    "ninjs": "application/json",
    "json": "application/json",
    "csv": "text/csv",
    "markdown": "text/markdown",
    "mhtml": "multipart/related",
    "mail": "message/rfc822",
}


def capture_row(arrival: Arrival, draft: Draft, file: str, load: Load) -> Capture:
    """Return the row of a document whose bytes are kept in this file."""
    return Capture(
        sha256=arrival.sha256,
        file=file,
        name=ending(arrival.name),
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


def article_row(page: Arriving, named: Mapping[str, int]) -> Article:
    """Return the row of a new article; `named` gives the sources by the names on the page."""
    return Article(**facts_of(page, named), identity=page.identity.digest, revision_count=1)


def facts_of(page: Arriving, named: Mapping[str, int]) -> dict[str, Any]:
    """Return what a page says of its article, by column. `named` has the sources' pks."""
    draft = page.draft
    return {
        "title": draft.page.title[:LONGEST_TITLE],
        "slug": draft.slug,
        "byline": draft.page.byline[:LONGEST_BYLINE],
        "authors": list(draft.page.authors),
        "publisher_id": named.get(draft.page.publisher or ""),
        "agency_id": named.get(draft.agency),
        "language": (draft.page.language or "")[:LONGEST_LANGUAGE],
        "section": draft.page.section[:LONGEST_SECTION],
        "url": draft.url,
        "published_at": draft.published_at,
        "updated_at": draft.updated_at,
        "listed_date": draft.listed_date,
        "day": draft.day,
        "time_zone": draft.time_zone,
        "zone_assumed": draft.page.zone_assumed,
        "wall_clock": draft.wall_clock,
        "excerpt": draft.excerpt,
        "photo_count": len(draft.page.photos),
    }


def revision_row(article: Article, page: Arriving, capture: Capture, number: int) -> Revision:
    """Return the row of the text that a capture shows of an article."""
    draft = page.draft
    return Revision(
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


def attribution_rows(
    article: Article, page: Arriving, named: Mapping[str, int], settled: Settled
) -> list[Attribution]:
    """Return who is named in which role, once each, with all the words that show it."""
    shown: dict[tuple[int, Role], tuple[Basis, list[str]]] = {}
    for mention in page.mentions:
        _, words = shown.setdefault((named[mention.source], mention.role), (mention.basis, []))
        if mention.evidence not in words:
            words.append(mention.evidence)
    return [
        Attribution(
            article=article,
            source_id=source,
            role=str(role),
            basis=str(basis),
            evidence="; ".join(word for word in words if word),
        )
        for (source, role), (basis, words) in shown.items()
        if not settled.keeps_out(source, role)
    ]


def write_outcomes(outcomes: Sequence[Outcome], load: Load) -> None:
    """Write what became of documents in a load."""
    OutcomeRow.objects.bulk_create(
        OutcomeRow(
            load=load,
            name=ending(outcome.name),
            sha256=outcome.sha256,
            result=outcome.result,
            reason=outcome.reason,
            warnings=[
                {"code": warning.code, "message": warning.message} for warning in outcome.warnings
            ],
            article_id=outcome.article,
            added=outcome.added,
        )
        for outcome in outcomes
    )


def ending(name: str) -> str:
    """Return the ending of a long name: the file's own name says more than its folders."""
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"
