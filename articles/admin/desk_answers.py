"""How the desk answers: whole pages for people, fragments of them for its own script."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from articles.admin.asking import wants_json
from articles.admin.desk_shown import may, parts_saved, parts_shown
from articles.admin.desk_steps import printed_steps, sit_down
from articles.admin.note_forms import LARGEST_ID, ChangeForm, NoteForm
from articles.models import Annotation, Article

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
        is_part: bool = True,
        beside: dict[str, str] | None = None,
    ) -> HttpResponse:
        """Tell what became of a note, and offer to undo it.

        `is_part`: of no other note besides. `beside` is what else the desk's script is told.
        """
        message = message or f"Saved: {note.get_state_display().lower()}."
        sit_down(request, note)
        if wants_json(request):
            part = parts_saved(request, article, note) if is_part else parts_shown(request, article)
            undo = {"undo": printed_steps(request, article)}
            told = {"note": note.pk, "message": message}
            return JsonResponse({**part, **undo, **told, **(beside or {})}, status=status)
        messages.success(request, message)
        return HttpResponseRedirect(f"{desk_address(article)}#note-{note.pk}")

    def left(self, request: HttpRequest, article: Article, message: str) -> HttpResponse:
        """Tell that nothing was done, and why; the page shows how all is by now."""
        if wants_json(request):
            parts = parts_shown(request, article) | {"undo": printed_steps(request, article)}
            return JsonResponse({**parts, "note": None, "message": message}, status=409)
        messages.warning(request, message)
        return HttpResponseRedirect(desk_address(article))

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
        }


# The fragment that is the form of each page of its own.
FORMS = {"note": "change", "span": "span"}


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
    notes = Annotation.objects.changeable_by(request.user).filter(article=article)
    return get_object_or_404(notes.select_related("creator"), pk=pk)


def meet_stale(request: HttpRequest, form: ChangeForm, current: Annotation) -> None:
    """Show in a form the note as somebody saved it meanwhile."""
    # The newest version may be a draft again, which only its own curator may read.
    visible = Annotation.objects.visible_to(request.user).select_related("creator")
    form.meet(get_object_or_404(visible, pk=current.pk))


def number_asked(request: HttpRequest, key: str) -> int:
    """Return a number of the query, or 0 when there is none that a database could hold."""
    asked = request.GET.get(key, "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 20 else 0
    return number if number <= LARGEST_ID else 0


def desk_address(article: Article) -> str:
    """Return the address of the article's desk."""
    return reverse("admin:articles_article_annotate", args=[article.pk])


def fragment(request: HttpRequest, name: str, context: dict[str, Any]) -> str:
    """Render a part of the desk."""
    return render_to_string(f"{FRAGMENTS}/_{name}.html", context, request)
