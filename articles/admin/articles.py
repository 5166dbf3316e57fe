"""Articles: what a capture said of them, their photos, and who they come from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, Model, QuerySet
from django.forms import BaseModelFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import search
from articles.admin.article_form import ArticleForm
from articles.admin.asking import names_a_row
from articles.admin.careful import CarefulForm
from articles.admin.desk import DeskPages
from articles.admin.filters import NamedValuesFilter, SourceFilter
from articles.models import Article, Attribution, Photo
from articles.parsing import Role


class AttributionInline(admin.StackedInline):
    """Who the article comes from, how that is known, and the words that show it."""

    model = Attribution
    form = CarefulForm
    fields = (("source", "role", "basis"), "evidence", "seen")
    autocomplete_fields = ("source",)
    extra = 0
    verbose_name_plural = "where it comes from"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the words that show it a low box."""
        if db_field.name == "evidence":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 60})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class PhotoInline(admin.StackedInline):
    """The photos of the current text. Captions are part of that text, and as frozen."""

    model = Photo
    form = CarefulForm
    fields = ("caption", "credit", "alt", "image_url", "seen")
    readonly_fields = ("caption",)
    extra = 0
    can_delete = False
    verbose_name_plural = "photos of the current text"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        """Leave the photos of earlier revisions with their revisions."""
        photos = super().get_queryset(request)
        return photos.filter(article__current=F("revision"))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Photos come with captures."""
        return False


@admin.register(Article)
class ArticleAdmin(DeskPages, admin.ModelAdmin):
    """Stories, and the way to the desk where their passages are annotated."""

    form = ArticleForm
    inlines = (AttributionInline, PhotoInline)
    list_display = ("title", "origin", "day", "photos", "notes", "desk")
    list_select_related = ("publisher", "agency")
    list_filter = (SourceFilter, "day", ("language", NamedValuesFilter))
    date_hierarchy = "day"
    search_fields = ("title", "byline")
    ordering = ("-wall_clock", "-pk")
    list_per_page = 50
    show_full_result_count = False
    readonly_fields = ("publisher", "agency", "listed_date", "current_text", "counted")
    fieldsets = (
        (None, {"fields": ("title", "byline", "language", "url", "seen")}),
        (
            "When",
            {
                "fields": (
                    ("published", "updated"),
                    ("time_zone", "zone_assumed"),
                    ("day", "listed_date"),
                )
            },
        ),
        ("Text", {"fields": ("current_text", "counted")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come from captures."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What came from a capture stays: its address is kept for ever."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Fetch the current text with an article."""
        articles = super().get_queryset(request)
        return articles.select_related("current") if names_a_row(request) else articles

    def save_related(
        self, request: HttpRequest, form: Any, formsets: list[BaseModelFormSet], change: bool
    ) -> None:
        """Let the article's publisher and agency follow the sources that were saved with it."""
        super().save_related(request, form, formsets, change)
        named = form.instance.attributions.select_related("source")
        first = {one.role: one.source for one in reversed(named)}
        Article.objects.filter(pk=form.instance.pk).update(
            publisher=first.get(Role.PUBLISHER), agency=first.get(Role.AGENCY)
        )
        search.index(form.instance.pk)

    @admin.display(description="source", ordering="publisher__name")
    def origin(self, article: Article) -> str:
        """Return who published the article, and which agency wrote it."""
        return ", ".join(str(one) for one in (article.publisher, article.agency) if one) or "–"

    @admin.display(description="photos", ordering="photo_count")
    def photos(self, article: Article) -> int:
        """Return how many photos the current text has."""
        return article.photo_count

    @admin.display(description="notes", ordering="annotation_count")
    def notes(self, article: Article) -> int:
        """Return how many notes readers see."""
        return article.annotation_count

    @admin.display(description="desk")
    def desk(self, article: Article) -> SafeString:
        """Link the annotating desk."""
        return format_html(
            '<a href="{}" aria-label="Annotate {}">Annotate</a>',
            reverse("admin:articles_article_annotate", args=[article.pk]),
            article,
        )

    @admin.display(description="current text")
    def current_text(self, article: Article) -> SafeString | str:
        """Show the text as its capture has it."""
        if not article.current:
            return "No text."
        blocks = article.current.blocks
        paragraphs = ((article.current.text[one["start"] : one["end"]],) for one in blocks)
        shown = format_html_join("\n", "<p>{}</p>", paragraphs)
        return format_html('<div class="current-text" lang="{}">{}</div>', article.language, shown)

    @admin.display(description="counted")
    def counted(self, article: Article) -> str:
        """Say how much there is of the article."""
        return (
            f"{article.revision_count} revisions, {article.photo_count} photos, "
            f"{article.annotation_count} published notes"
        )
