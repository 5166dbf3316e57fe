"""Tools for the vocabulary: rename, merge and split tags, change many notes, undo it."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin.asking import signed_in
from articles.admin.vocabulary_forms import ManyForm, MergeForm, RenameForm
from articles.annotating import (
    NameTaken,
    Planned,
    change_many,
    merge_tags,
    plan,
    rename_tag,
    undo_many,
)
from articles.models import BulkChange, Tag
from articles.models.annotations import PUBLISH
from articles.presenting.many_notes import preview_rows

PAGES = "admin/articles/tag"
MOST_AT_ONCE = 500
MOST_CHANGES = 50


class VocabularyPages(admin.ModelAdmin):
    """The addresses of the tools below the tags'."""

    def get_urls(self) -> list[URLPattern]:
        """Add the tools."""
        view, name = self.admin_site.admin_view, "articles_tag"
        doors = require_http_methods(["GET", "HEAD", "POST"])
        undo = view(require_POST(self.undo))
        return [
            path("many/", view(doors(self.many)), name=f"{name}_many"),
            path("changes/", view(require_safe(self.changes)), name=f"{name}_changes"),
            path("changes/<int:pk>/undo/", undo, name=f"{name}_undo"),
            path("<int:pk>/tools/", view(doors(self.tools)), name=f"{name}_tools"),
            *super().get_urls(),
        ]

    def many(self, request: HttpRequest) -> HttpResponse:
        """Show what a change of many notes would do; do it to those that were chosen."""
        _guard(request)
        asked = ManyForm(request.GET or None, user=signed_in(request))
        planned: list[Planned] = []
        if asked.is_valid():
            planned = list(islice(plan(asked.notes(), asked.wanted()), MOST_AT_ONCE + 1))
        if request.method == "POST" and asked.is_valid():
            return self._do(request, asked, planned)
        context = {
            "form": asked,
            "rows": preview_rows(planned[:MOST_AT_ONCE]),
            "is_more": len(planned) > MOST_AT_ONCE,
            "most": MOST_AT_ONCE,
            "is_asked": asked.is_bound and not asked.errors,
        }
        status = 400 if asked.errors else 200
        return self._answer(request, "many", "Change many notes", context, status)

    def _do(self, request: HttpRequest, asked: ManyForm, planned: list[Planned]) -> HttpResponse:
        chosen = set(request.POST.getlist("note"))
        kept = [one for one in planned if f"{one.note.pk}:{one.note.version}" in chosen]
        change = change_many(signed_in(request), kept, asked.told())
        left = len(chosen) - len(change.notes)
        return self._done(request, change, left)

    def tools(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Rename a tag, merge it into another, or go on to split it."""
        _guard(request)
        tag = get_object_or_404(Tag.objects.select_related("parent"), pk=pk)
        by, sent = signed_in(request), request.POST or None
        renaming = RenameForm(sent if "name" in request.POST else None, initial={"name": tag.name})
        merging = MergeForm(sent if "into" in request.POST else None, tag=tag)
        if renaming.is_valid():
            try:
                return self._done(request, rename_tag(by, tag, renaming.cleaned_data["name"]))
            except NameTaken as error:
                renaming.add_error("name", str(error))
        if merging.is_valid():
            try:
                return self._done(request, merge_tags(by, tag, merging.cleaned_data["into"]))
            except Tag.DoesNotExist as gone:
                raise Http404 from gone
        context = {
            "tag": tag,
            "renaming": renaming,
            "merging": merging,
            "count": tag.annotations.count(),
            "examples": tag.annotations.visible_to(request.user).select_related("article")[:5],
            "below": tag.children.count(),
        }
        status = 400 if renaming.errors or merging.errors else 200
        return self._answer(request, "tools", f"Change the tag “{tag}”", context, status)

    def changes(self, request: HttpRequest) -> HttpResponse:
        """List what was done to many notes, the newest first, each with its undo."""
        _guard(request)
        kept = BulkChange.objects.select_related("by")[:MOST_CHANGES]
        return self._answer(request, "changes", "Changes of many notes", {"changes": kept})

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo one of them."""
        _guard(request)
        change = get_object_or_404(BulkChange, pk=pk)
        undone = undo_many(signed_in(request), change)
        if undone is None:
            messages.warning(request, "This was undone already.")
        else:
            messages.success(request, f"Undone: {change}. Notes as they were: {undone.notes}.")
            if undone.left:
                words = f"Left as they are, for somebody saved them since: {undone.left}."
                messages.warning(request, words)
        return HttpResponseRedirect(reverse("admin:articles_tag_changes"))

    def _done(self, request: HttpRequest, change: BulkChange, left: int = 0) -> HttpResponse:
        messages.success(request, f"{change}. Notes changed: {len(change.notes)}.")
        if left > 0:
            words = f"Left as they were, for somebody saved them meanwhile: {left}."
            messages.warning(request, words)
        return HttpResponseRedirect(reverse("admin:articles_tag_changes"))

    def _answer(
        self,
        request: HttpRequest,
        page: str,
        title: str,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"{PAGES}/{page}.html", frame | context, status=status)


def _guard(request: HttpRequest) -> None:
    """Only who may change both tags and everybody's notes comes here."""
    if not request.user.has_perms(["articles.change_tag", "articles.change_annotation", PUBLISH]):
        raise PermissionDenied
