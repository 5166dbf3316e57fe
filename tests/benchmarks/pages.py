"""How long each reader's page takes, beside its raw SQL and the floor of its templates.

    python -m tests.benchmarks.pages --articles 100000 --keep FOLDER

asks a room of invented articles for each page, the whole request inside this process, and prints in
milliseconds: p50, p95 and p99 of the request, its own CPU time, the number of queries, the raw SQL
(the very statements of the page, run again by themselves), the floor (the same templates filled
with the same values, kept from an earlier request), and the ratio p50 ÷ (SQL + floor). All of a
row is measured in one run: compare ratios, not milliseconds. `--keep` leaves the room for another
run, also of `tests.benchmarks.search`. No page is kept between requests, as by itself a room does
for strangers while nothing changes.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django

ROUNDS = 60
SLOW = 0.15  # seconds: what takes longer is asked fewer times
NOTES = 50


def main() -> None:
    """Make the room, ask for every page, print."""
    given = arguments()
    os.environ["READINGROOM_DATA"] = str(
        given.keep or tempfile.mkdtemp(prefix="reading-room-benchmark-")
    )
    os.environ["READINGROOM_KEPT_MB"] = "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "readingroom.settings"
    django.setup()

    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    words, noted = furnished(given.articles)
    print(f"{'':34}{'p50':>8}{'p95':>8}{'p99':>8}{'CPU':>8}{'queries':>9}{'SQL':>8}{'floor':>8}"
          f"{'ratio':>7}{'kB':>6}")  # fmt: skip
    for name, address in addresses(words, noted).items():
        print_row(name, address)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def furnished(count: int):
    """Fill an empty room with articles, one of them with notes; give the words and its address."""
    from articles import search
    from articles.models import Article, Capture
    from articles.search import rebuild
    from tests.benchmarks.generating import Words, fill

    words = Words()
    if not Article.objects.exists():
        fill(count, words)
        rebuild()
    newest = Article.objects.newest_first().select_related("current")[0]
    if not newest.annotations.exists():
        Capture.objects.update(encoding="utf-8", format="textdump")
        annotate(newest)
        search.index(newest)
    print(f"{Article.objects.count():,} articles")
    return words, newest.get_absolute_url()


def annotate(story) -> None:
    """Put published notes on words of an article, all along its text."""
    from tests import builders

    text = story.current.text
    step = len(text) // (NOTES + 1)
    for number in range(NOTES):
        start = text.index(" ", number * step) + 1
        quote = text[start : start + 20]
        builders.note(story, quote, body=f"The remark of number {number}.")


def addresses(words, noted: str) -> dict[str, str]:
    """The pages by name."""
    asked = {
        name: f"/?q={typed}" for name, typed in words.questions().items() if "count" not in name
    }
    days = "published_after=2012-03-01&published_before=2012-04-30"
    common = words.questions()["common word"]
    return {
        "home": "/",
        "source": "/?source=harrow3",
        "range of days": f"/?{days}",
        "source and range": f"/?source=harrow3&{days}",
        "deep page": deep_page(),
        **{f"search, {name}": address for name, address in asked.items()},
        "search, common word, relevance": f"/?q={common}&sort=relevance",
        "search, common word and range": f"/?q={common}&{days}",
        "sources": "/sources/",
        "a source's page": "/sources/harrow3/",
        f"article with {NOTES} notes": noted,
    }


def deep_page() -> str:
    """The page of the middle of the list, as the link of a page before it leads there."""
    from articles.models import Article

    middle = Article.objects.newest_first()[Article.objects.count() // 2]
    return f"/?after={middle.wall_clock}.{middle.pk}"


def print_row(name: str, address: str) -> None:
    """Measure a page and print its line."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import (
        CaptureQueriesContext,
        setup_test_environment,
        teardown_test_environment,
    )

    client = Client(headers={"host": "localhost"})
    # Only this one request is watched: watching costs more than the page.
    setup_test_environment()
    with CaptureQueriesContext(connection) as watched, Printed() as printed:
        answer = client.get(address)
    teardown_test_environment()
    assert answer.status_code == 200, (address, answer.status_code)
    queries = [each["sql"] for each in watched.captured_queries]
    whole, busy = measure(lambda: client.get(address))
    plain, _ = measure(again(queries))
    floor, _ = measure(printed.again())
    middle, late, last = statistics.median(whole), quantile(whole, 0.95), quantile(whole, 0.99)
    sql, least = statistics.median(plain), statistics.median(floor)
    size = len(answer.content) / 1000
    print(f"{name:34}{middle:8.2f}{late:8.2f}{last:8.2f}{statistics.median(busy):8.2f}"
          f"{len(queries):9}{sql:8.2f}{least:8.2f}{middle / (sql + least):7.2f}{size:6.0f}",
          flush=True)  # fmt: skip


def again(statements: list[str]) -> Callable[[], None]:
    """The statements of a request, to be run by themselves."""
    from django.db import connection

    def run() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()

    return run


class Printed:
    """The outermost template of a request with the values that it was given."""

    def __enter__(self):
        from django.template.backends.jinja2 import Template

        self._render, self.found = Template.render, []

        def render(template, context=None, request=None):
            self.found.append((template, context, request))
            return self._render(template, context, request)

        Template.render = render
        return self

    def __exit__(self, *_):
        from django.template.backends.jinja2 import Template

        Template.render = self._render

    def again(self) -> Callable[[], object]:
        """What fills the same template with the same values, and makes an answer of it."""
        from django.http import HttpResponse

        # The page comes first; the fields of its form are templates as well.
        template, values, request = self.found[0]
        assert request, template.template.name
        return lambda: HttpResponse(template.render(values, request))


def measure(ask: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Milliseconds of each round on the clock, and of this process alone; the first warms up."""
    start = time.perf_counter()
    ask()
    rounds = ROUNDS if time.perf_counter() - start < SLOW else 7
    took, busy = [], []
    for _ in range(rounds):
        start, own = time.perf_counter(), time.process_time()
        ask()
        took.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - own) * 1000)
    return took, busy


def quantile(numbers: list[float], share: float) -> float:
    """The number below which this share of all lies."""
    return sorted(numbers)[min(int(len(numbers) * share), len(numbers) - 1)]


if __name__ == "__main__":
    main()
