"""The form by which curators bring captures into the room."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.template.defaultfilters import filesizeformat

from articles.loading import LoadOptions
from articles.models import Source
from articles.models.fields import validate_time_zone

_LANGUAGE = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}\Z", "Write a language tag such as en or ko."
)


def _source_names() -> list[str]:
    return list(Source.objects.values_list("name", flat=True)[:500])


class SuggestingInput(forms.TextInput):
    """A line to type in, with suggestions."""

    template_name = "admin/widgets/suggesting.html"

    def __init__(self, suggestions: Any) -> None:
        super().__init__()
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the suggestions."""
        context = super().get_context(name, value, attrs)
        list_id = context["widget"]["attrs"]["list"] = f"{name}-suggestions"
        return context | {"suggestions": self.suggestions(), "list_id": list_id}


class ManyFilesInput(forms.ClearableFileInput):
    """A chooser of one or more files."""

    template_name = "django/forms/widgets/file.html"
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files."""

    widget = ManyFilesInput

    def clean(self, value: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files as a list."""
        files = value if isinstance(value, list | tuple) else [value]
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    """Captures, and what their pages do not say of themselves."""

    captures = ManyFilesField(
        error_messages={"empty": "One of the files is empty: there is nothing in it to load."},
        max_length=None,
    )
    publisher = forms.CharField(
        required=False,
        max_length=200,
        widget=SuggestingInput(_source_names),
        help_text="Who published the pages, where they do not name it.",
    )
    agency = forms.CharField(
        required=False,
        max_length=200,
        widget=SuggestingInput(_source_names),
        help_text="Which agency wrote them, where they do not name it.",
    )
    time_zone = forms.CharField(
        label="Time zone",
        required=False,
        validators=[validate_time_zone],
        widget=SuggestingInput(lambda: sorted(zoneinfo.available_timezones())),
        help_text="Of times printed without a zone, for example Asia/Seoul.",
    )
    language = forms.CharField(
        required=False,
        validators=[_LANGUAGE],
        widget=SuggestingInput(lambda: ["en", "ko"]),
        help_text="For example en or ko; left empty, it is told from the text.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        largest = filesizeformat(settings.READINGROOM_MAX_DOCUMENT_BYTES)
        together = filesizeformat(settings.READINGROOM_MAX_UPLOAD_BYTES)
        self.fields[
            "captures"
        ].help_text = f"One or more saved pages, each of {largest} at most, {together} together."

    def options(self) -> LoadOptions:
        """Return what was told of the documents."""
        names = ("publisher", "agency", "time_zone", "language")
        told: dict[str, Any] = {name: self.cleaned_data[name] or None for name in names}
        return LoadOptions(**told)

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file that is not too large, read when its turn comes."""
        for file in self.cleaned_data["captures"]:
            if not _is_too_large(file):
                yield file.name, file.read()

    def too_large(self) -> list[str]:
        """Return the names of the files that are left out."""
        return [file.name for file in self.cleaned_data["captures"] if _is_too_large(file)]


def _is_too_large(file: UploadedFile) -> bool:
    return (file.size or 0) > settings.READINGROOM_MAX_DOCUMENT_BYTES
