"""Notes in lists: who wrote what on which words, and how far each has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.forms.widgets import Script
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.admin.asking import signed_in
from articles.admin.careful import CarefulForm
from articles.admin.history import HistoryPages
from articles.admin.note_forms import TagsField, lines, state_choices
from articles.admin.previews import LONGEST_NOTE, PreviewedForm, preview_asked
from articles.admin.proposed import ProposedPages
from articles.annotating import (
    NoteText,
    StaleNote,
    change_note,
    propose_note,
    publish_note,
    restore_note,
    withdraw_note,
)
from articles.models import Annotation, State
from articles.models.annotations import PUBLISH
from articles.presenting.markdown import note_words
from articles.presenting.notes import quote_of

SHORT = 70
Step = Callable[[User, Annotation, int], Annotation]


class AnnotationForm(PreviewedForm, CarefulForm):
    """A note as the admin's form shows it: its mark is the version that the editor saw."""

    mark_field = "version"
    seen = None  # type: ignore[assignment]
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Annotation
        fields = ("body", "motivation", "tags", "state")
        field_classes = {"tags": TagsField}
        widgets = {"tags": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "body" in self.fields:
            body: Any = self.fields["body"]
            body.max_length = LONGEST_NOTE

    def mark(self) -> str:
        """Return the version."""
        return str(self.instance.version)

    def opened_words(self, name: str) -> str | None:
        """Return the note's words in the version that the editor opened."""
        carried = str(self.data.get(self.mark_field, ""))
        if name != "body" or not carried.isdecimal() or len(carried) > 9:
            return None
        opened = self.instance.versions.filter(number=int(carried)).first()
        return opened.snapshot["body"] if opened else None

    def clean_body(self) -> str:
        """Keep line ends of one kind."""
        return lines(self.cleaned_data["body"])

    def written(self) -> NoteText:
        """Return what was filled in."""
        return NoteText(
            body=self.cleaned_data["body"],
            motivation=self.cleaned_data["motivation"],
            state=self.cleaned_data["state"],
            tags=tuple(self.cleaned_data["tags"]),
            language=self.instance.language,
        )


@admin.register(Annotation)
class AnnotationAdmin(ProposedPages, HistoryPages, admin.ModelAdmin):
    """Notes are made on the desk, changed here too, withdrawn, and never deleted."""

    form = AnnotationForm
    fields = ("passage", "article", "body", "motivation", "tags", "state", "curator", "version")
    readonly_fields = ("passage", "article", "curator")
    list_display = ("quote", "note", "state", "curator", "article", "modified_at")
    list_display_links = ("quote",)
    list_select_related = ("article", "creator", "photo")
    list_filter = (
        "state",
        "motivation",
        ("creator", admin.RelatedOnlyFieldListFilter),
        ("tags", admin.RelatedOnlyFieldListFilter),
        "modified_at",
    )
    search_fields = ("exact", "body", "article__title")
    ordering = ("-modified_at", "-pk")
    actions = ("propose", "publish", "withdraw", "restore")
    list_per_page = 50
    show_full_result_count = False

    class Media:
        # On the list too: it is where saving a note leads, and what was typed is forgotten there.
        js = (Script("js/annotate/plain.js", type="module"),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Annotation]:
        """Leave out other curators' drafts, in every page that asks here."""
        ordered = self.get_ordering(request)
        return Annotation.objects.visible_to(request.user).order_by(*ordered)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Annotation:
        """Answer "not found" alike for a note that is not there and one that may not be seen."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Notes are made on the desk, where the words stand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A curator may change the notes that the curator sees; a proposer own ones."""
        return super().has_change_permission(request, obj) and _changes(request, obj)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Only some may show notes to readers."""
        return request.user.has_perms([PUBLISH, "articles.change_annotation"])

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Likewise for looking."""
        return super().has_view_permission(request, obj) and _sees(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Notes are withdrawn, never deleted: their addresses and history stay."""
        return False

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """Offer the states that this person may give this note."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj and "state" in form.base_fields:
            states: Any = form.base_fields["state"]
            states.choices = state_choices(signed_in(request), obj)
        return form

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show how a note would read, without saving it, when that is asked for."""
        asked = preview_asked(request)
        return asked or super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save through the one door for notes, with the version that the form carried."""
        change_note(signed_in(request), obj, int(form.cleaned_data["version"]), form.written())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Leave the tags: they were saved with the note, in its history too."""

    @admin.action(description="Propose the chosen drafts", permissions=["change"])
    def propose(self, request: HttpRequest, chosen: QuerySet[Annotation]) -> None:
        """Ask that drafts be published."""
        self._step(request, chosen, {State.DRAFT}, propose_note, "proposed")

    @admin.action(description="Publish the chosen notes", permissions=["publish"])
    def publish(self, request: HttpRequest, chosen: QuerySet[Annotation]) -> None:
        """Show drafts and proposed notes to readers."""
        self._step(request, chosen, {State.DRAFT, State.PROPOSED}, publish_note, "published")

    @admin.action(description="Withdraw the chosen notes", permissions=["change"])
    def withdraw(self, request: HttpRequest, chosen: QuerySet[Annotation]) -> None:
        """Take published and proposed notes away from readers."""
        self._step(request, chosen, {State.PUBLISHED, State.PROPOSED}, withdraw_note, "withdrawn")

    @admin.action(description="Restore the chosen withdrawn notes", permissions=["change"])
    def restore(self, request: HttpRequest, chosen: QuerySet[Annotation]) -> None:
        """Bring withdrawn notes back, unpublished."""
        self._step(request, chosen, {State.WITHDRAWN}, restore_note, "restored")

    def _step(
        self,
        request: HttpRequest,
        chosen: QuerySet[Annotation],
        states: set[State],
        step: Step,
        done_word: str,
    ) -> None:
        """Take a step with each note that this person may change and that is at the right point."""
        done = left = 0
        for note in chosen.prefetch_related("tags"):
            try:
                if note.state not in states or not self.has_change_permission(request, note):
                    left += 1
                    continue
                step(signed_in(request), note, note.version)
                done += 1
            except StaleNote:
                left += 1
        self.message_user(request, f"Notes {done_word}: {done}.", messages.SUCCESS)
        if left:
            words = f"Left as they were: {left} (in another state, or saved by somebody meanwhile)."
            self.message_user(request, words, messages.WARNING)

    @admin.display(description="words of the text", ordering="article")
    def quote(self, note: Annotation) -> str:
        """Return the quoted words, shortened."""
        return Truncator(quote_of(note, note.photo)).chars(SHORT)

    @admin.display(description="note")
    def note(self, note: Annotation) -> str:
        """Return how the note begins."""
        return Truncator(note_words(note.body)).chars(SHORT) or note.get_motivation_display()

    @admin.display(description="curator", ordering="creator__username")
    def curator(self, note: Annotation) -> str:
        """Return who made the note."""
        return note.creator.get_username() if note.creator else "a former curator"

    @admin.display(description="words of the text")
    def passage(self, note: Annotation) -> SafeString:
        """Show the words in their context, with the way to the desk."""
        desk = reverse("admin:articles_article_annotate", args=[note.article_id])
        if note.photo:
            words = quote_of(note, note.photo)
            return format_html(
                '{} <a href="{}#note-{}">See it on the desk</a>', words, desk, note.pk
            )
        return format_html(
            '<span class="passage">…{}<mark>{}</mark>{}…</span> <a href="{}#note-{}">See it on the '
            "desk</a>",
            note.prefix,
            note.exact,
            note.suffix,
            desk,
            note.pk,
        )


def _changes(request: HttpRequest, note: Model | None) -> bool:
    changeable = Annotation.objects.changeable_by(request.user)
    return note is None or changeable.filter(pk=note.pk).exists()


def _sees(request: HttpRequest, note: Model | None) -> bool:
    return note is None or Annotation.objects.visible_to(request.user).filter(pk=note.pk).exists()
