"""`pip install .` into an empty environment gives a working room, with data where one stands."""

import shutil
import signal
import subprocess
import venv
from pathlib import Path

import pytest

from tests import machine
from tests.commands.room import ROOT, OpenRoom, Room

pytestmark = pytest.mark.slow


def run(*words: object, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        list(map(str, words)),
        cwd=folder,
        env=Room(None).environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The programs of an environment that holds nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    parts = ("readingroom", "articles", "templates", "static", "seeds", "pyproject.toml")
    source.mkdir()
    for part in (*parts, "README.md", "LICENSE"):
        copy(ROOT / part, source / part)
    venv.create(folder / "empty", with_pip=True)
    programs = folder / "empty" / "bin"
    made = run(programs / "python", "-m", "pip", "install", "-q", "./source", folder=folder)
    if made.returncode:
        machine.missing("A package index", f"pip could not install: {made.stderr[-500:]}")
    return programs


def copy(part: Path, to: Path) -> None:
    if part.is_dir():
        shutil.copytree(part, to, ignore=shutil.ignore_patterns("__pycache__"))
    elif part.exists():
        shutil.copy(part, to)


def test_an_installed_room_opens_on_its_sample_pages(installed, tmp_path):
    room = Room(None, program=(str(installed / "reading-room"),))
    room.working_folder = tmp_path

    opened = OpenRoom(room)

    seeds = sum(1 for path in (ROOT / "seeds").iterdir() if path.suffix == ".txt")
    assert f"  articles  {seeds}\n" in opened.said
    assert f"  kept in   {tmp_path / '.room'}\n" in opened.said
    style = opened.get("/")[1].split('rel="stylesheet" href="')[1].split('"')[0]
    assert [opened.get(path)[0] for path in ("/", "/articles/1/", "/admin/login/", style)] == [
        200
    ] * 4
    assert opened.stop(signal.SIGTERM) == (0, "")


def test_an_installed_room_parses_outside_any_checkout(installed, tmp_path):
    shutil.copy(next((ROOT / "seeds").glob("*.txt")), tmp_path / "page.txt")

    finished = run(installed / "reading-room", "parse", "page.txt", folder=tmp_path)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.startswith('{"id": "page.txt"')
    assert not (tmp_path / ".room").exists()
