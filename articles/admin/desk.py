"""The annotating desk: an article's current text, its notes, and the form for one more."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from articles.admin.asking import signed_in, wants_json
from articles.admin.desk_answers import (
    DeskAnswers,
    fragment,
    meet_stale,
    note_of,
    number_asked,
)
from articles.admin.desk_shown import article_of, may, parts_shown, text_of
from articles.admin.desk_steps import steps_offered
from articles.admin.note_forms import LONGEST_QUOTE, ChangeForm, PassageForm
from articles.admin.previews import preview_asked
from articles.annotating import MisquotedPassage, StaleNote, change_note, make_note
from articles.models import Annotation, Article, Revision
from articles.presenting.desk import desk_hits

PAGE = "admin/articles/article/annotate.html"
NOTE_PAGE = "admin/articles/article/annotate_note.html"
CHANGING = (NOTE_PAGE, "Change a note")


class DeskPages(DeskAnswers):
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
        if not (may("add", request) or may("change", request)):
            raise PermissionDenied
        article = article_of(pk)
        if request.method == "POST":
            return preview_asked(request) or self._make(request, article)
        if "parts" in request.GET and wants_json(request):
            return JsonResponse(parts_shown(request, article))
        if "find" in request.GET and wants_json(request):
            context = {"article": article, "found": _found(request, text_of(article))}
            return JsonResponse({"hits": fragment(request, "hits", context)})
        form = PassageForm(
            user=signed_in(request),
            text_of=text_of(article),
            initial=_first_words(request, text_of(article)),
        )
        return self._page(request, article, form)

    def annotate_note(self, request: HttpRequest, pk: int, note: int) -> HttpResponse:
        """Show one note in its form; save it."""
        article = article_of(pk)
        kept = note_of(request, article, note)
        if request.method == "POST":
            return preview_asked(request) or self._change(request, article, kept)
        form = ChangeForm(user=signed_in(request), note=kept)
        return self.refused(request, article, form, CHANGING, 200)

    def _make(self, request: HttpRequest, article: Article) -> HttpResponse:
        if not may("add", request):
            raise PermissionDenied
        form = PassageForm(request.POST, user=signed_in(request), text_of=text_of(article))
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
                beside = self._next_form(request, article) if wants_json(request) else None
                return self.saved(request, article, made, status=201, beside=beside)
        refused = 409 if form.is_outdated or form.asks_which else 400
        status = 200 if form.is_preview else refused
        return self._page(request, article, form, status)

    def _next_form(self, request: HttpRequest, article: Article) -> dict[str, str]:
        """Print the form of the next note: it offers the tags used in this one, and ticks none."""
        text = text_of(article)
        form = PassageForm(user=signed_in(request), text_of=text, initial={"revision": text.pk})
        return {"form": fragment(request, "new", {"article": article, "form": form})}

    def _change(self, request: HttpRequest, article: Article, note: Annotation) -> HttpResponse:
        form = ChangeForm(request.POST, user=signed_in(request), note=note)
        if not form.is_valid():
            status = 200 if form.is_preview else 400
            return self.refused(request, article, form, CHANGING, status)
        try:
            saved = change_note(
                signed_in(request), note, form.cleaned_data["version"], form.written()
            )
        except StaleNote as stale:
            meet_stale(request, form, stale.current)
            return self.refused(request, article, form, CHANGING, 409)
        return self.saved(request, article, saved)

    def _page(
        self, request: HttpRequest, article: Article, form: PassageForm, status: int = 200
    ) -> HttpResponse:
        if wants_json(request) and form.is_bound:
            context = {"article": article, "form": form}
            return JsonResponse({"form": fragment(request, "new", context)}, status=status)
        context = {
            **self.frame(request, article, f"Annotate {article}"),
            **parts_shown(request, article),
            "form": form,
            **steps_offered(request, article),
            "found": _found(request, text_of(article)),
        }
        return TemplateResponse(request, PAGE, context, status=status)


def _found(request: HttpRequest, text: Revision) -> dict[str, Any]:
    """Look up the words of `?find=`."""
    words = request.GET.get("find", "")[:LONGEST_QUOTE]
    return {"words": words, "hits": desk_hits(text, words) if words.strip() else None}


def _first_words(request: HttpRequest, text: Revision) -> dict[str, Any]:
    """Return the words a link already names: a block by `?block=3`, a hit by `?start=4&end=9`."""
    start, end = number_asked(request, "start"), number_asked(request, "end")
    number = number_asked(request, "block")
    if 1 <= number <= len(text.blocks):
        block = text.blocks[number - 1]
        start, end = block["start"], block["end"]
    if not start < end <= len(text.text):
        return {"revision": text.pk}
    which = {} if number else {"place": start}
    return {"revision": text.pk, "quote": text.text[start:end], **which}
