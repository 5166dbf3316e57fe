"""Loads: the list of them, and how curators begin one, by upload or from a folder."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from articles.admin.asking import signed_in
from articles.admin.load_pages import MAY_LOAD, NO_PROCESS, PAGES, LoadPages
from articles.admin.uploading import DescribingForm, FolderForm, UploadForm
from articles.loading import CannotSave, keep_uploads, load_uploads, plan_load, start_beside
from articles.models import Load, Result

DISK = "The files could not be kept: the disk is full, or the room's folder cannot be written."


@admin.register(Load)
class LoadAdmin(LoadPages):
    """Runs that read captures into the room; adding one is uploading captures."""

    list_display = ("__str__", "stands", "started_by", "counted")
    list_select_related = ("started_by",)
    date_hierarchy = "started_at"
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may bring captures in may upload them."""
        return request.user.has_perms(MAY_LOAD)

    def get_urls(self) -> list[URLPattern]:
        """Add the page that loads a folder."""
        folder = require_http_methods(["GET", "HEAD", "POST"])(self.folder_view)
        view = self.admin_site.admin_view(folder)
        return [path("folder/", view, name="articles_load_folder"), *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the upload form; load what is sent, and go on to its page."""
        sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
        return self._begin(request, form, self._upload, "upload", "Upload captures")

    def folder_view(self, request: HttpRequest) -> HttpResponse:
        """Show the folders that may be loaded; load the chosen one, and go on to its page."""
        form = FolderForm(request.POST) if request.method == "POST" else FolderForm()
        return self._begin(request, form, _load_folder, "folder", "Load a folder")

    def _begin(
        self, request: HttpRequest, form: DescribingForm, begin: Any, page: str, title: str
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if form.is_valid():
            try:
                load = begin(request, form)
                return HttpResponseRedirect(reverse("admin:articles_load_change", args=[load.pk]))
            except CannotSave as trouble:
                form.add_error(None, str(trouble))
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "form": form,
            "has_folders": bool(settings.READINGROOM_LOAD_FOLDERS),
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, f"{PAGES}/{page}.html", context, status=status)

    def _upload(self, request: HttpRequest, form: UploadForm) -> Load:
        for name in form.too_large():
            messages.error(request, f"Left out, since it is larger than this room takes: {name}.")
        if form.is_large():
            return _load_beside(request, form)
        load = load_uploads(form.documents(), form.options(), signed_in(request))
        rejected = load.counts.get(Result.REJECTED, 0)
        level = messages.WARNING if rejected else messages.SUCCESS
        messages.add_message(request, level, f"{_counts(load)}. The reasons stand below.")
        return load

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Tell the list whether there are folders to load."""
        has_folders = bool(settings.READINGROOM_LOAD_FOLDERS)
        return super().changelist_view(
            request, {"has_folders": has_folders} | (extra_context or {})
        )

    @admin.display(description="stands")
    def stands(self, load: Load) -> str:
        """Say how the load stands."""
        return str(load.state(timezone.now()).label)

    @admin.display(description="results")
    def counted(self, load: Load) -> str:
        """Say how many documents met each result."""
        return _counts(load)


def _load_beside(request: HttpRequest, form: UploadForm) -> Load:
    """Keep the files, and load them in a process of their own."""
    load = plan_load([], form.options(), signed_in(request))
    try:
        keep_uploads(form.taken(), load)
    except OSError as trouble:
        load.delete()
        raise CannotSave(DISK) from trouble
    return _start(load)


def _load_folder(request: HttpRequest, form: FolderForm) -> Load:
    chosen, above = form.chosen()
    return _start(plan_load([chosen], form.options(), signed_in(request), named_from=above))


def _start(load: Load) -> Load:
    try:
        start_beside(load)
    except OSError as trouble:
        raise CannotSave(NO_PROCESS) from trouble
    return load


def _counts(load: Load) -> str:
    counted = ((load.counts.get(result, 0), label) for result, label in Result.choices)
    return ", ".join(f"{count} {label.lower()}" for count, label in counted if count) or "Nothing"
