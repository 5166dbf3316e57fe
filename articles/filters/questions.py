"""Sets of filters that are made once for all requests, as far as nothing in them is a reader's.

django-filter copies every filter deeply, and builds a class of forms, for each request: that was a
seventh of what a list page cost beside its rows and templates.
"""

from __future__ import annotations

from copy import copy, deepcopy
from typing import Any

import django_filters
from django import forms


class SharedFilter(django_filters.Filter):
    """A filter whose settings are the same for every request; only its set is its own."""

    def __deepcopy__(self, memo: dict[int, Any]) -> SharedFilter:
        """Return a filter of its own that shares the settings."""
        return copy(self)


class SharedFilterSet(django_filters.FilterSet):
    """A set whose class of forms is built once; each request fills in a form of its own."""

    def get_form_class(self) -> type[forms.Form]:
        """Return the class of the forms of this set."""
        kind = type(self)
        if kind not in _forms:
            fields = {name: each.field for name, each in deepcopy(kind.base_filters).items()}
            _forms[kind] = type(f"{kind.__name__}Form", (kind.Meta.form,), fields)
        return _forms[kind]


_forms: dict[type[django_filters.FilterSet], type[forms.Form]] = {}
