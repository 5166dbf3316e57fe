"""One article, newest or one revision."""

from django.http import Http404, HttpRequest, HttpResponse


def article(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404


def revision(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404
