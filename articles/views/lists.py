"""The list of articles."""

from django.http import Http404, HttpRequest, HttpResponse


def articles(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404
