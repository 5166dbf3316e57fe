"""Correct who an article and its photos come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from articles import search
from articles.mending.correcting import StaleArticle, lock, remember
from articles.models import Article, Attribution, Correction, Photo
from articles.parsing import Basis, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PHOTO_FIELDS = ("credit", "alt", "image_url")


@dataclass(frozen=True, slots=True)
class Claim:
    """A source in a role, as a curator says: by pk, and the words that show it.

    `row` is the pk of the attribution that says so now, None for one that is added.
    """

    source: int
    role: str
    evidence: str = ""
    row: int | None = None


@transaction.atomic
def correct_sources(
    article: Article, claims: Sequence[Claim], by: User, note: str = ""
) -> tuple[Correction, ...]:
    """Make the article's sources what a curator says, all of them; those that differ are assigned.

    Its publisher and agency follow. Raises StaleArticle when a claimed row is there no more.
    """
    current = lock(article)
    rows = {row.pk: row for row in current.attributions.select_related("source").order_by("pk")}
    if any(claim.row not in rows for claim in claims if claim.row is not None):
        raise StaleArticle(current)
    told = {claim.row: claim for claim in claims if claim.row is not None}
    made = [_take_out(row) for pk, row in rows.items() if pk not in told]
    made += [one for pk, row in rows.items() if pk in told for one in _change(row, told[pk])]
    made += [_put_in(current, claim) for claim in claims if claim.row is None]
    if made:
        follow_sources(current)
        search.index(current)
    return remember(by, note, *made)


def follow_sources(article: Article) -> None:
    """Let the article's publisher and agency be the first sources of their roles."""
    named = article.attributions.order_by("-pk").values_list("role", "source")
    first = dict(named)
    article.publisher_id, article.agency_id = first.get(Role.PUBLISHER), first.get(Role.AGENCY)
    article.save(update_fields=["publisher", "agency"])


@transaction.atomic
def correct_photo(
    photo: Photo, changes: Mapping[str, str], by: User, note: str = ""
) -> tuple[Correction, ...]:
    """Set a photo's credit, description or address; its caption is part of the frozen text.

    `photo` is as the curator saw it. Raises StaleArticle when one of the fields has moved on.
    """
    article = lock(photo.article)
    current = Photo.objects.select_for_update().get(pk=photo.pk)
    if any(getattr(current, field) != getattr(photo, field) for field in changes):
        raise StaleArticle(article)
    return remember(by, note, *_set(current, changes))


@transaction.atomic
def move_credit(photo: Photo, to_photo: Photo, by: User, note: str = "") -> tuple[Correction, ...]:
    """Give one photo's credit to another of the same text; the other's, if any, comes back for it.

    Both are as the curator saw them. Raises StaleArticle when either credit has moved on, and
    ValueError when the photos are not two of one text.
    """
    if photo.pk == to_photo.pk or photo.revision_id != to_photo.revision_id:
        raise ValueError("A credit moves from one photo to another photo of the same text.")
    article = lock(photo.article)
    pair = Photo.objects.select_for_update().in_bulk([photo.pk, to_photo.pk])
    here, there = pair[photo.pk], pair[to_photo.pk]
    if (here.credit, there.credit) != (photo.credit, to_photo.credit):
        raise StaleArticle(article)
    credit, other = here.credit, there.credit
    return remember(by, note, *_set(here, {"credit": other}), *_set(there, {"credit": credit}))


def _set(photo: Photo, changes: Mapping[str, str]) -> list[Correction]:
    made = [
        Correction(
            article_id=photo.article_id,
            photo=photo,
            field=field,
            was=getattr(photo, field),
            value=value,
        )
        for field, value in changes.items()
        if field in PHOTO_FIELDS and value != getattr(photo, field)
    ]
    for one in made:
        setattr(photo, one.field, one.value)
    if made:
        photo.save(update_fields=[one.field for one in made])
    return made


def _take_out(row: Attribution) -> Correction:
    row.delete()
    return Correction(
        article_id=row.article_id, field=row.role, was=_words(row), no_longer=row.source
    )


def _put_in(article: Article, claim: Claim) -> Correction:
    row = Attribution.objects.create(
        article=article,
        source_id=claim.source,
        role=claim.role,
        basis=Basis.ASSIGNED,
        evidence=claim.evidence,
    )
    return Correction(article=article, field=row.role, value=_words(row))


def _change(row: Attribution, claim: Claim) -> list[Correction]:
    """Write one row anew: another role is the old one taken out and a new one put in."""
    if (row.source_id, row.role, row.evidence) == (claim.source, claim.role, claim.evidence):
        return []
    if row.role != claim.role:
        return [_take_out(row), _put_in(row.article, claim)]
    was, former = _words(row), row.source
    row.source_id, row.evidence, row.basis = claim.source, claim.evidence, Basis.ASSIGNED
    row.save(update_fields=["source", "evidence", "basis"])
    row.refresh_from_db(fields=["source"])
    return [
        Correction(
            article_id=row.article_id,
            field=row.role,
            was=was,
            value=_words(row),
            no_longer=former if former.pk != claim.source else None,
        )
    ]


def _words(row: Attribution) -> dict[str, str]:
    return {"source": row.source.name, "evidence": row.evidence}
