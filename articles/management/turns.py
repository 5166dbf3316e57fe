"""Let the starts of one room take turns, so that two at once do not make the same tables."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def one_at_a_time(folder: Path, when_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the folder's lock; wait for whoever holds it. A process that is killed lets go."""
    with (folder / "opening.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            when_waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
