"""A load under way: begins to read documents, and stores them in their order."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db import Error, transaction
from django.utils import timezone

from articles.loading.arriving import Arrival
from articles.loading.document import Document
from articles.loading.faults import is_the_documents_fault, refusal_of, told_in_a_sentence
from articles.loading.matching import KeptCapture, find_captures
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report
from articles.loading.pacing import Pace
from articles.loading.preparing import Coming, prepare, rejected
from articles.loading.readers import Readers
from articles.loading.rehearsing import Rehearsal
from articles.loading.rows import ending
from articles.loading.showing import shown
from articles.loading.sources import SourceBook
from articles.loading.together import keep_files, known_already, store_together
from articles.models import Load
from articles.turns import TRIES, lost_a_race

# What is added to the name of a document that holds several articles.
_NUMBER = re.compile(r"#\d+\Z")


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
        self.counts: Counter[str] = Counter(load.counts if load else {})
        self.pace = Pace()
        self.readers = readers or Readers()
        self.files: int | None = None
        self.done = load.done if load else 0.0
        self._had: set[tuple[str, str]] = set()
        self._sources = sources or SourceBook(load)
        self._zones: dict[str, str] = {}
        self._rehearsal = Rehearsal()

    def remember(self) -> None:
        """Read which documents the load has been through, so as to pass them over."""
        assert self.load is not None  # noqa: S101 - for the type checker: this is no dry run
        rows = self.load.outcomes.order_by().values_list("name", "sha256")
        self._had = {(_NUMBER.sub("", name), sha256) for name, sha256 in rows.iterator()}

    def had(self, document: Document) -> bool:
        """Tell whether the load has been through this document."""
        if not self._had:
            return False
        arrival = _arrival(document)
        return (_NUMBER.sub("", ending(arrival.name)), arrival.sha256) in self._had

    def take(self, document: Document) -> tuple[Outcome, ...]:
        """Bring a document in, whatever it is. Raises CannotSave when the room is at fault."""
        return next(self.settle(self.begin([(1, document)])))[1]

    def begin(self, documents: Sequence[tuple[float, Document]]) -> list[Coming]:
        """Begin to read documents; those whose bytes the room has are settled without.

        With each comes how many files of the load are done with it.
        """
        arrivals = [(done, document, _arrival(document)) for done, document in documents]
        known = find_captures(arrival.sha256 for *_, arrival in arrivals if arrival.sha256)
        return [
            self._begin(done, document, arrival, known.get(arrival.sha256))
            for done, document, arrival in arrivals
        ]

    def settle(self, coming: Sequence[Coming]) -> Iterator[tuple[float, tuple[Outcome, ...]]]:
        """Store documents, and yield of each how many files are done, and its outcomes.

        They are stored together; when that fails each by itself, so that a document that the
        database refuses keeps no other out. Raises CannotSave.
        """
        stored: list[tuple[Outcome, ...]] = []
        if self.load is not None and len(coming) > 1:
            try:
                stored = self._store(coming, self.load)
            except (Error, OSError):
                self._sources.forget()
        for place, one in enumerate(coming):
            outcomes = stored[place] if stored else self._settle_alone(one)
            yield one.done, outcomes

    def report(self) -> Report:
        """Sum up the load so far."""
        return Report(self.load.pk if self.load else None, dict(self.counts))

    def note(self, **changes: object) -> None:
        """Write down how far the load is. Raises CannotSave."""
        if self.load is None:
            return
        changes = {"seen_at": timezone.now(), "trouble": self.load.trouble} | changes
        changes |= self._progress(self.counts, self.done)
        try:
            Load.objects.filter(pk=self.load.pk).update(**changes)
        except Error as error:
            raise CannotSave(told_in_a_sentence(error)) from error
        for field, value in changes.items():
            setattr(self.load, field, value)

    def _progress(self, counts: Mapping[str, int], done: float) -> dict[str, object]:
        rate = self.pace.rate(sum(counts.values()))
        left = self.pace.left(done, self.files) if self.files else None
        told = {"counts": dict(counts), "files": self.files, "done": done}
        return {**told, "rate": rate, "left": left}

    def _begin(
        self, done: float, document: Document, arrival: Arrival, known: KeptCapture | None
    ) -> Coming:
        hint = self.options.hint(document)
        coming = Coming(done, document, arrival, hint)
        if document.fault:
            return replace(coming, settled=rejected(arrival, document.fault, document.warnings))
        if known and known.article:
            known_here = known_already(arrival, known.article)
            return replace(coming, settled=replace(known_here, warnings=document.warnings))
        return replace(coming, read=self.readers.begin(document.raw, hint, self._zones))

    def _store(self, coming: Sequence[Coming], load: Load) -> list[tuple[Outcome, ...]]:
        documents = [prepare(one, self._sources, self._zones) for one in coming]
        keep_files(documents)
        with self.pace.measured(len(documents)), transaction.atomic():
            stored = store_together(documents, load, self._sources)
            counts, done = self._counted_with(stored), coming[-1].done
            told = self._progress(counts, done)
            Load.objects.filter(pk=load.pk).update(**told, seen_at=timezone.now())
        self.counts, self.done = counts, done
        return stored

    def _settle_alone(self, one: Coming) -> tuple[Outcome, ...]:
        return self._rehearse(one) if self.load is None else self._store_alone(one, self.load)

    def _store_alone(self, one: Coming, load: Load) -> tuple[Outcome, ...]:
        for attempt in range(1, TRIES + 1):
            try:
                return self._store([one], load)[0]
            except (Error, OSError) as error:
                # What the transaction made is gone, and another load may have made it instead.
                self._sources.forget()
                if attempt < TRIES and lost_a_race(error):
                    continue
                if one.settled is None and is_the_documents_fault(error):
                    refused = rejected(one.arrival, refusal_of(error), one.document.warnings)
                    return self._store_alone(replace(one, settled=refused), load)
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
