"""Counting on PostgreSQL: in the index, no further than asked; stretches of time in one walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any as Anything

from django.db import connections

from articles.search.postgres import estimate, matching
from articles.search.spans import Within
from articles.search.tree import Node

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
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 {sql} LIMIT %s) met", [*values, limit])  # noqa: S608
        return int(cursor.fetchone()[0])


def tally(asked: Sequence[tuple[Node, Within]], limit: int, using: str) -> list[int]:
    """Count several searches in few statements, each no further than the limit."""
    counted: dict[int, int] = {}
    with connections[using].cursor() as cursor:
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
    """Decline: here the facts of an article cost as much to read as all its words."""
    return None


def spread(node: Node | None, within: Within, starts: Sequence[int], using: str) -> list[int]:
    """Count a search in each stretch of clocks, in one walk; without a tree, all articles."""
    sql, values = matching(node) if node else ("TRUE", [])
    joined = "JOIN articles_words ON id = article_id" if node else ""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT width_bucket(wall_clock, %s::bigint[]), count(*) "  # noqa: S608
            f"FROM articles_article {joined} WHERE {sql} "
            "AND wall_clock >= %s AND wall_clock < %s GROUP BY 1",
            [list(starts), *values, starts[0], starts[-1]],
        )
        counted = dict(cursor.fetchall())
    return [counted.get(at, 0) for at in range(1, len(starts))]
