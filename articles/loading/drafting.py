"""Turn a parsed page into the values that its rows will hold; nothing is written here."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from articles.anchoring import CanonicalText, canonical
from articles.models.fields import LONGEST_SLUG, is_web_address
from articles.parsing import ParsedPage, zone_named

LONGEST_ADDRESS = 2000
LONGEST_EXCERPT = 300


@dataclass(frozen=True, slots=True)
class Draft:
    """A page made ready for its rows."""

    page: ParsedPage
    body: CanonicalText
    text_sha256: str
    url: str
    slug: str
    excerpt: str
    published_at: dt.datetime | None
    updated_at: dt.datetime | None
    listed_date: dt.date | None
    day: dt.date | None
    wall_clock: int
    time_zone: str

    @property
    def agency(self) -> str:
        """The agency that the page names first; the others stand in its attributions alone."""
        return next(iter(agencies_of(self.page)), "")

    @property
    def blocks(self) -> list[dict[str, object]]:
        """The blocks as a revision keeps them."""
        return [
            {"kind": block.kind, "start": block.start, "end": block.end}
            | ({"photo": block.photo} if block.photo else {})
            for block in self.body.blocks
        ]


def draft(page: ParsedPage) -> Draft:
    """Prepare a page: its canonical text, its day and clock, and what lists show of it."""
    body = canonical(_parts(page))
    day = _day(page)
    return Draft(
        page=page,
        body=body,
        text_sha256=hashlib.sha256(body.text.encode()).hexdigest(),
        url=web_address(page.url),
        slug=slug_of(page.title),
        excerpt=excerpt_of((*page.paragraphs, *(photo.caption for photo in page.photos))),
        published_at=_moment(page.published),
        updated_at=_moment(page.updated),
        listed_date=page.listed_date or _bare_date(page.published),
        day=day,
        wall_clock=_wall_clock(page.published, day),
        time_zone=_zone_name(page.time_zone),
    )


def agencies_of(page: ParsedPage) -> tuple[str, ...]:
    """Return each agency by itself: "AP / Newsis" is two sources, never one."""
    return page.agencies or ((page.agency,) if page.agency else ())


def web_address(address: str | None) -> str:
    """Return an address that a browser may open, or nothing."""
    address = address or ""
    return address if len(address) <= LONGEST_ADDRESS and is_web_address(address) else ""


def excerpt_of(texts: Iterable[str]) -> str:
    """Return the first text that says anything, cut at a word: paragraphs go before captions."""
    first = next((text for text in texts if text.strip()), "")
    words = " ".join(first[: LONGEST_EXCERPT * 4].split())
    if len(words) <= LONGEST_EXCERPT:
        return words
    cut = words[: LONGEST_EXCERPT - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip()}…"


def _parts(page: ParsedPage) -> Iterator[tuple[str, str, int | None]]:
    """Yield the title, then the blocks with each caption after the block that it follows."""
    yield "title", page.title, None
    for place in range(len(page.blocks) + 1):
        if place:
            block = page.blocks[place - 1]
            yield str(block.kind), block.text, None
        for number, photo in enumerate(page.photos, 1):
            if min(photo.after_block, len(page.blocks)) == place:
                yield "caption", photo.caption, number


def _day(page: ParsedPage) -> dt.date | None:
    """Return the day by which readers filter: the published wall clock's, else the listed date."""
    if isinstance(page.published, dt.datetime):
        return page.published.date()
    return page.published or page.listed_date


def _bare_date(published: dt.date | None) -> dt.date | None:
    return None if isinstance(published, dt.datetime) else published


def _moment(stamp: dt.date | None) -> dt.datetime | None:
    """Return a moment in UTC; a bare date is none, nor is one beyond the calendar's ends."""
    if not isinstance(stamp, dt.datetime):
        return None
    try:
        return stamp.astimezone(dt.UTC)
    except OverflowError:
        return None


def _wall_clock(published: dt.date | None, day: dt.date | None) -> int:
    if isinstance(published, dt.datetime):
        return int((published.replace(tzinfo=None) - dt.datetime.min).total_seconds())
    return (day - dt.date.min).days * 86_400 if day else 0


def _zone_name(zone: str | None) -> str:
    """Return a zone or offset that the room can keep time by, or nothing."""
    return zone if zone and zone_named(zone) else ""


def excerpt_of_blocks(text: str, blocks: Sequence[dict[str, Any]]) -> str:
    """Return what lists show of a revision, from its text and the blocks that tile it."""
    told = [(str(block["kind"]), text[block["start"] : block["end"]]) for block in blocks]
    paragraphs = [words for kind, words in told if kind not in {"title", "heading", "caption"}]
    return excerpt_of(paragraphs + [words for kind, words in told if kind == "caption"])


def slug_of(title: str) -> str:
    """Return the title as an address shows it."""
    return slugify(title, allow_unicode=True)[:LONGEST_SLUG].strip("-_")
