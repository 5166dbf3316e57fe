"""What programs ask of the site."""

from django.http import Http404, HttpRequest, HttpResponse


def healthz(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404


def robots(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404
