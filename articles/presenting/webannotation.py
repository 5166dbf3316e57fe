"""A note as a document of the W3C Web Annotation Data Model."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.urls import reverse

from articles.anchoring import Area
from articles.models import Annotation, Motivation
from articles.models.fields import is_web_address
from articles.presenting.languages import language_tag

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"
# Of what came with a note, a member is said again only while the columns that it was read into
# are as they were then: what a curator has changed since is told from the columns.
_READ_INTO = {
    "body": ("body", "tags", "language"),
    "bodyValue": ("body", "tags", "language"),
    "motivation": ("motivation",),
    "target": ("start", "end", "exact", "photo", "area"),
}


def annotation_document(note: Annotation, base: str) -> dict[str, object]:
    """Shape a note, fetched with `to_publish`; `base` is the room's address, without a path."""
    own, kept = own_document(note, base), _kept(note)
    if "bodyValue" in kept:
        own.pop("body", None)
    return own | kept


def own_document(note: Annotation, base: str) -> dict[str, object]:
    """Shape what the columns of a note say."""
    document: dict[str, object] = {
        "@context": CONTEXT,
        "id": address_of(note, base),
        "type": "Annotation",
        "motivation": note.motivation,
        "created": _moment(note.created_at),
        "modified": _moment(note.modified_at),
    }
    if note.creator:
        document["creator"] = _person(note.creator.get_username(), base)
    bodies = [*_texts(note), *_tags(note)]
    if bodies:
        document["body"] = bodies[0] if len(bodies) == 1 else bodies
    document["target"] = _target(note, base)
    return document


def address_of(note: Annotation, base: str) -> str:
    """Return the note's own absolute address, which is its id for ever."""
    return base + reverse("articles:annotation", args=[note.uuid])


def _person(name: str, base: str) -> dict[str, str]:
    notes = f"{reverse('articles:annotations')}?{urlencode({'curator': name})}"
    return {"id": base + notes, "type": "Person", "name": name}


def _texts(note: Annotation) -> list[dict[str, str]]:
    if not note.body:
        return []
    # A text whose purpose is "tagging" would be read as a tag.
    tagging = note.motivation == Motivation.TAGGING
    text = {
        "type": "TextualBody",
        "value": note.body,
        "format": "text/markdown",
        "purpose": str(Motivation.COMMENTING) if tagging else note.motivation,
    }
    language = language_tag(note.language)
    return [text | ({"language": language} if language else {})]


def _tags(note: Annotation) -> list[dict[str, str]]:
    return [
        {"type": "TextualBody", "value": tag.name, "purpose": "tagging"} for tag in note.tags.all()
    ]


def _target(note: Annotation, base: str) -> dict[str, object]:
    revision = note.made_on
    source = base + reverse("articles:revision", args=[note.article_id, revision.number])
    target: dict[str, object] = {"type": "SpecificResource", "source": source}
    if note.photo:
        return target | _photo(note, source)
    target["selector"] = [
        {
            "type": "TextQuoteSelector",
            "exact": note.exact,
            "prefix": note.prefix,
            "suffix": note.suffix,
        },
        {"type": "TextPositionSelector", "start": note.start, "end": note.end},
    ]
    captured = revision.captured_at or revision.capture.captured_at
    if captured:
        target["state"] = {
            "type": "TimeState",
            "sourceDate": _moment(captured),
            "cached": base + revision.capture.get_absolute_url(),
        }
    return target


def _photo(note: Annotation, source: str) -> dict[str, object]:
    photo = note.photo
    assert photo is not None  # noqa: S101 - _target() asks first
    seen = {"scope": source, "source": f"{source}#photo-{photo.position}"}
    if is_web_address(photo.image_url):
        seen["source"] = photo.image_url
    return {
        **seen,
        "selector": {
            "type": "FragmentSelector",
            "conformsTo": MEDIA_FRAGMENTS,
            "value": str(_area(note)),
        },
    }


def _area(note: Annotation) -> Area:
    return Area(note.x or 0, note.y or 0, note.w or 0, note.h or 0)


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _kept(note: Annotation) -> dict[str, object]:
    """Return the members that came with the note and still hold."""
    then = getattr(note, "kept_snapshot", None) or {}
    extra = dict(then.get("extra") or {})
    if extra.get("modified") and getattr(note, "kept_number", None) != note.version:
        del extra["modified"]
    now = _columns(note)
    changed = {
        member
        for member, columns in _READ_INTO.items()
        if any((then.get(column) or None) != (now[column] or None) for column in columns)
    }
    return {member: value for member, value in extra.items() if member not in changed}


def _columns(note: Annotation) -> dict[str, object]:
    return {
        "body": note.body,
        "motivation": note.motivation,
        "language": note.language,
        "tags": sorted(tag.slug for tag in note.tags.all()),
        "start": note.start,
        "end": note.end,
        "exact": note.exact,
        "photo": note.photo_id,
        "area": str(_area(note)) if note.photo_id else "",
    }
