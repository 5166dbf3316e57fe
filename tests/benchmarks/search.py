"""How long each part of a list's answer takes to find, beside its own SQL.

    python -m tests.benchmarks.search --articles 1000000 --keep FOLDER [--only WORDS] [--plans]

makes the room of `tests.benchmarks.multiplying` in the folder (or in the database that DATABASE_URL
names, which must be empty) unless it is there, and prints in milliseconds for each class of
question and each part of its answer (the page newest, oldest and best first, the count, the
facets, the timeline): p50 and p95 of finding it, with nothing kept between two rounds, and of its
statements run again by themselves. `--plans` prints how the engine answers each statement.
"""

import argparse
import os
import statistics
import time
from pathlib import Path
from urllib.parse import urlencode

import django

ROUNDS = 25
SLOW = 0.2  # seconds: what takes longer is asked fewer times


def main() -> None:
    """Make the room, ask, print."""
    given = arguments()
    os.environ["READINGROOM_DATA"] = str(given.keep)
    os.environ["DJANGO_SETTINGS_MODULE"] = "readingroom.settings"
    django.setup()

    from django.core.management import call_command
    from django.db import connection

    from articles.models import Article
    from tests.benchmarks.generating import Words
    from tests.benchmarks.multiplying import furnish

    call_command("migrate", verbosity=0)
    words = Words()
    furnish(given.articles, words)
    print(f"{Article.objects.count():,} articles on {connection.vendor}; {size(connection)}")
    print(f"{'':52}{'p50':>8}{'p95':>8}{'SQL p50':>9}{'SQL p95':>9}{'statements':>11}")
    for name, asked in questions(words).items():
        for part, find in parts(asked).items():
            if all(word in f"{name}, {part}" for word in given.only.split()):
                row(f"{name}, {part}", find, given.plans)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--only", default="", help="words that a row's name must have")
    parser.add_argument("--plans", action="store_true")
    return parser.parse_args()


def questions(words) -> dict[str, dict[str, str]]:
    """What is asked of a list, by name, as its address carries it."""
    days = {"published_after": "2012-03-01", "published_before": "2012-04-30"}
    searches = words.questions()
    common = {"q": searches["common word"]}
    return {
        "home": {},
        "source": {"source": "harrow3"},
        "days": days,
        "source and days": {"source": "harrow3"} | days,
        "with notes": {"has": "annotation"},
        **{name: {"q": typed} for name, typed in searches.items()},
        "common word and days": common | days,
        "common word and source": common | {"source": "harrow3"},
    }


def parts(asked: dict[str, str]) -> dict[str, object]:
    """The parts of one answer, each a function that finds it from nothing."""
    from django.http import QueryDict

    from articles.filters import ArticleFilter, count_facets, count_times, ranked_page, turn_page
    from articles.models import Article

    def chosen(**more: str) -> ArticleFilter:
        return ArticleFilter(QueryDict(urlencode(asked | more)), Article.objects.all())

    def page(**more: str):
        shelf = chosen(**more)
        return turn_page(shelf, more, shelf.oldest_first)

    total = chosen().count()
    found = {
        "newest": page,
        "oldest": lambda: page(sort="oldest"),
        "half-way": lambda: page(after=f"{half_way()}.1"),
        "count": lambda: chosen().count(),
        "facets": lambda: count_facets(chosen(), total),
        "timeline": lambda: count_times(chosen(), total),
    }
    if "q" in asked:
        found["relevance"] = lambda: ranked_page(chosen(sort="relevance"), {})
    return found


def half_way() -> int:
    """A clock with about half of the articles on either side."""
    from articles.filters.articles import clock_of
    from tests.benchmarks.generating import DAYS, FIRST_DAY

    return clock_of(FIRST_DAY.date(), after=DAYS // 2)


def row(name: str, find, plans: bool) -> None:
    """Measure one part and print its line."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as watched:
        find()
    statements = [each["sql"] for each in watched.captured_queries]
    whole, plain = measure(find), measure(lambda: again(statements))
    print(f"{name:52}{statistics.median(whole):8.2f}{late(whole):8.2f}"
          f"{statistics.median(plain):9.2f}{late(plain):9.2f}{len(statements):11}",
          flush=True)  # fmt: skip
    if plans:
        for statement in statements:
            explain(statement)


def again(statements: list[str]) -> None:
    """Run the statements of an answer by themselves."""
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            if cursor.description:
                cursor.fetchall()


def explain(statement: str) -> None:
    """Print a statement and how the engine answers it."""
    from django.db import connection

    print(f"    {statement[:600]}")
    if statement.startswith(("SELECT", "WITH")):
        is_sqlite = connection.vendor == "sqlite"
        with connection.cursor() as cursor:
            cursor.execute(
                f"{'EXPLAIN QUERY PLAN' if is_sqlite else 'EXPLAIN ANALYZE'} {statement}"
            )
            for step in cursor.fetchall()[:30]:
                print(f"      {step[-1]}")


def measure(ask) -> list[float]:
    """Milliseconds of each round; the first warms up."""
    start = time.perf_counter()
    ask()
    took = []
    for _ in range(ROUNDS if time.perf_counter() - start < SLOW else 5):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    return took


def late(took: list[float]) -> float:
    """The time within which 95 of 100 rounds were done."""
    return sorted(took)[int(len(took) * 0.95)]


def size(connection) -> str:
    """What the index takes on disk."""
    from articles.models import Article

    if connection.vendor == "sqlite":
        asked = (
            "SELECT (SELECT sum(length(block)) FROM articles_words_data), (SELECT "
            "sum(length(title) + length(extra) + 24) FROM articles_indexed)"
        )
    else:
        asked = "SELECT pg_table_size('articles_words'), pg_indexes_size('articles_words')"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        taken = [part / Article.objects.count() for part in cursor.fetchone()]
    return f"index {sum(taken):,.0f} bytes an article ({taken[0]:,.0f} + {taken[1]:,.0f})"


if __name__ == "__main__":
    main()
