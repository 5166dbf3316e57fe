"""What every page's frame prints: the room's name and which way in the reader is on."""

from django.conf import settings
from django.http import HttpRequest

_SECTIONS = {
    "articles": "articles",
    "article": "articles",
    "revision": "articles",
    "searches": "articles",
    "new_search": "articles",
    "saved_search": "articles",
    "sources": "sources",
    "source": "sources",
    "source_year": "sources",
    "source_month": "sources",
    "source_day": "sources",
    "annotations": "annotations",
    "annotation": "annotations",
    "article_annotations": "annotations",
    "tags": "annotations",
    "tag": "annotations",
}


def room(request: HttpRequest) -> dict[str, str]:
    """Return the room's name and the section whose link the navigation marks."""
    match = request.resolver_match
    section = _SECTIONS.get(match.url_name or "", "") if match else ""
    return {"room_name": settings.READINGROOM_NAME, "room_section": section}
