"""The room's addresses, and some that go wrong on purpose."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from readingroom.urls import urlpatterns as room


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("SECRET DETAIL")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("SECRET DETAIL")


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("SECRET DETAIL")


urlpatterns = [
    path("broken", broken),
    path("forbidden", forbidden),
    path("suspicious", suspicious),
    *room,
]
