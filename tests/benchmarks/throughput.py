"""How many pages a second: this room, a plain Django list and Datasette, over the same articles.

    python -m tests.benchmarks.throughput --articles 100000 --keep FOLDER

starts each as a server of one worker process, asks for pages with 1 and with 8 clients, and prints
requests a second, the bytes of a page, and how many times as many pages this room serves as the
other. Datasette takes part when it is installed (`pip install datasette`).
"""

import argparse
import http.client
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

SECONDS = 3.0
CLIENTS = (1, 8)
GUNICORN = ["-m", "gunicorn", "--workers", "1", "--threads", "1", "--log-level", "error"]
HERE = Path(__file__).resolve().parents[2]


def main() -> None:
    """Make the room, start the servers one after the other, print."""
    given = arguments()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="reading-room-benchmark-"))
    os.environ |= {
        "READINGROOM_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "readingroom.settings",
    }
    word = furnished(given.articles)
    rates: dict[str, dict[tuple[str, int], float]] = {}
    ours = {"list": "/", "one source": "/?source=harrow3", "common word": f"/?q={word}"}
    with served("room", [*GUNICORN, "readingroom.wsgi"]) as port:
        rates["this room"] = rates_of(port, ours)
    with served("plain", [*GUNICORN, "tests.benchmarks.plain_list_wsgi"]) as port:
        rates["plain Django list"] = rates_of(port, ours)
    if shutil.which("datasette", path=Path(sys.executable).parent):
        database = for_datasette(folder)
        command = ["-m", "datasette", "serve", str(database), "--setting", "facet_time_limit_ms"]
        with served(
            "datasette", [*command, "5000", "--setting", "sql_time_limit_ms", "20000"]
        ) as port:
            rates["Datasette"] = rates_of(port, datasette_pages(word))
    compare(rates)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def furnished(count: int) -> str:
    """Fill the room when it is empty; give a common word of its articles."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from articles.models import Article
    from articles.search import rebuild
    from tests.benchmarks.generating import Words, fill

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    words = Words()
    if not Article.objects.exists():
        fill(count, words)
        rebuild()
    print(f"{Article.objects.count():,} articles", flush=True)
    connections.close_all()
    return words.questions()["common word"]


@contextmanager
def served(name: str, command: list[str]) -> Iterator[int]:
    """A server on a free port of this machine, ready to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = ["-p", str(port)] if "datasette" in command else ["-b", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        [sys.executable, *command, *where],
        cwd=HERE,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, name, server)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int, name: str, server: subprocess.Popen) -> None:
    """Wait until the port answers; say so when the server has left."""
    for _ in range(600):
        if server.poll() is not None:
            sys.exit(f"The server {name} left with {server.returncode}.")
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit(f"The server {name} does not answer.")


def rates_of(port: int, pages: dict[str, str]) -> dict[tuple[str, int], float]:
    """Requests a second for each page and number of clients."""
    rates = {}
    for page, address in pages.items():
        size = fetch(http.client.HTTPConnection("127.0.0.1", port), address)
        for clients in CLIENTS:
            rates[page, clients] = rate(port, address, clients)
            print(f"  port {port}  {page:14} {clients} clients {rates[page, clients]:9.1f} a second"
                  f"  {size / 1000:6.1f} kB", flush=True)  # fmt: skip
    return rates


def rate(port: int, address: str, clients: int) -> float:
    """How many pages a second so many clients get, each asking again when it is answered."""
    counts = [0] * clients
    end = time.perf_counter() + SECONDS
    start = time.perf_counter()

    def ask(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while time.perf_counter() < end:
            fetch(connection, address)
            counts[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - start)


def fetch(connection: http.client.HTTPConnection, address: str) -> int:
    """Ask for a page; give its size in bytes."""
    connection.request("GET", address, headers={"Host": "localhost"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        sys.exit(f"{address} answers {answer.status}.")
    return len(body)


def for_datasette(folder: Path) -> Path:
    """The same articles as one table with full-text search, as Datasette likes it."""
    path = folder / "datasette.db"
    if path.exists():
        return path
    with sqlite3.connect(path) as made:
        made.execute("ATTACH ? AS room", [str(folder / "db.sqlite3")])
        made.execute(
            "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, text TEXT, day TEXT,"
            " published_at TEXT, year TEXT, language TEXT, source TEXT)"
        )
        made.execute(
            "INSERT INTO articles SELECT a.id, a.title, r.text, a.day, a.published_at,"
            " substr(a.day, 1, 4), a.language, s.slug FROM room.articles_article a"
            " JOIN room.articles_revision r ON r.id = a.current_id"
            " LEFT JOIN room.articles_source s ON s.id = a.publisher_id"
        )
        for column in ("day", "source", "year", "language", "published_at"):
            made.execute(f"CREATE INDEX by_{column} ON articles ({column})")
        made.execute("CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content=articles)")
        made.execute(
            "INSERT INTO articles_fts (rowid, title, text) SELECT rowid, title, text FROM articles"
        )
        made.commit()
    return path


def datasette_pages(word: str) -> dict[str, str]:
    """The like pages of Datasette, with the facets that the room's pages have."""
    base = "/datasette/articles?_size=20&_sort_desc=published_at&_col=title&_col=source&_col=day"
    facets = "&_facet=source&_facet=year&_facet=language"
    return {
        "list": base + facets,
        "one source": f"{base}{facets}&source=harrow3",
        "common word": f"{base}{facets}&_search={quote(word)}",
    }


def compare(rates: dict[str, dict[tuple[str, int], float]]) -> None:
    """Print how many times as many pages a second this room serves."""
    ours = rates.pop("this room")
    for other, theirs in rates.items():
        for page, clients in ours:
            times = ours[page, clients] / theirs[page, clients]
            print(f"this room ÷ {other:18} {page:14} {clients} clients  {times:7.1f}")


if __name__ == "__main__":
    main()
