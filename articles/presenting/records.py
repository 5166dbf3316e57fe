"""A parsed page as the record that `manage.py parse` prints, one JSON object a page."""

from __future__ import annotations

import datetime as dt

from articles.parsing import Mention, PagePhoto, ParsedPage, Stretch


# The argument is called as the key of the record that it becomes.
def page_record(page: ParsedPage, *, id: str, sha256: str) -> dict[str, object]:  # noqa: A002
    """Shape a parsed page as plain values; what is absent is None or an empty list."""
    return {
        "id": id,
        "sha256": sha256,
        "format": page.format,
        "title": page.title or None,
        "byline": page.byline or None,
        "authors": list(page.authors),
        "publisher": page.publisher,
        "agency": page.agency,
        "source": page.publisher or page.agency,
        "language": page.language,
        "url": page.url,
        "published": _iso(page.published),
        "updated": _iso(page.updated),
        "listed_date": _iso(page.listed_date),
        "time_zone": page.time_zone,
        "zone_assumed": page.zone_assumed,
        "paragraphs": [block.text for block in page.blocks],
        "blocks": [{"kind": str(block.kind), "text": block.text} for block in page.blocks],
        "photos": [_photo(photo) for photo in page.photos],
        "warnings": [{"code": each.code, "message": each.message} for each in page.warnings],
        "ledger": [_stretch(stretch) for stretch in page.ledger],
        "section": page.section or None,
        "captured_at": _iso(page.captured_at),
        "mentions": [_mention(mention) for mention in page.mentions],
    }


def _photo(photo: PagePhoto) -> dict[str, object]:
    return {
        "caption": photo.caption or None,
        "credit": photo.credit or None,
        "url": photo.url,
        "occurrences": photo.occurrences,
        "alt": photo.alt or None,
        "after_block": photo.after_block,
    }


def _stretch(stretch: Stretch) -> dict[str, object]:
    return {
        "start": stretch.start,
        "end": stretch.end,
        "role": str(stretch.role),
        "note": stretch.note,
    }


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "source": mention.source,
        "role": str(mention.role),
        "basis": str(mention.basis),
        "evidence": mention.evidence,
    }


def _iso(moment: dt.datetime | dt.date | None) -> str | None:
    """ISO 8601 with offset, to the minute unless seconds are printed; a bare date stays one."""
    if isinstance(moment, dt.datetime):
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.isoformat() if moment else None
