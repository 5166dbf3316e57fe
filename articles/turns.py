"""Writers take turns: each waits for the others of its article, and tries again after a race."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import QuerySet

from articles.models import Article

TRIES = 5
_DEADLOCK_OR_SERIALISATION = {"40P01", "40001"}
_Given = ParamSpec("_Given")
_Written = TypeVar("_Written")


def lost_a_race(error: Exception) -> bool:
    """Tell whether another writer got there first: trying again will see what it wrote.

    That is a row that was made or deleted meanwhile, a deadlock, or a failure to serialise; the
    last two by their SQLSTATE, as PostgreSQL says it.
    """
    state = getattr(error.__cause__, "sqlstate", None)
    return isinstance(error, IntegrityError) or state in _DEADLOCK_OR_SERIALISATION


def by_turns(write: Callable[_Given, _Written]) -> Callable[_Given, _Written]:
    """Make a function one transaction, done again from its start when it has lost a race.

    Inside another transaction it is part of that one, which alone can be done again.
    """

    @wraps(write)
    def in_turn(*args: _Given.args, **kwargs: _Given.kwargs) -> _Written:
        tries = 1 if connection.in_atomic_block else TRIES
        for _ in range(tries - 1):
            try:
                with transaction.atomic():
                    return write(*args, **kwargs)
            except (IntegrityError, OperationalError) as error:
                if not lost_a_race(error):
                    raise
        with transaction.atomic():
            return write(*args, **kwargs)

    return in_turn


def hold(articles: Iterable[int]) -> None:
    """Lock articles until the transaction ends, in one order for all: no two wait for each other.

    Whoever writes a note, a place or a text of an article holds it first, so that what is counted
    and carried is all there is.
    """
    rows = Article.objects.select_for_update().filter(pk__in=set(articles)).order_by("pk")
    list(rows.values_list("pk"))


def hold_one(mine: QuerySet[Article]) -> Article | None:
    """Lock and return the only article that `mine` finds; None when there is none any more.

    Curators join articles and split them: the one that a note or a text belonged to may be gone
    when its turn comes, or no longer the one. It is locked before it is asked for again, as those
    who mend it do.
    """
    while True:
        article = mine.select_for_update(of=("self",)).first()
        if article and mine.filter(pk=article.pk).exists():
            return article
        if article is None and not mine.exists():
            return None
