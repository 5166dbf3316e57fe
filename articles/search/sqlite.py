"""The index on SQLite: FTS5, with row numbers in the order of publication.

A row's number is its place: the clock of the page, then the article's id. Walked backwards the
index itself gives newest first, so the first 20 of a million hits cost what 20 cost.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any as Anything
from typing import cast

from django.db import DatabaseError, connection, connections, models
from django.db.models.expressions import RawSQL

from articles.models import Revision
from articles.models.articles import ArticleQuerySet
from articles.search.documents import Document, columns
from articles.search.meaning import EVERY
from articles.search.months import month_of
from articles.search.spans import Within
from articles.search.totals import Changes, add, shares
from articles.search.tree import All, Any, Leaf, Node, Not, Where

ID_BITS = 24
MOST_ARTICLES = 2**ID_BITS - 1
_LAST = 2**63 - 1
_NEWEST, _OLDEST = ("-wall_clock", "-pk"), ("wall_clock", "pk")
_PLACE = '"articles_words"."rowid"'
_ARTICLE = f"{_PLACE} & {MOST_ARTICLES}"
# bm25: a word in the title weighs more than in the text, there more than in a caption.
_RANK = "bm25(articles_words, 10.0, 4.0, 1.0, 0.0)"
_STORED = "SELECT place, revision_id, title, extra, digest FROM articles_indexed"


class StaleIndex(Exception):
    """The index holds something other than the rows say, and cannot be mended in place."""


class Found(ArticleQuerySet):
    """Articles joined with the index; by the clock they stream from it without sorting."""

    def order_by(self, *names: Anything) -> Found:
        """Order by the place in the index where that is the order of the clock."""
        place = _raw(_PLACE)
        if names == _NEWEST:
            names = (place.desc(),)
        elif names == _OLDEST:
            names = (place.asc(),)
        return super().order_by(*names)


def _raw(sql: str, kind: models.Field | None = None) -> RawSQL:
    """Name something of the index's own table, which no model stands for."""
    return RawSQL(sql, (), output_field=kind or models.BigIntegerField())  # noqa: S611


def place(clock: int, article: int) -> int:
    """Return the row number of an article."""
    if article > MOST_ARTICLES:
        raise StaleIndex(
            f"On SQLite search can number {MOST_ARTICLES:,} articles. Move the room to PostgreSQL."
        )
    return clock << ID_BITS | article


def narrow(queryset: ArticleQuerySet, node: Node, within: Within) -> ArticleQuerySet:
    """Join the queryset with the index; its own filters stay."""
    low, high = bounds(within)
    found = Found(model=queryset.model, query=queryset.query.chain(), using=queryset.db)
    found._prefetch_related_lookups = queryset._prefetch_related_lookups  # type: ignore[attr-defined]
    # No relation leads to a full-text table: extra() is Django's way to name one more table.
    joined = found.extra(  # noqa: S610  Constants; what was typed travels as parameters.
        tables=["articles_words"],
        where=["articles_words MATCH %s", f"{_PLACE} BETWEEN %s AND %s"],
        params=[expression(node), low, high],
    )
    return cast(Found, joined.filter(pk=_raw(_ARTICLE))).order_by(*_NEWEST)


def bounds(within: Within) -> tuple[int, int]:
    """Return the first and the last row number between two clocks."""
    low = place(within.oldest, 0) if within.oldest else 0
    high = place(within.newest, MOST_ARTICLES) if within.newest is not None else _LAST
    return min(low, _LAST), min(high, _LAST)


def rank(
    queryset: ArticleQuerySet, node: Node, words: Node | None, within: Within, newest: int
) -> list[int]:
    """Return the newest matching articles, the most relevant first."""
    found = narrow(queryset, node, within)
    scored = found.annotate(score=_raw(_RANK, models.FloatField()), place=_raw(_PLACE))
    hits = list(scored.values_list("place", "score")[:newest])
    if not hits:
        return []
    ends = min(row for row, _ in hits), max(row for row, _ in hits)
    titles = _rows(f"title : ({expression(words)})", ends, queryset.db) if words else set()
    texts = _rows(f"{{title body}} : ({expression(words)})", ends, queryset.db) if words else set()
    hits.sort(key=lambda hit: (hit[0] not in titles, hit[0] not in texts, hit[1], -hit[0]))
    return [row & MOST_ARTICLES for row, _ in hits]


def _rows(match: str, ends: tuple[int, int], using: str) -> set[int]:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM articles_words WHERE articles_words MATCH %s "
            "AND rowid BETWEEN %s AND %s",
            [match, *ends],
        )
        return {row for (row,) in cursor}


def expression(node: Node) -> str:
    """Write a tree in the language of FTS5. Tokens can hold nothing that means something there."""
    if isinstance(node, Leaf):
        star = " *" if node.is_beginning else ""
        field = f"{node.where} : " if node.where in (Where.TITLE, Where.CAPTION) else ""
        return f'{field}"{" ".join(node.tokens)}"{star}'
    if isinstance(node, Any):
        return f"({' OR '.join(expression(part) for part in node.parts)})"
    if isinstance(node, All):
        kept = [expression(part) for part in node.parts if not isinstance(part, Not)]
        without = [expression(part.part) for part in node.parts if isinstance(part, Not)]
        both = f"({' AND '.join(kept or [expression(EVERY)])})"
        return f"({both} NOT ({' OR '.join(without)}))" if without else both
    assert isinstance(node, Not)  # noqa: S101  A term has become leaves by now.
    return expression(All((node,)))


def write(documents: Iterable[Document]) -> None:
    """Put documents into the index, in place of what it held of them."""
    changes: Changes = Counter()
    with connection.cursor() as cursor:
        for document in documents:
            if not _erase(cursor, document.article, changes):
                raise StaleIndex(
                    f"The search index holds other words of article {document.article} than its "
                    "text had. Run: manage.py reindex"
                )
            row = place(document.clock, document.article)
            cursor.execute(
                "INSERT INTO articles_words (rowid, title, body, caption, extra) "
                "VALUES (%s, %s, %s, %s, %s)",
                [row, document.title, document.body, document.caption, document.extra],
            )
            cursor.execute(
                "INSERT INTO articles_indexed VALUES (%s, %s, %s, %s, %s, %s)",
                [document.article, *_stored(document)],
            )
            changes.update(shares(document.extra, month_of(document.clock)))
    add(changes)


def _stored(document: Document) -> tuple[int, int | None, str, str, int]:
    row = place(document.clock, document.article)
    digest = _digest(document.body, document.caption)
    return row, document.revision, document.title, document.extra, digest


def _digest(body: str, caption: str) -> int:
    return zlib.crc32(f"{body}\n{caption}".encode())


def erase(pks: Iterable[int]) -> None:
    """Take articles out of the index, while their revisions are still there.

    Words that can no longer be told are left behind: search joins with the articles and shows
    none of them, `unknown` names them, and a new index is rid of them.
    """
    changes: Changes = Counter()
    with connection.cursor() as cursor:
        for pk in pks:
            if not _erase(cursor, pk, changes):
                cursor.execute("DELETE FROM articles_indexed WHERE article_id = %s", [pk])
    add(changes)


def _erase(cursor: Anything, pk: int, changes: Changes) -> bool:
    """Delete from the full-text table, which must be told the very words it was given.

    It keeps no copy of them. The revision's text is frozen, so its streams can be made again;
    return False when they are not what they were.
    """
    cursor.execute(f"{_STORED} WHERE article_id = %s", [pk])
    stored = cursor.fetchone()
    if not stored:
        return True
    row, revision, title, extra, digest = stored
    changes.update(shares(extra, month_of(row >> ID_BITS), -1))
    body, caption = _streams(revision)
    if _digest(body, caption) != digest:
        return False
    cursor.execute(
        "INSERT INTO articles_words (articles_words, rowid, title, body, caption, extra) "
        "VALUES ('delete', %s, %s, %s, %s, %s)",
        [row, title, body, caption, extra],
    )
    cursor.execute("DELETE FROM articles_indexed WHERE article_id = %s", [pk])
    return True


def _streams(revision: int | None) -> tuple[str, str]:
    if revision is None:
        return "", ""
    found = Revision.objects.filter(pk=revision).values_list("text", "blocks").first()
    return columns(*found) if found else ("", "")


def clear() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_words (articles_words) VALUES ('delete-all')")
        cursor.execute("DELETE FROM articles_indexed")


def settle() -> None:
    """Merge the index into one piece after it was written anew."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_words (articles_words) VALUES ('optimize')")


def differing(documents: Sequence[Document]) -> Iterator[tuple[int, str]]:
    """Yield the articles of which the index holds something else, or nothing."""
    rows = {document.article: _stored(document) for document in documents}
    marks = ", ".join(["%s"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id, place, revision_id, title, extra, digest FROM articles_indexed "  # noqa: S608
            f"WHERE article_id IN ({marks})",
            list(rows),
        )
        stored = {row[0]: row[1:] for row in cursor}
    for pk, row in rows.items():
        if pk not in stored:
            yield pk, "is not in the index"
        elif stored[pk] != row:
            yield pk, "stands in the index with other words"


def unknown() -> Iterator[tuple[int, str]]:
    """Yield what the index holds of articles that are gone, and what its two tables disagree on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id FROM articles_indexed "
            "WHERE article_id NOT IN (SELECT id FROM articles_article)"
        )
        gone = [(pk, "is gone, but still in the index") for (pk,) in cursor]
        cursor.execute("SELECT place FROM articles_indexed")
        places = {row for (row,) in cursor}
        every = expression(EVERY)
        cursor.execute("SELECT rowid FROM articles_words WHERE articles_words MATCH %s", [every])
        rows = {row for (row,) in cursor}
    yield from gone
    for row in sorted(places ^ rows):
        reason = "has words in the index that nothing vouches for"
        yield row & MOST_ARTICLES, "has lost its words" if row in places else reason


def held() -> Iterator[tuple[str, int]]:
    """Yield of every article in the index its facts, and the month it is counted in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extra, place FROM articles_indexed")
        yield from ((extra, month_of(row >> ID_BITS)) for extra, row in cursor)


def faults() -> list[str]:
    """Return what the engine itself finds wrong with the index."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("INSERT INTO articles_words (articles_words) VALUES ('integrity-check')")
        except DatabaseError as fault:
            return [f"The full-text table is damaged: {fault}"]
    return []
