"""Loads and what became of each document: looked at, and started by an upload."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.asking import signed_in
from articles.admin.readonly import ReadOnlyAdmin
from articles.admin.uploading import UploadForm
from articles.loading import CannotSave, load_uploads
from articles.models import Load, Outcome, Result

MOST_SHOWN = 200


@admin.register(Load)
class LoadAdmin(ReadOnlyAdmin):
    """Runs that read captures into the room; adding one is uploading captures."""

    list_display = ("started_at", "finished_at", "started_by", "counted")
    list_select_related = ("started_by",)
    date_hierarchy = "started_at"
    show_full_result_count = False
    fields = ("started_at", "finished_at", "started_by", "told", "counted", "documents")
    readonly_fields = ("told", "counted", "documents")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may bring captures in may upload them."""
        return request.user.has_perms(("articles.add_load", "articles.add_capture"))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the upload form; load what is sent, and go on to its outcomes."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
        if sent and form.is_valid():
            try:
                return self._load(request, form)
            except CannotSave as trouble:
                form.add_error(None, str(trouble))
        context = {
            **self.admin_site.each_context(request),
            "title": "Upload captures",
            "opts": self.opts,
            "form": form,
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/articles/load/upload.html", context, status=status)

    def _load(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        for name in form.too_large():
            messages.error(request, f"Left out, since it is larger than this room takes: {name}.")
        load = load_uploads(form.documents(), form.options(), signed_in(request))
        rejected = load.counts.get(Result.REJECTED, 0)
        level = messages.WARNING if rejected else messages.SUCCESS
        messages.add_message(request, level, f"{_counts(load)}. The reasons stand below.")
        return HttpResponseRedirect(reverse("admin:articles_load_change", args=[load.pk]))

    @admin.display(description="results")
    def counted(self, load: Load) -> str:
        """Say how many documents met each result."""
        return _counts(load)

    @admin.display(description="told by whoever loaded")
    def told(self, load: Load) -> str:
        """Say which options were given."""
        given = (f"{name.replace('_', ' ')}: {value}" for name, value in load.options.items())
        return ", ".join(given) or "Nothing."

    @admin.display(description="documents")
    def documents(self, load: Load) -> SafeString:
        """Show what became of each document, the rejected first."""
        outcomes = load.outcomes.select_related("article").order_by(
            Case(When(result=Result.REJECTED, then=0), default=1), "pk"
        )
        context = {"load": load, "outcomes": outcomes[:MOST_SHOWN], "most": MOST_SHOWN}
        return render_to_string("admin/articles/load/_outcomes.html", context)


@admin.register(Outcome)
class OutcomeAdmin(ReadOnlyAdmin):
    """What became of each document in each load."""

    list_display = ("name", "result", "reason", "warned", "story", "load")
    list_filter = ("result", "load__started_at")
    list_select_related = ("article", "load")
    search_fields = ("name", "reason", "sha256")
    ordering = ("-pk",)
    show_full_result_count = False
    fields = ("load", "name", "sha256", "result", "reason", "warned", "story")
    readonly_fields = ("warned", "story")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outcome]:
        """Fetch the articles with the outcomes."""
        return super().get_queryset(request).select_related("article", "load")

    @admin.display(description="warnings")
    def warned(self, outcome: Outcome) -> str:
        """Return what the reader of the document was not sure of."""
        return " ".join(_message(warning) for warning in outcome.warnings) or "None."

    @admin.display(description="article")
    def story(self, outcome: Outcome) -> SafeString | str:
        """Link the article."""
        if not outcome.article:
            return "None."
        address = reverse("admin:articles_article_change", args=[outcome.article_id])
        return format_html('<a href="{}">{}</a>', address, outcome.article)


def _message(warning: Any) -> str:
    return str(warning.get("message", warning)) if isinstance(warning, dict) else str(warning)


def _counts(load: Load) -> str:
    counted = ((load.counts.get(result, 0), label) for result, label in Result.choices)
    return ", ".join(f"{count} {label.lower()}" for count, label in counted if count) or "Nothing"
