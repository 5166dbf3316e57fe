"""The index on PostgreSQL: a GIN index over the tokens, and the streams for what stands in order.

The planner guesses badly how rare a word is, so each search is fenced: few hits are gathered
from the index and sorted; of many, the list is walked newest first and each row is asked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any as Anything

from django.db import connection, connections
from django.db.models import BooleanField, F, Func

from articles.models.articles import ArticleQuerySet
from articles.search.documents import Document
from articles.search.meaning import EVERY, label
from articles.search.months import month_of
from articles.search.ranking import Weighed, best_first
from articles.search.spans import Within
from articles.search.totals import Changes, add, shares
from articles.search.tree import All, Any, Leaf, Node, Not, Where

# The very words of the index in the migration. The vector itself is kept nowhere else.
VECTOR = "articles_vector(words)"
MANY = 1_000  # hits: from here on walking the list may be cheaper than gathering and sorting them
_PROBED, _ENOUGH = 3_000, 30
_LABELS = {Where.TITLE: "‹", Where.CAPTION: "›"}
_LINES = {Where.TITLE: 2, Where.CAPTION: 3}
# The facts and the notes' words stand before those of title and captions, which are labelled.
_HELD = (
    "SELECT split_part(words, E'\\n', 1), month FROM articles_words JOIN articles_indexed "
    "USING (article_id)"
)
_WRITING = 7_201_348  # the advisory lock of those who write the index
LONGEST_WORDS = 1_000_000  # bytes: a tsvector holds hardly more


class _Asked(Func):
    """A condition on an article's id that PostgreSQL may not take apart (OFFSET 0 is the fence)."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, template: str, values: Sequence[Anything]) -> None:
        super().__init__(F("pk"), template=template)
        self.values = tuple(values)

    def as_sql(self, *given: Anything, **options: Anything) -> tuple[str, tuple[Anything, ...]]:
        """Write the condition with its values."""
        sql, values = super().as_sql(*given, **options)
        return sql, (*values, *self.values)


def narrow(queryset: ArticleQuerySet, node: Node, within: Within) -> ArticleQuerySet:
    """Keep what the index finds, gathered or walked; the queryset's own filters stay."""
    if _is_common(queryset, node):
        holds, values = exact(node)
        walked = "EXISTS (SELECT 1 FROM articles_words WHERE article_id = %(expressions)s AND "
        return queryset.filter(_Asked(f"{walked}{_escape(holds)} OFFSET 0)", values))
    sql, values = matching(node)
    gathered = "%(expressions)s = ANY (ARRAY (SELECT article_id FROM articles_words WHERE "
    return queryset.filter(_Asked(f"{gathered}{_escape(sql)}))", values))


def _escape(sql: str) -> str:
    """Guard placeholders from the template of the expression, which is filled in first."""
    return sql.replace("%", "%%")


def _is_common(queryset: ArticleQuerySet, node: Node) -> bool:
    """Tell whether walking the list newest first soon meets enough articles that match."""
    if estimate(node, queryset.db) < MANY:
        return False
    holds, values = exact(node)
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM (SELECT id FROM articles_article "  # noqa: S608
            "ORDER BY wall_clock DESC, id DESC LIMIT %s) newest WHERE EXISTS (SELECT 1 "
            f"FROM articles_words WHERE article_id = newest.id AND {holds} OFFSET 0) LIMIT %s) met",
            [_PROBED, *values, _ENOUGH],
        )
        return bool(cursor.fetchone()[0] >= _ENOUGH)


def estimate(node: Node, using: str) -> int:
    """Return how many rows PostgreSQL expects, from its statistics."""
    asked = f"EXPLAIN (FORMAT JSON) SELECT 1 FROM articles_words WHERE {VECTOR} @@ %s::tsquery"  # noqa: S608
    with connections[using].cursor() as cursor:
        cursor.execute(asked, [tsquery(node)])
        told = cursor.fetchone()[0]
    plan = json.loads(told) if isinstance(told, str) else told
    return int(plan[0]["Plan"]["Plan Rows"])


def rank(
    queryset: ArticleQuerySet, node: Node, words: Node | None, within: Within, newest: int
) -> list[int]:
    """Return the newest matching articles, the most relevant first."""
    found = narrow(queryset, node, within).order_by("-wall_clock", "-pk")
    pks = list(found.values_list("pk", flat=True)[:newest])
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(
            "SELECT article_id, words FROM articles_words WHERE article_id = ANY (%s)", [pks]
        )
        streams = dict(cursor.fetchall())
    return best_first([_weighed(pk, streams[pk]) for pk in pks], words)


def _weighed(pk: int, streams: str) -> Weighed:
    _, title, caption, body = streams.split("\n")
    return Weighed(pk, title, body, caption)


def tsquery(node: Node) -> str:
    """Write a tree as a tsquery that holds wherever the tree holds; phrases as their words."""
    return _wide(All((node,))) or _wide(EVERY)


def _wide(node: Node) -> str:
    if isinstance(node, Leaf):
        mark = _LABELS.get(node.where, "")
        words = [f"'{mark}{token}'" for token in node.tokens]
        return f"({' & '.join(words)}{':*' if node.is_beginning else ''})"
    if isinstance(node, Not):
        # What must not hold may only be ruled out by the tokens when they tell all of it.
        return f"!{_wide(node.part)}" if not has_order(node.part) else ""
    assert isinstance(node, All | Any)  # noqa: S101  A term has become leaves by now.
    parts = [_wide(part) for part in node.parts]
    if isinstance(node, Any):
        return f"({' | '.join(parts)})" if all(parts) else ""
    kept = [part for part in parts if part]
    if kept and all(isinstance(part, Not) for part in node.parts):
        kept.append(_wide(EVERY))
    return f"({' & '.join(kept)})" if kept else ""


def has_order(node: Node) -> bool:
    """Tell whether the order of tokens matters, which only the streams know."""
    if isinstance(node, Leaf):
        return len(node.tokens) > 1
    return any(has_order(part) for part in ([node.part] if isinstance(node, Not) else node.parts))  # type: ignore[union-attr]


def matching(node: Node) -> tuple[str, list[Anything]]:
    """Return the condition that the index answers, checked in the streams where order matters."""
    sql, values = f"{VECTOR} @@ %s::tsquery", [tsquery(node)]
    if not has_order(node):
        return sql, values
    holds, more = exact(node)
    return f"{sql} AND {holds}", [*values, *more]


def exact(node: Node) -> tuple[str, list[Anything]]:
    """Return the condition asked of the streams alone. A token is what stands between spaces."""
    if isinstance(node, Leaf):
        line = _LINES.get(node.where)
        stream = f"split_part(words, E'\\n', {line})" if line else "words"
        return f"{stream} LIKE %s", [
            f"% {' '.join(node.tokens)}{'' if node.is_beginning else ' '}%"
        ]
    if isinstance(node, Not):
        sql, values = exact(node.part)
        return f"NOT ({sql})", values
    assert isinstance(node, All | Any)  # noqa: S101
    told = [exact(part) for part in node.parts]
    glue = " AND " if isinstance(node, All) else " OR "
    return f"({glue.join(sql for sql, _ in told)})", [value for _, more in told for value in more]


def _words(document: Document) -> str:
    """Return the four streams on lines of their own, then the tokens of two fields, labelled.

    The running text stands last: it is what a text beyond all measure loses the end of.
    """
    labelled = [label(_LABELS[Where.TITLE], document.title)]
    labelled.append(label(_LABELS[Where.CAPTION], document.caption))
    first = " ".join([document.extra, *labelled])
    streams = (first, document.title, document.caption, document.body)
    words = "\n".join(f" {stream} " for stream in streams).encode()
    return words[:LONGEST_WORDS].decode(errors="ignore")


def write(documents: Iterable[Document]) -> None:
    """Put documents into the index, in place of what it held of them."""
    wanted = list(documents)
    changes = _taken_out([document.article for document in wanted])
    for document in wanted:
        changes.update(shares(document.extra, month_of(document.clock)))
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_words (article_id, words) VALUES (%s, %s) "
            "ON CONFLICT (article_id) DO UPDATE SET words = EXCLUDED.words",
            [(document.article, _words(document)) for document in wanted],
        )
        cursor.executemany(
            "INSERT INTO articles_indexed (article_id, month) VALUES (%s, %s) "
            "ON CONFLICT (article_id) DO UPDATE SET month = EXCLUDED.month",
            [(document.article, month_of(document.clock)) for document in wanted],
        )
    add(changes)


def _taken_out(pks: Sequence[int]) -> Changes:
    """Return what the articles no longer count for once their words are gone."""
    changes: Changes = Counter()
    with connection.cursor() as cursor:
        # Whoever writes the index anew is waited for: its rows would not be seen here.
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_WRITING])
        # Locked: of two who write one article, the second takes out what the first put in.
        cursor.execute(f"{_HELD} WHERE article_id = ANY (%s) FOR UPDATE", [list(pks)])
        for facts, month in cursor:
            changes.update(shares(facts, month, -1))
    return changes


def erase(pks: Iterable[int]) -> None:
    """Take articles out of the index."""
    gone = list(pks)
    changes = _taken_out(gone)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_words WHERE article_id = ANY (%s)", [gone])
        cursor.execute("DELETE FROM articles_indexed WHERE article_id = ANY (%s)", [gone])
    add(changes)


def held() -> Iterator[tuple[str, int]]:
    """Yield of every article in the index its facts, and the month it is counted in."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD)
        yield from cursor


def clear() -> None:
    """Empty the index; others wait with writing until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITING])
        cursor.execute("DELETE FROM articles_words")
        cursor.execute("DELETE FROM articles_indexed")


def settle() -> None:
    """Gather statistics after the index was written anew: the choice of a plan rests on them."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_words")


def differing(documents: Sequence[Document]) -> Iterator[tuple[int, str]]:
    """Yield the articles of which the index holds something else, or nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id, words FROM articles_words WHERE article_id = ANY (%s)",
            [[document.article for document in documents]],
        )
        stored = dict(cursor.fetchall())
    for document in documents:
        if document.article not in stored:
            yield document.article, "is not in the index"
        elif stored[document.article] != _words(document):
            yield document.article, "stands in the index with other words"


def unknown() -> Iterator[tuple[int, str]]:
    """Yield what the index holds of articles that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id FROM articles_words "
            "WHERE article_id NOT IN (SELECT id FROM articles_article)"
        )
        yield from [(pk, "is gone, but still in the index") for (pk,) in cursor]


def faults() -> list[str]:
    """Return what the engine itself finds wrong: PostgreSQL has no check of its own for this."""
    return []
