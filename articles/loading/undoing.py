"""Take back what a load added, except what a curator has worked on since.

Articles it made go with their texts, photos and sources; a text it added to an older article goes,
and readers see the earlier one again. Nothing is guessed: what is left says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from articles import search
from articles.loading.letting_go import let_go_of_captures, let_go_of_pictures, let_go_of_sources
from articles.loading.pacing import Pace
from articles.loading.returning import return_to_earlier
from articles.loading.uploads import let_go_of_uploads
from articles.loading.worked_on import added_to, texts_added, weighed
from articles.models import Article, Load, Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST_NAMED = 1_000


class CannotUndo(Exception):
    """The load cannot be taken back now; the message says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Left:
    """An article that stays as the load left it, and why."""

    article: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What is taken back, or would be; the articles that stay are named, a thousand at most."""

    articles: int = 0
    revisions: int = 0
    captures: int = 0
    sources: int = 0
    left_count: int = 0
    left: tuple[Left, ...] = ()

    def with_more(self, articles: int, revisions: int, left: Sequence[Left]) -> Undone:
        """Add what came of some more articles."""
        return replace(
            self,
            articles=self.articles + articles,
            revisions=self.revisions + revisions,
            left_count=self.left_count + len(left),
            left=(self.left + tuple(left))[:MOST_NAMED],
        )


@dataclass(slots=True)
class _Piece:
    """Some articles of a load: what of each it added, and what has to stay."""

    whole: list[int] = field(default_factory=list)
    in_part: dict[int, list[int]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)

    @property
    def revisions(self) -> int:
        return sum(map(len, self.in_part.values()))


def preview_undo(load: Load) -> Undone:
    """Say what taking the load back would do; nothing is touched."""
    articles = weighed(load)
    going = articles.filter(reason="")
    in_part = going.filter(has_others=True).values("pk")
    counts = articles.aggregate(
        going=Count("pk", filter=Q(reason="", has_others=False)),
        left=Count("pk", filter=~Q(reason="")),
    )
    return Undone(
        articles=counts["going"],
        revisions=texts_added(load).filter(article__in=in_part).count(),
        left_count=counts["left"],
        left=_left(articles.exclude(reason="")[:MOST_NAMED]),
    )


def undo_load(load: Load, by: User | None, progress: Callable[[int], None] | None = None) -> Undone:
    """Take back what the load added, some articles a transaction; `progress` hears how many.

    Stopped half-way it can be run again. Raises CannotUndo for a load that is still running.
    """
    begin_undo(load, by)
    pace, undone, done = Pace(), Undone(), 0
    for articles in _articles_of(load, lambda: pace.size):
        with pace.measured(len(articles)), transaction.atomic():
            piece = _take_back(load, articles)
        let_go_of_pictures(piece.pictures)
        Load.objects.filter(pk=load.pk).update(seen_at=timezone.now())
        undone = undone.with_more(len(piece.whole), piece.revisions, piece.left)
        done += len(articles)
        if progress:
            progress(done)
    undone = replace(undone, captures=let_go_of_captures(load), sources=let_go_of_sources(load))
    let_go_of_uploads(load)
    load.undone_at, load.is_being_undone, load.seen_at = timezone.now(), False, None
    load.save(update_fields=["undone_at", "is_being_undone", "seen_at"])
    return undone


def begin_undo(load: Load, by: User | None) -> None:
    """Write down that a load is being taken back. Raises CannotUndo for one that is running."""
    now = timezone.now()
    if load.state(now).is_at_work and not load.is_being_undone:
        raise CannotUndo("The load is still running. Wait until it has finished or stopped.")
    load.undone_by, load.is_being_undone, load.seen_at = by or load.undone_by, True, now
    load.save(update_fields=["undone_by", "is_being_undone", "seen_at"])


def _articles_of(load: Load, many: Callable[[], int]) -> Iterator[list[int]]:
    """Yield the articles to which a load added something, some at a time."""
    added, last = added_to(load), 0
    while articles := list(
        added.filter(article__gt=last)
        .order_by("article")
        .values_list("article", flat=True)
        .distinct()[: many()]
    ):
        yield articles
        last = articles[-1]


def _take_back(load: Load, articles: Sequence[int]) -> _Piece:
    list(Article.objects.select_for_update().filter(pk__in=articles).values_list("pk"))
    piece = _weigh(load, articles)
    going = Q(article__in=piece.whole) | Q(revision__in=list(chain(*piece.in_part.values())))
    pictures = set(Photo.objects.filter(going).values_list("image", "original"))
    search.forget(*piece.whole, *piece.in_part)
    Article.objects.filter(pk__in=piece.whole).delete()
    for article, revisions in piece.in_part.items():
        return_to_earlier(article, revisions, load)
    search.index(*piece.in_part)
    piece.pictures = {name for pair in pictures for name in pair if name}
    return piece


def _weigh(load: Load, articles: Sequence[int]) -> _Piece:
    """Tell of each article what the load added to it, and whether it may go."""
    piece, found = _Piece(), weighed(load, articles)
    piece.left = list(_left(found.exclude(reason="")))
    going = dict(found.filter(reason="").values_list("pk", "has_others"))
    piece.whole = [article for article, has_others in going.items() if not has_others]
    in_part = [article for article, has_others in going.items() if has_others]
    texts = texts_added(load).filter(article__in=in_part).order_by("article", "number")
    for article, revision in texts.values_list("article", "pk"):
        piece.in_part.setdefault(article, []).append(revision)
    return piece


def _left(articles: QuerySet) -> tuple[Left, ...]:
    rows = articles.values_list("pk", "title", "reason")
    return tuple(Left(pk, title or "Untitled", reason) for pk, title, reason in rows)
