"""The sources, and the articles of one."""

from django.http import Http404, HttpRequest, HttpResponse


def sources(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404


def source(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404
