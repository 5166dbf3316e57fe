"""Join two articles that are one: texts, notes and addresses go over to the one that stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from articles import search
from articles.annotating import place_all
from articles.loading import Settled, next_number, settled_in
from articles.mending.correcting import FIELDS, follow_clock, remember
from articles.mending.plans import (
    CannotMend,
    count_what_is_there,
    mark_of,
    nothing_hangs_on,
    refuse_if_stale,
    revisions_of,
    state_of,
)
from articles.models import (
    Annotation,
    Article,
    Attribution,
    Correction,
    FormerAddress,
    FurtherIdentity,
    Photo,
    Revision,
)
from articles.parsing import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

JOINED = "joined"
# A time is one answer: its moment, day and zone go together.
_WHEN = ("published_at", "day", "time_zone", "zone_assumed")
_SHOWN = ("title", "slug", "updated_at", "excerpt", "photo_count")


@dataclass(frozen=True, slots=True)
class JoinPlan:
    """What joining `joined` to `kept` will do.

    `numbers` are the numbers of the joined revisions, before and after; `taken` the fields that
    the kept article takes over, each with its value.
    """

    kept: Article
    joined: Article
    numbers: tuple[tuple[int, int], ...]
    shows_joined: bool
    notes: int
    taken: tuple[tuple[str, Any], ...]
    sources: tuple[str, ...]
    mark: str


def plan_join(kept: Article, joined: Article) -> JoinPlan:
    """Say what joining would do. Raises CannotMend."""
    if kept.pk == joined.pk:
        raise CannotMend("An article cannot be joined to itself: choose another one.")
    settled = settled_in(kept)
    first = next_number(kept)
    revisions = revisions_of(joined)
    claims = _claims_to_take(kept, joined, settled)
    notes = list(joined.annotations.order_by("pk").values_list("pk", "version"))
    return JoinPlan(
        kept=kept,
        joined=joined,
        numbers=tuple((number, first + place) for place, (_, number) in enumerate(revisions)),
        shows_joined=_shows_joined(kept, joined),
        notes=len(notes),
        taken=tuple(_fields_to_take(kept, joined, settled)),
        sources=tuple(dict.fromkeys(claim.source.name for claim in claims)),
        mark=mark_of(
            state_of(kept),
            state_of(joined),
            revisions_of(kept),
            revisions,
            notes,
            [(claim.source_id, claim.role, claim.evidence) for claim in claims],
        ),
    )


@transaction.atomic
def join_articles(kept: Article, joined: Article, by: User, seen: str) -> Article:
    """Make two articles one; `seen` is the mark of the plan that the curator saw.

    The joined texts get the next numbers of the kept article in their own order, so that no
    address of either comes to mean another text; readers see the newest of all. Raises StalePlan
    and CannotMend.
    """
    kept, joined = _lock(kept, joined)
    plan = plan_join(kept, joined)
    refuse_if_stale(seen, plan.mark)
    was = _told(joined)
    settled = settled_in(kept)
    claims = _claims_to_take(kept, joined, settled)
    moved = _move_revisions(plan)
    _move_what_hangs_on(joined, kept)
    _attribute(kept, joined, claims)
    _describe(plan, settled)
    search.forget(joined.pk)
    nothing_hangs_on(joined)
    FormerAddress.objects.create(article_id_then=joined.pk, article=kept)
    joined.delete()
    FurtherIdentity.objects.create(digest=joined.identity, article=kept)
    _place_notes(kept, moved)
    search.index(kept)
    first, last = plan.numbers[0][1], plan.numbers[-1][1]
    now = f"revision {first}" if first == last else f"revisions {first} to {last}"
    remember(by, "", Correction(article=kept, field=JOINED, was=was, value=f"Now {now} of this."))
    return kept


def _lock(kept: Article, joined: Article) -> tuple[Article, Article]:
    rows = Article.objects.select_for_update().order_by("pk").filter(pk__in=[kept.pk, joined.pk])
    found = {row.pk: row for row in rows}
    if kept.pk not in found or joined.pk not in found:
        raise CannotMend("One of the two articles is no longer in the room.")
    return found[kept.pk], found[joined.pk]


def _shows_joined(kept: Article, joined: Article) -> bool:
    """Tell whether the text of the joined article is newer than the one that readers see."""
    ours, theirs = kept.current, joined.current
    if ours is None or theirs is None:
        return ours is None
    if ours.captured_at and theirs.captured_at:
        return theirs.captured_at > ours.captured_at
    ours_at = ours.updated_at or kept.published_at
    theirs_at = theirs.updated_at or joined.published_at
    return ours_at is not None and theirs_at is not None and theirs_at > ours_at


def _fields_to_take(kept: Article, joined: Article, settled: Settled) -> Iterator[tuple[str, Any]]:
    """Yield what the joined article says and the kept one does not.

    A curator's word goes before a page's: what was corrected in the joined article alone is taken.
    """
    others = settled_in(joined)
    takes_when = not (kept.published_at or kept.day) and (joined.published_at or joined.day)
    for field in FIELDS:
        value = getattr(joined, field)
        if settled.has(field) or value == getattr(kept, field):
            continue
        is_lacking = takes_when if field in _WHEN else value and not getattr(kept, field)
        # The time of an update belongs to the text that is shown.
        if others.has(field) or (is_lacking and field != "updated_at"):
            yield field, value


def _claims_to_take(kept: Article, joined: Article, settled: Settled) -> list[Attribution]:
    standing = set(kept.attributions.values_list("source", "role"))
    named = joined.attributions.select_related("source").order_by("pk")
    return [
        claim
        for claim in named
        if (claim.source_id, claim.role) not in standing
        and not settled.keeps_out(claim.source_id, Role(claim.role))
    ]


def _move_revisions(plan: JoinPlan) -> list[Revision]:
    after = dict(plan.numbers)
    moved = list(plan.joined.revisions.order_by("number"))
    for revision in moved:
        before, revision.number = revision.number, after[revision.number]
        revision.article = plan.kept
        revision.save(update_fields=["article", "number"])
        FormerAddress.objects.create(
            article_id_then=plan.joined.pk, number_then=before, revision=revision
        )
    return moved


def _move_what_hangs_on(joined: Article, kept: Article) -> None:
    Photo.objects.filter(article=joined).update(article=kept)
    Annotation.objects.filter(article=joined).update(article=kept)
    Correction.objects.filter(article=joined).update(article=kept)
    joined.outcomes.update(article=kept)
    joined.former_addresses.update(article=kept)
    joined.further_identities.update(article=kept)


def _attribute(kept: Article, joined: Article, claims: list[Attribution]) -> None:
    """Write the joined article's sources anew, behind those of the kept one, which come first."""
    Attribution.objects.filter(article=joined).delete()
    for claim in claims:
        claim.pk, claim.article = None, kept
    Attribution.objects.bulk_create(claims)


def _describe(plan: JoinPlan, settled: Settled) -> None:
    kept, joined = plan.kept, plan.joined
    if plan.shows_joined:
        kept.current = joined.current
        for column in _SHOWN:
            if not settled.has("title" if column == "slug" else column):
                setattr(kept, column, getattr(joined, column))
    for field, value in plan.taken:
        setattr(kept, field, value)
        if field == "title":
            kept.slug = joined.slug
    follow_clock(kept, {field for field, _ in plan.taken})
    for role in (Role.PUBLISHER, Role.AGENCY):
        if not settled.has(role):
            kept_one = getattr(kept, f"{role}_id") or getattr(joined, f"{role}_id")
            setattr(kept, f"{role}_id", kept_one)
    count_what_is_there(kept)
    kept.save()


def _place_notes(kept: Article, moved: list[Revision]) -> None:
    """Carry every note to the texts that it did not stand beside before."""
    for revision in moved:
        place_all(revision)
    if kept.current:
        place_all(kept.current)


def _told(article: Article) -> str:
    return f"Article {article.pk}, “{article}”"
