"""How long a search takes, beside the plain SQL of the same answer.

    python -m tests.benchmarks.search --articles 100000

makes a room of invented articles in a folder of its own (or in the database that DATABASE_URL
names, which must be empty), indexes it, and prints p50 and p95 in milliseconds, and the CPU time
of this process (on SQLite that is all there is). The same number
gives the same articles every time. `--keep FOLDER` leaves the room for another run.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

import django

ROUNDS = 40
STATEMENTS = {
    "sqlite": "SELECT rowid & 16777215 FROM articles_words WHERE articles_words MATCH %s "
    "ORDER BY rowid DESC LIMIT 20",
    "postgresql": "SELECT id FROM articles_article WHERE id = ANY (ARRAY (SELECT article_id "
    "FROM articles_words WHERE {vector} @@ %s::tsquery)) "
    "ORDER BY wall_clock DESC, id DESC LIMIT 20",
}


def main() -> None:
    """Make the room, ask, print."""
    given = arguments()
    folder = given.keep or tempfile.mkdtemp(prefix="reading-room-benchmark-")
    os.environ["READINGROOM_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "readingroom.settings"
    django.setup()

    from django.core.management import call_command
    from django.db import connection

    from articles import search
    from articles.models import Article
    from tests.benchmarks.generating import Words, fill

    call_command("migrate", verbosity=0)
    words = Words()
    if not Article.objects.exists():
        timed("rows", given.articles, lambda: fill(given.articles, words))
        timed("index", given.articles, search.rebuild)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
    print(f"{Article.objects.count():,} articles on {connection.vendor}; {size(connection)}")
    print(f"{'':42}{'hits':>9} {'p50':>8} {'p95':>8} {'own CPU':>8} {'SQL p50':>8}")
    for name, typed in words.questions().items():
        ask(name, typed, connection)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def timed(name: str, number: int, make) -> None:
    """Do something once and say how fast it went."""
    start = time.perf_counter()
    make()
    seconds = time.perf_counter() - start
    print(f"{name}: {seconds:,.1f} s, {number / seconds:,.0f} articles a second", flush=True)


def ask(name: str, typed: str, connection) -> None:
    """Time each way of asking for one search."""
    from articles import search
    from articles.models import Article

    everything = Article.objects.all()
    hits = search.count(everything, typed, cap=10**9).number
    line(f"newest 20, {name}", hits, lambda: newest(typed), lambda: plain(typed, connection))
    deep = search.Within(newest=middle())
    line(f"  half-way, {name}", hits, lambda: newest(typed, deep))
    line(f"  count to 10,000, {name}", hits, lambda: search.count(everything, typed))
    line(f"  relevance, {name}", hits, lambda: search.relevance(everything, typed))


def newest(typed: str, within=None) -> list:
    """The newest twenty, as rows of the model."""
    from articles import search
    from articles.models import Article

    chosen = Article.objects.all()
    if within:
        chosen = chosen.filter(wall_clock__lte=within.newest)
    found = search.search(chosen, typed, within or search.Within())
    return list(found.with_sources()[:20])


def middle() -> int:
    """A clock with about half of the articles on either side."""
    from articles.models import Article

    ends = Article.objects.filter(wall_clock__gt=0).order_by("wall_clock")
    first, last = ends.first().wall_clock, ends.last().wall_clock
    return (first + last) // 2


def plain(typed: str, connection) -> None:
    """The same answer from plain SQL, without Django's models."""
    from articles.search import parse
    from articles.search.meaning import meaning
    from articles.search.naming import named
    from articles.search.postgres import VECTOR, tsquery
    from articles.search.sqlite import expression

    root = parse(typed).root
    node = meaning(root, named(root), ())
    asked = expression(node) if connection.vendor == "sqlite" else tsquery(node)
    with connection.cursor() as cursor:
        cursor.execute(STATEMENTS[connection.vendor].format(vector=VECTOR), [asked])
        cursor.fetchall()


def line(name: str, hits: int, ours, theirs=None) -> None:
    """Print one line of the table."""
    took, busy = measure(ours)
    beside = f"{statistics.median(measure(theirs)[0]):8.2f}" if theirs else ""
    middle, late = statistics.median(took), sorted(took)[int(len(took) * 0.95)]
    own = statistics.median(busy)
    print(f"{name:42}{hits:9,} {middle:8.2f} {late:8.2f} {own:8.2f} {beside}", flush=True)


def measure(ask) -> tuple[list[float], list[float]]:
    """Milliseconds of each round on the clock, and of this process alone; the first warms up."""
    start = time.perf_counter()
    ask()
    rounds = ROUNDS if time.perf_counter() - start < 0.2 else 5
    took, busy = [], []
    for _ in range(rounds):
        start, own = time.perf_counter(), time.process_time()
        ask()
        took.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - own) * 1000)
    return took, busy


def size(connection) -> str:
    """What the index takes on disk, if the engine can tell."""
    from articles.models import Article

    if connection.vendor == "sqlite":
        asked = "SELECT sum(length(block)) FROM articles_words_data"
    else:
        asked = "SELECT pg_total_relation_size('articles_words')"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        total = cursor.fetchone()[0]
    return f"index {total / Article.objects.count():,.0f} bytes an article"


if __name__ == "__main__":
    main()
