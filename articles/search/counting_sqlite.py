"""Counting on SQLite: in the index alone, by its row numbers, no further than asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any as Anything

from django.db import connections

from articles.search.meaning import NOTE
from articles.search.spans import Within
from articles.search.sqlite import MOST_ARTICLES, bounds, expression, place
from articles.search.tree import Node

MOST_READ = 2_500  # facts of so many articles are read in a hundredth of a second
_MOST_JOINED = 200  # of the 500 parts that SQLite joins in one statement


def count(node: Node, within: Within, limit: int, using: str) -> int:
    """Count matching articles in the index alone, no further than the limit.

    Joining them with the articles would cost twenty times as much; what `erase` has to leave
    behind is counted until the next `reindex`, and named by `unknown`.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM articles_words "
            "WHERE articles_words MATCH %s AND rowid BETWEEN %s AND %s LIMIT %s)",
            [expression(node), *bounds(within), limit],
        )
        return int(cursor.fetchone()[0])


def tally(asked: Sequence[tuple[Node, Within]], limit: int, using: str) -> list[int]:
    """Count several searches in one statement, each no further than the limit."""
    one = (
        "SELECT {}, (SELECT count(*) FROM (SELECT 1 FROM articles_words "
        "WHERE articles_words MATCH %s AND rowid BETWEEN %s AND %s LIMIT %s))"
    )
    values = [(expression(node), *bounds(within), limit) for node, within in asked]
    return _counted(one, values, using)


def facts(node: Node, within: Within, using: str) -> Counter[str] | None:
    """Count the facts of every article that matches, in one walk; what was erased is not met."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT articles_indexed.extra FROM articles_words JOIN articles_indexed "  # noqa: S608
            f"ON article_id = articles_words.rowid & {MOST_ARTICLES} "
            "WHERE articles_words MATCH %s AND articles_words.rowid BETWEEN %s AND %s",
            [expression(node), *bounds(within)],
        )
        counted: Counter[str] = Counter()
        for (extra,) in cursor:
            # The words of notes stand last, each labelled.
            counted.update(extra.partition(f" {NOTE}")[0].split())
    return counted


def spread(node: Node | None, within: Within, starts: Sequence[int], using: str) -> list[int]:
    """Count a search in each stretch of clocks; without a tree, all articles."""
    matched = (expression(node),) if node else ()
    if node:
        one = (
            "SELECT {}, (SELECT count(*) FROM articles_words "
            "WHERE articles_words MATCH %s AND rowid >= %s AND rowid < %s)"
        )
    else:
        one = (
            "SELECT {}, (SELECT count(*) FROM articles_article "
            "WHERE wall_clock >= %s AND wall_clock < %s)"
        )
    ends = [place(start, 0) if node else start for start in starts]
    return _counted(one, [(*matched, *pair) for pair in pairwise(ends)], using)


def _counted(one: str, values: Sequence[tuple[Anything, ...]], using: str) -> list[int]:
    """Ask the same question with several values, in as few statements as SQLite allows."""
    counted: dict[int, int] = {}
    with connections[using].cursor() as cursor:
        for first in range(0, len(values), _MOST_JOINED):
            some = values[first : first + _MOST_JOINED]
            asked = " UNION ALL ".join(one.format(first + at) for at in range(len(some)))
            cursor.execute(asked, [value for each in some for value in each])
            counted.update(cursor.fetchall())
    return [counted[at] for at in range(len(values))]
