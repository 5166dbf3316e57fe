"""Serve the room with gunicorn inside this very process: no configuration, no second program."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from readingroom.logs import OneLine

MOST_WORKERS = 4
# Threads are made only when they are needed. A visitor who connects and falls silent holds one:
# with 128, a hundred such visitors do not keep the others waiting.
THREADS = 128
# In-flight requests may take this long after SIGTERM or Ctrl-C.
GRACE = 8


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done. Raises OSError when somebody else has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        # A room that was closed a moment ago must not keep its own port from opening.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Connections inherit it: a visitor whose machine has gone away is noticed in the end.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except BaseException:
        listener.close()
        raise
    return listener


def serve(listener: socket.socket, when_open: Callable[[], None]) -> None:
    """Serve until SIGTERM or Ctrl-C, let requests finish, and leave with exit code 0.

    `when_open` is called as soon as both visitors and signals are answered.
    """
    RoomServer(listener, when_open).run()


class RoomServer(BaseApplication):
    """Gunicorn with the room's settings."""

    def __init__(self, listener: socket.socket, when_open: Callable[[], None]) -> None:
        self._listener = listener
        self._when_open = when_open
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's own defaults."""
        wanted = {
            "bind": f"fd://{self._listener.fileno()}",
            "workers": min(MOST_WORKERS, os.cpu_count() or 1),
            "worker_class": "gthread",
            "threads": THREADS,
            "worker_connections": 1000,
            "graceful_timeout": GRACE,
            "keepalive": 5,
            # Gunicorn would believe whoever connects from this machine what path, prefix and
            # scheme it was asked for. Only Django believes a proxy, and only READINGROOM_PROXY's.
            "forwarded_allow_ips": "",
            # Its warnings tell of visitors with odd requests, which are answered and need no one.
            "loglevel": "error",
            "logger_class": QuietLogger,
            "proc_name": "reading-room",
            "when_ready": lambda arbiter: self._when_open(),
            "post_worker_init": leave_interrupts_to_the_parent,
            # No socket in the home folder, which may be read-only. Unknown before gunicorn 25.
            "control_socket_disable": True,
        }
        for name, value in wanted.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """Make the application, in each worker after the fork: no database connection is shared."""
        return get_wsgi_application()

    def run(self) -> None:
        """Run until told to stop."""
        GracefulArbiter(self).run()


class GracefulArbiter(Arbiter):
    """Gunicorn's parent process, for which Ctrl-C means what SIGTERM means: finish, then stop."""

    def handle_int(self) -> None:
        """Let the workers finish their requests."""
        self.handle_term()


class QuietLogger(Logger):
    """Gunicorn's own log, in lines that a visitor cannot forge."""

    def setup(self, cfg: Any) -> None:
        """Give gunicorn's handlers the room's way of writing lines."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(OneLine("{levelname} {name}: {message}", style="{"))


def leave_interrupts_to_the_parent(worker: Any) -> None:
    """Ignore Ctrl-C in a worker: a terminal sends it to all, but the parent stops them kindly."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
