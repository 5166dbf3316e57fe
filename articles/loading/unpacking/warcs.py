"""Web archives: each page a document, with its pictures beside it, whatever else was fetched."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO
from urllib.parse import urlsplit

from articles.loading.document import Document, Told
from articles.loading.showing import shown
from articles.loading.unpacking.limits import Budget, Overrun, Unreadable
from articles.loading.unpacking.warc_records import BROKEN, Record, Records, readable
from articles.parsing import PageWarning

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
_FOR_MACHINES = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt")


def warc_documents(files: list[BinaryIO], name: str, budget: Budget) -> Iterator[Document]:
    """Yield the pages of one web archive, which may have several files. Raises Overrun.

    The files are closed when the last of the pages is forgotten, for its pictures stand in them. A
    page's `told` is its address, the time of its capture and the charset it was sent with.
    """
    records = _records(files, budget)
    for fault in records.faults:
        yield Document(b"", name, fault=fault)
    warnings = _passed_over(records)
    for record in readable(records, PAGES):
        if urlsplit(record.url).path.endswith(_FOR_MACHINES):
            continue
        yield replace(_document(record, records, name), warnings=warnings)
        warnings = ()
    if warnings and not records.faults:
        yield Document(b"", name, fault=f"The web archive holds no page. {warnings[0].message}")


def _records(files: list[BinaryIO], budget: Budget) -> Records:
    try:
        records = Records(files, budget)
    except BaseException:
        for file in files:
            file.close()
        raise
    for file in files:
        weakref.finalize(records, file.close)
    return records


def _document(record: Record, records: Records, name: str) -> Document:
    place = shown(f"{name}/{record.url}")
    original = records.original_of(record)
    if original is None:
        when = f" of {record.refers_to[1]}" if record.refers_to[1] else ""
        return Document(
            b"", place, fault=f"It repeats a capture{when} that this archive does not hold."
        )
    told = Told(
        url=record.url or None,
        captured_at=record.captured_at,
        charset=record.charset or original.charset or None,
    )
    try:
        raw = records.read(original)
    except Unreadable as trouble:
        return Document(b"", place, fault=f"The record at byte {record.start:,}: {trouble}")
    except Overrun as trouble:
        raise Overrun(f"At the record at byte {record.start:,}: {trouble}") from trouble
    except BROKEN:
        fault = f"The record at byte {record.start:,} was not read: its answer is damaged."
        return Document(b"", place, fault=fault)
    return Document(raw, place, told, partial(records.beside, record.url))


def _passed_over(records: Records) -> tuple[PageWarning, ...]:
    pages = sum(1 for _ in readable(records, PAGES))
    others = len(records.all) - pages + records.others
    if not others:
        return ()
    total = len(records.all) + records.others
    return (
        PageWarning(
            "passed-over",
            f"Of {total:,} records of the web archive {others:,} are no pages (pictures, scripts, "
            "redirects, errors, requests); they were passed over.",
        ),
    )
