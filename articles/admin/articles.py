"""Articles: what a capture said of them, their photos, and who they come from."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseModelFormSet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.article_form import ArticleForm
from articles.admin.asking import names_a_row, signed_in
from articles.admin.desk import DeskPages
from articles.admin.desk_changes import DeskChanges
from articles.admin.desk_photos import DeskPhotos
from articles.admin.desk_undo import DeskUndo
from articles.admin.filters import NamedValuesFilter, SourceFilter
from articles.admin.mending_inlines import (
    AttributionInline,
    PhotoInline,
    save_photos,
    save_sources,
)
from articles.admin.mending_pages import JoinPages
from articles.mending import correct
from articles.models import Article, Attribution, Correction
from articles.presenting.corrections import shown_corrections

MOST_SHOWN = 30


@admin.register(Article)
class ArticleAdmin(DeskPages, DeskChanges, DeskUndo, DeskPhotos, JoinPages, admin.ModelAdmin):
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
    readonly_fields = ("current_text", "counted", "corrected")
    fieldsets = (
        (
            None,
            {"fields": ("title", "byline", "authors", "section", "language", "url", "seen")},
        ),
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
        ("Corrections", {"fields": ("reason", "corrected")}),
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

    def save_model(
        self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool
    ) -> None:
        """Correct what was typed anew. The form has locked the row and compared it."""
        saved = Article.objects.get(pk=obj.pk)
        correct(saved, form.corrections(), signed_in(request), form.cleaned_data["reason"])

    def save_formset(
        self, request: HttpRequest, form: ArticleForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        """Correct the sources and photos that were typed anew."""
        if not formset.has_changed():
            formset.save(commit=False)
            return
        by, note = signed_in(request), form.cleaned_data["reason"]
        if formset.model is Attribution:
            save_sources(form.instance, formset, by, note)
        else:
            save_photos(formset, by, note)

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

    @admin.display(description="corrected so far")
    def corrected(self, article: Article) -> SafeString:
        """Show who corrected what, and when: the newest first."""
        made = Correction.objects.of_article(article).made_by_hand().to_show()
        context = {
            "article": article,
            "corrections": shown_corrections(made[:MOST_SHOWN]),
            "most": MOST_SHOWN,
        }
        return render_to_string("admin/articles/article/_corrections.html", context)
