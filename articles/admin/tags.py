"""The words that curators tag notes with."""

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.careful import CarefulForm
from articles.admin.vocabulary import VocabularyPages
from articles.models import State, Tag
from articles.presenting.vocabulary import colour_of

DOT = (
    '<svg viewBox="0 0 16 16" width="16" height="16" role="img" aria-label="{}">'
    '<circle cx="8" cy="8" r="7" fill="{}"/></svg>'
)


class TagForm(CarefulForm):
    """A word of the vocabulary as curators edit it."""

    class Meta:
        model = Tag
        fields = ("name", "slug", "description", "colour", "parent")


@admin.register(Tag)
class TagAdmin(VocabularyPages, admin.ModelAdmin):
    """The controlled vocabulary."""

    form = TagForm
    fields = (*TagForm.Meta.fields, "seen")
    list_display = (
        "name",
        "shown_colour",
        "parent",
        "notes",
        "published",
        "description",
        "tool_links",
    )
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """Count what bears each tag."""
        noted = Count("annotations")
        published = Count("annotations", filter=Q(annotations__state=State.PUBLISHED))
        return super().get_queryset(request).annotate(noted=noted, published_notes=published)

    @admin.display(description="colour")
    def shown_colour(self, tag: Tag) -> str:
        """Return a dot in the tag's colour."""
        colour = colour_of(tag)
        return format_html(DOT, colour, colour) if colour else ""

    @admin.display(description="notes", ordering="noted")
    def notes(self, tag: Tag) -> int:
        """Return how many notes bear the tag."""
        return int(getattr(tag, "noted", 0))

    @admin.display(description="published", ordering="published_notes")
    def published(self, tag: Tag) -> int:
        """Return how many of them readers see."""
        return int(getattr(tag, "published_notes", 0))

    @admin.display(description="tools")
    def tool_links(self, tag: Tag) -> SafeString:
        """Lead to what can be done with the tag."""
        address = reverse("admin:articles_tag_tools", args=[tag.pk])
        return format_html(
            '<a href="{}" aria-label="Rename, merge or split {}">Rename, merge, split</a>',
            address,
            tag,
        )
