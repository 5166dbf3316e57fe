"""What a web archive holds: its records by address, each opened when it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import BinaryIO

from articles.loading.unpacking.answer_kinds import kind_shown
from articles.loading.unpacking.limits import Budget, Overrun, Unreadable
from articles.loading.unpacking.warc_addresses import ByAddress, comparable
from articles.loading.unpacking.warc_record import BROKEN, Record, moment, record_of
from articles.loading.unpacking.warc_scan import Stretch, scan

_KINDS = {"response", "resource", "revisit"}
# Of scripts, styles, fonts and what trackers answer, a crawl holds a hundred times as many.
PAGES = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/rss+xml",
        "application/atom+xml",
        "message/rfc822",
        "multipart/related",
    )
)


class Records:
    """The records of the files of one web archive, in their order, and by address."""

    def __init__(self, files: list[BinaryIO], budget: Budget) -> None:
        self.all: list[Record] = []
        self.faults: list[str] = []
        self.others = 0
        self._budget = budget
        self._by_address = ByAddress()
        self._by_digest: dict[str, Record] = {}
        self._by_moment: dict[tuple[str, dt.datetime | None], Record] = {}
        try:
            for file in files:
                for stretch in scan(file):
                    self._take(file, stretch)
        except Overrun as trouble:
            # What was found until then is there all the same.
            self.faults.append(str(trouble))

    def original_of(self, record: Record) -> Record | None:
        """Return the record that holds a record's bytes: of a revisit, the one it refers to."""
        if record.kind != "revisit":
            return record
        url, when = record.refers_to
        told = self._by_moment.get((comparable(url), moment(when))) if url and when else None
        return told or self._by_digest.get(record.digest)

    def pages(self) -> Iterator[Record]:
        """Yield the records of answers that went well and can hold an article."""
        for record in self.all:
            original = self.original_of(record)
            kind = original.media_type if original else record.media_type
            if record.status == 200 and kind in PAGES and not record.location:
                yield record

    def end_of(self, url: str) -> Record | None:
        """Return the first answer to an address, wherever redirects lead."""
        return self._by_address.end_of("", url, None)

    def read(self, record: Record) -> bytes:
        """Return what was answered, decoded. Raises Unreadable, Overrun, and what is in BROKEN."""
        return self._budget.read(record.answer())

    def beside(self, page: Record, address: str) -> bytes | None:
        """Return the answer to an address that a page names, as it was when the page was."""
        record = self._by_address.end_of(page.url, address, page.captured_at)
        original = self.original_of(record) if record else None
        try:
            return self.read(original) if original else None
        except (Unreadable, Overrun, *BROKEN):
            return None

    def _take(self, file: BinaryIO, stretch: Stretch) -> None:
        if stretch.fault:
            self.faults.append(stretch.fault)
            return
        kind = stretch.headers.get("warc-type", "").casefold()
        if kind not in _KINDS:
            self.others += 1
            return
        self._budget.count()
        try:
            record = _looked_at(record_of(file, stretch, kind))
        except BROKEN:
            self.faults.append(
                f"The record at byte {stretch.start:,} was not read: its answer is damaged."
            )
            return
        self.all.append(record)
        if record.status < 400:
            self._by_address.add(record)
            if record.kind != "revisit":
                self._by_digest.setdefault(record.digest or f"@{stretch.start}", record)
                key = comparable(record.url), record.captured_at
                self._by_moment.setdefault(key, record)


def _looked_at(record: Record) -> Record:
    """Believe an answer's first bytes over what the server called it, where it may be a page."""
    is_told = record.media_type in PAGES
    if record.kind == "revisit" or record.status != 200 or (record.media_type and not is_told):
        return record
    with suppress(Unreadable, *BROKEN):  # It is refused when it is read, with its place.
        return replace(record, media_type=kind_shown(record.answer(), record.media_type))
    return record
