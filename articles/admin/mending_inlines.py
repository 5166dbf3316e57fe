"""Beneath an article: who it comes from, and the photos of its current text, to be corrected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import F, Model, QuerySet
from django.forms import BaseModelFormSet
from django.http import HttpRequest

from articles.admin.careful import CarefulForm
from articles.mending import Claim, correct_photo, correct_sources, move_credit
from articles.mending.crediting import PHOTO_FIELDS
from articles.models import Article, Attribution, Photo


class AttributionInline(admin.StackedInline):
    """Who the article comes from, how that is known, and the words that show it.

    How it is known is not typed: what a curator says is assigned.
    """

    model = Attribution
    form = CarefulForm
    fields = (("source", "role", "basis"), "evidence", "seen")
    readonly_fields = ("basis",)
    autocomplete_fields = ("source",)
    extra = 0
    verbose_name_plural = "where it comes from"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the words that show it a low box."""
        if db_field.name == "evidence":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 60})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class PhotoForm(CarefulForm):
    """A photo, and the photo that its credit belongs to."""

    others: tuple[tuple[int, str], ...] = ()
    credit_to = forms.TypedChoiceField(
        label="Move the credit to",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="If that photo has a credit too, the two change places.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(pk, label) for pk, label in self.others if pk != self.instance.pk]
        self.fields["credit_to"].choices = [("", "Leave it here"), *choices]  # type: ignore[attr-defined]


class PhotoInline(admin.StackedInline):
    """The photos of the current text. Captions are part of that text, and as frozen."""

    model = Photo
    form = PhotoForm
    fields = ("caption", "credit", "credit_to", "alt", "image_url", "seen")
    readonly_fields = ("caption",)
    extra = 0
    can_delete = False
    verbose_name_plural = "photos of the current text"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        """Leave the photos of earlier revisions with their revisions."""
        photos = super().get_queryset(request)
        return photos.filter(article__current=F("revision"))

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """Let each photo's form name the others."""
        formset = super().get_formset(request, obj, **kwargs)
        photos = self.get_queryset(request).filter(article=obj.pk) if obj else ()
        others = tuple((photo.pk, f"{photo.position}. {str(photo)[:60]}") for photo in photos)
        formset.form = type("PhotoForm", (formset.form,), {"others": others})
        return formset

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Photos come with captures."""
        return False


def save_sources(article: Article, formset: BaseModelFormSet, by: User, note: str) -> None:
    """Correct the article's sources as the forms say, untouched ones as they stand."""
    formset.save(commit=False)  # Lists what changed, for the log; nothing is written.
    claims = [
        _claim(form)
        for form in formset.forms
        if form not in formset.deleted_forms and (form.instance.pk or form.has_changed())
    ]
    correct_sources(article, claims, by, note)


def save_photos(formset: BaseModelFormSet, by: User, note: str) -> None:
    """Correct the photos as the forms say; a credit that was typed is moved as it was typed."""
    formset.save(commit=False)
    for form in formset.forms:
        typed = {
            name: form.cleaned_data[name] for name in PHOTO_FIELDS if name in form.changed_data
        }
        if typed:
            correct_photo(_photo(form.instance.pk), typed, by, note)
    for photo, other in _moves(formset):
        move_credit(_photo(photo), _photo(other), by, note)


def _moves(formset: BaseModelFormSet) -> Iterator[tuple[int, int]]:
    for form in formset.forms:
        if form.cleaned_data.get("credit_to"):
            yield form.instance.pk, form.cleaned_data["credit_to"]


def _photo(pk: int) -> Photo:
    return Photo.objects.select_related("article").get(pk=pk)


def _claim(form: Any) -> Claim:
    said = {name: form.initial.get(name) for name in ("source", "role", "evidence")}
    said |= {name: form.cleaned_data[name] for name in said if name in form.changed_data}
    source = said["source"]
    return Claim(
        source=source.pk if isinstance(source, Model) else source,
        role=said["role"],
        evidence=said["evidence"] or "",
        row=form.instance.pk,
    )
