"""All that a process of its own does: answer what it is asked."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing.connection import Connection


def answer(questions: Connection, reply: Callable[..., object]) -> None:
    """Reply to each question, until nobody asks any more.

    Ctrl-C on a terminal reaches every process of a load: the one that asks ends the others.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            questions.send(reply(*questions.recv()))
        except (EOFError, OSError):
            return
