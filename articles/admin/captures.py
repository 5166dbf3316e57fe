"""Captures and revisions: looked at, never touched."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.asking import names_a_row
from articles.admin.filters import NamedValuesFilter
from articles.admin.readonly import ReadOnlyAdmin
from articles.models import Capture, Revision


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin):
    """Documents as they were saved."""

    list_display = ("name", "format", "encoding", "size", "captured_at", "first_load")
    list_filter = (("format", NamedValuesFilter), ("encoding", NamedValuesFilter))
    list_select_related = ("first_load",)
    search_fields = ("name", "sha256")
    show_full_result_count = False
    fields = (
        "name",
        "sha256",
        "beside_its_ledger",
        "media_type",
        "encoding",
        "size",
        "format",
        "captured_at",
        "first_load",
    )
    readonly_fields = ("beside_its_ledger",)

    @admin.display(description="the file itself")
    def beside_its_ledger(self, capture: Capture) -> SafeString:
        """Link the page that shows the capture beside its ledger."""
        return format_html(
            '<a href="{}">The capture beside its ledger</a>', capture.get_absolute_url()
        )


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """The texts of articles, as their captures showed them."""

    list_display = ("title", "number", "article", "capture", "captured_at")
    list_select_related = ("article", "capture")
    search_fields = ("title",)
    show_full_result_count = False
    fields = (
        "article",
        "number",
        "capture",
        "captured_at",
        "updated_at",
        "title",
        "text",
        "text_sha256",
        "rule",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """Leave the texts in the database when only a list is wanted."""
        revisions = super().get_queryset(request)
        return revisions if names_a_row(request) else revisions.defer("text", "blocks")
