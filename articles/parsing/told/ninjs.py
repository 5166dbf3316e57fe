"""ninjs, the JSON of the IPTC for news, in its versions 1 to 3: one object, one story."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.trees import untagged
from articles.parsing.page import UnknownFormat
from articles.parsing.told.prose import NO_PROSE, Prose, from_text, photo_told, prose_of
from articles.parsing.told.records import teaser_only
from articles.parsing.told.renditions import rank
from articles.parsing.told.story import Story
from articles.parsing.told.times import news
from articles.parsing.told.values import objects_of, text_of, texts_of
from articles.parsing.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.page import Hint, PagePhoto, PageWarning
    from articles.parsing.told.values import Record

# Version 3 writes "versionCreated" where the others write "versioncreated".
_OF_NINJS = frozenset(
    ("versioncreated", "pubstatus", "representationtype", "infosources", "infosource", "renditions")
)
_TEXTS = re.compile("body|bodies$|headline|title$|associations$")
_NO_TEXT = ("picture", "photo", "graphic", "video", "audio")
_MOST_PHOTOS = 200


def is_ninjs(record: Record) -> bool:
    """Whether an object is ninjs: known by its address and the words that only ninjs uses."""
    if "uri" not in record or not isinstance(record["uri"], str):
        return False
    keys = {folded(name) for name in record}
    standard = text_of(record.get("standard")) or text_of(record.get("$standard"))
    return "ninjs" in standard.casefold() or (
        bool(keys & _OF_NINJS) and any(map(_TEXTS.match, keys))
    )


def story_of_ninjs(record: Record, hint: Hint) -> Story:
    """Read a story; a picture sent alone is a story of one photo. Raises UnknownFormat."""
    told = _Told(record)
    kind = told.text("type").casefold()
    if kind in ("event", "planning", "audio", "video"):
        raise UnknownFormat(f"This ninjs object is no article: its type is {kind}.")
    prose, warnings = _prose(told)
    return Story(
        title=untagged(_headline(told) or told.text("title")),
        byline=told.text("byline") or told.text("by"),
        authors=tuple(_authors(told)),
        publisher=told.text("copyrightholder") or told.text("provider"),
        agencies=tuple(texts_of(told.value("infosources") or told.value("infosource"))),
        language=told.text("language"),
        url=_address(record, told),
        section=told.text("service") if not isinstance(told.value("service"), dict) else "",
        published=_first_time(told),
        updated=news(_version(told), _first_time(told)),
        prose=prose.with_photos(_photos(told)),
        warnings=warnings,
    )


class _Told:
    """An object whose keys may be written in either fashion."""

    def __init__(self, record: Record) -> None:
        self.record = {folded(name): value for name, value in record.items()}

    def value(self, name: str) -> Any:
        return self.record.get(name)

    def text(self, name: str) -> str:
        return text_of(self.record.get(name))

    def called(self, start: str) -> str:
        """The first text under a key of version 1 that begins so, as "body_text" or "body_main"."""
        keys = sorted((key for key in self.record if key.startswith(start)), key=_rank_of_key)
        return next((text for key in keys if (text := self.text(key))), "")

    def one(self, plural: str, singular: str, role: str = "", kind: str = "") -> str:
        """One text of a list in which each has a role or a type of content; else the plain one."""
        told = objects_of(self.record.get(plural) or [])
        told.sort(key=lambda each: bool(role) and role not in text_of(each.get("role")))
        for each in map(_Told, told):
            if kind in each.text("contenttype") and each.text("value"):
                return each.text("value")
        return self.text(singular) if singular else ""


def _headline(told: _Told) -> str:
    return told.one("headlines", "headline", role="main") or told.called("headline")


def _rank_of_key(key: str) -> tuple[bool, str]:
    return "html" not in key, key


def _first_time(told: _Told) -> str:
    return told.text("firstcreated") or told.text("contentcreated") or _version(told)


def _version(told: _Told) -> str:
    return told.text("versioncreated") or told.text("contentmodified")


def _authors(told: _Told) -> Iterator[str]:
    """People are of the story; only those in the role of a creator wrote it."""
    for person in chain(objects_of(told.value("people")), objects_of(told.value("person"))):
        rel = f"{text_of(person.get('rel'))} {text_of(person.get('role'))}".casefold()
        if any(word in rel for word in ("author", "creator", "writer", "reporter")):
            yield text_of(person.get("name"))
    yield from texts_of(told.value("authors") or told.value("author"))


def _address(record: Record, told: _Told) -> str:
    for name in ("url", "link", "canonical", "webpage"):
        if web_address(told.text(name)):
            return told.text(name)
    return web_address(text_of(record.get("uri"))) or ""


def _prose(told: _Told) -> tuple[Prose, tuple[PageWarning, ...]]:
    markup = told.one("bodies", "bodyxhtml", kind="html")
    text = markup or told.one("bodies", "") or told.called("body")
    if text:
        return prose_of(text), ()
    if told.text("type").casefold() in _NO_TEXT:
        return NO_PROSE, ()
    summary = told.one("descriptions", "", role="summary") or told.called("description")
    return (from_text(untagged(summary)), (teaser_only(),)) if summary else (NO_PROSE, ())


def _photos(told: _Told) -> Iterator[PagePhoto]:
    if told.text("type").casefold() in _NO_TEXT[:3]:
        yield from filter(None, [_photo(told)])
    for each in map(_Told, _associated(told.value("associations"))):
        if each.text("type").casefold() in ("", *_NO_TEXT[:3]):
            photo = _photo(each)
            if photo and (photo.sources or each.text("type")):
                yield photo


def _associated(value: Any) -> list[dict[str, Any]]:
    """Version 1 names each association; the others list them."""
    values = list(value.values()) if isinstance(value, dict) else value
    return objects_of(values or [])[:_MOST_PHOTOS]


def _photo(told: _Told) -> PagePhoto | None:
    caption = (
        told.one("descriptions", "descriptiontext", role="caption")
        or told.called("description")
        or told.one("bodies", "")
        or told.called("body")
    )
    headline = _headline(told)
    written = _renditions(told)
    best = next(filter(None, map(web_address, written)), None)
    words = untagged(caption or headline)
    photo = photo_told(best, words, _credit(told), headline, tuple(written))
    return replace(photo, alt="") if photo and photo.alt == photo.caption else photo


def _credit(told: _Told) -> str:
    names = (told.text("creditline"), told.text("byline") or told.text("by"))
    holder = told.text("copyrightholder")
    line, maker = names
    if line or not maker:
        return line or holder
    return f"{maker}/{holder}" if holder and holder not in maker else maker


def _renditions(told: _Told) -> list[str]:
    """The addresses of the versions of a picture as written, the best first."""
    value = told.value("renditions")
    if isinstance(value, dict):
        versions = [
            {"name": name, **each} for name, each in value.items() if isinstance(each, dict)
        ]
    else:
        versions = objects_of(value or [])
    versions.sort(key=lambda each: rank(text_of(each.get("name"))))
    return [address for each in versions if (address := text_of(each.get("href")).strip())]
