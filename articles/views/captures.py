"""A capture beside its ledger, and its exact bytes."""

from django.http import Http404, HttpRequest, HttpResponse


def capture(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404


def raw(request: HttpRequest, **address: object) -> HttpResponse:
    """Answer later."""
    raise Http404
