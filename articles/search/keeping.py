"""Keep the index like the rows: in the same transaction, or all of it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from articles.models import Article
from articles.search import totals
from articles.search.documents import documents
from articles.search.engine import engine

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An article that the index and the rows tell differently, in words."""

    article: int
    reason: str

    def __str__(self) -> str:
        return f"Article {self.article} {self.reason}."


@transaction.atomic(savepoint=False)
def index(*articles: Article | int) -> None:
    """Read the articles' rows as they now are, and put them into the index."""
    pks = [_pk(article) for article in articles]
    engine().write(documents(pks))


@transaction.atomic(savepoint=False)
def forget(*articles: Article | int) -> None:
    """Take articles out of the index. Call it before their rows are deleted."""
    engine().erase([_pk(article) for article in articles])


@transaction.atomic
def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Write the whole index anew in one transaction; readers see the old one until it is done."""
    kept = engine()
    kept.clear()
    totals.clear()
    done = 0
    for pks in _every_pk():
        kept.write(documents(pks))
        done += len(pks)
        progress(done)
    kept.settle()
    return done


def disagreements() -> Iterator[Disagreement]:
    """Yield every article that the index holds wrongly, not at all, or still."""
    kept = engine()
    for pks in _every_pk():
        for article, reason in sorted(kept.differing(list(documents(pks)))):
            yield Disagreement(article, reason)
    for article, reason in kept.unknown():
        yield Disagreement(article, reason)


def faults() -> list[str]:
    """Return what is wrong with the index itself, and with the counts that are kept with it."""
    kept = engine()
    return [*kept.faults(), *totals.faults(kept.held())]


def _every_pk() -> Iterable[tuple[int, ...]]:
    # In the order of the clock: the index is written from end to end.
    pks = Article.objects.order_by("wall_clock", "pk").values_list("pk", flat=True)
    rows = pks.iterator(chunk_size=_BATCH)
    return iter(lambda: tuple(islice(rows, _BATCH)), ())


def _pk(article: Article | int) -> int:
    return article if isinstance(article, int) else article.pk
