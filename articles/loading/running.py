"""Run a whole load: read each document, parse it, store it, and keep what became of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import Error
from django.utils import timezone

from articles.loading.document import Document
from articles.loading.documents import documents_in, documents_of, find_documents
from articles.loading.faults import told_in_a_sentence
from articles.loading.loader import Loader
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report
from articles.loading.pacing import windows
from articles.loading.preparing import Coming
from articles.loading.readers import Readers
from articles.loading.sources import SourceBook
from articles.models import Load

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Progress = Callable[[int, int, Outcome], None]
# Documents read ahead for each process, and how much they may weigh together.
AHEAD, HEAVIEST_AHEAD = 4, 64 * 2**20


def load_paths(
    paths: Iterable[Path],
    options: LoadOptions,
    started_by: User | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
) -> Report:
    """Load files and folders; `progress` hears (files done, files in all, outcome).

    `jobs` documents are read at once; what comes of them does not depend on it. Raises CannotSave
    when the room can keep nothing more. What was loaded until then, or until `progress` raised,
    stays; the load's row then has no finishing time.
    """
    files = list(find_documents(paths))
    documents = (
        (done, document) for done, found in enumerate(files, 1) for document in documents_in(found)
    )
    with Readers(jobs) as readers, _under_way(options, started_by, readers) as loader:
        for done, outcomes in _load(documents, loader):
            for outcome in outcomes:
                if progress:
                    progress(done, len(files), outcome)
        return loader.report()


def load_uploads(
    uploads: Iterable[tuple[str, bytes]],
    options: LoadOptions,
    started_by: User | None = None,
) -> Load:
    """Load documents that came by upload, as (name, bytes). Raises CannotSave."""
    documents = ((0, document) for name, raw in uploads for document in documents_of(raw, name))
    with _under_way(replace(options, dry_run=False), started_by) as loader:
        for _ in _load(documents, loader):
            pass
    assert loader.load is not None  # noqa: S101 - for the type checker: this is no dry run
    return loader.load


def load_document(
    document: Document, options: LoadOptions, load: Load, sources: SourceBook | None = None
) -> tuple[Outcome, ...]:
    """Load one document in one transaction; give the outcome of each article it holds."""
    return Loader(options, load, sources).take(document)


def _load(
    documents: Iterable[tuple[int, Document]], loader: Loader
) -> Iterator[tuple[int, tuple[Outcome, ...]]]:
    """Yield what became of each document, in their order; others are read meanwhile."""
    ahead: deque[list[Coming]] = deque()
    dones: deque[list[int]] = deque()
    for window in windows(documents, loader.pace):
        dones.append([done for done, _ in window])
        ahead.append(loader.begin([document for _, document in window]))
        while ahead and not _may_read_on(ahead, loader.readers.jobs):
            yield from zip(dones.popleft(), loader.settle(ahead.popleft()), strict=True)
    while ahead:
        yield from zip(dones.popleft(), loader.settle(ahead.popleft()), strict=True)


def _may_read_on(ahead: Iterable[list[Coming]], jobs: int) -> bool:
    coming = [one for window in ahead for one in window if one.settled is None]
    weight = sum(len(one.document.raw) for one in coming)
    return jobs > 1 and len(coming) < AHEAD * jobs and weight < HEAVIEST_AHEAD


@contextmanager
def _under_way(
    options: LoadOptions, started_by: User | None, readers: Readers | None = None
) -> Iterator[Loader]:
    load = None if options.dry_run else _start(options, started_by)
    loader = Loader(options, load, readers=readers)
    try:
        yield loader
    except BaseException:
        # Stopped half-way: what came in stays, and the row shows that the load has no end.
        with suppress(Error):
            loader.note()
        raise
    loader.note(finished_at=timezone.now())


def _start(options: LoadOptions, started_by: User | None) -> Load:
    try:
        return Load.objects.create(
            started_at=timezone.now(), started_by=started_by, options=options.given()
        )
    except Error as error:
        raise CannotSave(told_in_a_sentence(error)) from error
