"""The rows of long lists, printed by Django's Jinja2 backend: they are what a list page costs."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def rows(name: str, **values: Any) -> SafeString:
    """Print the template `articles/NAME.html` of the Jinja2 folder with these values."""
    printed = get_template(f"articles/{name}.html", using="jinja2").render(values)
    return mark_safe(printed)  # noqa: S308 - Jinja2 has escaped every value in it
