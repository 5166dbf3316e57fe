"""A rectangle of a picture as a curator fills it in: four numbers, in percent."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.anchoring import Area, area


def _edge(label: str) -> forms.FloatField:
    widget = forms.NumberInput(attrs={"step": "any"})
    return forms.FloatField(label=label, min_value=0, max_value=100, widget=widget)


class AreaForm(forms.Form):
    """Where a rectangle begins, and how wide and high it is."""

    area: Area | None = None
    x = _edge("From the left")
    y = _edge("From the top")
    w = _edge("Width")
    h = _edge("Height")

    @property
    def edges(self) -> list[forms.BoundField]:
        """The four number fields."""
        return [self[name] for name in "xywh"]

    def clean(self) -> dict[str, Any]:
        """Refuse a rectangle that leaves the picture."""
        cleaned = super().clean() or self.cleaned_data
        numbers = [cleaned[name] for name in "xywh" if cleaned.get(name) is not None]
        if len(numbers) < len("xywh"):
            return cleaned
        try:
            self.area = area(*numbers)
        except ValueError:
            self.add_error(None, "The rectangle needs a width and a height, inside the picture.")
        return cleaned
