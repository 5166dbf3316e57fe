"""Open the reading room in one go: prepare it, load what there is to read, and serve it."""

from __future__ import annotations

import errno
import ipaddress
import socket
import tempfile
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connections

from articles.annotating import make_curators_group, make_proposers_group
from articles.loading import CannotSave, LoadOptions, has_news, load_paths, shown
from articles.management.collecting import collect_if_changed
from articles.management.describing import paths_from
from articles.management.first_curator import make_first_curator
from articles.management.telling import teller
from articles.models import Article

try:
    from articles.management.turns import one_at_a_time
    from readingroom import server
except ImportError:  # both need what only POSIX systems have
    server = None  # type: ignore[assignment]


class Command(BaseCommand):
    """`manage.py open [PATH…]`."""

    help = (
        "Open the room: make its tables, load PATH (default: the sample pages), make a first "
        "curator, and serve. Stop it with Ctrl-C."
    )
    # Checked by hand below, so that what is wrong is told in one sentence.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        parser.add_argument("paths", nargs="*", metavar="PATH", help="Files or folders to load.")
        parser.add_argument("--host", default="127.0.0.1", help="Default: 127.0.0.1.")
        parser.add_argument("--port", type=_port, default=8000, help="Default: 8000.")

    def handle(self, *args: Any, **given: Any) -> None:
        """Prepare the room, say where it is, and serve until told to stop."""
        paths = paths_from(given["paths"] or [settings.SEEDS])
        _refuse_what_cannot_be_served()
        listener = _take_port(given["host"], given["port"])
        try:
            with one_at_a_time(settings.ROOM, self._say_who_waits):
                self._prepare(paths)
        except CannotSave as trouble:
            raise CommandError(str(trouble)) from trouble
        except (Error, OSError) as trouble:
            raise CommandError(f"The room could not be prepared: {trouble}") from trouble
        except KeyboardInterrupt:
            raise CommandError("Stopped before the room was open.", returncode=130) from None
        welcome = _welcome(given["host"], listener.getsockname()[1])
        # The workers are forked from this process: no open connection may be shared with them.
        connections.close_all()
        server.serve(listener, when_open=lambda: self._say(welcome))

    def _prepare(self, paths: Sequence[Path]) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        make_curators_group()
        make_proposers_group()
        if has_news(paths):
            with teller(self.stdout, verbosity=int(self.stdout.isatty())) as tell:
                report = load_paths(paths, LoadOptions(), progress=tell)
            self.stdout.write(f"Loaded: {report}.")
        collect_if_changed()
        make_first_curator(self._tell_login)

    def _tell_login(self, username: str, password: str) -> None:
        self._say(
            "A first curator was made. Write this down, it is not shown again:\n"
            f"  user      {username}\n"
            f"  password  {password}"
        )

    def _say_who_waits(self) -> None:
        self._say("This room is being prepared by another start: waiting until it is done.")

    def _say(self, words: str) -> None:
        """Say it now: what waits in a buffer would be said again by every worker."""
        self.stdout.write(words)
        self.stdout.flush()


def _welcome(host: str, port: int) -> str:
    is_everywhere = not _is_an_address(host)
    name = ("::1" if ":" in host else "127.0.0.1") if is_everywhere else host
    at = f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"
    others = f"  known as  {', '.join(settings.ALLOWED_HOSTS)} (ALLOWED_HOSTS)\n"
    return (
        f"{settings.READINGROOM_NAME} is open at {at}\n"
        f"{others if is_everywhere else ''}"
        f"  articles  {Article.objects.count():,}\n"
        f"  kept in   {settings.ROOM}\n"
        f"  curators  {at}admin/\n"
        "Stop it with Ctrl-C."
    )


def _refuse_what_cannot_be_served() -> None:
    """Raise CommandError with what to do when the machine or the settings will not do."""
    if server is None:
        raise CommandError(
            "`open` serves with gunicorn, which needs Linux, macOS or another POSIX system; "
            "on Windows use it inside WSL."
        )
    if settings.DEBUG:
        raise CommandError("DEBUG is switched on. Unset it: this room is open to readers.")
    for fault in run_checks(tags=["readingroom"]):
        raise CommandError(f"{fault.msg} {fault.hint}")
    for folder in (settings.ROOM, Path(settings.MEDIA_ROOT), Path(settings.STATIC_ROOT)):
        _make_writable(folder)


def _make_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CommandError(
            f"The folder {folder} cannot be written ({error.strerror}). Make it writable, or name "
            "another one in READINGROOM_DATA."
        ) from error


def _take_port(host: str, port: int) -> socket.socket:
    try:
        listener = server.listen(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is taken: close the other program, or choose another port with "
                f"--port {port + 1 if port < 65_535 else 8000}."
            ) from error
        raise CommandError(
            f"{host}:{port} cannot be opened ({error.strerror}). Choose another --host or --port."
        ) from error
    name = f"[{host}]" if ":" in host else host
    if _is_an_address(host) and name not in settings.ALLOWED_HOSTS:
        settings.ALLOWED_HOSTS.append(name)
    return listener


def _is_an_address(host: str) -> bool:
    """Tell whether visitors can name the room by this host: 0.0.0.0 is everywhere and nowhere."""
    try:
        return not ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return bool(host)


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= port <= 65_535:
        raise ArgumentTypeError(f"{shown(text)} is no port: write a number up to 65535.")
    return port
