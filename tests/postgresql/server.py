"""A throwaway PostgreSQL server, made of the machine's own programs and thrown away after."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(binaries: Path):
    """Yield the address of a fresh server on a free port of this machine."""
    folder = Path(tempfile.mkdtemp(prefix="reading-room-postgresql-"))
    cluster, port = folder / "cluster", free_port()
    person = server_person()
    if person:
        shutil.chown(folder, person)
    start = [binaries / "pg_ctl", "-D", cluster, "-w", "-l", folder / "log"]
    options = f"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off"
    try:
        run([binaries / "initdb", "-D", cluster, "-U", "room", "-A", "trust", "-E", "UTF8"], person)
        run([*start, "-o", options, "start"], person)
        yield f"postgres://room@127.0.0.1:{port}/postgres"
    finally:
        run([binaries / "pg_ctl", "-D", cluster, "-m", "immediate", "stop"], person, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def server_person() -> str | None:
    """PostgreSQL refuses to run as root: Debian's package makes a user for it."""
    return "postgres" if os.geteuid() == 0 else None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(command: list, person: str | None, check: bool = True) -> None:
    """Run one of the server's programs, as its own person when we are root."""
    finished = subprocess.run(
        [str(word) for word in command],
        user=person,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if check and finished.returncode:
        raise RuntimeError(f"{command[0]}: {finished.stderr}")
