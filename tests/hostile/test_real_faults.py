"""The real room, whose disk fills, whose starts collide, and whose first start is cut short."""

import datetime as dt
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.commands.room import OpenRoom, Room, free_port
from tests.hostile.visitor import Browser
from tests.loading.dumps import write_stories

pytestmark = pytest.mark.slow
DESK = "/admin/articles/article/1/annotate/"


@pytest.fixture
def room(tmp_path):
    return Room(tmp_path / "room")


def workers(opened: OpenRoom) -> list[int]:
    """The server's processes."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(opened.running.pid)], capture_output=True, text=True
    )
    return [opened.running.pid, *map(int, found.stdout.split())]


def bound(opened: OpenRoom, size: int) -> None:
    """Let no file of the server's grow past this size: what a full disk is to a plain person."""
    for pid in workers(opened):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="prlimit is Linux's own.")
def test_on_a_full_disk_pages_are_read_and_notes_refused_until_there_is_room(room, tmp_path):
    opened = OpenRoom(room, write_stories(tmp_path / "in", 3))
    browser = Browser(opened.port)
    browser.send("/admin/login/", username="curator", password=opened.password)
    note = {"quote": "harbour", "place": "", "body": "Kept?", "state": "draft", "revision": 1,
            "motivation": "commenting", "start": 1, "end": 3, "exact": ""}  # fmt: skip
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        text = rows.execute("SELECT text FROM articles_revision WHERE id = 1").fetchone()[0]
    note["exact"] = text[1:3]

    bound(opened, 0)
    code, page = browser.send(DESK, **note)
    read = [browser.get(path)[0] for path in ("/", "/articles/1/", "/sources/", DESK)]
    bound(opened, resource.RLIM_INFINITY)
    again = browser.send(DESK, **note)

    assert (code, "Nothing was saved: the disk" in page) == (503, True)
    assert read == [200] * 4
    assert again[0] == 200
    assert "Kept?" in again[1]
    opened.stop(signal.SIGTERM)
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert rows.execute("SELECT count(*) FROM articles_annotation").fetchone() == (1,)


def test_two_first_starts_at_once_make_one_room(room, tmp_path):
    folder = write_stories(tmp_path / "in", 10)
    ports = [free_port(), free_port()]
    started = [room.start("open", folder, "--port", port) for port in ports]
    said = []
    for one in started:
        lines = []
        for line in one.stdout:
            lines.append(line)
            if line.startswith("Stop it with"):
                break
        said.append("".join(lines))

    for one in started:
        one.send_signal(signal.SIGTERM)
        one.communicate(timeout=30)

    assert [one.returncode for one in started] == [0, 0]
    assert all("  articles  10\n" in words for words in said)
    assert sum("  password  " in words for words in said) == 1


@pytest.mark.parametrize("tables", [1, 10, 20, 30])
def test_a_first_start_that_was_killed_while_making_tables_is_finished_by_the_next(
    room, tmp_path, tables
):
    room.folder.mkdir()
    killed = room.start("migrate", "-v0")
    while killed.poll() is None and count_tables(room) < tables:
        os.sched_yield()
    killed.kill()
    killed.communicate()

    finished = room.run("migrate", "-v0")

    assert (finished.returncode, finished.stderr) == (0, "")
    assert room.run("migrate", "--check").returncode == 0
    assert room.run("load", write_stories(tmp_path / "in", 1)).returncode == 0


def count_tables(room: Room) -> int:
    try:
        address = f"file:{room.folder / 'db.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as rows:
            return rows.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_a_weak_key_is_refused_in_one_sentence(room):
    room.extra = {"SECRET_KEY": "secret"}

    finished = room.run("open", "--port", free_port())

    assert finished.returncode == 1
    assert len(finished.stderr.splitlines()) == 1
    assert "SECRET_KEY is short" in finished.stderr


def test_what_the_room_keeps_is_its_keepers_alone(room, tmp_path):
    old = os.umask(0o022)
    try:
        OpenRoom(room, write_stories(tmp_path / "in", 1), is_alone=True).stop(signal.SIGTERM)
    finally:
        os.umask(old)

    assert (room.folder.stat().st_mode & 0o777) == 0o700
    assert ((room.folder / "secret_key").stat().st_mode & 0o777) == 0o600


def test_the_password_stands_in_no_process_list_and_no_log(room, tmp_path):
    opened = OpenRoom(room, write_stories(tmp_path / "in", 1))
    shown = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    seen = [Browser(opened.port).get(path)[1] for path in ("/", "/admin/login/", "/healthz")]
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        dump = "\n".join(rows.iterdump())

    _, errors = opened.stop(signal.SIGTERM)

    assert opened.password not in shown + "".join(seen) + dump + errors


def test_a_page_dated_after_today_is_loaded_and_says_its_own_date(room, tmp_path):
    folder = write_stories(tmp_path / "in", 1)
    page = next(folder.iterdir())
    future = dt.date.today().year + 40
    words = page.read_text().replace("2022", str(future))
    page.write_text(words)

    opened = OpenRoom(room, folder)
    code, listed = Browser(opened.port).get("/")
    article = Browser(opened.port).get("/articles/1/")

    assert (code, article[0]) == (200, 200)
    assert str(future) in listed
    assert "-1 " not in article[1]
    assert opened.stop(signal.SIGTERM) == (0, "")


def test_a_visitor_who_hangs_up_in_the_middle_leaves_no_traceback(room, tmp_path):
    folder = write_stories(tmp_path / "in", 1)
    page = folder / "large.txt"
    page.write_text(next(folder.iterdir()).read_text() + f"\n\n{'words of a page ' * 100_000}")
    opened = OpenRoom(room, folder)
    script = (
        "import socket,struct,sys\n"
        "line = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
        "line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
        "line.sendall(b'GET /captures/' + sys.argv[2].encode() + b'/raw HTTP/1.1\\r\\n"
        "Host: 127.0.0.1\\r\\n\\r\\n')\n"
        "line.recv(1000); line.close()\n"
    )
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        query = "SELECT sha256 FROM articles_capture ORDER BY size DESC LIMIT 1"
        sha256 = rows.execute(query).fetchone()[0]

    for _ in range(5):
        subprocess.run([sys.executable, "-c", script, str(opened.port), sha256], check=True)

    assert Browser(opened.port).get("/")[0] == 200
    assert opened.stop(signal.SIGTERM) == (0, "")
