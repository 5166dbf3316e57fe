"""Documents read ahead in several processes: the room is the same as with one."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from articles.loading import LoadOptions, load_paths
from articles.loading.readers import Readers
from articles.models import Load, Outcome
from articles.parsing import Hint
from tests.commands.room import Room
from tests.loading.dumps import dump, story, write_stories
from tests.loading.test_killing import CONTENTS

PROC = Path("/proc")
NUMBERED = {
    **CONTENTS,
    "outcomes": """SELECT o.id, o.name, o.result, o.reason, o.sha256, o.article_id, o.warnings
        FROM articles_outcome o""",
    "ids": """SELECT a.id, a.identity, r.id, p.id, p.position FROM articles_article a
        JOIN articles_revision r ON r.article_id = a.id
        LEFT JOIN articles_photo p ON p.revision_id = r.id""",
    "sources in order": "SELECT id, name, slug FROM articles_source",
}


def numbered(room: Room) -> dict[str, list]:
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        return {name: sorted(map(repr, rows.execute(asked))) for name, asked in NUMBERED.items()}


def mixed_folder(folder):
    """Pages that are new, revised, there already and refused, one after the other."""
    write_stories(folder, 60)
    for number in range(0, 60, 7):
        (folder / f"log-{number:05}-again.txt").write_bytes(story(number))
        other = story(number).replace(b"Thirty people", b"Forty people")
        (folder / f"log-{number:05}-other.txt").write_bytes(other)
        (folder / f"log-{number:05}-empty.txt").write_bytes(b"")
        byline = f"By The Lamp of {number}"
        (folder / f"log-{number:05}-source.txt").write_bytes(dump(title=byline, byline=byline))
    return folder


@pytest.mark.slow
def test_three_at_once_leave_the_same_room_as_one_at_a_time(tmp_path):
    folder = mixed_folder(tmp_path / "in")
    rooms = [Room(tmp_path / f"room-{jobs}").migrate() for jobs in (1, 3)]

    said = [rooms[0].run("load", folder), rooms[1].run("load", "--jobs", 3, folder)]

    assert said[0].stdout == said[1].stdout
    assert [one.returncode for one in said] == [1, 1]
    assert numbered(rooms[0]) == numbered(rooms[1])


@pytest.mark.django_db
def test_a_reader_that_dies_costs_its_document_alone(tmp_path):
    with Readers(2) as readers:
        readers.begin(story(0), Hint(), {})()
        [child] = [child for child in readers._children if child._process.is_alive()][:1]
        os.kill(child._process.pid, signal.SIGSTOP)
        answers = [readers.begin(story(number), Hint(), {}) for number in range(4)]
        os.kill(child._process.pid, signal.SIGKILL)
        told = [answer() for answer in answers]

    lost = [one for one in told if one.refusal]
    assert len(lost) == 1
    assert "SIGKILL" in lost[0].refusal
    assert all(one.pages for one in told if one not in lost)


@pytest.mark.django_db
def test_a_load_with_several_readers_counts_like_any_other(tmp_path):
    report = load_paths([write_stories(tmp_path / "in", 5)], LoadOptions(), jobs=2)

    assert report.counts == {"loaded": 5} == Load.objects.get().counts
    assert [name[-5:] for name in Outcome.objects.values_list("name", flat=True)] == [
        f"{number}.txt" for number in range(5)
    ]


def descendants(pid: int) -> set[int]:
    """The processes that came of this one, as far as they still live."""
    parents = {int(one.name): stat(one)[1] for one in PROC.iterdir() if one.name.isdigit()}
    found = {pid}
    while more := {one for one, parent in parents.items() if parent in map(str, found)} - found:
        found |= more
    return found - {pid}


def stat(folder: Path) -> tuple[str, str]:
    """The state of a process, and its parent."""
    try:
        state, parent, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "gone", "0"
    return state, parent


def alive(pid: int) -> bool:
    return stat(PROC / str(pid))[0] not in {"Z", "X", "gone"}


@pytest.mark.slow
@pytest.mark.skipif(not PROC.is_dir(), reason="Tells processes by /proc.")
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_no_reader_outlives_its_load(tmp_path, blow):
    room = Room(tmp_path / "room").migrate()
    loading = room.start("load", "--jobs", 2, write_stories(tmp_path / "in", 3_000))
    loading.stdout.readline()
    readers = descendants(loading.pid)

    loading.send_signal(blow)
    loading.communicate(timeout=60)

    assert len(readers) >= 2
    assert loading.returncode == (130 if blow == signal.SIGINT else -blow)
    while any(alive(reader) for reader in readers):
        os.sched_yield()  # The test's own time limit is CI's: a reader left over never ends.
