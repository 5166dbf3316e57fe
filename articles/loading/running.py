"""Run a whole load: read each document, parse it, store it, and keep what became of it."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import Error
from django.utils import timezone

from articles.loading.document import Document
from articles.loading.documents import documents_in, documents_of, find_documents, shown
from articles.loading.drafting import Draft, agencies_of, draft
from articles.loading.faults import (
    is_the_documents_fault,
    lost_a_race,
    refusal_of,
    told_in_a_sentence,
)
from articles.loading.matching import SAME_CAPTURE, find_capture, identify
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report
from articles.loading.pictures import Gathered, gather_pictures
from articles.loading.rehearsing import Rehearsal
from articles.loading.sources import SourceBook
from articles.loading.storing import Arrival, Arriving, store_document, write_outcomes
from articles.models import Load, Result
from articles.parsing import Basis, Hint, Mention, ParsedPage, Role, UnknownFormat, parse

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)
TRIES = 5
Progress = Callable[[int, int, Outcome], None]


def load_paths(
    paths: Iterable[Path],
    options: LoadOptions,
    started_by: User | None = None,
    progress: Progress | None = None,
) -> Report:
    """Load files and folders; `progress` hears (documents done, documents in all, outcome).

    Raises CannotSave when the room can keep nothing more. What was loaded until then, or until
    `progress` raised, stays; the load's row then has no finishing time.
    """
    documents = list(find_documents(paths))
    with _under_way(options, started_by) as loader:
        for done, found in enumerate(documents, 1):
            for document in documents_in(found):
                for outcome in loader.take(document):
                    if progress:
                        progress(done, len(documents), outcome)
        return loader.report()


def load_uploads(
    uploads: Iterable[tuple[str, bytes]],
    options: LoadOptions,
    started_by: User | None = None,
) -> Load:
    """Load documents that came by upload, as (name, bytes). Raises CannotSave."""
    with _under_way(replace(options, dry_run=False), started_by) as loader:
        for name, raw in uploads:
            for document in documents_of(raw, name):
                loader.take(document)
    assert loader.load is not None  # noqa: S101 - for the type checker: this is no dry run
    return loader.load


def load_document(
    document: Document, options: LoadOptions, load: Load, sources: SourceBook | None = None
) -> tuple[Outcome, ...]:
    """Load one document in one transaction; give the outcome of each article it holds."""
    return Loader(options, load, sources).take(document)


class Loader:
    """A load under way: its options, its row (None in a dry run), its sources and counts so far."""

    def __init__(
        self, options: LoadOptions, load: Load | None, sources: SourceBook | None = None
    ) -> None:
        self.options = options
        self.load = load
        self.counts: Counter[str] = Counter()
        self._sources = sources or SourceBook()
        self._rehearsal = Rehearsal()

    def take(self, document: Document) -> tuple[Outcome, ...]:
        """Bring a document in, whatever it is. Raises CannotSave when the room is at fault."""
        if document.fault:
            return self.reject(shown(document.name), document.fault)
        arrival = Arrival(
            document.raw,
            hashlib.sha256(document.raw).hexdigest(),
            shown(document.name),
            document.told.captured_at,
        )
        for attempt in range(1, TRIES + 1):
            try:
                return self._settle(arrival, document)
            except (Error, OSError) as error:
                # What the transaction made is gone, and another load may have made it instead.
                self._sources.forget()
                if attempt < TRIES and lost_a_race(error):
                    continue
                if is_the_documents_fault(error):
                    return self.reject(arrival.name, refusal_of(error), arrival.sha256)
                raise CannotSave(told_in_a_sentence(error, arrival.name)) from error
        raise AssertionError("unreachable")

    def reject(self, name: str, reason: str, sha256: str = "") -> tuple[Outcome, ...]:
        """Keep on record why nothing of a document came in."""
        return self._record(Outcome(name, Result.REJECTED, reason, sha256))

    def report(self) -> Report:
        """Sum up the load so far."""
        return Report(self.load.pk if self.load else None, dict(self.counts))

    def _settle(self, arrival: Arrival, document: Document) -> tuple[Outcome, ...]:
        kept, article = find_capture(arrival.sha256)
        if article or self._rehearsal.has_capture(arrival.sha256):
            return self._record(_known_already(arrival, article))
        try:
            pages = self._read_pages(document)
        except UnknownFormat as refusal:
            return self.reject(arrival.name, str(refusal), arrival.sha256)
        if self.load is None:
            outcomes = self._rehearsal.take(arrival, pages)
        else:
            outcomes = store_document(replace(arrival, kept=kept), pages, self.load, self._sources)
        self._count(outcomes)
        return outcomes

    def _read_pages(self, document: Document) -> list[Arriving]:
        hint = self.options.hint(document)
        parsed = read_pages(document.raw, hint)
        if zone := self._zone_of_the_source(parsed, hint):
            parsed = read_pages(document.raw, replace(hint, time_zone=zone))
        name = shown(document.name)
        with _own_faults_told(name):
            ready = [draft(page) for page in parsed]
        return [
            replace(
                self._prepare(page, hint, named_in(name, number, len(parsed))),
                gathered=_pictures(page.page, document),
            )
            for number, page in enumerate(ready, 1)
        ]

    def _prepare(self, ready: Draft, hint: Hint, name: str) -> Arriving:
        page = ready.page
        who = (page.publisher or ready.agency).strip()
        slug = self._sources.plan(who).slug if who else ""
        return Arriving(ready, identify(ready, slug), _all_mentions(page, hint), name)

    def _zone_of_the_source(self, parsed: Iterable[ParsedPage], hint: Hint) -> str:
        """Return the zone that curators gave the source, where the parser assumed another."""
        if hint.time_zone:
            return ""
        zones = {self._home_zone(page) or page.time_zone for page in parsed if page.zone_assumed}
        taken = {page.time_zone for page in parsed if page.zone_assumed}
        return zones.pop() or "" if len(zones) == 1 and zones != taken else ""

    def _home_zone(self, page: ParsedPage) -> str:
        names = (page.publisher, *agencies_of(page))
        known = (self._sources.find(name) for name in names if name)
        return next((source.time_zone for source in known if source and source.time_zone), "")

    def _record(self, *outcomes: Outcome) -> tuple[Outcome, ...]:
        try:
            if self.load is not None:
                write_outcomes(outcomes, self.load)
        except Error as error:
            raise CannotSave(told_in_a_sentence(error, outcomes[0].name)) from error
        self._count(outcomes)
        return outcomes

    def _count(self, outcomes: Iterable[Outcome]) -> None:
        self.counts.update(str(outcome.result) for outcome in outcomes)


def read_pages(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Parse a document; whatever is wrong with it, or with the parser, is an UnknownFormat."""
    with _own_faults_told(hint.name):
        pages = parse(raw, hint)
    if not pages:
        raise UnknownFormat("The document holds no article.")
    return pages


@contextmanager
def _own_faults_told(name: str) -> Iterator[None]:
    """Turn a fault of the program into a refusal: one document must not keep the others out."""
    try:
        yield
    except UnknownFormat:
        raise
    except Exception as error:
        logger.exception("The program failed on %s.", name)
        raise UnknownFormat(
            f"Reading Room failed to read it ({type(error).__name__}): this is a fault of the "
            "program, please report it with the document."
        ) from error


def _pictures(page: ParsedPage, document: Document) -> Gathered:
    return gather_pictures(page, document.beside, settings.READINGROOM_MAX_PIXELS)


def _known_already(arrival: Arrival, article: int | None) -> Outcome:
    return Outcome(arrival.name, Result.UNCHANGED, SAME_CAPTURE, arrival.sha256, article=article)


def named_in(document: str, number: int, articles: int) -> str:
    """Return an article's name: the document's, with "#n" when it holds several."""
    return f"{document}#{number}" if articles > 1 else document


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


@contextmanager
def _under_way(options: LoadOptions, started_by: User | None) -> Iterator[Loader]:
    loader = Loader(options, None if options.dry_run else _start(options, started_by))
    try:
        yield loader
    except BaseException:
        # Stopped half-way: what came in stays, and the row shows that the load has no end.
        with suppress(Error):
            _save_counts(loader)
        raise
    _save_counts(loader, finished_at=timezone.now())


def _start(options: LoadOptions, started_by: User | None) -> Load:
    try:
        return Load.objects.create(
            started_at=timezone.now(), started_by=started_by, options=options.given()
        )
    except Error as error:
        raise CannotSave(told_in_a_sentence(error)) from error


def _save_counts(loader: Loader, **changes: object) -> None:
    if loader.load is None:
        return
    loader.load.counts = dict(loader.counts)
    for field, value in changes.items():
        setattr(loader.load, field, value)
    loader.load.save(update_fields=["counts", *changes])
