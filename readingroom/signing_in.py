"""Who may try a password: how failures are counted, from where they came, and what is answered."""

from __future__ import annotations

import ipaddress
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.contrib import admin
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

# Behind one address may be a whole school: it may fail this many times as often as one name.
NAMES_AT_AN_ADDRESS = 10
# Django's form takes a name of any length; PostgreSQL's column does not.
LONGEST_NAME = 150


class Doorkeeper(AxesDatabaseHandler):
    """Counts failures of a name at an address, and those of the address."""

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Return the failures that count against the one limit of the settings."""
        name, address = (
            attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(name, address // NAMES_AT_AN_ADDRESS)


def address_of(request: HttpRequest) -> str | None:
    """Return where a request came from; a home's many IPv6 addresses (a /64) are one.

    X-Forwarded-For is anybody's to write. Its last entry is our own proxy's, if there is one.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.READINGROOM_PROXY:
        last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        told = last if _address(last) else told
    address = _address(told)
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or ipaddress.IPv6Address(int(address) >> 64 << 64)
    return str(address) if address else None


def name_of(request: HttpRequest, credentials: dict | None) -> str:
    """Return the name that was tried, no longer than the column that counts it."""
    return str((credentials or request.POST).get("username") or "")[:LONGEST_NAME]


def turn_away(request: HttpRequest, response: HttpResponse, credentials: Any) -> HttpResponse:
    """Answer whoever has failed too often, in the admin's clothes, with when to come back."""
    minutes = settings.AXES_COOLOFF_TIME.total_seconds() / 60
    context = {
        **admin.site.each_context(request),
        "title": "Too many wrong passwords",
        "minutes": round(minutes),
    }
    page = render_to_string("admin/turned_away.html", context, request)
    answer = HttpResponse(page, status=429)
    answer.headers["Retry-After"] = str(round(minutes * 60))
    add_never_cache_headers(answer)
    return answer


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
