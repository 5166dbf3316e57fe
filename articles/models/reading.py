"""An article as its page shows it, with all that stands around it: rows of fixed statements.

Composed anew for each page, the questions took a third of its time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from articles.models.articles import Article, Attribution, Revision
from articles.models.captures import Capture, Outcome
from articles.models.corrections import Correction
from articles.models.photos import Photo
from articles.models.sources import Source
from articles.models.untyped import told


def _table(model: type[models.Model]) -> str:
    return str(model._meta.db_table)


_REVISION = (
    "SELECT r.*, c.sha256, (SELECT o.warnings "  # noqa: S608
    f"FROM {_table(Outcome)} o WHERE o.article_id = r.article_id AND o.sha256 = c.sha256 "
    f"ORDER BY o.id LIMIT 1) AS remarks FROM {_table(Revision)} r "
    f"JOIN {_table(Capture)} c ON c.id = r.capture_id WHERE r.article_id = %s AND "
)
_NEWEST = f"r.id = (SELECT current_id FROM {_table(Article)} WHERE id = r.article_id)"  # noqa: S608
_ARTICLE = f"SELECT * FROM {_table(Article)} WHERE id = %s"  # noqa: S608
_PHOTOS = f"SELECT * FROM {_table(Photo)} WHERE revision_id = %s ORDER BY position"  # noqa: S608
_CLAIMS = f"SELECT * FROM {_table(Attribution)} WHERE article_id = %s ORDER BY id"  # noqa: S608
_SOURCES = (
    f"SELECT * FROM {_table(Source)} WHERE id IN (SELECT source_id "  # noqa: S608
    f"FROM {_table(Attribution)} WHERE article_id = %s UNION SELECT %s UNION SELECT %s)"
)
_CORRECTIONS = (
    f"SELECT * FROM {_table(Correction)} WHERE article_id = %s "  # noqa: S608
    "ORDER BY at DESC, id DESC"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A revision with its article, capture, photos, sources and what curators corrected.

    `remarks` are what the load remarked on the capture when it made this of it.
    """

    revision: Revision
    photos: tuple[Photo, ...]
    claims: tuple[Attribution, ...]
    corrections: tuple[Correction, ...]
    remarks: tuple[dict[str, Any], ...]

    @property
    def article(self) -> Article:
        """Return the article, with its publisher and its agency."""
        return self.revision.article


def read_revision(article: int, number: int | None = None) -> Reading | None:
    """Return a revision of an article, or its newest; None when there is none such."""
    which = _NEWEST if number is None else "r.number = %s"
    values = [article] if number is None else [article, number]
    found = list(Revision.objects.raw(_REVISION + which, values))
    return _whole(found[0]) if found else None


def _whole(revision: Revision) -> Reading:
    pk = revision.article_id
    [article] = Article.objects.raw(_ARTICLE, [pk])
    revision.article = article
    named = [pk, article.publisher_id, article.agency_id]
    sources = {one.pk: one for one in Source.objects.raw(_SOURCES, named)}
    article.publisher = sources[article.publisher_id] if article.publisher_id else None
    article.agency = sources[article.agency_id] if article.agency_id else None
    claims = tuple(Attribution.objects.raw(_CLAIMS, [pk]))
    for claim in claims:
        claim.source = sources[claim.source_id]
    # What the statement gives beside the columns.
    sha256, remarks = vars(revision)["sha256"], vars(revision)["remarks"]
    revision.capture = Capture(pk=revision.capture_id, sha256=sha256)
    return Reading(
        revision,
        tuple(Photo.objects.raw(_PHOTOS, [revision.pk])),
        claims,
        tuple(Correction.objects.raw(_CORRECTIONS, [pk])),
        tuple(told(remarks) or ()),
    )
