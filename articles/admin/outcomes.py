"""What became of each document, over all loads: looked at, never touched."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.readonly import ReadOnlyAdmin
from articles.models import Outcome
from articles.presenting.loads import warnings_of


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
        return " ".join(warnings_of(outcome)) or "None."

    @admin.display(description="article")
    def story(self, outcome: Outcome) -> SafeString | str:
        """Link the article."""
        if not outcome.article:
            return "None."
        address = reverse("admin:articles_article_change", args=[outcome.article_id])
        return format_html('<a href="{}">{}</a>', address, outcome.article)
