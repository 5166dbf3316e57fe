"""The lead photo: the picture that stands for a page where it is shared."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.captions import Words
from articles.parsing.markup.crediting import bare_credit, part, tidy
from articles.parsing.markup.linked import plain
from articles.parsing.markup.previews import size_within
from articles.parsing.markup.sources import distinct, is_kept
from articles.parsing.markup.twins import is_same, stem
from articles.parsing.page import PagePhoto
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.parsing.markup.linked import Node
    from articles.parsing.markup.shown import SavedPage

_NO_LEAD = re.compile(r"logo|default|placeholder|fallback|share|social|icon|\.svg", re.IGNORECASE)
_CREDIT_NAMES = ("creditText", "copyrightHolder", "author", "creator", "copyrightNotice")
_A_TELLING_ALT = 12


class ToldPictures:
    """What a page tells machines of its pictures."""

    def __init__(self, page: SavedPage, base: str) -> None:
        self._metas = page.metas
        self._base = base
        self._nodes = list(_nodes(page))
        self._by_stem = {stem(address_in(node)): node for node in reversed(self._nodes)}
        self._listed = [address_in(each) for each in _images(page)]

    def of(self, addresses: Iterable[str]) -> Node:
        """What is told of the picture with one of these addresses."""
        names = (name for address in addresses if (name := stem(address)))
        return next((self._by_stem[name] for name in names if name in self._by_stem), {})

    def lead(self) -> str | None:
        """The address of the picture that stands for the page where it is shared."""
        written = (
            self._metas.first("og:image", "og:image:url", "og:image:secure_url"),
            *self._listed,
            self._metas.first("twitter:image", "twitter:image:src", "thumbnail"),
        )
        whole = (web_address(address, self._base) for address in written if address)
        named = (address for address in whole if address)
        return next((each for each in named if not _NO_LEAD.search(each.rsplit("/", 1)[-1])), None)

    def with_twin(self, photo: PagePhoto) -> PagePhoto:
        """A photo with the address under which the page tells machines of it."""
        address = address_in(self.of(photo.sources))
        return _also_at(photo, web_address(address, self._base)) if address else photo

    def is_lead(self, photo: PagePhoto, lead: str) -> bool:
        """Whether a photo is the lead: by its name, its words, or the size it was captured in."""
        if is_same(photo.sources, lead):
            return True
        if photo.url:
            return False
        alt = likeness(self._metas.first("og:image:alt", "twitter:image:alt"))
        if len(alt) >= _A_TELLING_ALT and alt in (likeness(photo.alt), likeness(photo.caption)):
            return True
        return self._size() is not None and self._size() in map(size_within, photo.sources)

    def _size(self) -> tuple[int, int] | None:
        width, height = self._metas.first("og:image:width"), self._metas.first("og:image:height")
        is_told = all(len(each) < 6 and each.isdecimal() for each in (width, height) if each)
        return (int(width), int(height)) if width and height and is_told else None


def words_told(node: Node) -> Words:
    """The caption and the credit that a page tells machines of a picture."""
    caption, credit = part(plain(node.get("caption")))
    names = (plain(node.get(name)) for name in _CREDIT_NAMES)
    return Words(tidy(caption), next((bare_credit(name) for name in names if name), credit))


def with_lead(photos: Sequence[PagePhoto], told: ToldPictures) -> tuple[PagePhoto, ...]:
    """Put the picture that the page is shared with in front, unless it is among the others."""
    lead = told.lead()
    if lead is None:
        return tuple(photos)
    place = next((place for place, each in enumerate(photos) if told.is_lead(each, lead)), None)
    if place is not None:
        return (*photos[:place], _also_at(photos[place], lead), *photos[place + 1 :])
    words = words_told(told.of([lead]))
    if _is_captured(photos) or _is_known(words, photos):
        return tuple(photos)
    return (PagePhoto(words.caption, words.credit, lead, sources=(lead,)), *photos)


def _is_known(words: Words, photos: Sequence[PagePhoto]) -> bool:
    return bool(words.caption) and any(
        likeness(photo.caption) == likeness(words.caption) for photo in photos
    )


def _is_captured(photos: Sequence[PagePhoto]) -> bool:
    """Whether the page opens with a picture that was saved in it, and lost its address thereby."""
    first = photos[0] if photos else None
    return (
        first is not None
        and not first.url
        and not first.after_block
        and any(map(is_kept, first.sources))
    )


def _also_at(photo: PagePhoto, address: str | None) -> PagePhoto:
    if address is None:
        return photo
    sources = distinct((*photo.sources, address))
    return replace(photo, url=photo.url or address, sources=sources)


def address_in(value: Any) -> str:
    """The address of an image, told by itself or with what else is known of it."""
    if isinstance(value, str):
        return value
    return (
        plain(value.get("url")) or plain(value.get("contentUrl")) if isinstance(value, dict) else ""
    )


def _images(page: SavedPage) -> Iterator[Any]:
    yield from page.linked.follow(page.linked.article.get("image"))


def _nodes(page: SavedPage) -> Iterator[Node]:
    yield from (value for value in _images(page) if isinstance(value, dict))
    yield from page.linked.of_type("ImageObject")
