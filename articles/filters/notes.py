"""Which notes a reader asks for: by words, tag, curator, source and day; and the tags in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from articles.filters.days import DayField
from articles.models import Article, Source, State, Tag
from articles.models.annotations import AnnotationQuerySet

LONGEST_WORDS = 200
MOST_WORDS = 12
_NO_SUCH = "The room has no such choice, so it was ignored."


class WordsField(forms.CharField):
    """A few words to look for, each of which must be found."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, strip=True, **options)

    def to_python(self, value: Any) -> str:
        """Return the words; what no text can hold is left out."""
        written = super().to_python(str(value or "").replace("\0", " "))
        words = " ".join((written or "").split())
        if len(words) > LONGEST_WORDS or words.count(" ") >= MOST_WORDS:
            raise ValidationError(
                f"Ask for at most {MOST_WORDS} words, {LONGEST_WORDS} characters in all: "
                "these were ignored."
            )
        return words


class NoteForm(forms.Form):
    """The reader's questions; a wrong one is named beside its field and left out."""

    note = WordsField(label="Words of the note")
    quote = WordsField(label="Words of the passage")
    tag = forms.ChoiceField(
        label="Tag", required=False, error_messages={"invalid_choice": _NO_SUCH}
    )
    curator = forms.ChoiceField(
        label="Curator", required=False, error_messages={"invalid_choice": _NO_SUCH}
    )
    source = forms.ChoiceField(
        label="Source", required=False, error_messages={"invalid_choice": _NO_SUCH}
    )
    made_after = DayField(label="Made from", required=False)
    made_before = DayField(label="Made until", required=False)

    def clean(self) -> dict[str, Any]:
        """Leave out both days when the first comes after the last."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("made_after"), cleaned.get("made_before")
        if first and last and first > last:
            del cleaned["made_after"]
            self.add_error(
                "made_before", "This day comes before the first day, so both days were ignored."
            )
        return cleaned


class NoteFilter:
    """The filters of every list of notes. Values are words and slugs, never ids of rows."""

    def __init__(self, asked: QueryDict, notes: AnnotationQuerySet) -> None:
        self._notes = notes
        self.form = NoteForm(asked, label_suffix="")
        # Asked for only where they are shown or checked: a program that walks needs none of them.
        choices = {
            "tag": lambda: [("", "Any tag"), *self._tags.items()],
            "curator": lambda: [("", "Anybody"), *self._curators.items()],
            "source": lambda: [("", "All sources"), *self._sources.items()],
        }
        for key, choose in choices.items():
            self.form.fields[key].choices = choose  # type: ignore[attr-defined]

    @cached_property
    def _tags(self) -> dict[str, str]:
        return dict(Tag.objects.order_by("name").values_list("slug", "name"))

    @cached_property
    def _sources(self) -> dict[str, str]:
        articles = self._notes.order_by().values("article")
        sources = Source.objects.filter(attributions__article__in=articles).distinct()
        return dict(sources.values_list("slug", "name"))

    @cached_property
    def _curators(self) -> dict[str, str]:
        authors = self._notes.filter(creator__isnull=False).order_by().values("creator")
        users = get_user_model()._default_manager.filter(pk__in=authors).order_by("username")
        return {name: name for name in users.values_list("username", flat=True)}

    @property
    def asked(self) -> dict[str, str]:
        """Return what was asked and understood, as query strings carry it."""
        self.form.errors  # noqa: B018  Asking for the errors is what cleans the form.
        return {key: str(value) for key, value in self.form.cleaned_data.items() if value}

    @property
    def words(self) -> dict[str, str]:
        """Return the words a reader knows each of the `asked` values by."""
        words = dict(self.asked)
        if "tag" in words:
            words["tag"] = self._tags[words["tag"]]
        if "source" in words:
            words["source"] = self._sources[words["source"]]
        return words

    @property
    def refusals(self) -> list[str]:
        """Return the labels of the filters that were ignored; each field itself says why."""
        return [str(self.form.fields[name].label) for name in self.form.errors]

    @property
    def qs(self) -> AnnotationQuerySet:
        """Return the notes that are asked for, in no order."""
        chosen, asked = self._notes, self.asked
        for key, narrow in _NARROWED.items():
            if key in asked:
                chosen = narrow(chosen, asked[key])
        cleaned = self.form.cleaned_data
        return chosen.made_between(
            _midnight(cleaned.get("made_after")), _midnight(cleaned.get("made_before"), 1)
        )


_NARROWED: dict[str, Callable[[AnnotationQuerySet, str], AnnotationQuerySet]] = {
    "note": lambda notes, words: notes.saying(words),
    "quote": lambda notes, words: notes.quoting(words),
    "tag": lambda notes, slug: notes.filter(tags__slug=slug),
    "curator": lambda notes, name: notes.filter(creator__username=name),
    "source": lambda notes, slug: notes.filter(article__in=Article.objects.from_source(slug)),
}


def count_tags() -> QuerySet[Tag]:
    """Return every tag with `note_count`, the published notes that bear it."""
    published = Q(annotations__state=State.PUBLISHED)
    return Tag.objects.annotate(note_count=Count("annotations", filter=published)).order_by("name")


def _midnight(day: dt.date | None, after: int = 0) -> dt.datetime | None:
    """Return the moment at which a day, or the day after it, begins here."""
    if day is None:
        return None
    here = timezone.get_current_timezone()
    try:
        begins = dt.datetime.combine(day + dt.timedelta(days=after), dt.time.min, here)
        return begins.astimezone(dt.UTC)
    except OverflowError:
        # No note is as old as the calendar's first day, nor as young as its last.
        return dt.datetime.max.replace(tzinfo=dt.UTC) if day.year > 1 else None
