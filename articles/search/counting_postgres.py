"""Counting on PostgreSQL: in the index, no further than asked; stretches of time in one walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any as Anything

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from articles.search.meaning import KEY
from articles.search.postgres import estimate, matching
from articles.search.spans import Within
from articles.search.tree import Node

MOST_READ = 10_000  # facts of so many articles are read sooner than each is asked for
_MOST_JOINED = 200  # searches in one statement: the planner reads all of it


def count(node: Node, within: Within, limit: int, using: str) -> int:
    """Count matching articles, no further than the limit; far above it, trust the statistics.

    The articles are only joined for their clocks: with them the planner walks instead of asking
    the index, which took 150 times as long.
    """
    is_bound = bool(within.oldest) or within.newest is not None
    if not is_bound and estimate(node, using) > 5 * limit:
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


def facts(node: Node, within: Within, using: str) -> Counter[str] | None:
    """Count the facts of every article that matches: they stand on the first line of its words."""
    sql, values = _bounded(node, within)
    with _by_index(using) as cursor:
        cursor.execute(
            "SELECT fact, count(*) FROM (SELECT unnest(string_to_array("  # noqa: S608
            "split_part(words, E'\n', 1), ' ')) AS fact FROM articles_words "
            f"WHERE article_id = ANY (ARRAY (SELECT article_id {sql}))) told "
            "WHERE starts_with(fact, %s) GROUP BY fact",
            [*values, KEY],
        )
        return Counter(dict(cursor.fetchall()))


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
