"""Read documents here, or ahead of their turn in processes of their own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from articles.loading.children import Child
from articles.parsing import Hint, Read, read, reply

CUT_SHORT = (
    "The process that read it ended before it was done{why}: it may need more memory than this "
    "machine can give."
)


def jobs_for(wanted: int) -> int:
    """Return how many documents to read at once: 0 stands for every core."""
    return wanted or os.cpu_count() or 1


class Readers:
    """Reads so many documents at once; one at a time needs no other process.

    Each of the threads has a process that it asks. The thread waits, the process works; when it
    dies, it is known which document it had, and only that one is lost.
    """

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self._threads = ThreadPoolExecutor(jobs) if jobs > 1 else None
        self._own = threading.local()
        self._children: list[Child] = []
        self._starting = threading.Lock()

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *fault: object) -> None:
        """End every process, whatever it is at."""
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)
            with self._starting:
                for child in self._children:
                    child.end()
            self._threads.shutdown()

    def begin(self, raw: bytes, hint: Hint, zones: Mapping[str, str]) -> Callable[[], Read]:
        """Begin to read a document; what is returned gives, or waits for, what came of it."""
        if self._threads is None:
            return partial(read, raw, hint, zones.get)
        return self._threads.submit(self._ask, raw, hint, dict(zones)).result

    def _ask(self, raw: bytes, hint: Hint, zones: Mapping[str, str]) -> Read:
        child = getattr(self._own, "child", None) or self._start()
        try:
            told = child.ask(raw, hint, zones)
        except (EOFError, OSError):
            self._own.child = None
            return Read(refusal=CUT_SHORT.format(why=child.how_it_ended()))
        assert isinstance(told, Read)  # noqa: S101 - for the type checker
        return told

    def _start(self) -> Child:
        with self._starting:
            self._own.child = child = Child(reply)
            self._children.append(child)
        return child
