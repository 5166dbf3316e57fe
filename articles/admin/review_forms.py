"""What a curator sends to decide where a note stands."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.admin.note_forms import LARGEST_ID, PassageForm
from articles.models import Placement, PlacementStatus

SEEN = (PlacementStatus.REVIEW, PlacementStatus.GONE)


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
