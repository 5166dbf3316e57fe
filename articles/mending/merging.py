"""Merge two sources that are one: articles, names and addresses go over to the one that stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles import search
from articles.mending.plans import (
    CannotMend,
    joined_words,
    mark_of,
    nothing_hangs_on,
    refuse_if_stale,
    state_of,
)
from articles.models import Article, Attribution, Correction, FormerSource, Source, SourceKind
from articles.models.sources import folded_name

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_BATCH = 500
# What the source that stays takes over where it says nothing itself.
_FILLED = ("homepage", "language", "time_zone")


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging `gone` into `kept` will do. `names` are those that become other names."""

    kept: Source
    gone: Source
    articles: int
    published: int
    names: tuple[str, ...]
    filled: tuple[tuple[str, str], ...]
    mark: str


def plan_merge(kept: Source, gone: Source) -> MergePlan:
    """Say what merging would do. Raises CannotMend."""
    if kept.pk == gone.pk:
        raise CannotMend("A source cannot be merged into itself: choose another one.")
    named = Attribution.objects.filter(source=gone)
    return MergePlan(
        kept=kept,
        gone=gone,
        articles=named.values("article").distinct().count(),
        published=Article.objects.filter(publisher=gone).count(),
        names=_new_names(kept, gone),
        filled=tuple(_filled(kept, gone)),
        mark=mark_of(state_of(kept), state_of(gone), named.count(), kept.attributions.count()),
    )


@transaction.atomic
def merge_sources(kept: Source, gone: Source, by: User, seen: str) -> Source:
    """Let one source be the other from now on; `seen` is the mark of the plan the curator saw.

    Every article that names `gone` names `kept` in its role; its name, other names and slug lead
    loads to `kept`, and its address leads readers there, for ever. Raises StalePlan, CannotMend.
    """
    kept, gone = _lock(kept, gone)
    plan = plan_merge(kept, gone)
    refuse_if_stale(seen, plan.mark)
    touched = _move_attributions(kept, gone)
    for role in ("publisher", "agency"):
        moved = Article.objects.filter(**{role: gone})
        touched |= set(moved.values_list("pk", flat=True))
        moved.update(**{role: kept})
    Correction.objects.filter(no_longer=gone).update(no_longer=kept)
    gone.former_selves.update(source=kept)
    for column, value in plan.filled:
        setattr(kept, column, value)
    kept.aliases = [*kept.aliases, *plan.names]
    kept.save()
    slug, name = gone.slug, gone.name
    nothing_hangs_on(gone)
    gone.delete()
    FormerSource.objects.create(slug=slug, name=name, source=kept, by=by, at=timezone.now())
    pks = sorted(touched)
    for start in range(0, len(pks), _BATCH):
        search.index(*pks[start : start + _BATCH])
    return kept


def _lock(kept: Source, gone: Source) -> tuple[Source, Source]:
    # In the order of their ids, so that two merges wait for each other instead of locking up.
    pair = Source.objects.select_for_update().order_by("pk").filter(pk__in=[kept.pk, gone.pk])
    found = {source.pk: source for source in pair}
    if kept.pk not in found or gone.pk not in found:
        raise CannotMend("One of the two sources is no longer in the room.")
    return found[kept.pk], found[gone.pk]


def _move_attributions(kept: Source, gone: Source) -> set[int]:
    """Move what names `gone`; where `kept` stands in the role already, the words are put together.

    Returns the articles that were touched, by pk.
    """
    rows = list(Attribution.objects.filter(source=gone))
    there = Attribution.objects.filter(source=kept, article__attributions__source=gone)
    standing = {(row.article_id, row.role): row for row in there}
    twice = [row for row in rows if (row.article_id, row.role) in standing]
    for row in twice:
        same = standing[row.article_id, row.role]
        same.evidence = joined_words([same.evidence, row.evidence])
    Attribution.objects.bulk_update(standing.values(), ["evidence"], batch_size=_BATCH)
    Attribution.objects.filter(pk__in=[row.pk for row in twice]).delete()
    Attribution.objects.filter(source=gone).update(source=kept)
    return {row.article_id for row in rows}


def _new_names(kept: Source, gone: Source) -> tuple[str, ...]:
    known = {folded_name(name) for name in (kept.name, *kept.aliases)}
    return tuple(_unknown([gone.name, *gone.aliases], known))


def _unknown(names: Iterable[str], known: set[str]) -> Iterator[str]:
    for name in names:
        if folded_name(name) not in known:
            known.add(folded_name(name))
            yield name


def _filled(kept: Source, gone: Source) -> Iterator[tuple[str, str]]:
    for column in _FILLED:
        if not getattr(kept, column) and getattr(gone, column):
            yield column, getattr(gone, column)
    if kept.kind == SourceKind.UNKNOWN and gone.kind != SourceKind.UNKNOWN:
        yield "kind", gone.kind
