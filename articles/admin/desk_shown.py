"""What the desk shows of an article: its text and notes, whole or what a save changed of them."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.models import Annotation, Article, Photo, Placement, Revision
from articles.models.annotations import AnnotationQuerySet
from articles.presenting.desk import DeskNote, desk_blocks, desk_notes, touched
from articles.presenting.desk_photos import desk_photos
from articles.presenting.notes import caption_starts, reading_order

MOST_ROWS = 1000
_ROW = re.compile("[0-9]{1,6}")


def may(verb: str, request: HttpRequest) -> bool:
    """Tell whether this person may add or change notes."""
    return request.user.has_perm(f"articles.{verb}_annotation")


def article_of(pk: int) -> Article:
    """Find an article that has a text."""
    articles = Article.objects.select_related("current", "publisher", "agency")
    return get_object_or_404(articles, pk=pk, current__isnull=False)


def text_of(article: Article) -> Revision:
    """Return the article's current text."""
    assert article.current is not None  # noqa: S101 - article_of() finds no other
    return article.current


def photos_to_annotate(article: Article) -> QuerySet[Photo]:
    """Return the photographs of the current text that have a picture."""
    return Photo.objects.filter(revision=article.current_id).exclude(image="")


def parts_shown(request: HttpRequest, article: Article) -> dict[str, SafeString]:
    """Print the whole text and the whole list of notes."""
    shown = _shown(request, article)
    return {name: printed(name, shown) for name in ("text", "notes")}


def parts_saved(request: HttpRequest, article: Article, note: Annotation) -> dict[str, Any]:
    """Print what a save changed.

    The desk's script names in `rows` the blocks that showed the note before: then only those, the
    ones that show it now and its card are asked for and sent, however many notes there are.
    """
    asked = request.POST.get("rows")
    if asked is None or note.photo_id:
        return parts_shown(request, article)
    visible, text = _visible(request, article), text_of(article)
    placements = list(_placements(visible, article))
    numbers = {int(one) for one in asked.split(",")[:MOST_ROWS] if _ROW.fullmatch(one)}
    for place in placements:
        if place.annotation_id == note.pk and place.start is not None:
            numbers |= touched(text, place.start, place.end or 0)
    changed = [block for number, block in enumerate(text.blocks, 1) if number in numbers]
    near = [place for place in placements if _stands_in(place, changed)]
    some = visible.filter(pk__in={note.pk, *(place.annotation_id for place in near)})
    listed = _shaped(request, some, placements, text)
    frame = _frame(request, article)
    blocks = desk_blocks(text, listed, near, numbers)
    card = next((one for one in listed if one.pk == note.pk), None)
    if card is None:
        return {**parts_shown(request, article)}
    order = _order(visible, placements, text)
    at = order.index(note.pk)
    return {
        "rows": {block.number: printed("row", {**frame, "block": block}) for block in blocks},
        "card": printed("card", {**frame, "note": card}),
        "after": order[at - 1] if at else None,
        "total": len(order),
    }


def printed(name: str, shown: dict[str, Any]) -> SafeString:
    """Print a part of the desk with Jinja2: it is long, and costs a fifth of what it did."""
    part = get_template(f"articles/desk/{name}.html", using="jinja2").render(shown)
    return mark_safe(part)  # noqa: S308 - Jinja2 has escaped every value in it


def _shown(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Ask for the notes that this curator may see, and shape them and the text."""
    visible = _visible(request, article)
    placements, text = _placements(visible, article), text_of(article)
    listed = _shaped(request, visible, placements, text)
    return {
        **_frame(request, article),
        "notes": listed,
        "blocks": desk_blocks(text, listed, placements),
        "photos": desk_photos(photos_to_annotate(article), listed, text),
    }


def _frame(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return what every part of the desk needs beside its own."""
    return {
        "language": article.language,
        "desk": reverse("admin:articles_article_annotate", args=[article.pk]),
        "may_add": may("add", request),
    }


def _visible(request: HttpRequest, article: Article) -> AnnotationQuerySet:
    return Annotation.objects.visible_to(request.user).filter(article=article)


def _placements(visible: AnnotationQuerySet, article: Article) -> QuerySet[Placement]:
    standing = Placement.objects.standing().filter(revision=article.current_id)
    return standing.filter(annotation__in=visible).select_related("photo")


def _shaped(
    request: HttpRequest,
    notes: AnnotationQuerySet,
    placements: QuerySet[Placement] | list[Placement],
    text: Revision,
) -> list[DeskNote]:
    whole, changes = notes.select_related("creator", "photo"), may("change", request)

    def may_change(note: Annotation) -> bool:
        return changes and note.is_changeable_by(request.user)

    return desk_notes(whole, placements, text, notes.tag_names(), may_change)


def _stands_in(place: Placement, blocks: list[dict[str, Any]]) -> bool:
    start, end = place.start or 0, place.end or 0
    return any(start < block["end"] and block["start"] < end for block in blocks)


def _order(visible: AnnotationQuerySet, placements: list[Placement], text: Revision) -> list[int]:
    """Return the ids of all notes as the desk lists them."""
    captions = caption_starts(text)
    ordered = sorted(placements, key=lambda place: reading_order(place, captions))
    placed = [place.annotation_id for place in ordered]
    known = set(placed)
    every = visible.order_by("pk").values_list("pk", flat=True)
    return [*placed, *(pk for pk in every if pk not in known)]
