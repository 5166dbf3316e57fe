"""The forms by which curators bring captures into the room."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.template.defaultfilters import filesizeformat

from articles.loading import (
    CONTAINER_HEAD,
    LoadOptions,
    OutOfBounds,
    folder_inside,
    is_container,
)
from articles.models import Source
from articles.models.fields import validate_time_zone

# What is loaded while the sender waits for the page; more is loaded beside.
MOST_AT_ONCE, LARGEST_AT_ONCE = 20, 5 * 2**20
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


class DescribingForm(forms.Form):
    """What the pages of a load do not say of themselves."""

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

    def options(self) -> LoadOptions:
        """Return what was told of the documents."""
        names = ("publisher", "agency", "time_zone", "language")
        told: dict[str, Any] = {name: self.cleaned_data[name] or None for name in names}
        return LoadOptions(**told)


class UploadForm(DescribingForm):
    """Captures that are sent, and what their pages do not say of themselves."""

    captures = ManyFilesField(
        error_messages={"empty": "One of the files is empty: there is nothing in it to load."},
        max_length=None,
    )
    field_order = ("captures",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        largest = filesizeformat(settings.READINGROOM_MAX_DOCUMENT_BYTES)
        together = filesizeformat(settings.READINGROOM_MAX_UPLOAD_BYTES)
        self.fields["captures"].help_text = (
            f"One or more saved pages, each of {largest} at most, or archives of them; {together} "
            "together."
        )

    def taken(self) -> list[UploadedFile]:
        """Return the files that are not too large."""
        return [file for file in self.cleaned_data["captures"] if not _is_too_large(file)]

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file that is not too large, read when its turn comes."""
        for file in self.taken():
            yield file.name or "", file.read()

    def too_large(self) -> list[str]:
        """Return the names of the files that are left out."""
        return [file.name for file in self.cleaned_data["captures"] if _is_too_large(file)]

    def is_large(self) -> bool:
        """Tell whether loading the files would keep the sender waiting."""
        files = self.taken()
        size = sum(file.size or 0 for file in files)
        return len(files) > MOST_AT_ONCE or size > LARGEST_AT_ONCE


class FolderForm(DescribingForm):
    """A folder of this machine that the operator allowed, or one inside it."""

    folder = forms.ChoiceField(
        help_text="Folders of the room's own machine that its operator allowed."
    )
    inside = forms.CharField(
        label="Folder inside it",
        required=False,
        max_length=1000,
        help_text="For example 2021/march; left empty, all of it is loaded.",
    )
    field_order = ("folder", "inside")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = settings.READINGROOM_LOAD_FOLDERS
        choices = [(str(number), str(path)) for number, path in enumerate(allowed)]
        cast(forms.ChoiceField, self.fields["folder"]).choices = choices
        self.fields["inside"].widget = SuggestingInput(lambda: _folders_in(allowed))

    def clean(self) -> dict[str, Any]:
        """Refuse a folder that is not there, or not inside the allowed one."""
        told = super().clean() or {}
        if "folder" in told and "inside" in told:
            allowed = settings.READINGROOM_LOAD_FOLDERS[int(told["folder"])]
            try:
                self._chosen = folder_inside(allowed, told["inside"]), allowed.resolve()
            except OutOfBounds as refusal:
                self.add_error("inside", str(refusal))
        return told

    def chosen(self) -> tuple[Path, Path]:
        """Return the folder, and the allowed one, which its documents may not leave."""
        return self._chosen


def _folders_in(allowed: list[Path]) -> list[str]:
    """Return the names of the folders right inside the allowed ones, a few hundred at most."""
    found: set[str] = set()
    for top in allowed:
        try:
            found |= {path.name for path in islice(top.iterdir(), 300) if path.is_dir()}
        except OSError:
            continue
    return sorted(name for name in found if not name.startswith("."))


def _is_too_large(file: UploadedFile) -> bool:
    """Tell whether a file is left out; archives are bounded by what is in them."""
    if (file.size or 0) <= settings.READINGROOM_MAX_DOCUMENT_BYTES:
        return False
    file.seek(0)
    is_archive = is_container(file.read(CONTAINER_HEAD))
    file.seek(0)
    return not is_archive
