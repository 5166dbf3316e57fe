"""Do something while somebody else's transaction is open, as it happens with many curators."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

A_MOMENT = 0.5


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[list[object]]:
    """Keep the block's transaction open until `work`, in a thread, has had time to end or to wait.

    Gives a list that holds, after the block, what the work returned. Raises what it raised.
    """
    returned: list[object] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            returned.append(work())
        except BaseException as fault:
            raised.append(fault)
        finally:
            connection.close()

    other = threading.Thread(target=run)
    with transaction.atomic():
        yield returned
        other.start()
        other.join(A_MOMENT)
    other.join()
    if raised:
        raise raised[0]


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Do all the works in threads that begin together; give what they raised."""
    ready, faults = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        try:
            ready.wait()
            work()
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults
