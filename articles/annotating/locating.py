"""Find the text of the room that an annotation from elsewhere is about, and the words in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urldefrag

from django.urls import Resolver404, resolve

from articles.anchoring import Area, describe, find_exact, read_area
from articles.annotating.notes import MisquotedPassage, Stand
from articles.annotating.receiving import Aim
from articles.models import Article, Photo, Revision

# More of the words around a quote than this tells two places apart no better.
AROUND = 64
# How a page of the room names its photographs.
_POSITION = re.compile("photo-([0-9]{1,9})")


class NotHeld(ValueError):
    """The room holds no text that the annotation is about."""


@dataclass(frozen=True, slots=True)
class Place:
    """What of a revision an annotation is about."""

    revision: Revision
    stand: Stand


def locate(aims: Iterable[Aim], base: str) -> Place:
    """Return where the first aim points that the room holds a text for.

    Raises NotHeld when there is none, MisquotedPassage when the quoted words are not in the text
    or stand in several places.
    """
    for aim in aims:
        if aim.area:
            photo = _photo(aim, base)
            if photo:
                return Place(photo.revision, Stand(photo=photo, area=_area(aim, photo)))
            continue
        is_ours = aim.source.startswith(f"{base}/")
        revision = _ours(aim.source.removeprefix(base)) if is_ours else _captured(aim.source)
        if revision and revision.text:
            start, end = _span(aim, revision, counts_here=is_ours)
            return Place(revision, Stand(passage=describe(revision.text, start, end)))
    raise NotHeld(
        "The room holds no text or photograph at the address of any target. Load a capture of that "
        "page first, then send the annotation again."
    )


def _photo(aim: Aim, base: str) -> Photo | None:
    """Return the photo of a rectangle: by its place on a page of the room, or its own address."""
    photos = Photo.objects.select_related("revision__article").order_by("-revision__number", "pk")
    here = aim.source if aim.source.startswith(f"{base}/") else aim.scope
    revision = _ours(here.removeprefix(base)) if here.startswith(f"{base}/") else None
    if revision:
        photos = photos.filter(revision=revision)
    named = _POSITION.fullmatch(urldefrag(aim.source).fragment)
    if revision and named and here == aim.source:
        return photos.filter(position=int(named[1])).first()
    return photos.filter(image_url=aim.source).first()


def _area(aim: Aim, photo: Photo) -> Area:
    area = read_area(aim.area, photo.width, photo.height)
    if area is None:
        raise NotHeld(
            "This is no rectangle of that photograph. Write one such as xywh=percent:10,20,30,40."
        )
    return area


def _ours(path: str) -> Revision | None:
    """Return the revision at an address of the room: of an article, the newest."""
    try:
        match = resolve(urldefrag(path).url)
    except Resolver404:
        return None
    articles = Revision.objects.select_related("article")
    if match.view_name == "articles:revision":
        found = articles.filter(article=match.kwargs["pk"], number=match.kwargs["number"])
    elif match.view_name == "articles:article":
        found = articles.newest().filter(article=match.kwargs["pk"])
    else:
        return None
    return found.first()


def _captured(address: str) -> Revision | None:
    """Return the newest text of the page that was captured from an address."""
    addresses = {address, urldefrag(address).url}
    article = Article.objects.filter(url__in=addresses).order_by("pk").first()
    return Revision.objects.newest().select_related("article").filter(article=article).first()


def _span(aim: Aim, revision: Revision, counts_here: bool) -> tuple[int, int]:
    text, start, end = revision.text, aim.start, aim.end
    # Offsets that count in somebody else's copy of the page say nothing of this text.
    if counts_here and start is not None and end is not None and start < end <= len(text):
        found = text[start:end]
        if aim.exact in ("", found):
            return start, end
    if aim.exact:
        return _quoted(aim, text)
    if counts_here and start is not None:
        raise MisquotedPassage("The text is shorter than the position says.")
    block = revision.blocks[0]
    return block["start"], block["end"]


def _quoted(aim: Aim, text: str) -> tuple[int, int]:
    places = [(one.start, one.end) for one in find_exact(text, aim.exact)]
    if len(places) > 1:
        places = [place for place in places if _is_between(aim, text, *place)]
    if not places:
        raise MisquotedPassage("The quoted words are not in the text that this is about.")
    if len(places) > 1:
        raise MisquotedPassage(
            f"The quoted words stand in {len(places)} places: send more of what is around them."
        )
    return places[0]


def _is_between(aim: Aim, text: str, start: int, end: int) -> bool:
    """Tell whether the words around a place are those that the selector gives."""
    before = " ".join(text[max(0, start - 4 * AROUND) : start].split())
    after = " ".join(text[end : end + 4 * AROUND].split())
    wanted_before = " ".join(aim.prefix.split())[-AROUND:]
    wanted_after = " ".join(aim.suffix.split())[:AROUND]
    return before.endswith(wanted_before) and after.startswith(wanted_after)
