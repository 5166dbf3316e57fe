"""The form in which curators mend what a capture said of an article."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings

from articles.admin.careful import CarefulForm
from articles.admin.lines import LinesField
from articles.models import Article
from articles.parsing import zone_named


class ClockField(forms.Field):
    """A time as the source's own clock showed it: no zone is put on it or taken off it."""

    widget = forms.DateTimeInput(
        attrs={"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"
    )

    def to_python(self, value: Any) -> dt.datetime | None:
        """Read the clock's time as it stands."""
        if not value or isinstance(value, dt.datetime):
            return value or None
        try:
            return dt.datetime.fromisoformat(str(value).strip()).replace(tzinfo=None)
        except ValueError as error:
            raise forms.ValidationError("Write a date and a time: 2022-03-29 09:54.") from error


class ArticleForm(CarefulForm):
    """An article as curators edit it: its times as the source's clock showed them."""

    published = ClockField(label="Published", required=False)
    updated = ClockField(label="Updated", required=False)
    authors = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The people who wrote it, one a line.",
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="Kept beside what you correct now, for other curators. Readers do not see it.",
    )
    _clocks = ("published", "updated")

    class Meta:
        model = Article
        fields = (
            "title",
            "byline",
            "authors",
            "section",
            "language",
            "url",
            "day",
            "listed_date",
            "time_zone",
            "zone_assumed",
        )
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "listed_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "title": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "day": "For an article that prints a date and no time; otherwise the day of its time.",
            "zone_assumed": "The page does not state its zone.",
            "time_zone": "The zone of the clock above, for example Asia/Seoul.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._clocks:
            self.initial.setdefault(name, self._clock(name))

    def clean_title(self) -> str:
        """A title is one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        """Put the zone to the clocks."""
        cleaned = super().clean()
        if self.errors or not {*self._clocks, "time_zone", "day"} & set(self.changed_data):
            return cleaned
        zone = _zone(cleaned["time_zone"])
        published, updated = cleaned["published"], cleaned["updated"]
        try:
            self.instance.published_at = published and _moment(published, zone)
            self.instance.updated_at = updated and _moment(updated, zone)
        except OverflowError:
            self.add_error("published", "This time lies beyond the ends of the calendar.")
        return cleaned

    def corrections(self) -> dict[str, Any]:
        """Return the columns that were typed anew, each with its value."""
        clocks = {f"{name}_at" for name in self._clocks}
        columns = self._columns() & set(self.changed_data)
        if {*self._clocks, "time_zone"} & set(self.changed_data):
            columns |= clocks
        return {name: getattr(self.instance, name) for name in columns}

    def _clock(self, name: str) -> dt.datetime | None:
        moment = getattr(self.instance, f"{name}_at")
        zone = _zone(self.instance.time_zone)
        return moment and moment.astimezone(zone).replace(tzinfo=None)

    def _stored(self) -> dict[str, Any]:
        return super()._stored() | {name: self._clock(name) for name in self._clocks}

    def _saved_words(self, name: str) -> str:
        if name in self._clocks:
            return str(self._clock(name) or "")
        return super()._saved_words(name)


def _zone(name: str) -> dt.tzinfo:
    return zone_named(name or settings.TIME_ZONE) or dt.UTC


def _moment(shown: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    return shown.replace(tzinfo=zone).astimezone(dt.UTC)
