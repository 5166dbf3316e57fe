"""Web archives: each page a document, with its pictures beside it, whatever else was fetched."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from articles.loading.document import Document, Told
from articles.loading.showing import shown
from articles.loading.unpacking.limits import Budget, Overrun, Unreadable
from articles.loading.unpacking.page_lists import ListedPage, PageList
from articles.loading.unpacking.warc_record import BROKEN, Record
from articles.loading.unpacking.warc_records import Records
from articles.parsing import PageWarning

_FOR_MACHINES = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt")


def warc_documents(
    files: list[BinaryIO], name: str, budget: Budget, listed: PageList | None = None
) -> Iterator[Document]:
    """Yield the pages of one web archive, which may have several files. Raises Overrun.

    The files are closed when the last of the pages is forgotten, for its pictures stand in them. A
    page's `told` is its address, the time of its capture and the charset it was sent with. `listed`
    are those that the archive itself calls pages: what else it holds are frames then. Its list
    tells what neither the page nor its record says.
    """
    listed = listed or PageList()
    records = _records(files, budget)
    for fault in records.faults:
        yield Document(b"", name, fault=fault)
    pages, frames = _pages(records, listed)
    warnings = _passed_over(records, len(pages) + frames, frames)
    for done, record in enumerate(pages, 1):
        document = _document(record, records, name, listed)
        told = document.warnings + warnings
        yield replace(document, warnings=told, through=done / len(pages))
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


def _pages(records: Records, listed: PageList) -> tuple[list[Record], int]:
    """Return the records that are pages, and how many look like some and are none of the list's."""
    pages = [one for one in records.pages() if not _bare(one.url).endswith(_FOR_MACHINES)]
    for url in tuple(listed.urls):
        if end := records.end_of(url):
            listed.learn(url, end.url)
    named = [page for page in pages if listed.page_at(page.url, page.captured_at)]
    return (named, len(pages) - len(named)) if named else (pages, 0)


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _document(record: Record, records: Records, name: str, listed: PageList) -> Document:
    place = shown(f"{name}/{record.url}")
    original = records.original_of(record)
    if original is None:
        when = f" of {record.refers_to[1]}" if record.refers_to[1] else ""
        return Document(
            b"", place, fault=f"It repeats a capture{when} that this archive does not hold."
        )
    page = listed.page_at(record.url, record.captured_at) or ListedPage(record.url)
    told = Told(
        url=record.url or None,
        title=page.title or None,
        captured_at=record.captured_at or page.captured_at,
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
    beside = partial(records.beside, record)
    return Document(raw, place, told, beside, warnings=_cut_short(original))


def _cut_short(record: Record) -> tuple[PageWarning, ...]:
    if not record.truncated:
        return ()
    reason = shown(record.truncated[:40])
    return (
        PageWarning(
            "cut-short",
            f"The web archive kept only the beginning of this page (WARC-Truncated: {reason}).",
        ),
    )


def _passed_over(records: Records, pages: int, frames: int) -> tuple[PageWarning, ...]:
    total = len(records.all) + records.others
    others = total - pages
    if not others and not frames:
        return ()
    told = (
        f"Of {total:,} records of the web archive {others:,} are no pages (pictures, scripts, "
        "redirects, errors, requests, empty answers); they were passed over."
    )
    if frames:
        told += (
            f" So were {frames:,} that its own list of pages does not name (frames, "
            "advertisements)."
        )
    return (PageWarning("passed-over", told),)
