"""Run a whole load: read each document, parse it, store it, and keep what became of it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import Error
from django.utils import timezone

from articles.loading.document import Document
from articles.loading.documents import STANDARD_INPUT, Found, documents_in, documents_of
from articles.loading.faults import told_in_a_sentence
from articles.loading.loader import Loader
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report
from articles.loading.pacing import windows
from articles.loading.places import find_files
from articles.loading.preparing import Coming
from articles.loading.readers import Readers
from articles.loading.sources import SourceBook
from articles.loading.uploads import let_go_of_uploads
from articles.models import Load

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Progress = Callable[[float, int, Outcome], None]
# Documents read ahead for each process, and how much they may weigh together.
AHEAD, HEAVIEST_AHEAD = 4, 64 * 2**20
# The halves of characters that stand for bytes which are no text: no database holds them.
_HALF = re.compile("[\ud800-\udfff]")


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
    paths = list(paths)
    load = None if options.dry_run else plan_load(paths, options, started_by)
    return _run(Loader(options, load, readers=Readers(jobs)), list(find_files(paths)), progress)


def plan_load(
    paths: Iterable[Path],
    options: LoadOptions,
    started_by: User | None = None,
    named_from: Path | None = None,
) -> Load:
    """Write down a load that is about to run. Raises CannotSave.

    Its documents are named from the folder `named_from`, which they may not leave.
    """
    now = timezone.now()
    try:
        return Load.objects.create(
            started_at=now,
            seen_at=now,
            started_by=started_by,
            options=options.given(),
            paths=_kept(paths),
            named_from=str(named_from or ""),
        )
    except Error as error:
        raise CannotSave(told_in_a_sentence(error)) from error


def go_on(load: Load, progress: Progress | None = None, jobs: int = 1) -> Report:
    """Run a load that was planned, or go on with one that stopped, where it was.

    Documents that it brought an outcome for are not looked at again. Raises CannotSave.
    """
    paths = [Path(path) for path in load.paths]
    above = Path(load.named_from) if load.named_from else None
    load.trouble = ""
    loader = Loader(LoadOptions.kept(load.options), load, readers=Readers(jobs))
    loader.remember()
    report = _run(loader, list(find_files(paths, above)), progress)
    let_go_of_uploads(load)
    return report


def load_uploads(
    uploads: Iterable[tuple[str, bytes]],
    options: LoadOptions,
    started_by: User | None = None,
) -> Load:
    """Load documents that came by upload, as (name, bytes). Raises CannotSave."""
    documents = ((0.0, document) for name, raw in uploads for document in documents_of(raw, name))
    load = plan_load([], replace(options, dry_run=False), started_by)
    with _under_way(Loader(options, load)) as loader:
        for _ in _load(documents, loader):
            pass
    return load


def load_document(
    document: Document, options: LoadOptions, load: Load, sources: SourceBook | None = None
) -> tuple[Outcome, ...]:
    """Load one document in one transaction; give the outcome of each article it holds."""
    return Loader(options, load, sources).take(document)


def _run(loader: Loader, files: list[Found], progress: Progress | None) -> Report:
    loader.files = len(files)
    documents = (
        (done + document.through, document)
        for done, found in enumerate(files)
        for document in documents_in(found)
    )
    with loader.readers, _under_way(loader):
        for done, outcomes in _load(documents, loader):
            for outcome in outcomes:
                if progress:
                    progress(done, len(files), outcome)
        loader.done = len(files)
        return loader.report()


def _load(
    documents: Iterable[tuple[float, Document]], loader: Loader
) -> Iterator[tuple[float, tuple[Outcome, ...]]]:
    """Yield what became of each document, in their order; others are read meanwhile."""
    ahead: deque[list[Coming]] = deque()
    new = ((done, document) for done, document in documents if not loader.had(document))
    for window in windows(new, loader.pace):
        ahead.append(loader.begin(window))
        while ahead and not _may_read_on(ahead, loader.readers.jobs):
            yield from loader.settle(ahead.popleft())
    while ahead:
        yield from loader.settle(ahead.popleft())


def _may_read_on(ahead: Iterable[list[Coming]], jobs: int) -> bool:
    coming = [one for window in ahead for one in window if one.settled is None]
    weight = sum(len(one.document.raw) for one in coming)
    return jobs > 1 and len(coming) < AHEAD * jobs and weight < HEAVIEST_AHEAD


@contextmanager
def _under_way(loader: Loader) -> Iterator[Loader]:
    try:
        loader.note()
        yield loader
    except BaseException as trouble:
        # Stopped half-way: what came in stays, and the row shows that the load has no end.
        with suppress(Error):
            loader.note(trouble=_why(trouble), seen_at=None)
        raise
    loader.note(finished_at=timezone.now())


def _why(trouble: BaseException) -> str:
    if isinstance(trouble, CannotSave):
        return str(trouble)
    return "" if isinstance(trouble, KeyboardInterrupt) else f"It failed: {trouble!r}."


def _kept(paths: Iterable[Path]) -> list[str]:
    """Return the paths as a load keeps them; none when one is no text, or cannot be read twice."""
    kept = [str(path.absolute()) for path in paths if str(path) != STANDARD_INPUT]
    return [] if any(_HALF.search(path) for path in kept) else kept
