from django.db import migrations

# Tables of their own kind on each engine, without foreign keys: the index can be thrown away.
SQLITE = (
    """
    CREATE VIRTUAL TABLE articles_words USING fts5(
        title, body, caption, extra, tokenize = 'ascii', content = ''
    )
    """,
    """
    CREATE TABLE articles_indexed (
        article_id INTEGER PRIMARY KEY,
        place INTEGER NOT NULL,
        revision_id INTEGER,
        title TEXT NOT NULL,
        extra TEXT NOT NULL,
        digest INTEGER NOT NULL
    )
    """,
)
POSTGRESQL = (
    """
    CREATE TABLE articles_words (
        article_id BIGINT PRIMARY KEY,
        words TEXT NOT NULL
    )
    WITH (toast_tuple_target = 128)
    """,
    # Its cost is told, and plpgsql keeps the planner from looking inside: else it thinks that
    # working the vector out again for every row is cheaper than asking the index.
    """
    CREATE FUNCTION articles_vector(words TEXT) RETURNS TSVECTOR
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
    BEGIN RETURN array_to_tsvector(array_remove(string_to_array(words, ' '), '')); END $$
    """,
    """
    CREATE INDEX articles_words_tokens ON articles_words USING GIN (articles_vector(words))
    WITH (gin_pending_list_limit = 256)
    """,
)


def make(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_words")
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE articles_indexed")
    else:
        schema_editor.execute("DROP FUNCTION articles_vector")


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_curators")]
    operations = [migrations.RunPython(make, drop)]
