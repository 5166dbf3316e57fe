"""Show a note's Markdown in a template."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from articles.presenting.markdown import note_html

register = template.Library()


@register.filter
def markdown(body: str) -> SafeString:
    """Return a note's Markdown as safe HTML."""
    return note_html(body)
