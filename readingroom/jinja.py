"""What the readers' pages, which are Jinja2 templates, may call beyond Django's own context."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.defaultfilters import linebreaks_filter
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from jinja2 import Environment

from articles.presenting.markdown import note_html


def environment(**options: Any) -> Environment:
    """Make the environment of the templates in `templates/jinja2`."""
    made = Environment(**options)  # noqa: S701 - Django's backend asks for escaping
    made.globals |= {"static": static if settings.DEBUG else _static, "url": url}
    made.filters |= {"markdown": note_html, "linebreaks": linebreaks_filter}
    return made


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a page."""
    if args or kwargs:
        return reverse(name, args=args, kwargs=kwargs)
    return _fixed(name, get_script_prefix(), get_urlconf())


# Every page prints a score of these, and they stay the same as long as the process lives. The
# prefix is the one thing in them that comes with the request.
@lru_cache(maxsize=1000)
def _fixed(name: str, prefix: str, urlconf: str | None) -> str:
    return reverse(name, urlconf)


def _static(path: str) -> str:
    return _hashed(path, get_script_prefix())


@lru_cache(maxsize=1000)
def _hashed(path: str, prefix: str) -> str:
    return static(path)
