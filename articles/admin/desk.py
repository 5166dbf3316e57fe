"""The annotating desk: an article's current text, its notes, and the form for one more."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from articles.admin.asking import signed_in
from articles.admin.note_forms import ChangeForm, NoteForm, PassageForm
from articles.annotating import MisquotedPassage, StaleNote, change_note, make_note
from articles.models import Annotation, Article, Placement, Revision
from articles.presenting.desk import desk_blocks, desk_notes

PAGE = "admin/articles/article/annotate.html"
NOTE_PAGE = "admin/articles/article/annotate_note.html"


class DeskPages(admin.ModelAdmin):
    """The desk's addresses below an article's own in the admin."""

    def get_urls(self) -> list[URLPattern]:
        """Add the desk."""
        doors = require_http_methods(["GET", "HEAD", "POST"])
        return [
            path(
                "<int:pk>/annotate/",
                self.admin_site.admin_view(doors(self.annotate)),
                name="articles_article_annotate",
            ),
            path(
                "<int:pk>/annotate/<int:note>/",
                self.admin_site.admin_view(doors(self.annotate_note)),
                name="articles_article_annotate_note",
            ),
            *super().get_urls(),
        ]

    def annotate(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the desk; make a note."""
        if not (_may("add", request) or _may("change", request)):
            raise PermissionDenied
        article = _article(pk)
        if request.method == "POST":
            return self._make(request, article)
        form = PassageForm(
            user=signed_in(request),
            text_of=_text_of(article),
            initial=_first_words(request, _text_of(article)),
        )
        return self._page(request, article, form)

    def annotate_note(self, request: HttpRequest, pk: int, note: int) -> HttpResponse:
        """Show one note in its form; save it."""
        if not _may("change", request):
            raise PermissionDenied
        article = _article(pk)
        visible = Annotation.objects.visible_to(request.user).filter(article=article)
        kept = get_object_or_404(visible.select_related("creator"), pk=note)
        if request.method == "POST":
            return self._change(request, article, kept)
        return self._note_page(request, article, ChangeForm(user=signed_in(request), note=kept))

    def _make(self, request: HttpRequest, article: Article) -> HttpResponse:
        if not _may("add", request):
            raise PermissionDenied
        form = PassageForm(request.POST, user=signed_in(request), text_of=_text_of(article))
        if form.is_valid() and form.span:
            try:
                made = make_note(
                    signed_in(request),
                    form.text_of,
                    form.span.start,
                    form.span.end,
                    form.span.exact,
                    form.written(),
                )
            except MisquotedPassage:
                form.outdate()
            else:
                return self._saved(request, article, made, status=201)
        status = 409 if form.is_outdated or form.asks_which else 400
        return self._page(request, article, form, status)

    def _change(self, request: HttpRequest, article: Article, note: Annotation) -> HttpResponse:
        form = ChangeForm(request.POST, user=signed_in(request), note=note)
        if not form.is_valid():
            return self._note_page(request, article, form, 400)
        try:
            saved = change_note(
                signed_in(request), note, form.cleaned_data["version"], form.written()
            )
        except StaleNote as stale:
            # The newest version may be a draft again, which only its own curator may read.
            visible = Annotation.objects.visible_to(request.user).select_related("creator")
            form.meet(get_object_or_404(visible, pk=stale.current.pk))
            return self._note_page(request, article, form, 409)
        return self._saved(request, article, saved)

    def _saved(
        self, request: HttpRequest, article: Article, note: Annotation, status: int = 200
    ) -> HttpResponse:
        message = f"Saved: {note.get_state_display().lower()}."
        if _wants_json(request):
            shown = _shown(request, article)
            parts = {name: _fragment(request, name, shown) for name in ("text", "notes")}
            return JsonResponse({**parts, "note": note.pk, "message": message}, status=status)
        messages.success(request, message)
        desk = reverse("admin:articles_article_annotate", args=[article.pk])
        return HttpResponseRedirect(f"{desk}#note-{note.pk}")

    def _page(
        self, request: HttpRequest, article: Article, form: PassageForm, status: int = 200
    ) -> HttpResponse:
        if _wants_json(request) and form.is_bound:
            return _form_answer(request, article, form, status)
        context = {**self._frame(request, article, f"Annotate {article}"), "form": form}
        context.update(_shown(request, article))
        return TemplateResponse(request, PAGE, context, status=status)

    def _note_page(
        self, request: HttpRequest, article: Article, form: ChangeForm, status: int = 200
    ) -> HttpResponse:
        if _wants_json(request):
            return _form_answer(request, article, form, status)
        context = {**self._frame(request, article, "Change a note"), "form": form}
        return TemplateResponse(request, NOTE_PAGE, context, status=status)

    def _frame(self, request: HttpRequest, article: Article, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "title": title,
            "opts": self.opts,
            "article": article,
            "may_add": _may("add", request),
            "may_change": _may("change", request),
        }


def _may(verb: str, request: HttpRequest) -> bool:
    return request.user.has_perm(f"articles.{verb}_annotation")


def _article(pk: int) -> Article:
    articles = Article.objects.select_related("current", "publisher", "agency")
    return get_object_or_404(articles, pk=pk, current__isnull=False)


def _text_of(article: Article) -> Revision:
    assert article.current is not None  # noqa: S101 - _article() finds no other
    return article.current


def _first_words(request: HttpRequest, text_of: Revision) -> dict[str, Any]:
    """Return the words a link already names: `?block=3` quotes the third block."""
    asked = request.GET.get("block", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    if not 1 <= number <= len(text_of.blocks):
        return {"revision": text_of.pk}
    block = text_of.blocks[number - 1]
    return {"revision": text_of.pk, "quote": text_of.text[block["start"] : block["end"]]}


def _shown(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Ask for the notes that this curator may see, and shape them and the text."""
    visible = Annotation.objects.visible_to(request.user).filter(article=article)
    notes = visible.select_related("creator").prefetch_related("tags")
    placements = Placement.objects.filter(
        revision=article.current_id, start__isnull=False, annotation__in=visible
    )
    listed = desk_notes(notes, placements)
    return {
        "article": article,
        "notes": listed,
        "blocks": desk_blocks(_text_of(article), listed, placements),
        "may_add": _may("add", request),
        "may_change": _may("change", request),
    }


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _form_answer(
    request: HttpRequest, article: Article, form: NoteForm, status: int
) -> JsonResponse:
    name = "change" if isinstance(form, ChangeForm) else "new"
    context = {"article": article, "form": form}
    return JsonResponse({"form": _fragment(request, name, context)}, status=status)


def _fragment(request: HttpRequest, name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"admin/articles/article/desk/_{name}.html", context, request)
