"""`manage.py open`: the whole room in one go, in real processes."""

import os
import re
import signal
import socket
import sqlite3
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.commands.room import OpenRoom, Room, free_port
from tests.loading.dumps import write_stories

pytestmark = pytest.mark.slow


@pytest.fixture
def room(tmp_path):
    return Room(tmp_path / "room")


@pytest.fixture
def opened(room, tmp_path):
    """A room with three pages, open until the test ends."""
    made = OpenRoom(room, write_stories(tmp_path / "in", 3))
    yield made
    if made.running.poll() is None:
        made.stop(signal.SIGTERM)


def count(room: Room, table: str) -> int:
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        return rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_a_fresh_room_says_where_it_is_what_it_holds_and_the_curators_login(room, opened):
    assert f"Reading Room is open at http://127.0.0.1:{opened.port}/" in opened.said
    assert "  articles  3\n" in opened.said
    assert f"  kept in   {room.folder}\n" in opened.said
    assert "  user      curator\n" in opened.said
    assert len(opened.password) >= 16


def test_pages_styles_and_the_admin_are_served_without_debug(opened):
    status, page = opened.get("/")
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]

    assert status == 200
    assert "Harbour log number 2" in page
    assert opened.get(style)[0] == 200
    assert "csrfmiddlewaretoken" in opened.get("/admin/login/")[1]


def test_scripts_import_each_other_by_names_that_tell_their_content(room, opened):
    scripts = list((room.folder / "static" / "js").rglob("*.js"))
    imports = [
        (script, path)
        for script in scripts
        for path in re.findall(r'^import [^"]*"([^"]+)";', script.read_text(), re.MULTILINE)
    ]

    assert len(imports) > 10
    for script, path in imports:
        assert (script.parent / path).is_file()
        assert re.search(r"\.[0-9a-f]{12}\.js$", path), f"{path} in {script.name}"


def test_the_password_stands_in_no_file_of_the_room(room, opened):
    for path in room.folder.rglob("*"):
        if path.is_file():
            assert opened.password.encode() not in path.read_bytes()


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_the_second_start_loads_nothing_twice_and_prints_no_password(room, opened, tmp_path, sent):
    assert opened.stop(sent) == (0, "")

    again = OpenRoom(room, tmp_path / "in", port=opened.port)

    assert again.password is None
    assert "Loaded" not in again.said
    assert "  articles  3\n" in again.said
    assert count(room, "articles_load") == 1
    assert again.stop(sent) == (0, "")


def test_a_new_document_is_loaded_at_the_next_start(room, opened, tmp_path):
    opened.stop(signal.SIGTERM)

    again = OpenRoom(room, write_stories(tmp_path / "in", 4))

    assert "Loaded: 1 loaded, 0 revised, 3 unchanged, 0 rejected.\n" in again.said
    assert again.stop(signal.SIGTERM) == (0, "")


def test_a_taken_port_is_said_in_a_sentence(room, opened):
    second = room.run("open", "--port", opened.port)

    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == (
        f"CommandError: Port {opened.port} is taken: close the other program, or choose another "
        f"port with --port {opened.port + 1}.\n"
    )


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: half a requ"])
def test_a_hundred_silent_visitors_keep_nobody_waiting(opened, said):
    with ExitStack() as silent:
        for _ in range(100):
            visitor = socket.create_connection(("127.0.0.1", opened.port))
            silent.enter_context(visitor)
            visitor.sendall(said)

        # The reading thread would wait for as long as the silent ones stay.
        assert [opened.get("/healthz")[0] for _ in range(20)] == [200] * 20


def test_a_request_in_flight_is_answered_after_sigterm(opened):
    with closing(HTTPConnection("127.0.0.1", opened.port, timeout=30)) as visitor:
        visitor.request("GET", "/healthz")
        visitor.getresponse().read()  # a worker has this visitor, who now asks again
        visitor.sock.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        opened.running.send_signal(signal.SIGTERM)
        while is_served(opened.port):
            pass
        visitor.sock.sendall(b"Connection: close\r\n\r\n")

        assert visitor.sock.recv(15) == b"HTTP/1.1 200 OK"
    opened.running.communicate()
    assert opened.running.returncode == 0


def is_served(port: int) -> bool:
    """Tell whether a new visitor is answered."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as visitor:
            visitor.sendall(
                b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            )
            return bool(visitor.recv(1))
    except OSError:
        return False


def test_a_visitor_by_another_name_is_turned_away(opened):
    with socket.create_connection(("127.0.0.1", opened.port)) as visitor:
        visitor.sendall(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")

        assert visitor.recv(12) == b"HTTP/1.1 400"


def test_a_room_that_cannot_be_written_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("no folder")

    finished = Room(tmp_path / "file" / "room").run("open", "--port", free_port())

    assert finished.returncode == 1
    assert len(finished.stderr.splitlines()) == 1
    assert "cannot be written" in finished.stderr
    assert "READINGROOM_DATA" in finished.stderr


@pytest.mark.parametrize(
    ("extra", "words", "code", "sentence"),
    [
        ({"DEBUG": "yes"}, [], 1, "DEBUG is switched on. Unset it"),
        ({"DEBUG": "perhaps"}, [], 1, "DEBUG is 'perhaps'; write yes or no."),
        ({}, ["no/such/path"], 2, "There is no no/such/path"),
        ({}, ["--port", "70000"], 2, "70000 is no port: write a number up to 65535."),
        ({}, ["--host", "192.0.2.1"], 1, "192.0.2.1:[0-9]+ cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_said(room, extra, words, code, sentence):
    room.extra = extra

    finished = room.run("open", "--port", free_port(), *words)

    assert finished.returncode == code
    assert re.search(sentence, finished.stderr)
    assert "Traceback" not in finished.stderr
    assert not (room.folder / "db.sqlite3").exists()


def test_a_poor_locale_and_a_home_that_cannot_be_written_do_not_matter(room, tmp_path):
    (tmp_path / "home").write_text("no folder")
    room.extra = {"LANG": "C", "LC_ALL": "C", "HOME": str(tmp_path / "home")}

    opened = OpenRoom(room)

    assert opened.get("/")[0] == 200
    assert opened.stop(signal.SIGTERM) == (0, "")


@pytest.mark.parametrize(
    ("host", "address"), [("0.0.0.0", "127.0.0.1"), ("127.0.0.2", "127.0.0.2"), ("::1", "[::1]")]
)
def test_the_address_that_is_said_is_one_that_answers(room, host, address):
    opened = OpenRoom(room, "--host", host)

    assert f"Reading Room is open at http://{address}:{opened.port}/\n" in opened.said
    assert ("  known as  127.0.0.1, localhost, [::1] (ALLOWED_HOSTS)" in opened.said) is (
        host == "0.0.0.0"
    )
    assert opened.get("/healthz", at=address)[0] == 200
    assert opened.stop(signal.SIGTERM) == (0, "")


def test_a_killed_start_is_finished_by_the_next(room, tmp_path):
    folder = write_stories(tmp_path / "in", 100)
    killed = room.start("open", folder, "--port", free_port())
    while not any(Path(room.folder).glob("files/captures/*/*")):
        assert killed.poll() is None
        os.sched_yield()
    killed.kill()
    killed.communicate()

    opened = OpenRoom(room, folder)

    assert "  articles  100\n" in opened.said
    assert opened.password
    assert opened.stop(signal.SIGTERM) == (0, "")
