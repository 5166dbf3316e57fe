"""A room of its own for each test, opened by the real command line in a process of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_COLLECTED = tempfile.TemporaryDirectory(prefix="reading-room-static-")


class Room:
    """A folder for a room, and the commands run on it."""

    def __init__(
        self, folder: Path | None, program: tuple[str, ...] = (sys.executable, "manage.py")
    ):
        self.folder = folder
        self.program = program
        self.extra: dict[str, str] = {}
        self.working_folder = ROOT

    @property
    def environment(self) -> dict[str, str]:
        """What the commands see of the environment: nothing of the tests' own settings."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TZ") if name in os.environ}
        room = {"READINGROOM_DATA": str(self.folder)} if self.folder else {}
        return kept | room | self.extra

    def start(self, *words: object, **given) -> subprocess.Popen:
        """Start a command."""
        given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | given
        return subprocess.Popen(
            [*self.program, *map(str, words)],
            cwd=self.working_folder,
            env=self.environment,
            stdin=given.pop("stdin", subprocess.DEVNULL),
            **given,
        )

    def run(self, *words: object, **given) -> subprocess.CompletedProcess:
        """Run a command to its end."""
        with self.start(*words, **given) as running:
            out, err = running.communicate(timeout=120)
        return subprocess.CompletedProcess(words, running.returncode, out, err)

    def migrate(self) -> "Room":
        """Make the tables."""
        made = self.run("migrate", "-v0")
        assert made.returncode == 0, made.stderr
        return self


class OpenRoom:
    """A room that serves on a free port until it is told to stop."""

    def __init__(self, room: Room, *words: object, port: int = 0, is_alone: bool = False):
        self.port = port or free_port()
        if not is_alone:
            lend_static_files(room)
        self.running = room.start("open", "--port", self.port, *words)
        self.said = self._read_until_open()
        borrow_static_files(room)

    def _read_until_open(self) -> str:
        lines = []
        for line in self.running.stdout:
            lines.append(line)
            if line.startswith("Stop it with Ctrl-C"):
                break
        else:
            raise AssertionError("".join(lines) + self.running.stderr.read())
        return "".join(lines)

    @property
    def password(self) -> str | None:
        """The password that was printed, if any."""
        found = re.search(r"^  password  (\S+)$", self.said, re.MULTILINE)
        return found and found[1]

    def get(self, path: str, at: str = "127.0.0.1") -> tuple[int, str]:
        """Ask for a page."""
        with urllib.request.urlopen(f"http://{at}:{self.port}{path}", timeout=30) as answer:
            return answer.status, answer.read().decode()

    def stop(self, signal: int) -> tuple[int, str]:
        """Send the signal; give the exit code and what was said on standard error."""
        self.running.send_signal(signal)
        _, errors = self.running.communicate(timeout=30)
        return self.running.returncode, errors


def lend_static_files(room: Room) -> None:
    """Give a new room what an earlier one collected: it looks whether that is still right."""
    collected = Path(_COLLECTED.name) / "static"
    if collected.exists() and room.folder and not room.folder.exists():
        shutil.copytree(collected, room.folder / "static")


def borrow_static_files(room: Room) -> None:
    """Keep what the first room collected: it takes longer than the rest of a start."""
    collected = Path(_COLLECTED.name) / "static"
    if room.folder and not collected.exists():
        shutil.copytree(room.folder / "static", collected)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
