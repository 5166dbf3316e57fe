"""How the desk answers: whole pages for people, fragments of them for its own script."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from articles.admin.note_forms import LARGEST_ID, ChangeForm, NoteForm
from articles.models import Annotation, Article, Photo, Placement, Revision
from articles.models.placements import PLACED
from articles.presenting.desk import desk_blocks, desk_notes, touched
from articles.presenting.desk_photos import desk_photos

MOST_ROWS = 1000
_ROW = re.compile("[0-9]{1,6}")
FRAGMENTS = "admin/articles/article/desk"


class DeskAnswers(admin.ModelAdmin):
    """What the pages of the desk share."""

    def saved(
        self,
        request: HttpRequest,
        article: Article,
        note: Annotation,
        message: str = "",
        status: int = 200,
        is_undoable: bool = True,
    ) -> HttpResponse:
        """Tell what became of a note, and offer to undo it."""
        message = message or f"Saved: {note.get_state_display().lower()}."
        if wants_json(request):
            shown = {**shown_on_desk(request, article), "undoable": note if is_undoable else None}
            parts = _parts(request, shown, note) | {"undo": fragment(request, "undo", shown)}
            return JsonResponse({**parts, "note": note.pk, "message": message}, status=status)
        (messages.success if is_undoable else messages.warning)(request, message)
        return HttpResponseRedirect(desk_address(article, note, is_undoable))

    def refused(
        self,
        request: HttpRequest,
        article: Article,
        form: NoteForm,
        page: tuple[str, str],
        status: int,
    ) -> HttpResponse:
        """Show a form again; `page` is its template and its title."""
        template, title = page
        if wants_json(request):
            name = template.rsplit("/", 1)[1].removeprefix("annotate_").removesuffix(".html")
            context = {"article": article, "form": form}
            return JsonResponse({"form": fragment(request, FORMS[name], context)}, status=status)
        context = {**self.frame(request, article, title), "form": form}
        return TemplateResponse(request, template, context, status=status)

    def frame(self, request: HttpRequest, article: Article, title: str) -> dict[str, Any]:
        """Return what every page of the desk prints."""
        return {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "title": title,
            "opts": self.opts,
            "article": article,
            "may_add": may("add", request),
            "may_change": may("change", request),
        }


# The fragment that is the form of each page of its own.
FORMS = {"note": "change", "span": "span"}


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


def photo_address(article: Article, note: Annotation) -> str:
    """Return where the part of a photograph that a note is for can change; nothing if nowhere."""
    place = note.placements.filter(revision=article.current_id, photo__isnull=False).first()
    if place is None or place.photo is None:
        return ""
    kwargs = {"pk": article.pk, "position": place.photo.position}
    page = reverse("admin:articles_article_annotate_photo", kwargs=kwargs)
    return f"{page}?{urlencode({'note': note.pk})}"


def note_of(request: HttpRequest, article: Article, pk: int) -> Annotation:
    """Find a note of the article that this person may see, and may change."""
    if not may("change", request):
        raise PermissionDenied
    visible = Annotation.objects.visible_to(request.user).filter(article=article)
    return get_object_or_404(visible.select_related("creator"), pk=pk)


def meet_stale(request: HttpRequest, form: ChangeForm, current: Annotation) -> None:
    """Show in a form the note as somebody saved it meanwhile."""
    # The newest version may be a draft again, which only its own curator may read.
    visible = Annotation.objects.visible_to(request.user).select_related("creator")
    form.meet(get_object_or_404(visible, pk=current.pk))


def shown_on_desk(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Ask for the notes that this curator may see, and shape them and the text."""
    visible = Annotation.objects.visible_to(request.user).filter(article=article)
    notes = visible.select_related("creator", "photo").prefetch_related("tags")
    placements = Placement.objects.filter(
        revision=article.current_id, status__in=PLACED, annotation__in=visible
    ).select_related("photo")
    text = text_of(article)
    listed = desk_notes(notes, placements, text)
    return {
        "article": article,
        "notes": listed,
        "blocks": desk_blocks(text, listed, placements),
        "photos": desk_photos(photos_to_annotate(article), listed, text),
        "may_add": may("add", request),
        "may_change": may("change", request),
    }


def _parts(request: HttpRequest, shown: dict[str, Any], note: Annotation) -> dict[str, Any]:
    """Render what a save changed.

    The desk's script names in `rows` the blocks that showed the note before: then only those, the
    ones that show it now and its card go back, however many notes there are.
    """
    asked = request.POST.get("rows")
    if asked is None or note.photo_id:
        return {name: fragment(request, name, shown) for name in ("text", "notes")}
    numbers = {int(one) for one in asked.split(",")[:MOST_ROWS] if _ROW.fullmatch(one)}
    rows = {
        block.number: fragment(request, "row", {**shown, "block": block})
        for block in touched(shown["blocks"], note.pk, numbers)
    }
    listed = shown["notes"]
    at = next(place for place, one in enumerate(listed) if one.pk == note.pk)
    desk = reverse("admin:articles_article_annotate", args=[note.article_id])
    card = fragment(request, "card", {**shown, "note": listed[at], "desk": desk})
    after = listed[at - 1].pk if at else None
    return {"rows": rows, "card": card, "after": after, "total": len(listed)}


def undoable(request: HttpRequest, article: Article) -> Annotation | None:
    """Return the note that was just saved, as the address of the page says."""
    pk = number_asked(request, "saved")
    if not pk or not may("change", request):
        return None
    return Annotation.objects.visible_to(request.user).filter(article=article, pk=pk).first()


def number_asked(request: HttpRequest, key: str) -> int:
    """Return a number of the query, or 0 when there is none that a database could hold."""
    asked = request.GET.get(key, "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 20 else 0
    return number if number <= LARGEST_ID else 0


def desk_address(article: Article, note: Annotation, is_undoable: bool) -> str:
    """Return the address of the desk with a note that was just saved on it."""
    desk = reverse("admin:articles_article_annotate", args=[article.pk])
    asked = f"?{urlencode({'saved': note.pk})}" if is_undoable else ""
    return f"{desk}{asked}#note-{note.pk}"


def wants_json(request: HttpRequest) -> bool:
    """Tell whether the desk's script asks."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def fragment(request: HttpRequest, name: str, context: dict[str, Any]) -> str:
    """Render a part of the desk."""
    return render_to_string(f"{FRAGMENTS}/_{name}.html", context, request)
