"""Change which words a note is for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from articles.admin.asking import signed_in
from articles.admin.careful import resent
from articles.admin.desk_answers import DeskAnswers, note_of, photo_address
from articles.admin.desk_shown import article_of, text_of
from articles.admin.note_forms import LARGEST_ID, PassageForm
from articles.annotating import MisquotedPassage, StaleNote, change_span
from articles.models import Annotation, Article

CHANGING = ("admin/articles/article/annotate_span.html", "Change the words of a note")


class SpanForm(PassageForm):
    """Other words for a note that is there, and the version of it that the curator saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_ID)

    def __init__(self, *args: Any, note: Annotation, **kwargs: Any) -> None:
        super().__init__(*args, note=note, **kwargs)
        self.ask_only_where()
        self.initial.setdefault("revision", self.text_of.pk)
        self.initial.setdefault("version", note.version)

    def meet(self, saved: Annotation) -> None:
        """Tell that the note was saved meanwhile; the next save moves it all the same."""
        self.data = resent(self.data, version=str(saved.version))
        self.add_error(
            None,
            "Somebody saved this note after you opened it. Save again to change its words "
            "all the same; what was saved of the note itself stays.",
        )


class DeskChanges(DeskAnswers):
    """The address below a note's own on the desk."""

    def get_urls(self) -> list[URLPattern]:
        """Add the changing of its words."""
        view, below = self.admin_site.admin_view, "<int:pk>/annotate/<int:note>"
        doors = require_http_methods(["GET", "HEAD", "POST"])
        name = "articles_article_annotate"
        return [
            path(f"{below}/words/", view(doors(self.change_words)), name=f"{name}_words"),
            *super().get_urls(),
        ]

    def change_words(self, request: HttpRequest, pk: int, note: int) -> HttpResponse:
        """Show the words that a note is for; let it stand on others."""
        article = article_of(pk)
        kept, text = note_of(request, article, note), text_of(article)
        if kept.photo_id and request.method != "POST":
            there = photo_address(article, kept)
            if there:
                return HttpResponseRedirect(there)
        by = signed_in(request)
        if request.method != "POST":
            form = SpanForm(user=by, note=kept, text_of=text, initial={"quote": kept.exact})
            return self.refused(request, article, form, CHANGING, 200)
        form = SpanForm(request.POST, user=by, note=kept, text_of=text)
        if not form.is_valid() or not form.span:
            status = 409 if form.is_outdated or form.asks_which else 400
            return self.refused(request, article, form, CHANGING, status)
        return self._move(request, article, kept, form)

    def _move(
        self, request: HttpRequest, article: Article, note: Annotation, form: SpanForm
    ) -> HttpResponse:
        span = form.span
        assert span is not None  # noqa: S101 - asked for before
        try:
            moved = change_span(
                signed_in(request),
                note,
                form.cleaned_data["version"],
                form.text_of,
                span.start,
                span.end,
                span.exact,
            )
        except MisquotedPassage:
            form.outdate()
        except StaleNote as stale:
            form.meet(note_of(request, article, stale.current.pk))
        else:
            return self.saved(request, article, moved, "Saved: the note is for these words now.")
        return self.refused(request, article, form, CHANGING, 409)
