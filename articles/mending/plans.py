"""What a mending is about to do: said beforehand, and done only if it is still so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.serializers.json import DjangoJSONEncoder

from articles.models import State

if TYPE_CHECKING:
    from articles.models import Article, Source


class CannotMend(Exception):
    """The mending would make no sense; the message says why in a sentence."""


class StalePlan(Exception):
    """The rows moved on since the curator was told what would happen."""

    def __init__(self) -> None:
        super().__init__(
            "Something changed after you opened this page, so nothing was done. What would happen "
            "now is below: look at it, and confirm again."
        )


def mark_of(*parts: object) -> str:
    """Return a mark that changes with what a plan was made from."""
    told = json.dumps(parts, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def state_of(row: Article | Source) -> dict[str, object]:
    """Return every column of a row."""
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


def revisions_of(article: Article) -> list[tuple[int, int]]:
    """Return the article's revisions as (pk, number), in order."""
    return list(article.revisions.order_by("number").values_list("pk", "number"))


def refuse_if_stale(seen: str, mark: str) -> None:
    """Raise StalePlan when what the curator saw is not what is."""
    if seen != mark:
        raise StalePlan


def count_what_is_there(article: Article) -> None:
    """Set the counters of an article, not yet saved, to what there is of it."""
    article.revision_count = article.revisions.count()
    article.annotation_count = article.annotations.filter(state=State.PUBLISHED).count()
    shown = article.current_id
    article.photo_count = article.photos.filter(revision=shown).count() if shown else 0


def nothing_hangs_on(row: Article | Source) -> None:
    """Make sure that nothing would be deleted with a row. Raises AssertionError, in the program's
    own tests sooner than in a room: a table that names the row was forgotten.
    """
    for relation in row._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.one_to_many:
            table = relation.related_model._base_manager  # type: ignore[union-attr]
            if table.filter(**{relation.field.name: row.pk}).exists():  # type: ignore[union-attr]
                raise AssertionError(f"{relation.related_model} still names {row!r}.")


def joined_words(words: Iterable[str]) -> str:
    """Write evidence from two rows as one, each once."""
    return "; ".join(dict.fromkeys(word for word in words if word))
