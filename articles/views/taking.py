"""Notes that programs write: made by POST, changed by PUT, withdrawn by DELETE."""

from __future__ import annotations

import json
import math
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from articles.annotating import MisquotedPassage, StaleNote, withdraw_note
from articles.annotating.checking import WHOLE, Fault
from articles.annotating.importing import (
    RefusedNote,
    Room,
    check_change,
    replace_note,
    take_note,
)
from articles.models import Annotation, Article
from articles.models.annotations import PUBLISH
from articles.presenting.webannotation import annotation_document, own_document
from articles.views.negotiating import JSON_LD, READS, TAKEN, answer, base_of, entity_tag, refuse

LARGEST = 256 * 1024
LINKS = ('<http://www.w3.org/ns/ldp#Resource>; rel="type"',)
ALLOW = (*READS, "PUT", "DELETE")


def take(request: HttpRequest, article: Article | None) -> HttpResponse:
    """Make a published note of the annotation that is sent, under an id of the room's own."""
    refused = _barred(request, "articles.add_annotation")
    if refused:
        return refused
    try:
        by: Any = request.user
        made = take_note(
            by, _sent(request), _room(request), article=article.pk if article else None
        )
    except (RefusedNote, MisquotedPassage) as error:
        return _refused(error)
    document = _published(request, made)
    response = answer(request, document, LINKS, ALLOW, status=201)
    response["Location"] = str(document["id"])
    return response


def change(request: HttpRequest, note: Annotation) -> HttpResponse:
    """Change a note (PUT) or withdraw it (DELETE), unless somebody has changed it meanwhile."""
    refused = _barred(request, "articles.change_annotation")
    if refused:
        return refused
    published = annotation_document(note, base_of(request))
    if_match = request.headers.get("If-Match", "")
    if if_match and not _matches(if_match, entity_tag(published)):
        return _stale()
    try:
        if request.method == "DELETE":
            return _withdraw(request, note)
        return _replace(request, note, published)
    except (RefusedNote, MisquotedPassage) as error:
        return _refused(error)
    except StaleNote:
        return _stale()


def gone() -> HttpResponse:
    """Say that a note was there and is withdrawn."""
    return refuse(410, "Gone", "This note was withdrawn. Its address is not used again.")


def _withdraw(request: HttpRequest, note: Annotation) -> HttpResponse:
    by: Any = request.user
    withdraw_note(by, note, note.version)
    return HttpResponse(status=204)


def _replace(request: HttpRequest, note: Annotation, published: dict[str, object]) -> HttpResponse:
    by: Any = request.user
    sent, room = _sent(request), _room(request)
    check_change(published, sent)
    if "If-Match" not in request.headers:
        return refuse(
            428,
            "Precondition Required",
            "Send If-Match with the ETag of the note that you read: nobody's words may be lost.",
        )
    changed = replace_note(by, note, note.version, published, sent, room)
    return answer(request, _published(request, changed), LINKS, ALLOW)


def _room(request: HttpRequest) -> Room:
    return Room(base_of(request), own_document)


def _published(request: HttpRequest, note: Annotation) -> dict[str, object]:
    return annotation_document(Annotation.objects.to_publish().get(pk=note.pk), base_of(request))


def _barred(request: HttpRequest, permission: str) -> HttpResponse | None:
    if not request.user.is_authenticated:
        response = refuse(401, "Unauthorized", "Sign in as a curator first.")
        response["WWW-Authenticate"] = 'Cookie realm="curators"'
        return response
    if not request.user.has_perms([permission, PUBLISH]):
        return refuse(403, "Forbidden", "This is for curators who may write and publish notes.")
    if request.method != "DELETE" and request.content_type not in TAKEN:
        response = refuse(415, "Unsupported Media Type", f"Send {JSON_LD}.")
        response["Accept-Post"] = JSON_LD
        return response
    return None


def _sent(request: HttpRequest) -> dict[str, Any]:
    """Return the annotation that was sent, as JSON. Raises RefusedNote for what is none."""
    try:
        raw = request.body
    except RequestDataTooBig as error:
        raise _too_large() from error
    if len(raw) > LARGEST:
        raise _too_large()
    try:
        sent = json.loads(raw, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise RefusedNote(Fault(WHOLE, f"This is not JSON: {error.msg} at {where}.")) from error
    except (ValueError, RecursionError) as error:
        raise RefusedNote(Fault(WHOLE, "This is not JSON that a program can read.")) from error
    if not isinstance(sent, dict):
        raise RefusedNote(Fault(WHOLE, "An annotation is a JSON object."))
    return sent


def _too_large() -> RefusedNote:
    return RefusedNote(Fault(WHOLE, f"An annotation has at most {LARGEST:,} bytes."))


def _no_number(name: str) -> float:
    raise ValueError(name)


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return number


def _matches(if_match: str, tag: str) -> bool:
    return if_match.strip() == "*" or tag in (one.strip() for one in if_match.split(","))


def _refused(error: RefusedNote | MisquotedPassage) -> HttpResponse:
    if isinstance(error, MisquotedPassage):
        fault = Fault("target.selector", str(error))
        return refuse(409, "Conflict", str(error), [fault])
    status, title = (403, "Forbidden") if error.is_forbidden else (400, "Bad Request")
    return refuse(status, title, str(error), error.faults)


def _stale() -> HttpResponse:
    return refuse(
        412,
        "Precondition Failed",
        "Somebody has changed this note since you read it. Read it again, then send your change.",
    )
