"""Write a note on a rectangle of a photograph: drawn with the mouse, or in four numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from articles.admin.area_forms import AreaForm
from articles.admin.asking import signed_in
from articles.admin.careful import resent
from articles.admin.desk_answers import DeskAnswers, note_of, number_asked
from articles.admin.desk_shown import article_of, may, photos_to_annotate
from articles.admin.note_forms import LARGEST_ID, NoteForm
from articles.admin.previews import preview_asked
from articles.annotating import StaleNote, change_area, make_photo_note
from articles.models import Annotation, Article, Photo
from articles.presenting.photos import shown_photo

PAGE = "admin/articles/article/annotate_photo.html"


class PictureForm(AreaForm, NoteForm):
    """A note with the rectangle that it is for, in percent of the picture."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=1, max_value=LARGEST_ID
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.note:
            self.ask_only_where()


class DeskPhotos(DeskAnswers):
    """The desk's page of one photograph."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        doors = require_http_methods(["GET", "HEAD", "POST"])
        page = path(
            "<int:pk>/annotate/photo/<int:position>/",
            self.admin_site.admin_view(doors(self.annotate_photo)),
            name="articles_article_annotate_photo",
        )
        return [page, *super().get_urls()]

    def annotate_photo(self, request: HttpRequest, pk: int, position: int) -> HttpResponse:
        """Show a photograph of the current text; write a note on a part of it, or move one."""
        article = article_of(pk)
        photos = photos_to_annotate(article).select_related("revision__article")
        photo = get_object_or_404(photos, position=position)
        asked = number_asked(request, "note")
        kept = note_of(request, article, asked) if asked else None
        if kept is None and not may("add", request):
            raise PermissionDenied
        if request.method == "POST":
            return preview_asked(request) or self._take(request, article, photo, kept)
        edges = (kept.x, kept.y, kept.w, kept.h) if kept and kept.photo_id else (25, 25, 50, 50)
        initial = dict(zip("xywh", edges, strict=True)) | {"version": kept and kept.version}
        form = PictureForm(user=signed_in(request), note=kept, initial=initial)
        return self._picture(request, article, photo, form)

    def _take(
        self, request: HttpRequest, article: Article, photo: Photo, kept: Annotation | None
    ) -> HttpResponse:
        by = signed_in(request)
        form = PictureForm(request.POST, user=by, note=kept)
        if not form.is_valid() or form.area is None:
            return self._picture(request, article, photo, form, 200 if form.is_preview else 400)
        if kept is None:
            made = make_photo_note(by, photo, form.area, form.written())
            return self.saved(request, article, made, status=201)
        try:
            version = form.cleaned_data["version"] or 0
            moved = change_area(by, kept, version, photo, form.area)
        except StaleNote as stale:
            form.data = resent(form.data, version=str(stale.current.version))
            form.add_error(None, "Somebody saved this note meanwhile. Save again to move it.")
            return self._picture(request, article, photo, form, 409)
        return self.saved(request, article, moved, "Saved: the note is for this part now.")

    def _picture(
        self,
        request: HttpRequest,
        article: Article,
        photo: Photo,
        form: PictureForm,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.frame(request, article, "Annotate a photograph"),
            "form": form,
            "photo": shown_photo(photo),
            "caption": photo.caption,
        }
        return TemplateResponse(request, PAGE, context, status=status)
