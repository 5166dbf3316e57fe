"""The real server of `manage.py open`, spoken to by visitors who bend the protocol."""

import signal

import pytest

from tests.commands.room import OpenRoom, Room
from tests.hostile.visitor import FRAME, Browser, say, status
from tests.loading.dumps import write_stories

pytestmark = pytest.mark.slow
CHUNKED = b"Transfer-Encoding: chunked\r\n"
SMUGGLED = b"0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
PAIRS = {
    "length and chunks": b"Content-Length: 4\r\n" + CHUNKED,
    "chunks and length": CHUNKED + b"Content-Length: 4\r\n",
    "two lengths": b"Content-Length: 4\r\nContent-Length: 5\r\n",
    "one length twice over": b"Content-Length: 4, 5\r\n",
    "a signed length": b"Content-Length: +4\r\n",
    "a negative length": b"Content-Length: -4\r\n",
    "a length in other digits": b"Content-Length: \xd9\xa4\r\n",
    "another coding": b"Transfer-Encoding: xchunked\r\n",
    "a hidden coding": b"Transfer-Encoding : chunked\r\n",
    "two codings": CHUNKED + b"Transfer-Encoding: identity\r\n",
    "a folded line": b"X: a\r\n Content-Length: 4\r\n",
    "a bare line feed": b"X: a\nContent-Length: 4\r\n",
}
TRAVERSALS = [
    "/static/../db.sqlite3", "/static/..%2fsecret_key", "/static/%2e%2e/secret_key",
    "/static/%c0%ae%c0%ae/secret_key", "/static/..\\secret_key", "/static/%2e%2e%5csecret_key",
    "/static//etc/passwd", "/static/staticfiles.json/../../db.sqlite3", "/static/", "/static/css/",
    "/files/", "/media/", "/captures/", "/.room/db.sqlite3", "/db.sqlite3",
    "/secret_key", "/.git/config", "/static/%00", "/..%2f..%2fetc/passwd",
]  # fmt: skip


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A room with two pages, open for all tests of this module."""
    folder = tmp_path_factory.mktemp("served")
    made = OpenRoom(Room(folder / "room"), write_stories(folder / "in", 2))
    yield made
    made.stop(signal.SIGTERM)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_request_that_two_servers_would_read_differently_is_refused(opened, pair):
    heard = say(opened.port, b"POST / HTTP/1.1\r\n", FRAME, PAIRS[pair], b"\r\n", SMUGGLED)

    assert status(heard) in (400, 501)
    assert heard.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize("path", TRAVERSALS)
def test_nothing_beside_the_pages_is_served(opened, path):
    heard = say(opened.port, f"GET {path} HTTP/1.1\r\n".encode(), FRAME, b"\r\n")

    assert status(heard) in (301, 302, 400, 404)
    assert b"SQLite format" not in heard
    assert b"root:" not in heard


@pytest.mark.parametrize(
    "header",
    [
        b"SCRIPT_NAME: //evil.example", b"SCRIPT_NAME: /sources", b"PATH_INFO: /admin/",
        b"X-Forwarded-Host: evil.example", b"X-Forwarded-Prefix: /evil", b"X-Script-Name: /evil",
        b"X-Forwarded-Proto: https", b"Forwarded: host=evil.example", b"X-Original-URL: /admin/",
        b"X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off", b"X-HTTP-Method-Override: DELETE",
        b"Proxy: http://evil.example",
    ],
)  # fmt: skip
def test_no_header_moves_the_room(opened, header):
    plain = say(opened.port, b"GET /sources/ HTTP/1.1\r\n", FRAME, b"\r\n")

    heard = say(opened.port, b"GET /sources/ HTTP/1.1\r\n", FRAME, header, b"\r\n\r\n")

    assert heard.partition(b"\r\n\r\n")[2] == plain.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    ("first", "more", "expected"),
    [
        (b"GET /?" + b"a" * 2_000_000 + b" HTTP/1.1", b"", 414),
        (b"GET /?source=" + b"a" * 60_000 + b" HTTP/1.1", b"", 414),
        (b"GET / HTTP/1.1", b"X: " + b"a" * 70_000 + b"\r\n", 431),
        (b"GET / HTTP/1.1", b"".join(b"X-%d: 1\r\n" % place for place in range(500)), 431),
        (b"GET /sources/ HTTP/1.1", b"Host: evil.example\r\n", 400),
        (b"GET /\0 HTTP/1.1", b"", 400),
        (b"GET /\r\nX: y HTTP/1.1", b"", 400),
        (b"GET / HTTP/9.9", b"", 505),
        (b"TRACE / HTTP/1.1", b"", 405),
        (b"CONNECT 10.0.0.1:80 HTTP/1.1", b"", 404),
        (b"PRI * HTTP/2.0", b"", 400),
        (b"PROXY TCP4 10.0.0.1 127.0.0.1 1 2", b"", 400),
    ],
)
def test_what_is_no_request_is_refused_by_its_name(opened, first, more, expected):
    heard = say(opened.port, first, b"\r\n", FRAME, more, b"\r\n")

    assert status(heard) in {expected, 400}
    assert b"Traceback" not in heard


def test_a_hundred_wrong_cookies_stop_nobody(opened):
    for cookie in (b'sessionid="', b"sessionid=\xff\xfe", b"a" * 7000, b";;;=;=", b"csrftoken=x"):
        heard = say(
            opened.port, b"GET /admin/ HTTP/1.1\r\n", FRAME, b"Cookie: ", cookie, b"\r\n\r\n"
        )

        assert status(heard) in (302, 400)


def test_an_announced_gigabyte_is_refused_before_it_comes(opened):
    head = b"POST /admin/login/ HTTP/1.1\r\n" + FRAME + b"Content-Length: 1073741824\r\n"

    for kind in (b"multipart/form-data; boundary=x", b"application/x-www-form-urlencoded"):
        heard = say(opened.port, head, b"Content-Type: ", kind, b"\r\n\r\n", b"--x\r\n")

        assert status(heard) in (400, 403)


def test_the_tenth_wrong_password_closes_the_real_door_too(opened):
    browser = Browser(opened.port)
    wrong = [browser.send("/admin/login/", username="x", password="y")[0] for _ in range(10)]

    code, page = browser.send("/admin/login/", username="x", password="y")

    assert wrong == [200] * 9 + [429]
    assert (code, "Too many wrong passwords" in page) == (429, True)
    assert Browser(opened.port).get("/")[0] == 200


def test_nothing_that_visitors_did_reached_the_log_as_a_line_of_its_own(tmp_path):
    room = OpenRoom(Room(tmp_path / "room"), write_stories(tmp_path / "in", 1))
    for path in ("/%0aERROR%20forged", "/%1b[2J", "/%0d%0aERROR%20forged", "/%c2%9b31m"):
        say(room.port, f"GET {path} HTTP/1.1\r\n".encode(), FRAME, b"\r\n")
    host = b"Host: evil.example\x1b[2J\r\nConnection: close\r\n\r\n"
    say(room.port, b"GET / HTTP/1.1\r\n", host)
    for name in ("a\nERROR forged", "\x1b[2J"):
        Browser(room.port).send("/admin/login/", username=name, password="x")

    _, errors = room.stop(signal.SIGTERM)

    assert "\x1b" not in errors
    assert "\x9b" not in errors
    assert all(
        line.startswith(("WARNING ", "ERROR django.security")) for line in errors.splitlines()
    )
