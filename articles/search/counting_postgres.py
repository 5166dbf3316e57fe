"""Counting on PostgreSQL: in the index, no further than asked; stretches of time in one walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any as Anything

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from articles.models import Article
from articles.models.articles import ArticleQuerySet
from articles.search.meaning import KEY
from articles.search.postgres import estimate as expected
from articles.search.postgres import exact, matching, narrow
from articles.search.spans import Within, parts_of
from articles.search.tree import Node

_PARTS, _ASKED = 60, 40  # of a timeline that is estimated: so many looks, so many articles in each
_MOST_JOINED = 200  # searches in one statement: the planner reads all of it


def count(node: Node, within: Within, limit: int, using: str) -> int:
    """Count matching articles, no further than the limit; far above it, trust the statistics.

    The articles are only joined for their clocks: with them the planner walks instead of asking
    the index, which took 150 times as long.
    """
    is_bound = bool(within.oldest) or within.newest is not None
    if not is_bound and expected(node, using) > 5 * limit:
        return limit
    sql, values = _bounded(node, within)
    with _by_index(using) as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 {sql} LIMIT %s) met", [*values, limit])  # noqa: S608
        return int(cursor.fetchone()[0])


@contextmanager
def _by_index(using: str) -> Iterator[CursorWrapper]:
    """Yield a cursor for which the planner never reads every article's words.

    For a fact that most articles have it would, to find the first thousand: 160 ms for each.
    """
    with transaction.atomic(using, savepoint=False), connections[using].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield cursor
        cursor.execute("SET LOCAL enable_seqscan = on")  # for the rest of an outer transaction


def tally(asked: Sequence[tuple[Node, Within]], limit: int, using: str) -> list[int]:
    """Count several searches in few statements, each no further than the limit."""
    counted: dict[int, int] = {}
    with _by_index(using) as cursor:
        for first in range(0, len(asked), _MOST_JOINED):
            parts, values = [], []
            for at, (node, within) in enumerate(asked[first : first + _MOST_JOINED], first):
                sql, more = _bounded(node, within)
                one = f"(SELECT count(*) FROM (SELECT 1 {sql} LIMIT %s) met)"  # noqa: S608
                parts.append(f"SELECT {at}, {one}")
                values += [*more, limit]
            cursor.execute(" UNION ALL ".join(parts), values)
            counted.update(cursor.fetchall())
    return [counted[at] for at in range(len(asked))]


def _bounded(node: Node, within: Within) -> tuple[str, list[Anything]]:
    """Return whence and where the matching articles come, joined only for their clocks."""
    sql, values = matching(node)
    if not within.oldest and within.newest is None:
        return f"FROM articles_words WHERE {sql}", values
    ends = [within.oldest, 2**62 if within.newest is None else within.newest]
    joined = "FROM articles_words JOIN articles_article ON id = article_id"
    return f"{joined} WHERE {sql} AND wall_clock BETWEEN %s AND %s", [*values, *ends]


def facts(node: Node, within: Within, most: int, using: str) -> tuple[Counter[str], bool]:
    """Count the facts of the newest that match; tell whether there are more.

    They stand on the first line of an article's words.
    """
    pks = _newest(node, within, most + 1, using)
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT fact, count(*) FROM (SELECT unnest(string_to_array("
            "split_part(words, E'\n', 1), ' ')) AS fact FROM articles_words "
            "WHERE article_id = ANY (%s)) told WHERE starts_with(fact, %s) GROUP BY fact",
            [pks[:most], KEY],
        )
        return Counter(dict(cursor.fetchall())), len(pks) > most


def _newest(node: Node, within: Within, most: int, using: str) -> list[int]:
    articles = ArticleQuerySet(Article, using=using).between(within.oldest, within.newest)
    found = narrow(articles, node, within).order_by("-wall_clock", "-pk")
    return list(found.values_list("pk", flat=True)[:most])


def walk(
    node: Node, within: Within, starts: Sequence[int], most: int, using: str
) -> tuple[list[int], bool]:
    """Count what matches in each stretch. All of it: one walk of the index costs the same."""
    return spread(node, within, starts, using), False


def estimate(node: Node, starts: Sequence[int], using: str) -> list[int]:
    """Estimate a search in each stretch, from the first articles at several places of it."""
    holds, values = exact(node)
    asked, given = [], []
    pieces = parts_of(starts, _PARTS)
    for at, (_, first, last) in enumerate(pieces):
        asked.append(
            f"(SELECT {at}, count(*), max(wall_clock), count(*) FILTER (WHERE EXISTS (SELECT 1 "  # noqa: S608
            f"FROM articles_words WHERE article_id = looked.id AND {holds} OFFSET 0)) FROM (SELECT "
            "id, wall_clock FROM articles_article WHERE wall_clock >= %s AND wall_clock < %s "
            f"ORDER BY wall_clock LIMIT {_ASKED}) looked)"
        )
        given += [*values, first, last]
    counted = [0.0] * (len(starts) - 1)
    with connections[using].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked), given)
        for part, looked, farthest, met in cursor:
            at, first, last = pieces[part]
            reached = farthest + 1 if looked == _ASKED else last
            counted[at] += met * (last - first) / max(reached - first, 1)
    return [round(number) for number in counted]


def spread(node: Node | None, within: Within, starts: Sequence[int], using: str) -> list[int]:
    """Count a search in each stretch of clocks, in one walk; without a tree, all articles.

    The hits are gathered first: joined, the planner asks every article for its words.
    """
    sql, values = matching(node) if node else ("", [])
    gathered = f"id = ANY (ARRAY (SELECT article_id FROM articles_words WHERE {sql})) AND"  # noqa: S608
    with _by_index(using) as cursor:
        cursor.execute(
            "SELECT width_bucket(wall_clock, %s::bigint[]), count(*) "  # noqa: S608
            f"FROM articles_article WHERE {gathered if node else ''} "
            "wall_clock >= %s AND wall_clock < %s GROUP BY 1",
            [list(starts), *values, starts[0], starts[-1]],
        )
        counted = dict(cursor.fetchall())
    return [counted.get(at, 0) for at in range(1, len(starts))]
