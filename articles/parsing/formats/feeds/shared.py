"""What RSS and Atom have in common: titles with stray markup, teasers, names, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.outlets import fits_host
from articles.parsing.markup.pictures import may_be_photo
from articles.parsing.markup.trees import squeezed, untagged
from articles.parsing.told.prose import photo_told
from articles.parsing.told.records import teaser_only
from articles.parsing.told.trees import every, first, name_of, space_of, text_at, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from articles.parsing.page import PagePhoto, PageWarning
    from articles.parsing.told.prose import Prose

XML = "{http://www.w3.org/XML/1998/namespace}"
_FULL_TEXT = 1200
_ESCAPED = re.compile(r"&(?:#[0-9]{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_PARTS = re.compile(r"\s[-–—|·•»›:]\s|[|»›]")
_MEDIA = "search.yahoo.com/mrss"
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.IGNORECASE)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed tells of all its entries; `home` is the address that theirs are relative to."""

    publisher: str = ""
    language: str = ""
    home: str = ""
    authors: tuple[str, ...] = ()


def plain_title(text: str) -> str:
    """A title whose markup was escaped once more than needed, as many feeds do."""
    return untagged(unescape(text) if _ESCAPED.search(text) else text)


def publisher_named(title: str, address: str) -> str:
    """The publisher in a feed's title: of "World - The Courier" the part that its host bears."""
    title = plain_title(title)[:_LONGEST]
    host = (urlsplit(web_address(address) or "").hostname or "").removeprefix("www.")
    parts = [squeezed(part) for part in _PARTS.split(title)]
    return next((part for part in parts if part and host and fits_host(part, host)), title)


def is_teaser(prose: Prose) -> bool:
    """Whether a description is too short to be the article itself."""
    return sum(len(block.text) for block in prose.blocks) < _FULL_TEXT


def teaser_warnings(prose: Prose, full: bool) -> tuple[PageWarning, ...]:
    """Warn where an entry tells only what leads to its article."""
    return (teaser_only(),) if prose.blocks and not full and is_teaser(prose) else ()


def media_photos(entry: Element, base: str) -> list[PagePhoto]:
    """The pictures of Media RSS: the largest of each group; a thumbnail where there is none."""
    found = []
    for content in _contents(entry):
        photo = _photo(content, entry, base)
        found += [photo] if photo else []
    if found:
        return found
    thumbnails = (node for node in every(entry, "thumbnail") if _MEDIA in space_of(node))
    made = (photo_told(_address(node, base)) for node in thumbnails)
    return [photo for photo in made if photo][:1]


def _contents(entry: Element) -> Iterator[Element]:
    for node in entry:
        if _MEDIA not in space_of(node):
            continue
        if name_of(node) == "content":
            yield node
        elif name_of(node) == "group":
            yield from sorted(every(node, "content"), key=_width, reverse=True)[:1]


def _width(content: Element) -> int:
    written = content.get("width", "")
    return int(written) if written.isdecimal() and len(written) < 6 else 0


def _photo(content: Element, entry: Element, base: str) -> PagePhoto | None:
    address = _address(content, base)
    kind = f"{content.get('medium', '')} {content.get('type', '')}"
    if not address or not ("image" in kind or (not kind.strip() and _PICTURE.search(address))):
        return None
    around = [content, content.getparent(), entry]
    texts = (text_at(node, "description") for node in around[: 2 if around[1] is not entry else 1])
    caption = untagged(unescape(next(filter(None, texts), "")))
    return photo_told(address, caption, _credit(around), text_at(content, "title"))


def _credit(around: list[Element]) -> str:
    for node in around:
        named = [words(each) for each in every(node, "credit") if _MEDIA in space_of(each)]
        told = " / ".join(dict.fromkeys(filter(None, named[:5])))
        rights = first(node, "copyright")
        if not told and rights is not None and _MEDIA in space_of(rights):
            told = words(rights)
        if told:
            return told
    return ""


def _address(node: Element, base: str) -> str | None:
    address = web_address(node.get("url", ""), base)
    return address if address and may_be_photo(address) else None


def enclosed_photo(address: str, kind: str, base: str) -> list[PagePhoto]:
    """The picture that an entry encloses, when it is one."""
    whole = web_address(address, base)
    photo = (
        photo_told(whole) if whole and kind.startswith("image") and may_be_photo(whole) else None
    )
    return [photo] if photo else []
