"""What a program and the room agree on: which form an answer takes, whether it is still fresh."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from articles.annotating.checking import Fault

JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
TAKEN = ("application/ld+json", "application/json")
READS = ("GET", "HEAD", "OPTIONS")
_INCLUDE = re.compile(r'include="([^"]{0,500})"')
_PREFERENCES = {
    "http://www.w3.org/ns/ldp#PreferMinimalContainer": "minimal",
    "http://www.w3.org/ns/oa#PreferContainedIRIs": "iris",
    "http://www.w3.org/ns/oa#PreferContainedDescriptions": "descriptions",
}


def base_of(request: HttpRequest) -> str:
    """Return the room's own address as this reader knows it, without a path."""
    return request.build_absolute_uri("/").removesuffix("/")


def wants_html(request: HttpRequest) -> bool:
    """Tell whether a person's browser asks. A program that names no type is given JSON-LD."""
    return request.get_preferred_type([JSON_LD, "application/json", "text/html"]) == "text/html"


def preferences(request: HttpRequest) -> set[str]:
    """Return which forms of a collection are preferred: minimal, iris, descriptions."""
    written = request.headers.get("Prefer", "")
    asked = " ".join(_INCLUDE.findall(written)).split()
    return {_PREFERENCES[one] for one in asked if one in _PREFERENCES}


def answer(
    request: HttpRequest,
    document: Mapping[str, object],
    links: Iterable[str],
    allow: Sequence[str],
    status: int = 200,
) -> HttpResponse:
    """Send a JSON-LD document with its strong ETag, or 304 to one who has it already."""
    content = json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
    response = HttpResponse(content, content_type=JSON_LD, status=status)
    response["ETag"] = entity_tag(document)
    response["Content-Location"] = str(document["id"])
    # What is published is for every page to read; no cookie is sent along or asked for.
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Allow, Content-Location, ETag, Link, Vary"
    announce(response, links, allow)
    conditional: HttpResponseBase | None = response
    if request.method in ("GET", "HEAD"):
        conditional = get_conditional_response(request, response["ETag"], response=response)
    assert isinstance(conditional, HttpResponse)  # noqa: S101 - the same, or a 304 of Django's
    return conditional


def entity_tag(document: Mapping[str, object]) -> str:
    """Return the strong ETag of a document."""
    content = json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def announce(response: HttpResponse, links: Iterable[str], allow: Sequence[str]) -> None:
    """Tell what this is, what may be done here, and what the answer depends on."""
    response["Link"] = ", ".join(links)
    response["Allow"] = ", ".join(allow)
    if "POST" in allow:
        response["Accept-Post"] = JSON_LD
    patch_vary_headers(response, ("Accept", "Prefer"))


def refuse(status: int, title: str, detail: str, faults: Iterable[Fault] = ()) -> HttpResponse:
    """Refuse with the reason, and with each field that is wrong (RFC 9457)."""
    errors = [{"field": fault.field, "message": fault.message} for fault in faults]
    problem = {"title": title, "status": status, "detail": detail, "errors": errors}
    # ASCII throughout: a field's name may hold half a character that was sent.
    return HttpResponse(json.dumps(problem), content_type="application/problem+json", status=status)
