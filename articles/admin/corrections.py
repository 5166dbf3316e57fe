"""Every correction that curators made: looked at, never touched."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.readonly import ReadOnlyAdmin
from articles.models import Correction
from articles.presenting.corrections import shown_corrections


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    """Who corrected what, and when."""

    list_display = ("at", "by", "article", "what", "before", "now", "note")
    date_hierarchy = "at"
    search_fields = ("article__title", "by__username", "note")
    ordering = ("-at", "-pk")
    list_per_page = 50
    show_full_result_count = False
    fields = ("article", "what", "before", "now", "by", "at", "note")
    readonly_fields = ("what", "before", "now")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Leave out what loads carried on."""
        return Correction.objects.made_by_hand().to_show().select_related("article")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Let an article's page lead to its own corrections."""
        return lookup == "article__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="what")
    def what(self, one: Correction) -> str:
        """Name the field."""
        return shown_corrections([one])[0].label

    @admin.display(description="was")
    def before(self, one: Correction) -> str:
        """Write the field as it was."""
        return shown_corrections([one])[0].was

    @admin.display(description="is now")
    def now(self, one: Correction) -> str:
        """Write the field as the curator set it."""
        return shown_corrections([one])[0].now
