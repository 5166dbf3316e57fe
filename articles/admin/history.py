"""A note's saved versions, newest first, what each changed, and bringing one back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from articles.admin.asking import signed_in
from articles.admin.note_forms import LARGEST_ID
from articles.annotating import StaleNote, restore_version
from articles.models import Annotation, AnnotationVersion
from articles.presenting.note_history import shown_versions

PAGE = "admin/articles/annotation/object_history.html"
A_PAGE = 20
STALE = (
    "Nothing was restored: somebody saved this note after you opened its history. The newest "
    "version is below; if you still want the old one back, restore it again."
)


class RestoreForm(forms.Form):
    """The newest version that the curator saw."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST_ID)


class HistoryPages(admin.ModelAdmin):
    """The addresses of a note's history."""

    def get_urls(self) -> list[URLPattern]:
        """Add the restoring of a version."""
        restore = path(
            "<int:pk>/history/<int:number>/restore/",
            self.admin_site.admin_view(require_POST(self.restore_version)),
            name="articles_annotation_restore",
        )
        return [restore, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show every saved version, newest first."""
        note = self._note(request, object_id)
        if not self.has_view_or_change_permission(request, note):
            raise PermissionDenied
        return self._history(request, note)

    def restore_version(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Save the note again as an old version had it."""
        note = self._note(request, str(pk))
        if not self.has_change_permission(request, note):
            raise PermissionDenied
        sent = RestoreForm(request.POST)
        seen = sent.cleaned_data["version"] if sent.is_valid() else 0
        try:
            restored = restore_version(signed_in(request), note, seen, number)
        except AnnotationVersion.DoesNotExist as error:
            raise Http404 from error
        except StaleNote as stale:
            # The newest version may be a draft again, which only its own curator may read.
            return self._history(request, self._note(request, str(stale.current.pk)), STALE, 409)
        messages.success(
            request,
            f"What version {number} said is back, as version {restored.note.version}. Who may see "
            "the note and where it stands are as before.",
        )
        if restored.lost_tags:
            lost = ", ".join(restored.lost_tags)
            messages.warning(request, f"Left out, for the vocabulary has them no more: {lost}.")
        return HttpResponseRedirect(reverse("admin:articles_annotation_history", args=[pk]))

    def _note(self, request: HttpRequest, pk: str) -> Annotation:
        found = self.get_object(request, pk)
        if found is None:
            raise Http404
        return found

    def _history(
        self, request: HttpRequest, note: Annotation, problem: str = "", status: int = 200
    ) -> HttpResponse:
        versions = note.versions.select_related("by").order_by("-number")
        pages = Paginator(versions, A_PAGE)
        page = pages.get_page(request.GET.get("page"))
        # One more than the page shows: the oldest of them is compared with it.
        first = page.start_index() - 1 if page.object_list else 0
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of the note on {note}",
            "object": note,
            "opts": self.opts,
            "module_name": "Annotations",
            "page": page,
            "versions": shown_versions(list(versions[first : first + A_PAGE + 1]))[:A_PAGE],
            "may_restore": self.has_change_permission(request, note),
            "problem": problem,
        }
        return TemplateResponse(request, PAGE, context, status=status)
