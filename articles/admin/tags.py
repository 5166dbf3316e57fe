"""The words that curators tag notes with."""

from django.contrib import admin

from articles.admin.careful import CarefulForm
from articles.models import Tag


class TagForm(CarefulForm):
    """A word of the vocabulary as curators edit it."""

    class Meta:
        model = Tag
        fields = ("name", "slug", "description", "colour", "parent")


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    """The controlled vocabulary."""

    form = TagForm
    fields = (*TagForm.Meta.fields, "seen")
    list_display = ("name", "parent", "colour", "description")
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)
