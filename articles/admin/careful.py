"""Forms that never save over what somebody else saved since they were opened."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils.crypto import constant_time_compare, salted_hmac

from articles.presenting.word_changes import WordChange, word_changes

_SALT = "articles.admin.careful"
CHANGED_MEANWHILE = (
    "Somebody saved this after you opened it. Nothing that you typed is lost: both versions are "
    "shown at the top of this page. Save again to keep yours."
)
REMOVED_MEANWHILE = (
    "Somebody removed a row after you opened this page. What you typed in it is shown at the top: "
    "copy it, open the page again, and add it as a new row."
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which the saved row and the typed form differ, both as a person reads them."""

    label: str
    saved: str
    typed: str
    meanwhile: Sequence[WordChange] = ()  # in a text, since the editor opened the form


def resent(sent: Any, **changes: str) -> Any:
    """Return the fields of a form as they were sent, some of them changed."""
    copied = sent.copy()
    for name, value in changes.items():
        copied[name] = value
    return copied


class CarefulForm(forms.ModelForm):
    """A form that carries the mark of the row its editor saw, and refuses when the row moved on.

    The row is locked and read again before what was typed is laid over it, so the check and the
    save are one step, and columns that are not in the form keep their newest values.
    """

    mark_field = "seen"
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences: list[Difference] = []
        # Taken now: a formset adds fields of its own later, the row's id and what it hangs on.
        self._guarded = [name for name in self.fields if name in self._columns()]
        if self.instance.pk:
            self.initial[self.mark_field] = self.mark()

    def mark(self) -> str:
        """Return the signed digest of the row's values in this form."""
        values = json.dumps(self._stored(), cls=DjangoJSONEncoder, sort_keys=True)
        return salted_hmac(_SALT, f"{self.instance.pk}:{values}").hexdigest()

    def opened_words(self, name: str) -> str | None:
        """Return what a text said when the form was opened, where its old versions are kept."""
        return None

    @property
    def row_name(self) -> str:
        """What the row is called above the two versions of it."""
        return str(self.instance if self.instance.pk else self.instance._meta.verbose_name)

    def clean(self) -> dict[str, Any]:
        """Refuse a form whose row somebody else has saved or removed."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._refuse_if_stale()
        elif self.data.get(self.add_prefix(self.mark_field)):
            self.differences = [
                Difference(self._label(name), "", self._typed_words(name)) for name in self._guarded
            ]
            self.add_error(None, REMOVED_MEANWHILE)
        return cleaned

    def _refuse_if_stale(self) -> None:
        table = type(self.instance)._base_manager
        self.instance.refresh_from_db(from_queryset=table.select_for_update())
        carried = str(self.data.get(self.add_prefix(self.mark_field), ""))
        newest = self.mark()
        if constant_time_compare(carried, newest):
            return
        self.differences = list(self._compare())
        self.add_error(None, CHANGED_MEANWHILE)
        # The next save is made knowing both texts: it carries the newest mark.
        self.data = resent(self.data, **{self.add_prefix(self.mark_field): newest})

    def _stored(self) -> dict[str, Any]:
        values = forms.model_to_dict(self.instance, self._guarded)
        return {name: _plain(value) for name, value in values.items()}

    def _columns(self) -> set[str]:
        options = self.instance._meta
        return {field.name for field in (*options.concrete_fields, *options.many_to_many)}

    def _compare(self) -> Iterator[Difference]:
        for name in filter(lambda one: one != self.mark_field, self._stored()):
            saved, typed = self._saved_words(name), self._typed_words(name)
            if saved != typed:
                opened = self.opened_words(name)
                changes = word_changes(opened, saved) if opened not in (None, saved) else ()
                yield Difference(self._label(name), saved, typed, changes)

    def _label(self, name: str) -> str:
        return str(self.fields[name].label or name)

    def _saved_words(self, name: str) -> str:
        column = self.instance._meta.get_field(name)
        return _words(column.value_from_object(self.instance), self.fields[name])

    def _typed_words(self, name: str) -> str:
        value = self.cleaned_data.get(name, self[name].data)
        return _words(value, self.fields[name])


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(str(_plain(one)) for one in value)
    return value.pk if isinstance(value, Model) else value


def _words(value: Any, field: forms.Field) -> str:
    """Write a value as a person reads it: the names of rows and choices, not their keys."""
    if value in (None, "") or (isinstance(value, list) and not value):
        return ""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(map(str, value)))
    if isinstance(field, forms.ModelChoiceField):
        rows: Any = field.queryset
        found = value if isinstance(value, Model) else rows.filter(pk=value).first()
        return str(found or value)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return str(dict(choices).get(value, value))
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
