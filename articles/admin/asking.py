"""Who asks for an admin page, and for what."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def signed_in(request: HttpRequest) -> User:
    """Return the person: the admin lets nobody in who has not signed in."""
    return cast(User, request.user)


def names_a_row(request: HttpRequest) -> bool:
    """Tell whether the page is one row's own, rather than a list."""
    return bool(request.resolver_match and request.resolver_match.kwargs)


def wants_json(request: HttpRequest) -> bool:
    """Tell whether a page's script asks."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
