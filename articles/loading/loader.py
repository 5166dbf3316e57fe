"""A load under way: begins to read documents, and stores them in their order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.db import Error, transaction

from articles.loading.arriving import Arrival
from articles.loading.document import Document
from articles.loading.faults import (
    is_the_documents_fault,
    lost_a_race,
    refusal_of,
    told_in_a_sentence,
)
from articles.loading.matching import KeptCapture, find_captures
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report
from articles.loading.pacing import Pace
from articles.loading.preparing import Coming, prepare, rejected
from articles.loading.readers import Readers
from articles.loading.rehearsing import Rehearsal
from articles.loading.showing import shown
from articles.loading.sources import SourceBook
from articles.loading.together import keep_files, known_already, store_together
from articles.models import Load

TRIES = 5


class Loader:
    """A load under way: its options, its row (None in a dry run), its sources and counts so far."""

    def __init__(
        self,
        options: LoadOptions,
        load: Load | None,
        sources: SourceBook | None = None,
        readers: Readers | None = None,
    ) -> None:
        self.options = options
        self.load = load
        self.counts: Counter[str] = Counter()
        self.pace = Pace()
        self.readers = readers or Readers()
        self._sources = sources or SourceBook()
        self._zones: dict[str, str] = {}
        self._rehearsal = Rehearsal()

    def take(self, document: Document) -> tuple[Outcome, ...]:
        """Bring a document in, whatever it is. Raises CannotSave when the room is at fault."""
        return next(self.settle(self.begin([document])))

    def begin(self, documents: Sequence[Document]) -> list[Coming]:
        """Begin to read documents; those whose bytes the room has are settled without."""
        arrivals = [_arrival(document) for document in documents]
        known = find_captures(arrival.sha256 for arrival in arrivals if arrival.sha256)
        return [
            self._begin(document, arrival, known.get(arrival.sha256))
            for document, arrival in zip(documents, arrivals, strict=True)
        ]

    def settle(self, coming: Sequence[Coming]) -> Iterator[tuple[Outcome, ...]]:
        """Store documents, and yield what became of each. Raises CannotSave.

        They are stored together; when that fails each by itself, so that a document that the
        database refuses keeps no other out.
        """
        if self.load is None or len(coming) == 1:
            for one in coming:
                yield self._rehearse(one) if self.load is None else self._store_alone(one)
            return
        try:
            stored = self._store(coming, self.load)
        except (Error, OSError):
            self._sources.forget()
            stored = []
        yield from stored
        for one in coming if not stored else ():
            yield self._store_alone(one)

    def report(self) -> Report:
        """Sum up the load so far."""
        return Report(self.load.pk if self.load else None, dict(self.counts))

    def note(self, **changes: object) -> None:
        """Write down how far the load is."""
        if self.load is not None:
            self.load.counts = dict(self.counts)
            for field, value in changes.items():
                setattr(self.load, field, value)
            self.load.save(update_fields=["counts", *changes])

    def _begin(self, document: Document, arrival: Arrival, known: KeptCapture | None) -> Coming:
        hint = self.options.hint(document)
        if document.fault:
            return Coming(document, arrival, hint, rejected(arrival, document.fault))
        if known and known.article:
            return Coming(document, arrival, hint, known_already(arrival, known.article))
        reading = self.readers.begin(document.raw, hint, self._zones)
        return Coming(document, arrival, hint, read=reading)

    def _store(self, coming: Sequence[Coming], load: Load) -> list[tuple[Outcome, ...]]:
        documents = [prepare(one, self._sources, self._zones) for one in coming]
        keep_files(documents)
        with self.pace.measured(len(documents)), transaction.atomic():
            stored = store_together(documents, load, self._sources)
            counts = self._counted_with(stored)
            Load.objects.filter(pk=load.pk).update(counts=dict(counts))
        self.counts = counts
        return stored

    def _store_alone(self, one: Coming) -> tuple[Outcome, ...]:
        assert self.load is not None  # noqa: S101 - for the type checker: this is no dry run
        for attempt in range(1, TRIES + 1):
            try:
                return self._store([one], self.load)[0]
            except (Error, OSError) as error:
                # What the transaction made is gone, and another load may have made it instead.
                self._sources.forget()
                if attempt < TRIES and lost_a_race(error):
                    continue
                if one.settled is None and is_the_documents_fault(error):
                    refused = rejected(one.arrival, refusal_of(error))
                    return self._store_alone(replace(one, settled=refused))
                raise CannotSave(told_in_a_sentence(error, one.arrival.name)) from error
        raise AssertionError("unreachable")

    def _rehearse(self, one: Coming) -> tuple[Outcome, ...]:
        if one.settled is None and self._rehearsal.has_capture(one.arrival.sha256):
            one = replace(one, settled=known_already(one.arrival, None))
        try:
            ready = prepare(one, self._sources, self._zones)
            outcomes = (ready.settled,) if ready.settled else self._rehearsal.take(ready)
        except Error as error:
            raise CannotSave(told_in_a_sentence(error, one.arrival.name)) from error
        self.counts = self._counted_with([outcomes])
        return outcomes

    def _counted_with(self, stored: Iterable[tuple[Outcome, ...]]) -> Counter[str]:
        return self.counts + Counter(
            str(outcome.result) for outcomes in stored for outcome in outcomes
        )


def _arrival(document: Document) -> Arrival:
    digest = "" if document.fault else hashlib.sha256(document.raw).hexdigest()
    return Arrival(document.raw, digest, shown(document.name), document.told.captured_at)
