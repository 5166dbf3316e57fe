"""Addresses of what was joined, split or merged: each leads on to where it stands now, for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import NoReverseMatch, ResolverMatch, reverse

from articles.models import FormerAddress, FormerSource, Revision

Kwargs = dict[str, Any]
_ARTICLES, _SOURCES = ("article", "revision"), ("source",)
# As the addresses of periods are written: /sources/SLUG/2022/03/.
_WRITTEN = {"year": "{:04}", "month": "{:02}", "day": "{:02}"}


def follow_moved(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer an address that is no more with the one that took its place, whatever it shows."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        if response.status_code != 404 or match is None or match.app_name != "articles":
            return response
        address = _address_now(match) if request.method in ("GET", "HEAD") else ""
        if not address:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

    return answer


def _address_now(match: ResolverMatch) -> str:
    name, kwargs = match.url_name or "", dict(match.kwargs)
    found: Kwargs | None = None
    if name.startswith(_ARTICLES) and "pk" in kwargs:
        found = _article_now(kwargs)
    elif name.startswith(_SOURCES) and "slug" in kwargs:
        found = _source_now(kwargs)
    try:
        return reverse(match.view_name, kwargs=found) if found else ""
    except NoReverseMatch:
        return ""


def _source_now(kwargs: Kwargs) -> Kwargs | None:
    former = FormerSource.objects.filter(slug=kwargs["slug"]).select_related("source").first()
    written = {key: _WRITTEN.get(key, "{}").format(value) for key, value in kwargs.items()}
    return {**written, "slug": former.source.slug} if former else None


def _article_now(kwargs: Kwargs) -> Kwargs | None:
    """Return where an article is now, or those of its revisions that the address numbers."""
    pk = kwargs["pk"]
    numbers = {
        key: value for key, value in kwargs.items() if isinstance(value, int) and key != "pk"
    }
    if not numbers:
        whole = FormerAddress.objects.filter(article_id_then=pk, number_then=0).first()
        return {**kwargs, "pk": whole.article_id} if whole else None
    moved = FormerAddress.objects.filter(article_id_then=pk, number_then__in=numbers.values())
    places = dict(moved.values_list("number_then", "revision"))
    now = Revision.objects.in_bulk([places.get(number) for number in numbers.values()])
    revisions = {key: now.get(places.get(number)) for key, number in numbers.items()}
    articles = {one.article_id if one else None for one in revisions.values()}
    if len(articles) != 1 or None in articles:
        return None
    return {**kwargs, "pk": articles.pop()} | {
        key: one.number for key, one in revisions.items() if one
    }
