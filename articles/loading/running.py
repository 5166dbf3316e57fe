"""Run a whole load: read each document, parse it, store it, and keep what became of it."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import Error
from django.utils import timezone

from articles.loading.documents import Unreadable, find_documents, read_document, shown, unpacked
from articles.loading.drafting import Draft, agencies_of, draft
from articles.loading.faults import (
    is_the_documents_fault,
    lost_a_race,
    refusal_of,
    told_in_a_sentence,
)
from articles.loading.matching import SAME_CAPTURE, find_capture, identify
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report
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
            for outcome in _take_or_reject(loader, found.name, partial(read_document, found)):
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
            _take_or_reject(loader, name, partial(unpacked, raw))
    assert loader.load is not None  # noqa: S101 - for the type checker: this is no dry run
    return loader.load


def load_document(
    raw: bytes, name: str, options: LoadOptions, load: Load, sources: SourceBook | None = None
) -> tuple[Outcome, ...]:
    """Load one document in one transaction; give the outcome of each article it holds."""
    return Loader(options, load, sources).take(raw, name)


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

    def take(self, raw: bytes, name: str) -> tuple[Outcome, ...]:
        """Bring a document in, whatever it is. Raises CannotSave when the room is at fault."""
        arrival = Arrival(raw, hashlib.sha256(raw).hexdigest(), shown(name))
        for attempt in range(1, TRIES + 1):
            try:
                return self._settle(arrival)
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

    def _settle(self, arrival: Arrival) -> tuple[Outcome, ...]:
        kept, article = find_capture(arrival.sha256)
        if article or self._rehearsal.has_capture(arrival.sha256):
            return self._record(_known_already(arrival, article))
        try:
            pages = self._read_pages(arrival)
        except UnknownFormat as refusal:
            return self.reject(arrival.name, str(refusal), arrival.sha256)
        if self.load is None:
            outcomes = self._rehearsal.take(arrival, pages)
        else:
            outcomes = store_document(replace(arrival, kept=kept), pages, self.load, self._sources)
        self._count(outcomes)
        return outcomes

    def _read_pages(self, arrival: Arrival) -> list[Arriving]:
        hint = self.options.hint(arrival.name)
        parsed = read_pages(arrival.raw, hint)
        if zone := self._zone_of_the_source(parsed):
            parsed = read_pages(arrival.raw, replace(hint, time_zone=zone))
        with _own_faults_told(arrival.name):
            ready = [draft(page) for page in parsed]
        return [
            self._prepare(page, named_in(arrival.name, number, len(parsed)))
            for number, page in enumerate(ready, 1)
        ]

    def _prepare(self, ready: Draft, name: str) -> Arriving:
        page = ready.page
        who = (page.publisher or ready.agency).strip()
        slug = self._sources.plan(who).slug if who else ""
        return Arriving(ready, identify(ready, slug), _all_mentions(page, self.options), name)

    def _zone_of_the_source(self, parsed: Iterable[ParsedPage]) -> str:
        """Return the zone that curators gave the source, where the parser assumed another."""
        if self.options.time_zone:
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


def _known_already(arrival: Arrival, article: int | None) -> Outcome:
    return Outcome(arrival.name, Result.UNCHANGED, SAME_CAPTURE, arrival.sha256, article=article)


def named_in(document: str, number: int, articles: int) -> str:
    """Return an article's name: the document's, with "#n" when it holds several."""
    return f"{document}#{number}" if articles > 1 else document


def _all_mentions(page: ParsedPage, options: LoadOptions) -> tuple[Mention, ...]:
    """Return who the page names, its publisher and agency among them however they are known."""
    roles = (
        (Role.PUBLISHER, page.publisher, options.publisher),
        *((Role.AGENCY, agency, options.agency) for agency in agencies_of(page)),
    )
    shown = {(mention.role, mention.source) for mention in page.mentions}
    missing = tuple(
        Mention(name or "", role, Basis.ASSIGNED if given else Basis.INFERRED, "")
        for role, name, given in roles
        if (role, name) not in shown
    )
    return tuple(mention for mention in page.mentions + missing if mention.source.strip())


def _take_or_reject(loader: Loader, name: str, read: Callable[[], bytes]) -> tuple[Outcome, ...]:
    try:
        return loader.take(read(), name)
    except Unreadable as trouble:
        return loader.reject(shown(name), str(trouble))


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
