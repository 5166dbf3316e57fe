"""Processes beside this one that know nothing but how to reply, and may be ended at any moment."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext, SpawnContext

from articles.parsing import answer

# Starting a process also asks how others ended, and their end can be read only once.
_one_looks_at_ends = threading.Lock()


class TooLong(Exception):
    """The process did not reply in the time that it was given, and was ended."""


class Child:
    """A process that replies, and the pipe to it: when this process goes, so does that one.

    No such process ever sees a database connection: it starts from a clean one, without threads,
    connections or open files of ours.
    """

    def __init__(self, reply: Callable[..., object]) -> None:
        self._pipe, theirs = _context().Pipe()
        self._process = _context().Process(target=answer, args=(theirs, reply), daemon=True)
        with _one_looks_at_ends:
            self._process.start()
        theirs.close()

    def wait_until_ready(self) -> None:
        """Wait until the process replies: how long it takes to start is nobody's fault."""
        self._pipe.send(())
        self._pipe.recv()

    def ask(self, *question: object, seconds: float | None = None) -> object:
        """Have a question answered, within so many seconds where they are given.

        Raises TooLong, and EOFError or OSError when the process has died.
        """
        self._pipe.send(question)
        if not self._pipe.poll(seconds):
            self.end()
            raise TooLong
        return self._pipe.recv()

    def how_it_ended(self) -> str:
        """Say by which signal the process was ended, if by one."""
        wait([self._process.sentinel])
        with _one_looks_at_ends:
            self._process.join()
        code = self._process.exitcode or 0
        return f" ({signal.Signals(-code).name})" if code < 0 else ""

    def end(self) -> None:
        """End the process at once; whoever waits for its answer hears that it died."""
        self._process.kill()


def _context() -> ForkServerContext | SpawnContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "articles.parsing", "articles.parsing.pictures"])
    return context
