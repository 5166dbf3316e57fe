"""Counting on SQLite: in the index alone, by its row numbers, no further than asked."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import Any as Anything

from django.db import connections

from articles.search.meaning import NOTE
from articles.search.spans import Within, parts_of
from articles.search.sqlite import ID_BITS, MOST_ARTICLES, bounds, expression, place
from articles.search.tree import Node

_PARTS, _MET = 60, 100  # of a timeline that is estimated: so many looks, so many hits in each
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


def facts(node: Node, within: Within, most: int, using: str) -> tuple[Mapping[str, int], bool]:
    """Count the facts of the newest that match, in one walk; tell whether there are more.

    What was erased is not met.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT articles_indexed.extra FROM (SELECT rowid FROM articles_words "  # noqa: S608
            "WHERE articles_words MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s"
            f") AS met JOIN articles_indexed ON article_id = met.rowid & {MOST_ARTICLES}",
            [expression(node), *bounds(within), most + 1],
        )
        # The words of notes stand last, each labelled.
        met = [extra.partition(f" {NOTE}")[0] for (extra,) in cursor]
    # Many articles have the very same facts.
    counted: dict[str, int] = defaultdict(int)
    for told, number in Counter(met[:most]).items():
        for fact in told.split():
            counted[fact] += number
    return counted, len(met) > most


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


def walk(
    node: Node, within: Within, starts: Sequence[int], most: int, using: str
) -> tuple[list[int], bool]:
    """Count the newest that match in each stretch, in one walk; tell whether it met its end."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM articles_words WHERE articles_words MATCH %s "
            "AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s",
            [expression(node), *bounds(within), most],
        )
        rows = [row for (row,) in cursor]
    counted = Counter(bisect_right(starts, row >> ID_BITS) - 1 for row in rows)
    return [counted[at] for at in range(len(starts) - 1)], len(rows) == most


def estimate(node: Node, starts: Sequence[int], using: str) -> list[int]:
    """Estimate a search in each stretch, from how close its first hits lie at several places."""
    pieces = parts_of(starts, _PARTS)
    ends = [(place(first, 0), place(last, 0)) for _, first, last in pieces]
    # One short statement for all looks: joined ones take longer to read than to answer.
    asked = (
        f"WITH look (low, high) AS (VALUES {', '.join(['(%s, %s)'] * len(ends))}) "  # noqa: S608
        "SELECT (SELECT count(*) || ' ' || coalesce(max(met), 0) FROM (SELECT rowid AS met "
        "FROM articles_words WHERE articles_words MATCH %s AND rowid >= low AND rowid < high "
        "LIMIT %s)) FROM look"
    )
    counted = [0.0] * (len(starts) - 1)
    with connections[using].cursor() as cursor:
        cursor.execute(asked, [*chain.from_iterable(ends), expression(node), _MET])
        found = [tuple(map(int, told.split())) for (told,) in cursor]
    for (at, first, last), (number, farthest) in zip(pieces, found, strict=True):
        reached = (farthest >> ID_BITS) + 1 if number == _MET else last
        counted[at] += number * (last - first) / max(reached - first, 1)
    return [round(number) for number in counted]


def _counted(one: str, values: Sequence[tuple[Anything, ...]], using: str) -> list[int]:
    """Ask the same question with several values, in as few statements as SQLite allows."""
    counted: dict[int, int] = {}
    with connections[using].cursor() as cursor:
        for first in range(0, len(values), _MOST_JOINED):
            some = values[first : first + _MOST_JOINED]
            asked = " UNION ALL ".join(one.format(first + at) for at in range(len(some)))
            cursor.execute(asked, [value for each in some for value in each])
            counted.update(cursor)
    return [counted[at] for at in range(len(values))]
