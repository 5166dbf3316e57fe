"""Run a load in a process of its own, beside the one that serves pages.

The web process starts `manage.py load --go-on`: there is no queue to install and none to fall
behind. The process outlives the request, and the worker that started it; when it dies, the load's
row falls silent, its page says so, and whoever presses *Go on* starts another where it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from articles.models import Load, LoadState

_CHECKOUT = Path(__file__).resolve().parents[2]


class UnderWay(Exception):
    """Somebody else has started the load meanwhile."""


def start_beside(load: Load) -> None:
    """Start the load, or go on with it. Raises OSError when no process can be started."""
    run_beside("load", "--go-on", str(load.pk), "-v0")


def go_on_beside(load: Load) -> None:
    """Go on with a load that stopped, once, however many ask. Raises UnderWay, OSError."""
    now = timezone.now()
    if load.state(now) != LoadState.STOPPED:
        raise UnderWay
    asked = Load.objects.filter(pk=load.pk, finished_at=None, seen_at=load.seen_at)
    if not asked.update(seen_at=now, trouble=""):
        raise UnderWay
    start_beside(load)


def run_beside(*words: str) -> None:
    """Run one of the room's commands in a process of its own. Raises OSError."""
    # What it has to say goes where the server's own words go. A session of its own: Ctrl-C on the
    # server's terminal does not stop it.
    running = subprocess.Popen(  # noqa: S603 - our own program, and numbers
        [sys.executable, "-m", "readingroom", *words],
        env=os.environ | {"READINGROOM_DATA": str(settings.ROOM), "PYTHONPATH": _importable()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody has to hear that it ended, or the machine keeps its name on the list for ever.
    threading.Thread(target=running.wait, daemon=True).start()


def _importable() -> str:
    """Return where the program is found, whatever folder it is started from."""
    return os.pathsep.join(filter(None, (str(_CHECKOUT), os.environ.get("PYTHONPATH"))))
