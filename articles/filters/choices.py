"""Form fields for what readers ask of the room: a choice it has, or words of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from articles.models import Article
from articles.models.fields import LONGEST_SLUG

NO_SUCH = "The room has no such choice, so it was ignored."
_SLUG = re.compile(rf"[-\w]{{1,{LONGEST_SLUG}}}")


class WordsField(forms.CharField):
    """The reader's words: whatever is typed is a question, never an error."""

    def to_python(self, value: object) -> str:
        """Return the words, without the one character that no database takes."""
        return str(value or "").replace("\0", " ").strip()


class SlugField(forms.Field):
    """A row of the room, known by its slug; asked of the database only when one is named.

    `heir` finds the row that took the place of one whose slug is no more.
    """

    def __init__(
        self, model: type[Model], heir: Callable[[str], Any | None], **options: Any
    ) -> None:
        super().__init__(widget=forms.HiddenInput, **options)
        self.model = model
        self.heir = heir

    def to_python(self, value: object) -> Any:
        """Return the row. Raises ValidationError when none has or had this slug."""
        if value in self.empty_values:
            return None
        slug = str(value)
        if not _SLUG.fullmatch(slug):
            raise ValidationError(NO_SUCH, code="invalid_choice")
        found = _of_slug(self.model, slug) or self.heir(slug)
        if found is None:
            raise ValidationError(NO_SUCH, code="invalid_choice")
        return found


def _of_slug(model: type[Model], slug: str) -> Any | None:
    """Return a row by a fixed statement: composed anew, it took a tenth of a source's list."""
    asked = f"SELECT * FROM {model._meta.db_table} WHERE slug = %s"  # noqa: S608
    return next(iter(model._default_manager.raw(asked, [slug])), None)


class LanguageField(forms.CharField):
    """The tag of a language that the room's articles are in, however it is written."""

    widget = forms.HiddenInput

    def to_python(self, value: object) -> str:
        """Return the tag in lower case. Raises ValidationError when no article is in it."""
        tag = str(value or "").strip().lower()
        if tag and tag not in known_languages():
            raise ValidationError(NO_SUCH, code="invalid_choice")
        return tag


def known_languages() -> list[str]:
    """Return the tags of the languages that the room's articles are in, in lower case."""
    return list(dict.fromkeys(tag.lower() for tag in Article.objects.languages()))
