"""Any number of articles in minutes, for measuring how they are read.

    python -m tests.benchmarks.multiplying --articles 1000000 --keep FOLDER

loads some thousand invented articles with the loader that everybody uses, puts notes on a few, and
copies their rows by SQL until there are as many as asked: each copy has the words of its original
and a time of its own, and stands in the index as `reindex` would put it. What is read of such a
room is what would be read of a loaded one; what loading costs is measured elsewhere.
"""

import argparse
import os
import random
import time
from collections import Counter
from pathlib import Path

import django

LOADED = 20_000
NOTED = 100  # one article in so many has a note
TAGS = ("harbour", "weather", "hearsay", "doubtful", "translated")
# Of each table the columns that name rows, and of which table; and those that must differ.
COPIED = {
    "articles_article": {"id": "articles_article", "current_id": "articles_revision"},
    "articles_revision": {"id": "articles_revision", "article_id": "articles_article"},
    "articles_photo": {
        "id": "articles_photo",
        "article_id": "articles_article",
        "revision_id": "articles_revision",
    },
    "articles_attribution": {"id": "articles_attribution", "article_id": "articles_article"},
    "articles_annotation": {
        "id": "articles_annotation",
        "article_id": "articles_article",
        "made_on_id": "articles_revision",
    },
    "articles_annotation_tags": {
        "id": "articles_annotation_tags",
        "annotation_id": "articles_annotation",
    },
    "articles_placement": {
        "id": "articles_placement",
        "annotation_id": "articles_annotation",
        "revision_id": "articles_revision",
    },
}


def main() -> None:
    """Make the room that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, required=True)
    given = parser.parse_args()
    os.environ["READINGROOM_DATA"] = str(given.keep)
    os.environ["DJANGO_SETTINGS_MODULE"] = "readingroom.settings"
    django.setup()

    from django.core.management import call_command

    from tests.benchmarks.generating import Words

    call_command("migrate", verbosity=0)
    furnish(given.articles, Words())


def furnish(count: int, words) -> None:
    """Fill an empty room with so many articles."""
    from articles.models import Article
    from tests.benchmarks.generating import fill

    if Article.objects.exists():
        return
    said("loaded", lambda: fill(min(count, LOADED), words))
    said("noted", annotate)
    if count > LOADED:
        multiply(count)


def said(done: str, make) -> None:
    """Do something and say how long it took."""
    start = time.perf_counter()
    make()
    print(f"{done}: {time.perf_counter() - start:,.0f} s", flush=True)


def annotate() -> None:
    """Put a published note with a tag on some articles."""
    from articles import search
    from articles.models import Article
    from tests import builders

    chance = random.Random(3)
    tags = [builders.tag(name) for name in TAGS]
    noted = list(Article.objects.order_by("pk").select_related("current")[::NOTED])
    for story in noted:
        start = story.current.text.rindex("\n\n") + 2
        quote = story.current.text[start:].split(" ", 1)[0]
        tag = chance.choices(tags, weights=(8, 4, 2, 1, 1))
        builders.note(story, quote, body=f"A remark on {quote}.", tags=tag)
    search.index(*noted)


def multiply(count: int) -> None:
    """Copy every article until there are so many, then write the index anew from the originals."""
    from django.db import connection, transaction

    from articles.models import Article

    is_sqlite = connection.vendor == "sqlite"
    loaded = Article.objects.count()
    copies = -(-count // loaded)
    with connection.cursor() as cursor:
        if is_sqlite:
            # A room for measuring is made anew when this breaks off.
            for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000"):
                cursor.execute(f"PRAGMA {setting}")
        with transaction.atomic():
            strides = {table: stride(cursor, table) for table in COPIED}
            for table in COPIED:
                said(f"copied {table}", lambda table=table: copy(cursor, table, copies, strides))
            said("dated", lambda: set_times(cursor))
        said("indexed", lambda: index(cursor, copies, strides["articles_article"]))
        if is_sqlite:
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("ANALYZE" if is_sqlite else "VACUUM ANALYZE")


def stride(cursor, table: str) -> int:
    """How far apart the ids of two copies of a row are."""
    cursor.execute(f"SELECT max(id) FROM {table}")
    return cursor.fetchone()[0]


def copy(cursor, table: str, copies: int, strides: dict[str, int]) -> None:
    """Copy the rows of a table so often, all told."""
    from django.db import connection

    with connection.cursor() as looking:
        columns = [
            each.name for each in connection.introspection.get_table_description(looking, table)
        ]
    into = ", ".join(f'"{column}"' for column in columns)  # "end" is a word of PostgreSQL's own
    for number in range(1, copies):
        values = []
        for column in columns:
            if named := COPIED[table].get(column):
                values.append(f"{column} + {number * strides[named]}")
            elif column == "identity":
                values.append(f"substr(identity, 1, 56) || '{number:08x}'")
            elif column == "uuid":
                values.append(another_uuid(number, connection.vendor))
            else:
                values.append(f'"{column}"')
        cursor.execute(
            f"INSERT INTO {table} ({into}) SELECT {', '.join(values)} "
            f"FROM {table} WHERE id <= {strides[table]}"
        )


def another_uuid(number: int, vendor: str) -> str:
    """The UUID of a copy: SQLite keeps 32 digits, PostgreSQL a type of its own."""
    if vendor == "sqlite":
        return f"substr(uuid, 1, 24) || '{number:08x}'"
    return f"(substr(replace(uuid::text, '-', ''), 1, 24) || '{number:08x}')::uuid"


def set_times(cursor) -> None:
    """Give every article a time of its own, the same for the same id."""
    from tests.benchmarks.generating import a_time

    chance = random.Random(4)
    cursor.execute("SELECT id FROM articles_article ORDER BY id")
    times = []
    for (pk,) in cursor.fetchall():
        moment, clock = a_time(chance)
        times.append((pk, moment.date().isoformat(), f"{moment:%Y-%m-%d %H:%M:%S}", clock))
    cursor.execute(
        "CREATE TEMPORARY TABLE times (id bigint PRIMARY KEY, day date, moment timestamp, "
        "clock bigint)"
    )
    cursor.executemany("INSERT INTO times VALUES (%s, %s, %s, %s)", times)
    cursor.execute(
        "UPDATE articles_article SET day = times.day, published_at = times.moment, "
        "wall_clock = times.clock FROM times WHERE times.id = articles_article.id"
    )


def index(cursor, copies: int, apart: int) -> None:
    """Write the index as `reindex` leaves it: the copies' words are those of the originals."""
    from django.db import connection

    from articles.search import sqlite, totals
    from articles.search.engine import engine

    engine().clear()
    if connection.vendor == "sqlite":
        keep_words(cursor)
        place = f"clock << {sqlite.ID_BITS} | times.id"
        cursor.execute(
            "INSERT INTO articles_indexed (article_id, place, revision_id, title, extra, digest) "
            f"SELECT times.id, {place}, current_id, kept.title, kept.extra, digest FROM times "
            "JOIN articles_article USING (id) "
            f"JOIN kept ON kept.article = (times.id - 1) % {apart} + 1"
        )
        cursor.execute(
            "INSERT INTO articles_words (rowid, title, body, caption, extra) "
            f"SELECT {place}, title, body, caption, extra FROM times "
            f"JOIN kept ON kept.article = (times.id - 1) % {apart} + 1 ORDER BY clock, id"
        )
    else:
        from articles.models import Article
        from articles.search import index as put

        originals = list(Article.objects.filter(pk__lte=apart).values_list("pk", flat=True))
        for start in range(0, len(originals), 500):
            put(*originals[start : start + 500])
        for number in range(1, copies):
            cursor.execute(
                f"INSERT INTO articles_words SELECT article_id + {number * apart}, words "
                f"FROM articles_words WHERE article_id <= {apart}"
            )
        month = "to_char(date '0001-01-01' + (clock / 86400)::int, 'YYYYMM')::int"
        cursor.execute("DELETE FROM articles_indexed")
        cursor.execute(f"INSERT INTO articles_indexed SELECT id, {month} FROM times")
    totals.clear()
    counted: totals.Changes = Counter()
    for extra, month in engine().held():
        counted.update(totals.shares(extra, month))
    totals.add(counted)
    engine().settle()


def keep_words(cursor) -> None:
    """Put what the index holds of the originals where SQL can copy it."""
    from articles.models import Article
    from articles.search import sqlite
    from articles.search.documents import documents

    cursor.execute(
        "CREATE TEMPORARY TABLE kept "
        "(article INTEGER PRIMARY KEY, title, body, caption, extra, digest)"
    )
    cursor.execute("SELECT max(article_id) FROM articles_revision")
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True)[:LOADED])
    for start in range(0, len(pks), 500):
        rows = [
            (
                each.article,
                each.title,
                each.body,
                each.caption,
                each.extra,
                sqlite._digest(each.body, each.caption),
            )
            for each in documents(pks[start : start + 500])
        ]
        cursor.executemany("INSERT INTO kept VALUES (%s, %s, %s, %s, %s, %s)", rows)


if __name__ == "__main__":
    main()
