"""What a curator sends to decide where a note stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import DataError
from django.db.models import QuerySet

from articles.admin.area_forms import AreaForm
from articles.admin.note_forms import LARGEST_ID, PassageForm
from articles.models import Photo, Placement, PlacementStatus

SEEN = (PlacementStatus.REVIEW, PlacementStatus.GONE)


NO_PHOTO = "Choose a photograph of the new text."


class PhotoField(forms.ModelChoiceField):
    """One of some photographs; a number too long for the database names none of them."""

    def to_python(self, value: Any) -> Any:
        """Refuse a photograph that is not there."""
        try:
            return super().to_python(value)
        except (OverflowError, DataError) as error:
            raise forms.ValidationError(NO_PHOTO) from error


class DecisionForm(forms.Form):
    """The status that the curator saw, and the proposed place when one was accepted."""

    seen = forms.ChoiceField(choices=[(status, status) for status in SEEN])
    start = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_ID)
    end = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_ID)

    @property
    def span(self) -> tuple[int | None, int | None]:
        """Return the place that was accepted."""
        return self.cleaned_data.get("start"), self.cleaned_data.get("end")


class MoveForm(PassageForm):
    """The words that a note is moved to: found as on the desk, without a note being written."""

    seen = forms.ChoiceField(
        choices=[(status, status) for status in SEEN], widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, place: Placement, **kwargs: Any) -> None:
        super().__init__(*args, text_of=place.revision, **kwargs)
        self.ask_only_where()
        self.initial.update(revision=place.revision_id, seen=place.status)
        self.fields["quote"].help_text = "Write or paste them as they stand in the new text."


class PictureMoveForm(AreaForm):
    """The photograph of the new text, and the part of it, that a note is moved to."""

    seen = forms.ChoiceField(
        choices=[(status, status) for status in SEEN], widget=forms.HiddenInput
    )
    photo = PhotoField(
        queryset=Photo.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose a photograph.", "invalid_choice": NO_PHOTO},
    )

    def __init__(self, *args: Any, place: Placement, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "picture-%s", **kwargs})
        field: Any = self.fields["photo"]
        field.queryset = pictures_of(place)
        self.initial.setdefault("seen", place.status)


def pictures_of(place: Placement) -> QuerySet[Photo]:
    """Return the photographs of the new text on which a note can stand."""
    return place.revision.photos.exclude(image="")
