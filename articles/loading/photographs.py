"""The rows of a revision's photographs, with the picture files that its capture had."""

from __future__ import annotations

from typing import Any

from articles.loading.drafting import web_address
from articles.loading.pictures import Gathered, keep_picture
from articles.models import Article, Photo, Revision
from articles.parsing import ParsedPage

_LONGEST_CREDIT, _LONGEST_ALT = 300, 1000


def photos_of(revision: Revision, page: ParsedPage, gathered: Gathered) -> list[Photo]:
    """Return the photos of a revision, ready to be saved; their files are kept already."""
    return [
        Photo(
            article_id=revision.article_id,
            revision=revision,
            position=position,
            caption=photo.caption,
            credit=photo.credit[:_LONGEST_CREDIT],
            image_url=web_address(photo.url),
            alt=photo.alt[:_LONGEST_ALT],
            occurrences=photo.occurrences,
            after_block=photo.after_block,
            **_kept(position, gathered),
        )
        for position, photo in enumerate(page.photos, 1)
    ]


def add_missing_pictures(article: Article, text_sha256: str, gathered: Gathered) -> int:
    """Give photos that have no file the one that another capture of the same text brought.

    Photos are told by their place: the same text has the same captions in the same order.
    """
    if not gathered.pictures:
        return 0
    revisions = Revision.objects.filter(article=article, text_sha256=text_sha256)
    lacking = Photo.objects.filter(revision__in=revisions, image="")
    filled = 0
    for photo in lacking.filter(position__in=gathered.pictures):
        filled += Photo.objects.filter(pk=photo.pk).update(**_kept(photo.position, gathered))
    return filled


def keep_pictures(gathered: Gathered) -> None:
    """Keep the picture files of a page; what is kept already costs a look."""
    for position, picture in gathered.pictures.items():
        keep_picture(picture, with_original=position in gathered.outside)


def _kept(position: int, gathered: Gathered) -> dict[str, Any]:
    picture = gathered.pictures.get(position)
    if picture is None:
        return {}
    image, original = keep_picture(picture, with_original=position in gathered.outside)
    return {
        "image": image,
        "width": picture.width,
        "height": picture.height,
        "original": original,
        "inside_caption": picture.inside.caption,
        "inside_credit": picture.inside.credit,
    }
