"""How many articles have a fact, in all and in each month: kept with the index, never counted.

What a list without words asks is the same for every reader, and counting it costs more with every
article. Each writing of the index adds what it changed, in the same transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TypeAlias

from django.db import connection, connections

from articles.search.meaning import EVERY, KEY
from articles.search.months import UNDATED

# By fact and month.
Changes: TypeAlias = Counter[tuple[str, int]]
_Row: TypeAlias = tuple[str, int, int]
EVERYTHING = EVERY.tokens[0]
IN_ALL = -1  # the month of every month's articles together
_LOCK = 7_201_349  # PostgreSQL's advisory lock of the one who adds rows up
_MOST_NAMED = 5  # of the wrong numbers


def shares(extra: str, month: int, number: int = 1) -> Changes:
    """Return what an article counts for, of its facts as the index holds them."""
    # What follows the facts is labelled otherwise: the words of notes, of title and captions.
    facts = list(takewhile(lambda token: token.startswith(KEY), extra.split()))
    return Counter({(fact, at): number for fact in facts for at in (month, IN_ALL)})


def add(changes: Changes) -> None:
    """Add what one transaction changed to what is kept."""
    rows = [(*key, number) for key, number in sorted(changes.items()) if number]
    adding = "INSERT INTO articles_counted (fact, month, number) VALUES (%s, %s, %s)"
    if connection.vendor == "sqlite":
        adding += " ON CONFLICT (fact, month) DO UPDATE SET number = number + excluded.number"
    elif rows:
        rows = _gathered(rows)
    with connection.cursor() as cursor:
        cursor.executemany(adding, rows)


def _gathered(rows: list[_Row]) -> list[_Row]:
    """Return the rows with what others left of the same facts and months, which is taken out.

    PostgreSQL has many writers, and all of them count the same months. One of them at a time
    gathers; the others leave rows of their own beside it, so nobody waits for another's end.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return rows
        cursor.execute(
            "WITH taken AS (DELETE FROM articles_counted WHERE (fact, month) IN "
            "(SELECT * FROM unnest(%s::text[], %s::int[])) RETURNING fact, month, number) "
            "SELECT fact, month, sum(number)::bigint FROM taken GROUP BY fact, month",
            [[fact for fact, _, _ in rows], [month for _, month, _ in rows]],
        )
        kept = {(fact, month): number for fact, month, number in cursor}
    return [(fact, month, number + kept.get((fact, month), 0)) for fact, month, number in rows]


def clear() -> None:
    """Forget every number: the index is written anew."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_counted")


def in_all(facts: Sequence[str], using: str) -> list[int]:
    """Return how many articles have each fact, in one question."""
    if not facts:
        return []
    marks = ", ".join(["%s"] * len(facts))
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT fact, sum(number) FROM articles_counted "  # noqa: S608
            f"WHERE month = %s AND fact IN ({marks}) GROUP BY fact",
            [IN_ALL, *facts],
        )
        kept = {fact: int(number) for fact, number in cursor}
    return [kept.get(fact, 0) for fact in facts]


def by_month(fact: str, first: int, last: int, using: str) -> dict[int, int]:
    """Return how many articles have a fact in each month from the first to the last."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT month, sum(number) FROM articles_counted "
            "WHERE fact = %s AND month BETWEEN %s AND %s GROUP BY month",
            [fact, first, last],
        )
        return {month: int(number) for month, number in cursor}


def faults(held: Iterable[tuple[str, int]]) -> list[str]:
    """Say which numbers are not those of the articles in the index: their facts and months."""
    wanted: Changes = Counter()
    for extra, month in held:
        wanted.update(shares(extra, month))
    with connection.cursor() as cursor:
        cursor.execute("SELECT fact, month, sum(number) FROM articles_counted GROUP BY fact, month")
        kept = Counter({(fact, month): int(number) for fact, month, number in cursor})
    wrong = sorted(key for key in {*wanted, *kept} if wanted[key] != kept[key])
    said = [
        f"{kept[key]:,} articles are kept as counted {_words(*key)}, and {wanted[key]:,} are there."
        for key in wrong[:_MOST_NAMED]
    ]
    more = len(wrong) - _MOST_NAMED
    return [*said, f"{more:,} more of the kept counts are wrong."] if more > 0 else said


def _words(fact: str, month: int) -> str:
    known = {IN_ALL: "in all", UNDATED: "without a day"}
    when = known.get(month, f"in {month // 100:04}-{month % 100:02}")
    return f"{when} for “{fact.removeprefix(KEY)}”"
