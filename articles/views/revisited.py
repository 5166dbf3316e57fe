"""Pages that a reader has seen, of a room that has not changed: 304, or the very same bytes.

Only answers that are the same for every stranger are kept, in this process. Each bears a strong
entity tag made of its bytes, so that every process, and the same process after a restart, knows a
reader's copy again (RFC 9110 §8.8.3, §13.1.2).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import get_conditional_response

from articles.unchanged import Shelf, state

_AROUND = 500  # bytes of a kept page beside its content
_OWN = {"no-store", "private", "no-cache"}


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it goes out."""

    content: bytes
    headers: tuple[tuple[str, str], ...]

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, or 304 to a reader who has it."""
        response = HttpResponse(self.content, headers=dict(self.headers))
        told = get_conditional_response(request, etag=response["ETag"], response=response)
        return told or response


def know_revisits(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer strangers with what was made for others of them, as long as nothing has changed."""
    shelf: Shelf[Kept] = Shelf(settings.READINGROOM_KEPT_BYTES)

    def answer(request: HttpRequest) -> HttpResponse:
        now = state() if _is_of_a_stranger(request) and _asks_for_a_page(request) else None
        if now is None:
            return get_response(request)
        key = (request.scheme, request.get_host(), request.get_full_path())
        kept = shelf.find(now, key)
        if kept is None:
            response = get_response(request)
            if not _is_for_everyone(response):
                return response
            kept = _kept(response)
            shelf.keep(now, key, kept, len(kept.content) + _AROUND)
        return kept.answer(request)

    return answer


def _is_of_a_stranger(request: HttpRequest) -> bool:
    """Tell whether nothing in a request says who asks."""
    theirs = {settings.SESSION_COOKIE_NAME, "messages"}
    return (
        request.method == "GET"
        and not settings.DEBUG
        and theirs.isdisjoint(request.COOKIES)
        and "Authorization" not in request.headers
    )


def _asks_for_a_page(request: HttpRequest) -> bool:
    """Tell whether a reader's page stands at the address: other answers need no database.

    Raises DisallowedHost for a host that is not this room's.
    """
    request.get_host()
    try:
        return resolve(request.path_info).app_name == "articles"
    except Resolver404:
        return False


def _is_for_everyone(response: HttpResponse) -> bool:
    """Tell whether an answer depends on its address alone, for readers who are not known."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "ETag" not in response.headers
        and _words(response, "Vary") <= {"cookie"}
        and _OWN.isdisjoint(_words(response, "Cache-Control"))
    )


def _words(response: HttpResponse, header: str) -> set[str]:
    """Return the parts of a header that is a list."""
    parts = response.headers.get(header, "").lower().split(",")
    return {part.strip() for part in parts} - {""}


def _kept(response: HttpResponse) -> Kept:
    tag = hashlib.sha256(response.content).hexdigest()[:32]
    response.headers["ETag"] = f'"{tag}"'
    # A browser may keep the page, and asks each time whether it still holds.
    response.headers.setdefault("Cache-Control", "no-cache")
    return Kept(response.content, tuple(response.headers.items()))
