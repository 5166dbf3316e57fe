"""Make a document ready for its rows: read it, or hear what was read of it ahead of its turn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings

from articles.loading.arriving import Arrival, Arriving, Ready
from articles.loading.document import Document
from articles.loading.drafting import Draft, agencies_of, draft
from articles.loading.matching import Identity, identify
from articles.loading.outcome import Outcome
from articles.loading.pictures import gather_pictures
from articles.loading.sources import KnownSource, SourceBook
from articles.models import Result
from articles.parsing import (
    Basis,
    Hint,
    Mention,
    PageWarning,
    ParsedPage,
    Read,
    Role,
    UnknownFormat,
    failed,
    home_zone,
    names_of,
    read,
    zone_at_home,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Coming:
    """A document whose turn will come: settled already, or being read.

    `done` is how many files of the load are done with it; of an archive, which part.
    """

    done: float
    document: Document
    arrival: Arrival
    hint: Hint
    settled: Outcome | None = None
    read: Callable[[], Read] = Read


def read_pages(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Parse a document. Raises UnknownFormat, whatever is wrong with it or with the parser."""
    return _pages_of(read(raw, hint, lambda name: None), hint.name)


def prepare(coming: Coming, sources: SourceBook, zones: dict[str, str]) -> Ready:
    """Make a document ready; its outcome, when nothing in it can be read.

    `zones` learns in which home zones pages had to be read anew, for those that are read ahead.
    """
    if coming.settled is not None:
        return Ready(coming.arrival, settled=coming.settled)
    arrival = coming.arrival
    try:
        pages = _read_at_home(coming, sources, zones)
        return Ready(arrival, tuple(_arriving(pages, coming, sources)))
    except UnknownFormat as refusal:
        settled = rejected(arrival, str(refusal), coming.document.warnings)
        return Ready(arrival, settled=settled)


def rejected(arrival: Arrival, reason: str, warnings: tuple[PageWarning, ...] = ()) -> Outcome:
    """Return what becomes of a document of which nothing comes in; `warnings` stood around it."""
    return Outcome(arrival.name, Result.REJECTED, reason, arrival.sha256, warnings)


def named_in(document: str, number: int, articles: int) -> str:
    """Return an article's name: the document's, with "#n" when it holds several."""
    return f"{document}#{number}" if articles > 1 else document


def _read_at_home(
    coming: Coming, sources: SourceBook, zones: dict[str, str]
) -> tuple[ParsedPage, ...]:
    """Return the pages, read by the clock that the sources have now, as their turn has come."""
    hint, name = coming.hint, coming.arrival.name
    told = coming.read()
    pages = _pages_of(told, name)
    if told.zone:
        is_home = {home_zone(page, sources.home) for page in pages} == {told.zone}
    else:
        is_home = not zone_at_home(pages, hint, sources.home)
    if is_home:
        return pages
    told = read(coming.document.raw, hint, sources.home)
    zones.update((who, told.zone) for page in told.pages for who in names_of(page))
    return _pages_of(told, name)


def _pages_of(told: Read, name: str) -> tuple[ParsedPage, ...]:
    if told.fault:
        logger.error("The program failed on %s.\n%s", name, told.fault)
    if not told.pages:
        raise UnknownFormat(told.refusal)
    return told.pages


def _arriving(pages: tuple[ParsedPage, ...], coming: Coming, sources: SourceBook) -> list[Arriving]:
    name = coming.arrival.name
    try:
        drafts = [draft(page) for page in _with_what_is_told(pages, coming.document)]
    except Exception as fault:
        # One document must not keep the others out.
        raise _told(failed(fault), name) from fault
    return [
        Arriving(
            ready,
            _identity_of(ready, sources),
            _all_mentions(ready.page, coming.hint),
            named_in(name, number, len(pages)),
            gather_pictures(
                ready.page,
                coming.document.beside,
                settings.READINGROOM_MAX_PIXELS,
                settings.READINGROOM_MAX_PICTURE_SECONDS,
            ),
        )
        for number, ready in enumerate(drafts, 1)
    ]


def _with_what_is_told(pages: tuple[ParsedPage, ...], document: Document) -> list[ParsedPage]:
    """Add what was wrong around the document, and the title told of it to a lone page without."""
    title = document.told.title if len(pages) == 1 and not pages[0].title else None
    found = [replace(page, warnings=page.warnings + document.warnings) for page in pages]
    return [replace(found[0], title=title)] if title else found


def _told(told: Read, name: str) -> UnknownFormat:
    logger.error("The program failed on %s.\n%s", name, told.fault)
    return UnknownFormat(told.refusal)


def _identity_of(ready: Draft, sources: SourceBook) -> Identity:
    who = (ready.page.publisher or ready.agency).strip()
    source = sources.plan(who) if who else KnownSource("", None)
    return identify(ready, source.slug, source.former)


def _all_mentions(page: ParsedPage, hint: Hint) -> tuple[Mention, ...]:
    """Return who the page names, its publisher and agency among them however they are known."""
    roles = (
        (Role.PUBLISHER, page.publisher, hint.publisher),
        *((Role.AGENCY, agency, hint.agency) for agency in agencies_of(page)),
    )
    shown = {(mention.role, mention.source) for mention in page.mentions}
    missing = tuple(
        Mention(name or "", role, Basis.ASSIGNED if given else Basis.INFERRED, "")
        for role, name, given in roles
        if (role, name) not in shown
    )
    return tuple(mention for mention in page.mentions + missing if mention.source.strip())
