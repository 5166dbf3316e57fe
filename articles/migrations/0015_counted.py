import datetime as dt
from collections import Counter

from django.db import migrations

# How many articles have a fact: in one month (202203), in none (0), in all (-1).
# One row of each on SQLite, which has one writer at a time; writers on PostgreSQL do not wait for
# each other and leave rows that are added up.
SQLITE = (
    """
    CREATE TABLE articles_counted (
        fact TEXT NOT NULL,
        month INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (fact, month)
    ) WITHOUT ROWID
    """,
)
POSTGRESQL = (
    """
    CREATE TABLE articles_counted (
        fact TEXT NOT NULL,
        month INTEGER NOT NULL,
        number BIGINT NOT NULL
    )
    """,
    "CREATE INDEX articles_counted_facts ON articles_counted (fact, month) INCLUDE (number)",
    # The month that an indexed article is counted in: its row may tell another by now.
    """
    CREATE TABLE articles_indexed (
        article_id BIGINT PRIMARY KEY,
        month INTEGER NOT NULL
    )
    """,
)
DAY = 86_400


def make(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)
    count(schema_editor.connection, is_sqlite)


def count(connection, is_sqlite):
    clocks = "FROM articles_article JOIN {} ON article_id = id"
    if is_sqlite:
        asked = f"SELECT id, wall_clock, extra {clocks.format('articles_indexed')}"
    else:
        first = "split_part(words, E'\\n', 1)"
        asked = f"SELECT id, wall_clock, {first} {clocks.format('articles_words')}"
    counted = Counter()
    with connection.cursor() as cursor, connection.cursor() as writing:
        cursor.execute(asked)
        while rows := cursor.fetchmany(1_000):
            months = []
            for pk, clock, extra in rows:
                day = dt.date.fromordinal(clock // DAY + 1)
                month = day.year * 100 + day.month if clock else 0
                months.append((pk, month))
                facts = [word for word in extra.split() if word.startswith("§")]
                counted.update((fact, month) for fact in facts)
                counted.update((fact, -1) for fact in facts)
            if not is_sqlite:
                writing.executemany("INSERT INTO articles_indexed VALUES (%s, %s)", months)
        writing.executemany(
            "INSERT INTO articles_counted (fact, month, number) VALUES (%s, %s, %s)",
            [(*key, number) for key, number in counted.items()],
        )


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_counted")
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP TABLE articles_indexed")


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_another_picture")]
    operations = [migrations.RunPython(make, drop)]
