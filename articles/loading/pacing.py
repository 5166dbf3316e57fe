"""Cut documents into windows that are stored together, so that nobody waits long for a load."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from articles.loading.document import Document

# A curator who saves meanwhile waits until a window is written: a tenth of a second at most.
SECONDS = 0.08
MOST, HEAVIEST = 64, 8 * 2**20


class Pace:
    """How many documents to write in one transaction: as many as take the time allowed."""

    def __init__(self) -> None:
        self.size = 8
        self._begun = time.monotonic()
        self._first_documents: int | None = None
        self._first_files: float | None = None

    def rate(self, documents: int) -> float | None:
        """Return how many documents a second are done since this pace began, once it can be told.

        `documents` counts those of earlier runs of the same load as well.
        """
        if self._first_documents is None:
            self._first_documents = documents
        gone = time.monotonic() - self._begun
        done = documents - self._first_documents
        return done / gone if done > 0 and gone > 0 else None

    def left(self, done: float, files: int) -> float | None:
        """Return how many seconds the rest of the files will take, once that can be told."""
        if self._first_files is None:
            self._first_files = done
        gone = time.monotonic() - self._begun
        came = done - self._first_files
        return (files - done) * gone / came if came > 0 and done < files else None

    @contextmanager
    def measured(self, documents: int) -> Iterator[None]:
        """Learn how long it takes to write so many documents."""
        before = time.monotonic()
        yield
        took = max(time.monotonic() - before, 0.001)
        fitting = int(documents * SECONDS / took)
        self.size = max(1, min(fitting, self.size * 2, MOST))


def windows(
    documents: Iterable[tuple[float, Document]], pace: Pace
) -> Iterator[list[tuple[float, Document]]]:
    """Yield documents in lists of bounded length and weight, in their order."""
    window: list[tuple[float, Document]] = []
    weight = 0
    for done, document in documents:
        window.append((done, document))
        weight += len(document.raw)
        if len(window) >= pace.size or weight >= HEAVIEST:
            yield window
            window, weight = [], 0
    if window:
        yield window
