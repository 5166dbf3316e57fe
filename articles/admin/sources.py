"""Sources, with their other names one a line."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.careful import CarefulForm
from articles.admin.filters import NamedValuesFilter
from articles.admin.lines import LinesField
from articles.admin.mending_pages import MergePages
from articles.mending import readdress
from articles.models import Source


class SourceForm(CarefulForm):
    """A source as curators edit it."""

    aliases = LinesField(
        label="Other names",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="One a line, in any language: 연합뉴스, Yonhap News Agency…",
    )

    class Meta:
        model = Source
        fields = ("name", "slug", "kind", "aliases", "homepage", "language", "time_zone")


@admin.register(Source)
class SourceAdmin(MergePages, admin.ModelAdmin):
    """Organisations that news comes from."""

    form = SourceForm
    fields = (*SourceForm.Meta.fields, "seen")
    list_display = ("name", "kind", "language", "time_zone", "articles")
    list_filter = ("kind", ("language", NamedValuesFilter))
    ordering = ("name",)
    search_fields = ("name", "aliases", "slug")
    prepopulated_fields = {"slug": ("name",)}
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Count the articles of each source."""
        return Source.objects.with_article_counts().order_by("name")

    def save_model(self, request: HttpRequest, obj: Source, form: SourceForm, change: bool) -> None:
        """Let an address that was changed by hand lead on to the new one."""
        by: Any = request.user
        if change and "slug" in form.changed_data:
            readdress(obj, Source.objects.get(pk=obj.pk), by)
        else:
            super().save_model(request, obj, form, change)

    @admin.display(description="articles", ordering="article_count")
    def articles(self, source: Source) -> int:
        """Return how many articles name the source."""
        return vars(source)["article_count"]
